package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Sums over indices as products of matrices: the entries in a term are the edges of a network whose
 * nodes are the indices, and an index is summed over by multiplying what meets at it.
 */
final class Contraction {
  private final Map<String, Dim> sizes = new LinkedHashMap<>();
  private final List<String> free = new ArrayList<>();
  private final List<String> summed = new ArrayList<>();
  private final List<Expr> scalars = new ArrayList<>();
  private final Map<String, List<Expr>> vectors = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final org.deriv.expr.Names names = new org.deriv.expr.Names();

  /** A matrix whose rows are counted by one index and whose columns by another. */
  private record Edge(Expr matrix, String row, String column) {
    boolean touches(String index) {
      return row.equals(index) || column.equals(index);
    }

    /** With its rows counted by the index. */
    Edge from(String index) {
      return row.equals(index) ? this : new Edge(Make.transpose(matrix), column, row);
    }
  }

  private Contraction() {}

  /**
   * A term as a tensor whose axes are the free indices, if it can be written so.
   *
   * @param shape of the tensor
   */
  static Optional<Expr> of(Term term, List<Bound> free, Shape shape) {
    Contraction contraction = new Contraction();
    for (Bound bound : free) {
      contraction.free.add(bound.index());
      contraction.sizes.put(bound.index(), dim(bound).orElseThrow());
    }
    for (Bound bound : term.bounds()) {
      Optional<Dim> dim = dim(bound);
      if (dim.isEmpty() || bound.condition().isPresent()) {
        return Optional.empty();
      }
      contraction.summed.add(bound.index());
      contraction.sizes.put(bound.index(), dim.get());
    }
    boolean read =
        term.outside().stream().allMatch(contraction::take)
            && term.deltas().stream().allMatch(contraction::take);
    return read && contraction.contract()
        ? Optional.of(contraction.result(shape))
        : Optional.empty();
  }

  /** The dimension whose positions an index runs through. */
  private static Optional<Dim> dim(Bound bound) {
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

  private static Optional<Dim> fold(List<Expr> parts, java.util.function.BinaryOperator<Dim> how) {
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

  // ---- reading

  private boolean mentions(Expr expr) {
    return names.free(expr).stream().anyMatch(sizes::containsKey);
  }

  private boolean take(Delta delta) {
    return delta.size().isPresent()
        && take(
            Make.entry(Expr.of(new Op.Identity(delta.size().get())), delta.left(), delta.right()));
  }

  private boolean take(Expr factor) {
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
  private record Placed(Expr tensor, List<String> at) {}

  private void place(Placed placed) {
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
      default -> Optional.empty();
    };
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
      if (!axes.get(i).equals(sizes.get(at.get(i)))) {
        return false;
      }
    }
    return true;
  }

  // ---- multiplying

  private boolean contract() {
    while (!summed.isEmpty()) {
      Optional<String> next = easiest();
      if (next.isEmpty()) {
        if (!merge()) {
          return false;
        }
        continue;
      }
      eliminate(next.get());
    }
    loops();
    return true;
  }

  private long degree(String index) {
    return edges.stream().filter(edge -> edge.touches(index)).count();
  }

  /** The index at which least meets, of at most two matrices. */
  private Optional<String> easiest() {
    return summed.stream()
        .filter(index -> degree(index) <= 2)
        .min(
            java.util.Comparator.<String>comparingLong(this::degree)
                .thenComparingInt(index -> vectors.getOrDefault(index, List.of()).size()));
  }

  /** Two matrices between the same indices become one. */
  private boolean merge() {
    for (int i = 0; i < edges.size(); i++) {
      for (int j = i + 1; j < edges.size(); j++) {
        Edge one = edges.get(i);
        Edge two = edges.get(j);
        if (two.touches(one.row()) && two.touches(one.column())) {
          edges.remove(j);
          edges.set(
              i,
              new Edge(
                  Make.hadamard(one.matrix(), two.from(one.row()).matrix()),
                  one.row(),
                  one.column()));
          return true;
        }
      }
    }
    return false;
  }

  private void eliminate(String index) {
    List<Expr> at = vectors.getOrDefault(index, List.of());
    List<Edge> touching =
        edges.stream().filter(edge -> edge.touches(index)).map(edge -> edge.from(index)).toList();
    edges.removeIf(edge -> edge.touches(index));
    vectors.remove(index);
    summed.remove(index);
    switch (touching.size()) {
      case 0 -> scalars.add(total(index, at));
      case 1 -> {
        Expr vector = Make.product(Make.transpose(touching.getFirst().matrix()), vector(index, at));
        place(new Placed(vector, List.of(touching.getFirst().column())));
      }
      default -> {
        Edge left = touching.get(0);
        Edge right = touching.get(1);
        List<Expr> factors = new ArrayList<>(List.of(Make.transpose(left.matrix())));
        if (!at.isEmpty()) {
          factors.add(Expr.of(Operator.DIAGONAL_MATRIX, vector(index, at)));
        }
        factors.add(right.matrix());
        edges.add(new Edge(Make.product(factors), left.column(), right.column()));
        loops();
      }
    }
  }

  /** A matrix both of whose axes are counted by one index is seen on its diagonal. */
  private void loops() {
    for (Edge edge : List.copyOf(edges)) {
      if (edge.row().equals(edge.column())) {
        edges.remove(edge);
        if (summed.contains(edge.row())
            && degree(edge.row()) == 0
            && vectors.getOrDefault(edge.row(), List.of()).isEmpty()) {
          summed.remove(edge.row());
          scalars.add(Expr.of(Operator.TRACE, edge.matrix()));
        } else {
          place(new Placed(Expr.of(Operator.DIAGONAL_PART, edge.matrix()), List.of(edge.row())));
        }
      }
    }
  }

  /** The sum of the entrywise product of columns. */
  private Expr total(String index, List<Expr> at) {
    return switch (at.size()) {
      case 0 -> Make.size(dimension(index));
      case 1 -> Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), at.getFirst());
      case 2 -> Make.product(Make.transpose(at.get(0)), at.get(1));
      default -> {
        List<Expr> sorted = pairFirst(at);
        Expr weights =
            Expr.of(Operator.DIAGONAL_MATRIX, Make.hadamard(sorted.subList(2, sorted.size())));
        yield Make.product(Make.transpose(sorted.get(0)), weights, sorted.get(1));
      }
    };
  }

  /** Two equal columns first, where there are some: a quadratic form. */
  private static List<Expr> pairFirst(List<Expr> at) {
    List<Expr> sorted = new ArrayList<>(at);
    for (Expr one : at) {
      if (at.stream().filter(one::equals).count() >= 2) {
        sorted.remove(one);
        sorted.remove(one);
        sorted.addFirst(one);
        sorted.addFirst(one);
        return sorted;
      }
    }
    return sorted;
  }

  private Dim dimension(String index) {
    Dim dim = sizes.get(index);
    if (dim == null) {
      throw new IllegalStateException("no size of `" + index + "`");
    }
    return dim;
  }

  private Expr vector(String index, List<Expr> at) {
    return at.isEmpty() ? Make.ones(Shape.vector(dimension(index))) : Make.hadamard(at);
  }

  private Expr result(Shape shape) {
    while (merge()) {
      loops();
    }
    List<Expr> factors = new ArrayList<>(scalars);
    if (free.size() == 1) {
      String index = free.getFirst();
      Expr column = vector(index, vectors.getOrDefault(index, List.of()));
      factors.add(shape.isRow() ? Make.transpose(column) : column);
    }
    if (free.size() == 2) {
      factors.addAll(matrix(free.get(0), free.get(1)));
    }
    return Make.product(factors);
  }

  private List<Expr> matrix(String row, String column) {
    List<Expr> left = vectors.getOrDefault(row, List.of());
    List<Expr> right = vectors.getOrDefault(column, List.of());
    if (edges.isEmpty() && left.isEmpty() && right.isEmpty()) {
      return List.of(Make.ones(Shape.matrix(dimension(row), dimension(column))));
    }
    if (edges.isEmpty()) {
      return List.of(vector(row, left), Make.transpose(vector(column, right)));
    }
    List<Expr> factors = new ArrayList<>();
    if (!left.isEmpty()) {
      factors.add(Expr.of(Operator.DIAGONAL_MATRIX, vector(row, left)));
    }
    factors.add(edges.getFirst().from(row).matrix());
    if (!right.isEmpty()) {
      factors.add(Expr.of(Operator.DIAGONAL_MATRIX, vector(column, right)));
    }
    return factors;
  }
}
