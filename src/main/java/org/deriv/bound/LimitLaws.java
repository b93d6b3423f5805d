package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.bound.LimitLaws.Value.Finite;
import org.deriv.bound.LimitLaws.Value.Infinite;
import org.deriv.bound.LimitLaws.Value.Unknown;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Limits of expressions by the laws of limits. */
final class LimitLaws {
  private static final Expr ZERO = Make.number(0);
  private static final Expr ONE = Make.number(1);

  private final Tending.Approach approach;
  private final Names names = new Names();
  private final List<Proof> used = new ArrayList<>();

  LimitLaws(Tending.Approach approach) {
    this.approach = approach;
  }

  /** What an expression tends to. */
  sealed interface Value {
    /** A value. */
    record Finite(Expr value) implements Value {}

    /** Beyond all bounds, of a sign. */
    record Infinite(int sign) implements Value {}

    /** Nothing is known. */
    record Unknown() implements Value {}
  }

  List<Proof> used() {
    return used;
  }

  Value of(Expr expr) {
    if (!names.free(expr).contains(approach.variable())) {
      return new Finite(expr);
    }
    Value plain = plainly(expr);
    return plain instanceof Unknown ? byRate(expr) : plain;
  }

  /** What grows more slowly than a constant tends to 0. */
  private Value byRate(Expr expr) {
    return new Rates(approach, this).most(expr).filter(Rate::vanishes).isPresent()
        ? new Finite(ZERO)
        : new Unknown();
  }

  private Value plainly(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String _, Shape _) ->
          approach.isInfinite() ? new Infinite(approach.sign()) : new Finite(approach.point());
      case Op.Apply(Function.Elementary function, int order) ->
          order == 0 && expr.shape().isScalar() ? apply(function, expr) : new Unknown();
      case Operator operator ->
          switch (operator) {
            case ADD -> sum(expr);
            case NEGATE -> negated(of(expr.arg(0)));
            case PRODUCT -> product(expr);
            case DIVIDE -> quotient(expr);
            case POWER -> expr.shape().isScalar() ? power(expr) : new Unknown();
            default -> new Unknown();
          };
      case Op _ -> new Unknown();
    };
  }

  private static Value negated(Value value) {
    return switch (value) {
      case Finite(Expr of) -> new Finite(Canonical.negated(of));
      case Infinite(int sign) -> new Infinite(-sign);
      case Unknown unknown -> unknown;
    };
  }

  /** Whether an order holds; if so the proof is kept. */
  boolean holds(Expr greater, Expr lesser, Strength strength) {
    Optional<Proof> proof = approach.near().order(greater, lesser, strength);
    proof.ifPresent(used::add);
    return proof.isPresent();
  }

  private Value sum(Expr expr) {
    List<Expr> terms = new ArrayList<>();
    int infinite = 0;
    for (Expr term : cancelled(expr.args())) {
      switch (of(term)) {
        case Finite(Expr value) -> {
          if (!value.isNumber(0)) {
            terms.add(value);
          }
        }
        case Infinite(int sign) -> {
          if (infinite == -sign) {
            return new Indeterminate(this).difference(expr);
          }
          infinite = sign;
        }
        case Unknown unknown -> {
          return unknown;
        }
      }
    }
    return infinite != 0
        ? new Infinite(infinite)
        : new Finite(terms.isEmpty() ? Make.zeros(expr.shape()) : Make.sum(terms));
  }

  /** Where a softplus grows, softplus(u) = u + softplus(−u), so that u may cancel. */
  private List<Expr> cancelled(List<Expr> terms) {
    List<Expr> all = new ArrayList<>();
    for (Expr term : terms) {
      boolean grows =
          term.op() instanceof Op.Apply(Function function, int order)
              && function == Function.Elementary.SOFTPLUS
              && order == 0
              && of(term.arg(0)).equals(new Infinite(1));
      if (grows) {
        all.add(term.arg(0));
        all.add(Make.apply(Function.Elementary.SOFTPLUS, Canonical.negated(term.arg(0))));
      } else {
        all.add(term);
      }
    }
    Map<Expr, Integer> counts = new LinkedHashMap<>();
    for (Expr term : all) {
      boolean minus = term.is(Operator.NEGATE);
      counts.merge(minus ? term.arg(0) : term, minus ? -1 : 1, Integer::sum);
    }
    List<Expr> left = new ArrayList<>();
    counts.forEach((term, count) -> {
      if (count != 0) {
        left.add(count == 1 ? term : Make.product(Make.number(count), term));
      }
    });
    return left;
  }

  private Value product(Expr expr) {
    List<Expr> factors = new ArrayList<>();
    int infinite = 0;
    boolean vanishes = false;
    for (Expr factor : expr.args()) {
      switch (of(factor)) {
        case Finite(Expr value) -> {
          factors.add(value);
          vanishes |= value.isNumber(0);
        }
        case Infinite(int sign) -> infinite = infinite == 0 ? sign : infinite * sign;
        case Unknown unknown -> {
          return unknown;
        }
      }
    }
    if (infinite == 0) {
      return new Finite(Make.product(factors));
    }
    if (vanishes) {
      return new Unknown();
    }
    Expr rest = Make.product(factors);
    if (!rest.shape().isScalar()) {
      return new Unknown();
    }
    return holds(rest, ZERO, Strength.STRICT)
        ? new Infinite(infinite)
        : holds(ZERO, rest, Strength.STRICT) ? new Infinite(-infinite) : new Unknown();
  }

  Value quotient(Expr expr) {
    Value above = of(expr.arg(0));
    Value below = of(expr.arg(1));
    if (above instanceof Finite(Expr value) && below instanceof Finite(Expr divisor)) {
      boolean nonzero =
          holds(divisor, ZERO, Strength.STRICT) || holds(ZERO, divisor, Strength.STRICT);
      return nonzero ? new Finite(Make.divide(value, divisor)) : new Unknown();
    }
    if (above instanceof Finite && below instanceof Infinite) {
      return new Finite(Make.zeros(expr.shape()));
    }
    if (above instanceof Infinite(int sign) && below instanceof Finite(Expr divisor)) {
      return holds(divisor, ZERO, Strength.STRICT)
          ? new Infinite(sign)
          : holds(ZERO, divisor, Strength.STRICT) ? new Infinite(-sign) : new Unknown();
    }
    return rational(expr);
  }

  /** A quotient of polynomials of which the divisor has no lower degree. */
  private Value rational(Expr expr) {
    if (!approach.isInfinite() || !expr.shape().isScalar()) {
      return new Unknown();
    }
    Optional<Degrees.Leading> above = Degrees.leading(expr.arg(0), approach);
    Optional<Degrees.Leading> below = Degrees.leading(expr.arg(1), approach);
    if (above.isEmpty() || below.isEmpty() || below.get().coefficient().isZero()) {
      return new Unknown();
    }
    if (above.get().degree() == below.get().degree()) {
      return new Finite(Make.number(above.get().coefficient().over(below.get().coefficient())));
    }
    return above.get().degree() < below.get().degree() ? new Finite(ZERO) : new Unknown();
  }

  private Value power(Expr expr) {
    Expr base = expr.arg(0);
    Expr exponent = expr.arg(1);
    Value raised = of(exponent);
    Optional<Value> critical =
        names.free(base).contains(approach.variable())
            ? new Indeterminate(this).power(base, exponent)
            : Optional.empty();
    if (critical.isPresent()) {
      return critical.get();
    }
    if (raised instanceof Infinite(int sign) && of(base) instanceof Finite(Expr value)) {
      return geometric(value, base, sign);
    }
    if (!(exponent.op() instanceof Op.Number(Rational number))) {
      return of(base) instanceof Finite(Expr value)
              && raised instanceof Finite(Expr to)
              && holds(value, ZERO, Strength.STRICT)
          ? new Finite(Expr.of(Operator.POWER, value, to))
          : new Unknown();
    }
    return switch (of(base)) {
      case Finite(Expr value) ->
          number.isInteger() && number.signum() > 0 || holds(value, ZERO, Strength.STRICT)
              ? new Finite(Expr.of(Operator.POWER, value, exponent))
              : new Unknown();
      case Infinite(int sign) ->
          number.signum() < 0 ? new Finite(ZERO) : sign > 0 ? new Infinite(1) : new Unknown();
      case Unknown unknown -> unknown;
    };
  }

  /** bⁿ → 0 for |b| < 1 and n → ∞; beyond all bounds for b > 1. */
  private Value geometric(Expr value, Expr base, int sign) {
    if (!value.equals(base)) {
      return new Unknown();
    }
    if (sign > 0
        && holds(ONE, base, Strength.STRICT)
        && holds(base, Make.number(-1), Strength.STRICT)) {
      return new Finite(ZERO);
    }
    if (holds(base, ONE, Strength.STRICT)) {
      return sign > 0 ? new Infinite(1) : new Finite(ZERO);
    }
    return new Unknown();
  }

  private Value apply(Function.Elementary function, Expr expr) {
    return switch (of(expr.arg(0))) {
      case Finite(Expr value) ->
          FunctionLimits.at(function, value, it -> holds(it, ZERO, Strength.STRICT));
      case Infinite(int sign) -> FunctionLimits.far(function, sign);
      case Unknown unknown -> unknown;
    };
  }
}
