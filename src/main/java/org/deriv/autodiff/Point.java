package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * Values of the parameters of a tape and instances of the unknown functions. The values are dyadic
 * and so exact in every arithmetic, unless they had to be solved for: then they have many digits.
 */
final class Point {
  private final double[] parameters;
  private final Optional<BigDecimal[]> solved;
  private final Functions functions;

  Point(double[] parameters, Functions functions) {
    this.parameters = parameters.clone();
    this.solved = Optional.empty();
    this.functions = functions;
  }

  private Point(BigDecimal[] solved, Functions functions) {
    this.parameters = Arrays.stream(solved).mapToDouble(BigDecimal::doubleValue).toArray();
    this.solved = Optional.of(solved.clone());
    this.functions = functions;
  }

  /** A point whose values solve equations to many digits. */
  static Point solving(BigDecimal[] solved, Functions functions) {
    return new Point(solved, functions);
  }

  /** The same values with other functions. */
  Point with(Functions others) {
    return others.equals(functions) ? this : new Point(parameters, others);
  }

  /** Whether its values solve equations. */
  boolean isSolved() {
    return solved.isPresent();
  }

  double[] doubles() {
    return parameters.clone();
  }

  BigDecimal[] decimals() {
    return solved
        .map(BigDecimal[]::clone)
        .orElseGet(
            () -> Arrays.stream(parameters).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new));
  }

  /** The values, where they are exact. */
  Optional<Rational[]> rationals() {
    return isSolved()
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(parameters).mapToObj(Functions::exact).toArray(Rational[]::new));
  }

  Functions functions() {
    return functions;
  }
}
