package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.Arrays;
import org.deriv.expr.Rational;

/** Values of the parameters of a tape, exact in every arithmetic, and instances of functions. */
final class Point {
  private final double[] parameters;
  private final Functions functions;

  Point(double[] parameters, Functions functions) {
    this.parameters = parameters.clone();
    this.functions = functions;
  }

  double[] doubles() {
    return parameters.clone();
  }

  BigDecimal[] decimals() {
    return Arrays.stream(parameters).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
  }

  Rational[] rationals() {
    return Arrays.stream(parameters).mapToObj(Functions::exact).toArray(Rational[]::new);
  }

  Functions functions() {
    return functions;
  }
}
