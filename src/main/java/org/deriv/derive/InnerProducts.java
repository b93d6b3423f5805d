package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Scalars made of a row, perhaps matrices, and a column, each written in one way. */
final class InnerProducts {
  private static final Expr TWO = Make.number(2);
  private static final Expr ONE = Make.number(1);
  private final Tidy tidy;

  // Chains of factors and their mirror images, with the one of the two that an author wrote.
  private final Map<List<Expr>, List<Expr>> written = new HashMap<>();
  private final Set<Expr> kept = new HashSet<>();

  InnerProducts(Tidy tidy) {
    this.tidy = tidy;
  }

  /** Keeps the order of the factors of every inner product as it is written first. */
  void keep(Expr expr) {
    if (!kept.add(expr)) {
      return;
    }
    expr.args().forEach(this::keep);
    boolean inner =
        expr.is(Operator.PRODUCT)
            && expr.shape().isScalar()
            && expr.args().stream().noneMatch(factor -> factor.shape().isScalar());
    if (inner) {
      List<Expr> chain = expr.args().stream().map(tidy::of).toList();
      written.putIfAbsent(chain, chain);
      written.putIfAbsent(mirrored(chain), chain);
    }
  }

  private List<Expr> mirrored(List<Expr> chain) {
    List<Expr> mirrored = new ArrayList<>();
    chain.reversed().forEach(factor -> mirrored.add(tidy.transpose(factor)));
    return mirrored;
  }

  Monomial of(List<Expr> chain) {
    if (chain.size() == 1) {
      return tidy.monomial(chain.getFirst());
    }
    List<Expr> mirrored = mirrored(chain);
    if (chain.size() % 2 == 0 && chain.equals(mirrored)) {
      List<Expr> half = chain.subList(chain.size() / 2, chain.size());
      return tidy.squaredNorm(tidy.product(half));
    }
    if (chain.size() == 2 && cancels(mirrored.getLast(), chain.getLast())) {
      return tidy.total(tidy.hadamard(List.of(mirrored.getLast(), chain.getLast())));
    }
    List<Expr> chosen =
        Optional.ofNullable(written.get(chain))
            .orElseGet(() -> better(mirrored, chain) ? mirrored : chain);
    Expr first = chosen.getFirst();
    Expr last = chosen.getLast();
    if (isOnes(first)) {
      return tidy.total(tidy.product(chosen.subList(1, chosen.size())));
    }
    if (isOnes(last)) {
      List<Expr> rest = mirrored.equals(chosen) ? chain : mirrored;
      return tidy.total(tidy.product(rest.subList(1, rest.size())));
    }
    if (first.is(Operator.TRANSPOSE)
        && first.arg(0).op() instanceof Op.Basis
        && chosen.size() == 2) {
      return Monomial.scalar(Make.entry(last, first.arg(0).arg(0)), ONE);
    }
    if (last.op() instanceof Op.Basis && chosen.size() == 2) {
      return Monomial.scalar(Make.entry(tidy.transpose(first), last.arg(0)), ONE);
    }
    return Monomial.scalar(Expr.of(Operator.PRODUCT, chosen), ONE);
  }

  /** Whether an entrywise factor of one column is an entrywise divisor of the other. */
  private static boolean cancels(Expr left, Expr right) {
    Map<Expr, Expr> others = Hadamards.factors(right);
    return Hadamards.factors(left).entrySet().stream()
        .anyMatch(factor ->
            factor.getValue().op() instanceof Op.Number(Rational a)
                && others.getOrDefault(factor.getKey(), factor.getKey()).op()
                    instanceof Op.Number(Rational b)
                && a.signum() != b.signum());
  }

  private static boolean isOnes(Expr factor) {
    return factor.op() instanceof Op.Ones
        || (factor.is(Operator.TRANSPOSE) && factor.arg(0).op() instanceof Op.Ones);
  }

  /** A differential stands last; then fewer transposes are better, then the alphabet decides. */
  private boolean better(List<Expr> left, List<Expr> right) {
    int byDifferential = Integer.compare(differential(left), differential(right));
    if (byDifferential != 0) {
      return byDifferential > 0;
    }
    int byTransposes = Integer.compare(transposes(left), transposes(right));
    if (byTransposes != 0) {
      return byTransposes < 0;
    }
    int bySize =
        Integer.compare(tidy.order().size(left.getFirst()), tidy.order().size(right.getFirst()));
    if (bySize != 0) {
      return bySize < 0;
    }
    return tidy.order()
            .text(Expr.of(Operator.PRODUCT, left))
            .compareTo(tidy.order().text(Expr.of(Operator.PRODUCT, right)))
        < 0;
  }

  private int differential(List<Expr> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (tidy.hasDifferential(chain.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int transposes(List<Expr> chain) {
    int count = 0;
    for (Expr factor : chain) {
      count += factor.is(Operator.TRANSPOSE) ? 1 : 0;
    }
    return count;
  }

  /** ‖x‖² of a column. */
  static Monomial squared(Expr column) {
    Shape shape = column.shape();
    Op.Norm.Kind kind =
        shape.isMatrix() || shape.isRow() ? Op.Norm.Kind.FROBENIUS : Op.Norm.Kind.TWO;
    return Monomial.scalar(Expr.of(new Op.Norm(kind), column), TWO);
  }
}
