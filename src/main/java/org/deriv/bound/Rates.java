package org.deriv.bound;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The rates at which expressions grow in the variable of a limit at infinity. */
final class Rates {
  private static final Expr ONE = Make.number(1);

  private final Tending.Approach approach;
  private final LimitLaws laws;
  private final Names names = new Names();

  Rates(Tending.Approach approach, LimitLaws laws) {
    this.approach = approach;
    this.laws = laws;
  }

  /** A rate that the size does not exceed. */
  Optional<Rate> most(Expr expr) {
    if (approach.sign() <= 0 || !expr.shape().isScalar()) {
      return Optional.empty();
    }
    if (!names.free(expr).contains(approach.variable())) {
      return Optional.of(Rate.CONSTANT);
    }
    return switch (expr.op()) {
      case Op.Symbol(String _, Shape _) -> Optional.of(Rate.VARIABLE);
      case Op.Apply(Function.Elementary function, int order) ->
          order == 0 ? applied(function, expr.arg(0)) : Optional.empty();
      case Operator operator ->
          switch (operator) {
            case NEGATE -> most(expr.arg(0));
            case ADD -> sum(expr.args());
            case PRODUCT -> product(expr.args());
            case DIVIDE ->
                most(expr.arg(0))
                    .flatMap(above ->
                        least(expr.arg(1)).flatMap(below -> above.times(below.reciprocal())));
            case POWER -> power(expr.arg(0), expr.arg(1));
            default -> Optional.empty();
          };
      case Op _ -> Optional.empty();
    };
  }

  private Optional<Rate> sum(List<Expr> terms) {
    Optional<Rate> largest = Optional.empty();
    for (Expr term : terms) {
      Optional<Rate> rate = most(term);
      if (rate.isEmpty()) {
        return rate;
      }
      largest = largest.filter(it -> it.compareTo(rate.get()) >= 0).or(() -> rate);
    }
    return largest;
  }

  private Optional<Rate> product(List<Expr> factors) {
    Optional<Rate> all = Optional.of(Rate.CONSTANT);
    for (Expr factor : factors) {
      all = all.flatMap(before -> most(factor).flatMap(before::times));
    }
    return all;
  }

  private Optional<Rate> power(Expr base, Expr exponent) {
    if (exponent.op() instanceof Op.Number(Rational number)) {
      return number.signum() >= 0
          ? most(base).map(rate -> rate.power(number))
          : least(base).map(rate -> rate.power(number.negate()).reciprocal());
    }
    return isLinear(exponent)
            && !names.free(base).contains(approach.variable())
            && isShrinking(base)
        ? Optional.of(Rate.FALLING)
        : Optional.empty();
  }

  private boolean isShrinking(Expr base) {
    return laws.holds(ONE, base, Strength.STRICT)
        && laws.holds(base, Make.number(-1), Strength.STRICT);
  }

  /** The variable itself, or the variable and a number. */
  private boolean isLinear(Expr exponent) {
    Expr variable = Make.scalar(approach.variable());
    return exponent.equals(variable)
        || exponent.is(Operator.ADD)
            && exponent.args().contains(variable)
            && exponent.args().stream()
                .allMatch(term -> term.equals(variable) || term.op() instanceof Op.Number);
  }

  private Optional<Rate> applied(Function.Elementary function, Expr of) {
    return switch (function) {
      case SIN, COS, TANH, SIGMOID, ERF, SIGN, STEP -> Optional.of(Rate.CONSTANT);
      case ABS, RELU -> most(of);
      case SQRT -> most(of).map(rate -> rate.power(Rational.of(1, 2)));
      case LOG -> least(of).filter(Rates::isPolynomial).map(_ -> Rate.LOGARITHM);
      case EXP -> falls(of) ? Optional.of(Rate.FALLING) : Optional.empty();
      case SOFTPLUS, GELU -> Optional.empty();
    };
  }

  private static boolean isPolynomial(Rate rate) {
    return rate.geometric() == 0 && rate.power().signum() > 0;
  }

  /** Below every bound, and as fast as a power from 1 up. */
  private boolean falls(Expr of) {
    return laws.of(of).equals(new LimitLaws.Value.Infinite(-1)) && isSteep(of);
  }

  private boolean isSteep(Expr of) {
    return least(of)
        .filter(Rates::isPolynomial)
        .filter(rate -> rate.power().compareTo(Rational.ONE) >= 0)
        .isPresent();
  }

  /** A rate that the size reaches, from some number on and up to a constant. */
  private Optional<Rate> least(Expr expr) {
    if (!names.free(expr).contains(approach.variable())) {
      boolean nonzero =
          laws.holds(expr, Make.number(0), Strength.STRICT)
              || laws.holds(Make.number(0), expr, Strength.STRICT);
      return nonzero ? Optional.of(Rate.CONSTANT) : Optional.empty();
    }
    Optional<Degrees.Leading> leading =
        Degrees.leading(expr, approach).filter(it -> !it.coefficient().isZero());
    if (leading.isPresent()) {
      return Optional.of(Rate.VARIABLE.power(Rational.of(leading.get().degree())));
    }
    return switch (expr.op()) {
      case Operator operator ->
          switch (operator) {
            case NEGATE -> least(expr.arg(0));
            case PRODUCT -> {
              Optional<Rate> all = Optional.of(Rate.CONSTANT);
              for (Expr factor : expr.args()) {
                all = all.flatMap(before -> least(factor).flatMap(before::times));
              }
              yield all;
            }
            case POWER -> leastPower(expr.arg(0), expr.arg(1));
            default -> Optional.empty();
          };
      case Op.Apply(Function.Elementary function, int order) ->
          order == 0 ? leastApplied(function, expr.arg(0)) : Optional.empty();
      case Op _ -> Optional.empty();
    };
  }

  private Optional<Rate> leastApplied(Function.Elementary function, Expr of) {
    return switch (function) {
      case SQRT -> least(of).map(rate -> rate.power(Rational.of(1, 2)));
      case EXP ->
          laws.of(of).equals(new LimitLaws.Value.Infinite(1)) && isSteep(of)
              ? Optional.of(Rate.FALLING.reciprocal())
              : Optional.empty();
      case LOG, SIN, COS, TANH, SIGMOID, RELU, SOFTPLUS, ERF, GELU, ABS, SIGN, STEP ->
          Optional.empty();
    };
  }

  private Optional<Rate> leastPower(Expr base, Expr exponent) {
    if (exponent.op() instanceof Op.Number(Rational number) && number.signum() >= 0) {
      return least(base).map(rate -> rate.power(number));
    }
    return isLinear(exponent)
            && !names.free(base).contains(approach.variable())
            && laws.holds(base, ONE, Strength.STRICT)
        ? Optional.of(Rate.FALLING.reciprocal())
        : Optional.empty();
  }
}
