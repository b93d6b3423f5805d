package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.expectation.Network.Edge;
import org.deriv.derive.expectation.Network.Placed;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * Sums over indices as products of matrices: the entries in a term are the edges of a network whose
 * nodes are the indices, and an index is summed over by multiplying what meets at it.
 */
final class Contraction {
  private final Network network = new Network();
  private final List<String> free = new ArrayList<>();
  private final List<String> summed = new ArrayList<>();
  private final List<Expr> scalars = network.scalars();
  private final Map<String, List<Expr>> vectors = network.vectors();
  private final List<Edge> edges = network.edges();

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
      contraction.network.index(bound.index(), Network.dim(bound).orElseThrow());
    }
    for (Bound bound : term.bounds()) {
      Optional<Dim> dim = Network.dim(bound);
      if (dim.isEmpty() || bound.condition().isPresent()) {
        return Optional.empty();
      }
      contraction.summed.add(bound.index());
      contraction.network.index(bound.index(), dim.get());
    }
    boolean read =
        term.outside().stream().allMatch(contraction.network::take)
            && term.deltas().stream().allMatch(contraction.network::take);
    return read && contraction.contract()
        ? Optional.of(contraction.result(shape))
        : Optional.empty();
  }

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
        network.place(new Placed(vector, List.of(touching.getFirst().column())));
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
          network.place(
              new Placed(Expr.of(Operator.DIAGONAL_PART, edge.matrix()), List.of(edge.row())));
        }
      }
    }
  }

  /** The sum of the entrywise product of columns. */
  private Expr total(String index, List<Expr> at) {
    return switch (at.size()) {
      case 0 -> Make.size(network.dimension(index));
      case 1 ->
          at.getFirst().is(Operator.DIAGONAL_PART)
              ? Expr.of(Operator.TRACE, at.getFirst().arg(0))
              : Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), at.getFirst());
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

  private Expr vector(String index, List<Expr> at) {
    return at.isEmpty() ? Make.ones(Shape.vector(network.dimension(index))) : Make.hadamard(at);
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
      return List.of(Make.ones(Shape.matrix(network.dimension(row), network.dimension(column))));
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
