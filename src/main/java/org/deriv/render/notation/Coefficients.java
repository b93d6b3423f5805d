package org.deriv.render.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * Where a numerical coefficient is written: beside tensors as one fraction before them all, on one
 * fraction with letters.
 */
final class Coefficients {
  private Coefficients() {}

  /** The factors with their leading numbers and fractions made one: 1/n times 2 is 2/n. */
  static List<Expr> first(List<Expr> factors) {
    Expr first = factors.getFirst();
    if (factors.size() > 1
        && first.is(Operator.DIVIDE)
        && isLetters(first.arg(0))
        && (isWhole(factors.get(1)) || (factors.size() > 2 && isOver(first, factors.get(1))))) {
      List<Expr> rest = new ArrayList<>(factors.subList(1, factors.size()));
      rest.set(0, Make.divide(times(factors.get(1), first.arg(0)), first.arg(1)));
      return rest;
    }
    boolean share =
        first.op() instanceof Op.Number(Rational value)
            && value.signum() > 0
            && !value.isInteger()
            && (factors.stream().skip(1).allMatch(Coefficients::isLetters)
                || (factors.size() == 2 && isPolynomial(factors.get(1))));
    return share && factors.size() > 1 ? List.of(overNumber(factors)) : factors;
  }

  /** The factors of a quotient of tensors by letters, the letters in a fraction before the rest. */
  static Optional<List<Expr>> before(Expr top, Expr bottom) {
    List<Expr> factors = top.is(Operator.PRODUCT) ? top.args() : List.of(top);
    int letters = 0;
    while (letters < factors.size() && isLetters(factors.get(letters))) {
      letters++;
    }
    List<Expr> rest = factors.subList(letters, factors.size());
    if (!isLetters(bottom) || rest.isEmpty() || !isAboutTensors(rest)) {
      return Optional.empty();
    }
    Expr share =
        letters == 0 ? Make.number(1) : Make.product(List.copyOf(factors.subList(0, letters)));
    List<Expr> all = new ArrayList<>(List.of(Expr.of(Operator.DIVIDE, share, bottom)));
    all.addAll(rest);
    return Optional.of(all);
  }

  private static boolean isAboutTensors(List<Expr> factors) {
    boolean several = factors.size() > 1 && factors.stream().anyMatch(f -> !f.shape().isScalar());
    Expr only = factors.getFirst();
    Expr base = only.is(Operator.POWER) ? only.arg(0) : only;
    return several || (factors.size() == 1 && base.op() instanceof Op.Norm);
  }

  /** Whether a factor belongs on the fraction 1/b before it: b is no number, and it is a scalar. */
  private static boolean isOver(Expr fraction, Expr factor) {
    return fraction.arg(0).isNumber(1)
        && (factor.is(Operator.ADD) && factor.shape().isScalar() || isLetters(factor));
  }

  private static boolean isWhole(Expr expr) {
    return expr.op() instanceof Op.Number(Rational value)
        && value.isInteger()
        && value.signum() > 0;
  }

  private static Expr times(Expr number, Expr letters) {
    return letters.isNumber(1) ? number : Make.product(number, letters);
  }

  private static Expr overNumber(List<Expr> factors) {
    Rational value = ((Op.Number) factors.getFirst().op()).value();
    List<Expr> above = new ArrayList<>(factors.subList(1, factors.size()));
    if (!value.numerator().equals(java.math.BigInteger.ONE)) {
      above.addFirst(Make.number(new Rational(value.numerator(), java.math.BigInteger.ONE)));
    }
    Expr bottom = Make.number(new Rational(value.denominator(), java.math.BigInteger.ONE));
    return Expr.of(Operator.DIVIDE, Make.product(above), bottom);
  }

  /** Whether this is a short sum of letters, or a power of one. */
  private static boolean isPolynomial(Expr expr) {
    Expr sum = expr.is(Operator.POWER) && isWhole(expr.arg(1)) ? expr.arg(0) : expr;
    return sum.is(Operator.ADD)
        && sum.args().size() == 2
        && sum.args().stream()
            .map(term -> term.is(Operator.NEGATE) ? term.arg(0) : term)
            .allMatch(Coefficients::isLetters);
  }

  /** Whether this is made of scalars that are letters, entries or numbers, multiplied. */
  private static boolean isLetters(Expr expr) {
    return expr.shape().isScalar()
        && switch (expr.op()) {
          case Op.Symbol _, Op.Term _ -> true;
          case Op.Number(Rational value) -> value.isInteger() && value.signum() > 0;
          case Operator operator ->
              switch (operator) {
                case PRODUCT -> expr.args().stream().allMatch(Coefficients::isLetters);
                case POWER -> isLetters(expr.arg(0)) && isWhole(expr.arg(1));
                case ENTRY -> expr.arg(0).args().isEmpty();
                default -> false;
              };
          default -> false;
        };
  }
}
