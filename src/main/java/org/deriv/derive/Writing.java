package org.deriv.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Writes a product as a person does: the number, then scalars, then matrices; one fraction. */
final class Writing {
  private static final Rational MINUS_ONE = Rational.of(-1);
  private static final Rational HALF = Rational.of(1, 2);
  private final Order order;

  Writing(Order order) {
    this.order = order;
  }

  /** The product, a negative sign on its first factor. */
  Expr of(Monomial product) {
    boolean negative = product.coefficient().signum() < 0;
    Expr positive = unsigned(negative ? product.times(MINUS_ONE) : product);
    return negative ? negated(positive) : positive;
  }

  /** The product as a term of a sum that is not the first: a negative sign before all of it. */
  Expr term(Monomial product) {
    boolean negative = product.coefficient().signum() < 0;
    Expr positive = unsigned(negative ? product.times(MINUS_ONE) : product);
    return negative ? Make.negate(positive) : positive;
  }

  /** The negative, its sign as far inside as it is written. */
  static Expr negated(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> Make.number(value.negate());
      case Operator.NEGATE -> expr.arg(0);
      case Operator.PRODUCT, Operator.DIVIDE, Operator.HADAMARD, Operator.HADAMARD_DIVIDE -> {
        List<Expr> args = new ArrayList<>(expr.args());
        args.set(0, negated(args.getFirst()));
        yield Expr.of(expr.op(), args);
      }
      default -> Make.negate(expr);
    };
  }

  /** Whether an entrywise product or quotient has a sign on its first factor. */
  static boolean startsNegative(Expr expr) {
    return switch (expr.op()) {
      case Operator.NEGATE -> true;
      case Op.Number(Rational value) -> value.signum() < 0;
      case Operator.PRODUCT, Operator.DIVIDE -> startsNegative(expr.arg(0));
      case Operator.HADAMARD, Operator.HADAMARD_DIVIDE -> startsNegative(expr.arg(0));
      default -> false;
    };
  }

  private Expr unsigned(Monomial given) {
    Monomial product = averaged(given);
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    Map<Expr, Expr> powers = underOneRoot(product, above);
    for (Expr base : sorted(powers)) {
      Expr exponent = powers.get(base);
      if (exponent != null && exponent.op() instanceof Op.Number(Rational value)) {
        boolean down = value.signum() < 0;
        (down ? below : above).add(power(base, down ? value.negate() : value));
      } else if (exponent != null) {
        above.add(Expr.of(Operator.POWER, base, exponent));
      }
    }
    Rational number = product.coefficient();
    if (!below.isEmpty() && !number.isInteger()) {
      below.addFirst(Make.number(new Rational(number.denominator(), java.math.BigInteger.ONE)));
      number = new Rational(number.numerator(), java.math.BigInteger.ONE);
    }
    boolean plain = above.isEmpty() && number.isOne();
    if (!number.isOne() || (above.isEmpty() && product.chain().isEmpty())) {
      above.addFirst(Make.number(number));
    }
    return joined(above, below, product.chain(), plain);
  }

  /** A root over a root is the root of the quotient; the other powers are left. */
  private Map<Expr, Expr> underOneRoot(Monomial product, List<Expr> above) {
    List<Expr> dividends = new ArrayList<>();
    List<Expr> divisors = new ArrayList<>();
    for (Expr base : sorted(product.powers())) {
      Expr exponent = product.powers().get(base);
      if (exponent != null && exponent.op() instanceof Op.Number(Rational value)) {
        if (value.equals(HALF)) {
          dividends.add(base);
        } else if (value.equals(HALF.negate())) {
          divisors.add(base);
        }
      }
    }
    if (dividends.isEmpty() || divisors.isEmpty()) {
      return product.powers();
    }
    Expr quotient = Make.divide(Make.product(dividends), Make.product(divisors));
    above.add(Make.apply(Function.Elementary.SQRT, quotient));
    Map<Expr, Expr> rest = new LinkedHashMap<>(product.powers());
    rest.keySet().removeAll(dividends);
    rest.keySet().removeAll(divisors);
    return rest;
  }

  /** A sum of entries over their number is a mean. */
  private static Monomial averaged(Monomial product) {
    for (var power : product.powers().entrySet()) {
      Expr sum = power.getKey();
      if (sum.op() instanceof Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
          && kind == Op.Reduce.Kind.SUM
          && axes.isEmpty()
          && power.getValue().isNumber(1)) {
        List<Expr> sizes = sum.arg(0).shape().dims().stream().map(Make::size).distinct().toList();
        boolean over =
            sizes.size() == sum.arg(0).shape().rank()
                && sizes.stream().allMatch(size -> isBelow(product.powers().get(size)));
        if (over) {
          Map<Expr, Expr> powers = new LinkedHashMap<>(product.powers());
          powers.keySet().removeAll(sizes);
          powers.remove(sum);
          powers.put(
              Expr.of(new Op.Reduce(Op.Reduce.Kind.MEAN, List.of()), sum.arg(0)), Make.number(1));
          return averaged(product.withPowers(powers));
        }
      }
    }
    return product;
  }

  private static boolean isBelow(@Nullable Expr exponent) {
    return exponent != null && exponent.isNumber(-1);
  }

  private static Expr joined(List<Expr> above, List<Expr> below, List<Expr> chain, boolean plain) {
    if (chain.isEmpty()) {
      return over(flat(above), below);
    }
    if (below.isEmpty() || plain) {
      List<Expr> all = new ArrayList<>(above);
      all.addAll(chain);
      return over(Make.product(all), below);
    }
    List<Expr> all = new ArrayList<>(List.of(over(Make.product(above), below)));
    all.addAll(chain);
    return Make.product(all);
  }

  /** A product of scalars, inner products last and without parentheses. */
  private static Expr flat(List<Expr> scalars) {
    List<Expr> first = new ArrayList<>();
    List<Expr> last = new ArrayList<>();
    for (Expr scalar : scalars) {
      if (scalar.is(Operator.PRODUCT)) {
        last.addAll(scalar.args());
      } else {
        first.add(scalar);
      }
    }
    first.addAll(last);
    return first.size() == 1 ? first.getFirst() : Expr.of(Operator.PRODUCT, first);
  }

  private static Expr over(Expr above, List<Expr> below) {
    return below.isEmpty() ? above : Make.divide(above, Make.product(below));
  }

  private List<Expr> sorted(Map<Expr, Expr> powers) {
    return powers.keySet().stream()
        .sorted(Comparator.comparingInt(Writing::place).thenComparing(order.smallFirst()))
        .toList();
  }

  /** Letters stand first, then sums, then norms and sums over an index: {@code p*(1-p)*||w||^2}. */
  private static int place(Expr base) {
    if (base.is(Operator.DIFFERENTIAL)) {
      return 3;
    }
    return base.op() instanceof Op.Norm
            || base.op() instanceof Op.Fold
            || base.op() instanceof Op.TupleFold
            || base.op() instanceof Op.Integral
        ? 2
        : base.is(Operator.ADD) ? 1 : 0;
  }

  private static Expr power(Expr base, Rational exponent) {
    if (exponent.isOne()) {
      return base;
    }
    return exponent.equals(Rational.of(1, 2))
        ? Make.apply(Function.Elementary.SQRT, base)
        : Expr.of(Operator.POWER, base, Make.number(exponent));
  }
}
