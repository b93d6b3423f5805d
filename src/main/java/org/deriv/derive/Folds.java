package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.rule.Lean;

/**
 * Sums over an index: what does not depend on the index is taken out, and a sum over all rows,
 * columns or entries is written as a product of matrices.
 */
final class Folds {
  private final Tidy tidy;

  Folds(Tidy tidy) {
    this.tidy = tidy;
  }

  Expr of(Op.Fold fold, List<Expr> args) {
    Expr body = args.getLast();
    if (fold.kind() != Op.Fold.Kind.SUM || Lean.isZero(body)) {
      return Lean.of(fold, args);
    }
    Optional<Dim> size = args.size() == 3 ? whole(args.get(0), args.get(1)) : Optional.empty();
    Optional<Expr> selected = size.flatMap(_ -> selected(fold.index(), args, size.orElseThrow()));
    if (selected.isPresent()) {
      return tidy.of(selected.get());
    }
    Vectors vectors = new Vectors(fold.index(), size.orElse(Dim.ONE));
    Optional<Expr> matrices =
        size.flatMap(_ -> matrices(tidy.monomial(body), vectors))
            .filter(result -> tidy.order().size(result) <= tidy.order().size(Expr.of(fold, args)));
    return matrices.map(tidy::of).orElseGet(() -> takenOut(fold, args, vectors));
  }

  /** The dimension that an index from 1 to it runs over. */
  private static Optional<Dim> whole(Expr first, Expr last) {
    if (!first.isNumber(1)) {
      return Optional.empty();
    }
    return switch (last.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(Dim.of(name));
      case Op.Number(Rational value) when value.isInt() -> Optional.of(Dim.of(value.intValue()));
      default -> Optional.empty();
    };
  }

  /** Σᵢ eᵢ[k] T(i) over all i is T(k). */
  private Optional<Expr> selected(String index, List<Expr> args, Dim size) {
    Expr here = Make.scalar(index);
    Monomial body = tidy.monomial(args.getLast());
    for (Expr base : body.powers().keySet()) {
      boolean delta =
          base.is(Operator.ENTRY)
              && base.arg(0).equals(Expr.of(new Op.Basis(size), here))
              && body.powers().getOrDefault(base, Make.number(0)).isNumber(1)
              && !new Names().free(base.arg(1)).contains(index);
      if (delta) {
        Map<Expr, Expr> rest = new LinkedHashMap<>(body.powers());
        rest.remove(base);
        Expr term = tidy.write(body.withPowers(rest));
        return Optional.of(Substitution.of(here, base.arg(1)).in(term));
      }
    }
    return Optional.empty();
  }

  private Optional<Expr> matrices(Monomial body, Vectors vectors) {
    List<Expr> chain = body.chain();
    List<Expr> constants = new ArrayList<>();
    List<Expr> moving = new ArrayList<>();
    body.powers()
        .forEach((base, exponent) -> {
          Expr power = Lean.of(Operator.POWER, List.of(base, exponent));
          (vectors.isFree(power) ? constants : moving).add(power);
        });
    constants.add(Make.number(body.coefficient()));
    int left = 0;
    while (left < chain.size() && vectors.isFree(chain.get(left))) {
      left++;
    }
    int right = chain.size();
    while (right > left && vectors.isFree(chain.get(right - 1))) {
      right--;
    }
    List<Expr> middle = chain.subList(left, right);
    if (moving.isEmpty() && middle.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> front = chain.subList(0, left);
    List<Expr> back = chain.subList(right, chain.size());
    return vectors
        .of(Lean.product(moving))
        .flatMap(scalars -> summed(scalars, middle, vectors))
        .map(sum -> {
          List<Expr> all = new ArrayList<>(constants);
          all.addAll(front);
          all.add(sum);
          all.addAll(back);
          return Lean.product(all);
        });
  }

  /** Σᵢ sᵢ, Σᵢ sᵢ cᵢ, Σᵢ sᵢ rᵢ or Σᵢ sᵢ cᵢ rᵢ for columns cᵢ and rows rᵢ. */
  private Optional<Expr> summed(Expr scalars, List<Expr> chain, Vectors vectors) {
    if (chain.isEmpty()) {
      return Optional.of(Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), scalars));
    }
    Expr first = chain.getFirst();
    if (chain.size() == 1) {
      return first.shape().isRow()
          ? vectors.matrixOfRows(first).map(rows -> Lean.product(Make.transpose(scalars), rows))
          : vectors.matrixOfColumns(first).map(columns -> Lean.product(columns, scalars));
    }
    boolean outer =
        chain.size() == 2 && first.shape().isVector() && chain.getLast().shape().isRow();
    if (!outer) {
      return Optional.empty();
    }
    Expr diagonal = Expr.of(Operator.DIAGONAL_MATRIX, scalars);
    return vectors
        .matrixOfColumns(first)
        .flatMap(columns ->
            vectors
                .matrixOfRows(chain.getLast())
                .map(rows -> Lean.product(columns, diagonal, rows)));
  }

  private Expr takenOut(Op.Fold fold, List<Expr> args, Vectors vectors) {
    Monomial body = tidy.monomial(args.getLast());
    Map<Expr, Expr> out = new LinkedHashMap<>();
    Map<Expr, Expr> in = new LinkedHashMap<>();
    body.powers()
        .forEach((base, exponent) ->
            (vectors.isFree(base) && vectors.isFree(exponent) ? out : in).put(base, exponent));
    List<Expr> chain = body.chain();
    int left = 0;
    while (left < chain.size() && vectors.isFree(chain.get(left))) {
      left++;
    }
    int right = chain.size();
    while (right > left && vectors.isFree(chain.get(right - 1))) {
      right--;
    }
    if (left == chain.size() && in.isEmpty()) {
      return constant(args, fold, body);
    }
    Expr inner = tidy.write(new Monomial(Rational.ONE, in, chain.subList(left, right)));
    List<Expr> changed = new ArrayList<>(args);
    changed.set(args.size() - 1, inner);
    Expr sum = Expr.of(fold, changed);
    List<Expr> factors = new ArrayList<>(chain.subList(0, left));
    Monomial outside = new Monomial(body.coefficient(), out, List.of());
    if (sum.shape().isScalar()) {
      outside = outside.times(Monomial.scalar(sum, Make.number(1)));
    } else {
      factors.add(sum);
    }
    factors.addAll(chain.subList(right, chain.size()));
    return tidy.write(outside.withChain(factors));
  }

  /** The same term as often as the index takes a value. */
  private Expr constant(List<Expr> args, Op.Fold fold, Monomial body) {
    if (args.size() == 4) {
      return Lean.of(fold, args);
    }
    boolean up = fold.direction() == Op.Direction.UP;
    Expr first = args.get(up ? 0 : 1);
    Expr last = args.get(up ? 1 : 0);
    Expr beyond = Monomial.plus(last, Make.number(1));
    Expr count = Monomial.plus(beyond, Monomial.negative(first));
    if (!tidy.knowledge().isNatural(count)) {
      return Lean.of(fold, args);
    }
    return tidy.write(body.times(tidy.monomial(tidy.of(count))));
  }
}
