package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Signs, factors, transposes, inverses, and the order of factors. */
final class FactorEdits {
  private static final int MOST_SIZES = 4;

  private final Edits.Place place;

  FactorEdits(Edits.Place place) {
    this.place = place;
  }

  void of(Expr at, List<Edit> edits) {
    if (place.isTerm()) {
      edits.add(new Edit(Tidied.negated(at), 1, "the sign of " + Edit.quoted(at) + " is wrong"));
      edits.add(new Edit(Tidied.times(Rational.of(2), at), 3, "a factor 2 is missing"));
      edits.add(new Edit(Tidied.times(Rational.of(1, 2), at), 3, "a factor 1/2 is missing"));
      edits.add(new Edit(Tidied.times(Rational.of(4), at), 6, "a factor 4 is missing"));
      edits.add(new Edit(Tidied.times(Rational.of(1, 4), at), 6, "a factor 1/4 is missing"));
      sizes(at, edits);
      scalars(at, edits);
    }
    boolean tensor = at.shape().rank() > 0 && at.shape().rank() <= 2;
    if (tensor && place.isFactor() && !at.is(Operator.TRANSPOSE)) {
      edits.add(
          new Edit(Make.transpose(at), 4, "the transpose of " + Edit.quoted(at) + " is forgotten"));
    }
    if (tensor && place.isFactor() && at.shape().isSquare() && !at.is(Operator.INVERSE)) {
      edits.add(
          new Edit(Make.inverse(at), 6, "the inverse of " + Edit.quoted(at) + " is forgotten"));
    }
  }

  /** A factor n or 1/n too few. */
  private void sizes(Expr at, List<Edit> edits) {
    Set<String> names = new LinkedHashSet<>();
    sizes(place.before(), names);
    sizes(at, names);
    names.stream()
        .limit(MOST_SIZES)
        .map(Make::scalar)
        .forEach(size -> {
          edits.add(
              new Edit(Tidied.product(List.of(size, at)), 5, "a factor `" + size + "` is missing"));
          edits.add(new Edit(Make.divide(at, size), 5, "a factor `1/" + size + "` is missing"));
        });
  }

  /** A factor p or 1 - p too few, or another number that the line before mentions. */
  private void scalars(Expr at, List<Edit> edits) {
    Mentioned.in(place.before(), place.trail().line()).stream()
        .filter(name -> name.shape().isScalar() && name.op() instanceof Op.Symbol)
        .limit(MOST_SIZES)
        .forEach(name -> {
          lost(name, at, edits);
          if (NumberEdits.isBelowOne(place.context(), name)) {
            lost(Make.minus(Make.number(1), name), at, edits);
          }
        });
  }

  private static void lost(Expr factor, Expr at, List<Edit> edits) {
    edits.add(
        new Edit(
            Tidied.product(List.of(factor, at)),
            6,
            "the factor " + Edit.quoted(factor) + " is lost"));
  }

  private void sizes(Expr in, Set<String> names) {
    for (String name : new Names().free(in)) {
      place
          .context()
          .find(name)
          .ifPresent(declaration -> {
            if (declaration instanceof org.deriv.expr.Declaration.Dimension) {
              names.add(name);
            }
          });
    }
    dims(in.shape(), names);
    in.args().forEach(arg -> dims(arg.shape(), names));
  }

  private static void dims(Shape shape, Set<String> names) {
    shape.dims().stream().map(Dim::names).forEach(names::addAll);
  }

  /** Factors in the wrong order, too many, or joined by the wrong product. */
  void product(Expr product, List<Edit> edits) {
    List<Expr> factors = product.args();
    for (int i = 0; i < factors.size(); i++) {
      if (factors.size() > 1 && !factors.get(i).isNumber(-1)) {
        edits.add(
            new Edit(
                rebuilt(product, Tidied.without(factors, i)),
                7,
                "the factor " + Edit.quoted(factors.get(i)) + " is too much"));
      }
      if (i + 1 < factors.size()) {
        pair(product, i, edits);
      }
    }
  }

  private static void pair(Expr product, int i, List<Edit> edits) {
    List<Expr> factors = product.args();
    Expr left = factors.get(i);
    Expr right = factors.get(i + 1);
    if (left.shape().isScalar() || right.shape().isScalar()) {
      return;
    }
    boolean matrix = product.is(Operator.PRODUCT);
    if (matrix) {
      joined(product, i, Operator.PRODUCT, List.of(right, left))
          .forEach(result ->
              edits.add(
                  new Edit(
                      result,
                      4,
                      "the factors "
                          + Edit.quoted(left)
                          + " and "
                          + Edit.quoted(right)
                          + " are swapped")));
    }
    joined(product, i, matrix ? Operator.HADAMARD : Operator.PRODUCT, List.of(left, right))
        .forEach(result ->
            edits.add(
                new Edit(
                    result,
                    4,
                    matrix
                        ? "the product with " + Edit.quoted(right) + " is meant entry by entry"
                        : "the matrix product with " + Edit.quoted(right) + " is meant")));
  }

  /** Two neighbours put together in another way, where that fits. */
  private static List<Expr> joined(Expr product, int i, Operator by, List<Expr> pair) {
    if (!Shapes.fit(by, pair)) {
      return List.of();
    }
    List<Expr> factors = new ArrayList<>(product.args().subList(0, i));
    if (by == product.op()) {
      factors.addAll(pair);
    } else {
      factors.add(Expr.of(by, pair));
    }
    factors.addAll(product.args().subList(i + 2, product.args().size()));
    return factors.size() == 1
        ? List.of(factors.getFirst())
        : Shapes.fit(product.op(), factors) ? List.of(rebuilt(product, factors)) : List.of();
  }

  private static Expr rebuilt(Expr product, List<Expr> factors) {
    if (factors.size() == 1) {
      return factors.getFirst();
    }
    if (!Shapes.fit(product.op(), factors)) {
      return product;
    }
    return product.is(Operator.PRODUCT) ? Tidied.product(factors) : Expr.of(product.op(), factors);
  }

  /** A transpose or an inverse too many, or of the wrong thing. */
  void unwrapped(Expr at, List<Edit> edits) {
    boolean transpose = at.is(Operator.TRANSPOSE);
    edits.add(
        new Edit(
            at.arg(0),
            4,
            (transpose ? "the transpose" : "the inverse")
                + " of "
                + Edit.quoted(at.arg(0))
                + " is too much"));
    if (transpose && at.arg(0).op() instanceof Op.Block) {
      return;
    }
    if (at.shape().isSquare() && transpose) {
      edits.add(new Edit(Make.inverse(at.arg(0)), 7, "the inverse is meant, not the transpose"));
    }
  }
}
