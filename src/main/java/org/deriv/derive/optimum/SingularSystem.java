package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/**
 * Solves A·v = c where A may be singular, if c is proved to lie in its range: the solution of least
 * norm, by the Moore–Penrose inverse. For A = M'M and c = M'u it is M⁺u.
 */
final class SingularSystem {
  private final Workbench bench;

  SingularSystem(Workbench bench) {
    this.bench = bench;
  }

  Optional<Expr> solve(Expr matrix, Expr constant) {
    List<Expr> candidates = new ArrayList<>();
    gram(matrix).flatMap(m -> over(m, constant)).ifPresent(candidates::add);
    candidates.add(Make.product(Expr.of(Operator.PSEUDO_INVERSE, matrix), constant));
    return candidates.stream()
        .map(bench::tidy)
        .filter(value -> bench.provesEqual(Make.product(matrix, value), constant))
        .findFirst();
  }

  /** M of M'M. */
  private static Optional<Expr> gram(Expr matrix) {
    if (!matrix.is(Operator.PRODUCT) || matrix.args().size() % 2 == 1) {
      return Optional.empty();
    }
    int half = matrix.args().size() / 2;
    Expr left = Make.product(matrix.args().subList(0, half));
    Expr right = Make.product(matrix.args().subList(half, matrix.args().size()));
    boolean same = half == 1 && left.equals(Make.transpose(right));
    return same ? Optional.of(right) : Optional.empty();
  }

  /** M⁺u for M'u; with rows that are independent, M'(MM')⁻¹u. */
  private Optional<Expr> over(Expr m, Expr constant) {
    Expr turned = Make.transpose(m);
    List<Expr> factors = constant.is(Operator.PRODUCT) ? constant.args() : List.of();
    List<Expr> all = new ArrayList<>(factors.stream().filter(f -> f.shape().isScalar()).toList());
    List<Expr> chain = factors.stream().filter(f -> !f.shape().isScalar()).toList();
    if (chain.size() < 2 || !chain.getFirst().equals(turned)) {
      return Optional.empty();
    }
    Expr inverse =
        bench.facts().provesFullColumnRank(turned)
            ? Make.product(turned, Make.inverse(Make.product(m, turned)))
            : Expr.of(Operator.PSEUDO_INVERSE, m);
    all.add(inverse);
    all.addAll(chain.subList(1, chain.size()));
    return Optional.of(Make.product(all));
  }
}
