package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Function;
import org.deriv.expr.Rational;

/** The functions of one real variable and their derivatives, in terms of {@link Functions}. */
final class Elementaries {
  private static final Rational HALF = Rational.of(1, 2);
  private static final int ORDER = 8;

  private final Kernel kernel;

  Elementaries(Kernel kernel) {
    this.kernel = kernel;
  }

  Poly apply(Function function, int order, Poly of) {
    if (order > ORDER) {
      throw new Undecidable("a derivative of high order");
    }
    return switch (function) {
      case Function.Named(String word) ->
          Poly.of(
              kernel
                  .naming()
                  .opaque("call " + word + "'".repeat(order), List.of(), List.of(Table.of(of))));
      case Function.Elementary elementary -> apply(elementary, order, of);
    };
  }

  private Poly apply(Function.Elementary function, int order, Poly of) {
    Functions functions = kernel.functions();
    return switch (function) {
      case EXP -> functions.exponential(of);
      case LOG -> order == 0 ? functions.logarithm(of) : power(of, Rational.of(-1), order - 1);
      case SQRT -> power(of, HALF, order);
      case ABS ->
          switch (order) {
            case 0 -> functions.absolute(of);
            case 1 -> functions.sign(of);
            default -> Poly.ZERO;
          };
      case SIGN -> order == 0 ? functions.sign(of) : Poly.ZERO;
      case SIN -> turned(of, order);
      case COS -> turned(of, order + 1);
      case TANH -> polynomial(tanh(of), List.of(1L, 0L, -1L), order);
      case SIGMOID -> polynomial(sigmoid(of), List.of(0L, 1L, -1L), order);
      case RELU ->
          switch (order) {
            case 0 -> of.plus(functions.absolute(of)).times(HALF);
            case 1 -> step(of);
            default -> Poly.ZERO;
          };
      case STEP -> order == 0 ? step(of) : Poly.ZERO;
      case SOFTPLUS ->
          order == 0
              ? functions.logarithm(Poly.ONE.plus(functions.exponential(of)))
              : apply(Function.Elementary.SIGMOID, order - 1, of);
      case ERF -> order == 0 ? erf(of) : bell(of, order);
      case GELU -> gelu(of, order);
    };
  }

  /** The derivative of an order of uᵉ by u. */
  private Poly power(Poly of, Rational exponent, int order) {
    Rational factor = Rational.ONE;
    Rational left = exponent;
    for (int i = 0; i < order; i++) {
      factor = factor.times(left);
      left = left.minus(Rational.ONE);
    }
    return kernel.powers().power(of, left).times(factor);
  }

  /** sin, cos, −sin, −cos. */
  private Poly turned(Poly of, int quarters) {
    Poly value = quarters % 2 == 0 ? kernel.functions().sine(of) : kernel.functions().cosine(of);
    return quarters % 4 < 2 ? value : value.times(Rational.of(-1));
  }

  /** eᵘ/(1 + eᵘ). */
  Poly sigmoid(Poly of) {
    Poly e = kernel.functions().exponential(of);
    return kernel.ring().times(e, kernel.powers().reciprocal(Poly.ONE.plus(e)));
  }

  /** 1 − 2/(1 + e²ᵘ). */
  private Poly tanh(Poly of) {
    Poly e = kernel.functions().exponential(of.times(Rational.of(2)));
    return Poly.ONE.minus(kernel.powers().reciprocal(Poly.ONE.plus(e)).times(Rational.of(2)));
  }

  private Poly step(Poly of) {
    return Poly.ONE.plus(kernel.functions().sign(of)).times(HALF);
  }

  /** For f' = q(f): f⁽ᵏ⁾ = qₖ(f) with qₖ₊₁ = qₖ' q. */
  private Poly polynomial(Poly value, List<Long> slope, int order) {
    List<Long> coefficients = List.of(0L, 1L);
    for (int i = 0; i < order; i++) {
      coefficients = times(derivative(coefficients), slope);
    }
    return evaluate(coefficients, value);
  }

  private Poly evaluate(List<Long> coefficients, Poly at) {
    Poly result = Poly.ZERO;
    for (long coefficient : coefficients.reversed()) {
      result = kernel.ring().times(result, at).plus(Poly.number(coefficient));
    }
    return result;
  }

  private static List<Long> derivative(List<Long> coefficients) {
    List<Long> result = new ArrayList<>();
    for (int i = 1; i < coefficients.size(); i++) {
      result.add(i * coefficients.get(i));
    }
    return result;
  }

  private static List<Long> times(List<Long> left, List<Long> right) {
    List<Long> result = new ArrayList<>();
    for (int i = 0; i < left.size() + right.size() - 1; i++) {
      long sum = 0;
      for (int j = 0; j < left.size(); j++) {
        int k = i - j;
        sum += k >= 0 && k < right.size() ? left.get(j) * right.get(k) : 0;
      }
      result.add(sum);
    }
    return result;
  }

  /** erf is odd. */
  private Poly erf(Poly of) {
    if (of.isZero()) {
      return Poly.ZERO;
    }
    Poly turned = kernel.functions().oriented(of);
    Poly value = Poly.of(kernel.naming().opaque("erf", List.of(), List.of(Table.of(turned))));
    return turned.equals(of) ? value : value.times(Rational.of(-1));
  }

  Poly pi() {
    return Poly.of(kernel.naming().opaque("pi", List.of(), List.of()));
  }

  /** erf⁽ᵏ⁾(u) = qₖ(u) e^(−u²) with q₁ = 2/√π and qₖ₊₁ = qₖ' − 2u qₖ. */
  private Poly bell(Poly of, int order) {
    List<Long> q = List.of(1L);
    for (int i = 1; i < order; i++) {
      List<Long> next = new ArrayList<>(times(q, List.of(0L, -2L)));
      List<Long> slope = derivative(q);
      for (int j = 0; j < slope.size(); j++) {
        next.set(j, next.get(j) + slope.get(j));
      }
      q = next;
    }
    Poly square = kernel.ring().times(of, of);
    Poly bell = kernel.functions().exponential(square.times(Rational.of(-1)));
    Poly scale = kernel.powers().power(pi(), Rational.of(-1, 2)).times(Rational.of(2));
    return kernel.ring().times(List.of(scale, evaluate(q, of), bell));
  }

  /** uΦ(u) with Φ(u) = (1 + erf(u/√2))/2; (uΦ)⁽ᵏ⁾ = uΦ⁽ᵏ⁾ + kΦ⁽ᵏ⁻¹⁾. */
  private Poly gelu(Poly of, int order) {
    Poly first = kernel.ring().times(of, normal(of, order));
    return order == 0 ? first : first.plus(normal(of, order - 1).times(Rational.of(order)));
  }

  private Poly normal(Poly of, int order) {
    Poly scale = kernel.powers().ofNumber(Rational.of(2), Rational.of(-1, 2));
    Poly scaled = kernel.ring().times(of, scale);
    if (order == 0) {
      return Poly.ONE.plus(erf(scaled)).times(HALF);
    }
    Poly chain = kernel.powers().ofNumber(Rational.of(2), Rational.of(-order, 2));
    return kernel.ring().times(chain, bell(scaled, order)).times(HALF);
  }
}
