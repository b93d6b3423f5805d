package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The factors of a term: numbers, columns at an index, and matrices between two indices. */
final class Network {
  private final Map<String, Dim> sizes = new LinkedHashMap<>();
  private final List<Expr> scalars = new ArrayList<>();
  private final Map<String, List<Expr>> vectors = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Names names = new Names();

  /** A matrix whose rows are counted by one index and whose columns by another. */
  record Edge(Expr matrix, String row, String column) {
    boolean touches(String index) {
      return row.equals(index) || column.equals(index);
    }

    /** With its rows counted by the index. */
    Edge from(String index) {
      return row.equals(index) ? this : new Edge(Make.transpose(matrix), column, row);
    }
  }

  List<Expr> scalars() {
    return scalars;
  }

  Map<String, List<Expr>> vectors() {
    return vectors;
  }

  List<Edge> edges() {
    return edges;
  }

  /** An index and the dimension whose positions it runs through. */
  void index(String name, Dim size) {
    sizes.put(name, size);
  }

  Dim dimension(String index) {
    Dim dim = sizes.get(index);
    if (dim == null) {
      throw new IllegalStateException("no size of `" + index + "`");
    }
    return dim;
  }

  /** The dimension whose positions an index runs through. */
  static Optional<Dim> dim(Bound bound) {
    return bound.first().isNumber(1) ? dim(bound.last()) : Optional.empty();
  }

  private static Optional<Dim> dim(Expr size) {
    return switch (size.op()) {
      case Op.Number(Rational value) when value.isInt() -> Optional.of(Dim.of(value.intValue()));
      case Op.Symbol(String name, Shape _) -> Optional.of(Dim.of(name));
      case Operator.ADD -> fold(size.args(), Dim::plus);
      case Operator.PRODUCT -> fold(size.args(), Dim::times);
      default -> Optional.empty();
    };
  }

  private static Optional<Dim> fold(List<Expr> parts, BinaryOperator<Dim> how) {
    Optional<Dim> result = dim(parts.getFirst());
    for (Expr part : parts.subList(1, parts.size())) {
      Optional<Dim> next = dim(part);
      result =
          result.isPresent() && next.isPresent()
              ? Optional.of(how.apply(result.get(), next.get()))
              : Optional.empty();
    }
    return result;
  }

  private boolean mentions(Expr expr) {
    return names.free(expr).stream().anyMatch(sizes::containsKey);
  }

  boolean take(Delta delta) {
    return delta.size().isPresent()
        && take(
            Make.entry(Expr.of(new Op.Identity(delta.size().get())), delta.left(), delta.right()));
  }

  boolean take(Expr factor) {
    if (!mentions(factor)) {
      scalars.add(factor);
      return true;
    }
    return switch (factor.op()) {
      case Operator operator
          when operator == Operator.PRODUCT
              && factor.args().stream().allMatch(a -> a.shape().isScalar()) ->
          factor.args().stream().allMatch(this::take);
      case Operator.NEGATE -> {
        scalars.add(Make.number(-1));
        yield take(factor.arg(0));
      }
      case Operator operator when operator == Operator.DIVIDE && !mentions(factor.arg(1)) -> {
        scalars.add(Make.power(factor.arg(1), -1));
        yield take(factor.arg(0));
      }
      default -> {
        Optional<Placed> placed = placed(factor);
        placed.ifPresent(this::place);
        yield placed.isPresent();
      }
    };
  }

  /** A tensor whose entry at indices a scalar is. */
  record Placed(Expr tensor, List<String> at) {}

  void place(Placed placed) {
    if (placed.at().size() == 1) {
      vectors.computeIfAbsent(placed.at().getFirst(), _ -> new ArrayList<>()).add(placed.tensor());
    } else {
      edges.add(new Edge(placed.tensor(), placed.at().get(0), placed.at().get(1)));
    }
  }

  private Optional<Placed> placed(Expr scalar) {
    return switch (scalar.op()) {
      case Operator.ENTRY -> entry(scalar);
      case Op.Apply _ ->
          placed(scalar.arg(0))
              .map(inner -> new Placed(Expr.of(scalar.op(), inner.tensor()), inner.at()));
      case Operator operator when operator == Operator.POWER && !mentions(scalar.arg(1)) ->
          placed(scalar.arg(0))
              .map(inner ->
                  new Placed(
                      Expr.of(Operator.HADAMARD_POWER, inner.tensor(), scalar.arg(1)), inner.at()));
      case Op.Moment(Op.Moment.Kind kind, List<String> _)
          when kind == Op.Moment.Kind.EXPECTATION && scalar.args().size() == 1 ->
          placed(scalar.arg(0))
              .map(inner -> new Placed(Expr.of(scalar.op(), inner.tensor()), inner.at()));
      case Op.Moment(Op.Moment.Kind kind, List<String> _)
          when kind == Op.Moment.Kind.VARIANCE && scalar.args().size() == 1 ->
          covariance(scalar.op(), scalar.arg(0), scalar.arg(0));
      case Op.Moment(Op.Moment.Kind kind, List<String> _)
          when kind == Op.Moment.Kind.COVARIANCE && scalar.args().size() == 2 ->
          covariance(scalar.op(), scalar.arg(0), scalar.arg(1));
      default -> Optional.empty();
    };
  }

  /** The covariance of an entry of one vector with one of another. */
  private Optional<Placed> covariance(Op op, Expr left, Expr right) {
    Optional<Placed> one = placed(left);
    Optional<Placed> two = placed(right);
    boolean vectors =
        one.filter(p -> p.tensor().shape().isVector() && p.at().size() == 1).isPresent()
            && two.filter(p -> p.tensor().shape().isVector() && p.at().size() == 1).isPresent();
    if (!vectors || !(op instanceof Op.Moment moment)) {
      return Optional.empty();
    }
    Expr x = one.orElseThrow().tensor();
    Expr y = two.orElseThrow().tensor();
    Op variance = new Op.Moment(Op.Moment.Kind.VARIANCE, moment.over());
    Op mixed = new Op.Moment(Op.Moment.Kind.COVARIANCE, moment.over());
    Expr matrix = x.equals(y) ? Expr.of(variance, x) : Expr.of(mixed, x, y);
    String row = one.orElseThrow().at().getFirst();
    String column = two.orElseThrow().at().getFirst();
    return Optional.of(
        row.equals(column)
            ? new Placed(Expr.of(Operator.DIAGONAL_PART, matrix), List.of(row))
            : new Placed(matrix, List.of(row, column)));
  }

  private Optional<Placed> entry(Expr entry) {
    Expr tensor = entry.arg(0);
    List<String> at = new ArrayList<>();
    for (Expr index : entry.args().subList(1, entry.args().size())) {
      if (!(index.op() instanceof Op.Symbol(String name, Shape _)) || !sizes.containsKey(name)) {
        return Optional.empty();
      }
      at.add(name);
    }
    if (mentions(tensor) || tensor.shape().rank() > 2 || !fits(tensor, at)) {
      return Optional.empty();
    }
    if (at.size() == 2 && at.get(0).equals(at.get(1))) {
      return Optional.of(
          new Placed(Expr.of(Operator.DIAGONAL_PART, tensor), List.of(at.getFirst())));
    }
    return Optional.of(new Placed(at.size() == 1 ? column(tensor) : tensor, at));
  }

  private static Expr column(Expr tensor) {
    return tensor.shape().isRow() ? Make.transpose(tensor) : tensor;
  }

  /** Whether the indices run through all of the axes. */
  private boolean fits(Expr tensor, List<String> at) {
    List<Dim> dims = tensor.shape().dims();
    List<Dim> axes = at.size() == 1 ? dims.subList(dims.size() - 1, dims.size()) : dims;
    for (int i = 0; i < at.size(); i++) {
      if (!axes.get(i).equals(dimension(at.get(i)))) {
        return false;
      }
    }
    return true;
  }
}
