package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * Ways to bring an unknown out of exponentials and logarithms: the exponential of a sum is a
 * product, and a sum of logarithms is the logarithm of a product.
 */
final class Exponentials {
  private final Workbench bench;
  private final Expr unknown;

  Exponentials(Workbench bench, Expr unknown) {
    this.bench = bench;
    this.unknown = unknown;
  }

  /** What the left side of an equation with 0 becomes, and why. */
  record Rewritten(Expr expr, String words) {}

  /** The ways that change something. */
  List<Rewritten> of(Expr expr) {
    List<Rewritten> ways = new ArrayList<>();
    if (unknown.shape().isScalar()) {
      Expr pulled = pulled(expr);
      if (!pulled.equals(expr)) {
        ways.add(new Rewritten(bench.tidy(pulled), "the exponential of a sum is a product"));
      }
    }
    withoutLogarithms(expr)
        .map(bench::tidy)
        .ifPresent(found ->
            ways.add(
                new Rewritten(found, "the exponential of both sides; it takes no value twice")));
    return ways;
  }

  /** {@code exp(c*ones + a)} is {@code exp(c)*exp(a)}, for a number c that mentions the unknown. */
  private Expr pulled(Expr expr) {
    if (!bench.mentions(expr, unknown) || expr.args().isEmpty()) {
      return expr;
    }
    Expr inside = expr.withArgs(expr.args().stream().map(this::pulled).toList());
    boolean exponential =
        inside.is(new Op.Apply(Function.Elementary.EXP, 0))
            && !inside.shape().isScalar()
            && inside.arg(0).is(Operator.ADD);
    return exponential ? pulledOut(inside) : inside;
  }

  private Expr pulledOut(Expr exponential) {
    List<Expr> numbers = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr term : exponential.arg(0).args()) {
      Optional<Expr> number = multipleOfOnes(term).filter(n -> bench.mentions(n, unknown));
      number.ifPresentOrElse(numbers::add, () -> rest.add(term));
    }
    return numbers.isEmpty() || rest.isEmpty()
        ? exponential
        : Make.product(
            Make.apply(Function.Elementary.EXP, Make.sum(numbers)),
            Make.apply(Function.Elementary.EXP, Make.sum(rest)));
  }

  private static Optional<Expr> multipleOfOnes(Expr term) {
    if (term.is(Operator.NEGATE)) {
      return multipleOfOnes(term.arg(0)).map(Make::negate);
    }
    boolean multiple =
        term.is(Operator.PRODUCT)
            && term.args().getLast().op() instanceof Op.Ones
            && term.args().stream()
                .limit(term.args().size() - 1L)
                .allMatch(f -> f.shape().isScalar());
    return multiple
        ? Optional.of(Make.product(term.args().subList(0, term.args().size() - 1)))
        : Optional.empty();
  }

  /** {@code log(u) - log(v) + r == 0} becomes {@code u - exp(-r)*v == 0}. */
  private Optional<Expr> withoutLogarithms(Expr expr) {
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr term : expr.is(Operator.ADD) ? expr.args() : List.of(expr)) {
      boolean negative = term.is(Operator.NEGATE);
      Expr plain = negative ? term.arg(0) : term;
      if (!bench.mentions(term, unknown)) {
        rest.add(term);
      } else if (plain.is(new Op.Apply(Function.Elementary.LOG, 0))) {
        (negative ? below : above).add(plain.arg(0));
      } else {
        return Optional.empty();
      }
    }
    if (above.size() + below.size() < 2 || rest.isEmpty()) {
      return Optional.empty();
    }
    Expr factor = Make.apply(Function.Elementary.EXP, Make.negate(Make.sum(rest)));
    below.add(factor);
    return Optional.of(Make.minus(together(above, expr), together(below, expr)));
  }

  private static Expr together(List<Expr> factors, Expr like) {
    if (factors.isEmpty()) {
      return like.shape().isScalar() ? Make.number(1) : Make.ones(like.shape());
    }
    return like.shape().isScalar() ? Make.product(factors) : Make.hadamard(factors);
  }
}
