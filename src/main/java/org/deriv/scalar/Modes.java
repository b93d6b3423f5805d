package org.deriv.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * An expression as a sum of modes in an index: a polynomial in the index times powers whose
 * exponents are linear in it, such as {@code i^2 * b^(t-i)}.
 *
 * @param parts each mode with the coefficients of its polynomial, lowest first
 */
record Modes(Expr index, Map<Mode, List<Expr>> parts) {
  private static final int HIGHEST_POWER = 8;

  /** A product of powers; the exponents are linear in the index. */
  record Mode(Map<Expr, Linear> exponents) {
    static final Mode ONE = new Mode(Map.of());

    Mode times(Mode other) {
      Map<Expr, Linear> sum = new LinkedHashMap<>(exponents);
      other.exponents.forEach((base, exponent) -> sum.merge(base, exponent, Linear::plus));
      return new Mode(sum);
    }

    Mode inverse() {
      Map<Expr, Linear> negative = new LinkedHashMap<>();
      exponents.forEach((base, exponent) -> negative.put(base, exponent.times(Rational.of(-1))));
      return new Mode(negative);
    }
  }

  /** The modes of an expression, if it is made of nothing else. */
  static Optional<Modes> of(Expr expr, Expr index) {
    return new Modes(index, Map.of()).split(expr);
  }

  private Optional<Modes> split(Expr expr) {
    if (expr.equals(index)) {
      return Optional.of(one(Mode.ONE, List.of(Make.number(0), Make.number(1))));
    }
    if (!mentions(expr)) {
      return Optional.of(one(Mode.ONE, List.of(expr)));
    }
    return switch (expr.op()) {
      case Operator.ADD -> all(expr.args(), Modes::plus);
      case Operator.PRODUCT, Operator.HADAMARD -> all(expr.args(), Modes::times);
      case Operator.NEGATE -> split(expr.arg(0)).map(of -> of.times(constant(Make.number(-1))));
      case Operator.DIVIDE ->
          split(expr.arg(0))
              .flatMap(of -> split(expr.arg(1)).flatMap(Modes::inverse).map(of::times));
      case Operator.POWER -> power(expr.arg(0), expr.arg(1));
      case Op.Apply(Elementary function, int _) when function == Elementary.EXP ->
          exponential(expr.arg(0));
      default -> Optional.empty();
    };
  }

  private boolean mentions(Expr expr) {
    return new Names().free(expr).containsAll(new Names().free(index));
  }

  private Modes one(Mode mode, List<Expr> polynomial) {
    return new Modes(index, Map.of(mode, polynomial));
  }

  private Modes constant(Expr value) {
    return one(Mode.ONE, List.of(value));
  }

  private Optional<Modes> all(List<Expr> exprs, BinaryOperator<Modes> join) {
    Optional<Modes> result = split(exprs.getFirst());
    for (Expr next : exprs.subList(1, exprs.size())) {
      result = result.flatMap(left -> split(next).map(right -> join.apply(left, right)));
    }
    return result;
  }

  private Optional<Modes> power(Expr base, Expr exponent) {
    if (!mentions(base)) {
      Linear linear = Linear.of(exponent);
      boolean numeric =
          linear.terms().keySet().stream().noneMatch(atom -> !atom.equals(index) && mentions(atom));
      return numeric
          ? Optional.of(one(new Mode(Map.of(base, linear)), List.of(Make.number(1))))
          : split(exponent).flatMap(of -> of.over(power -> Expr.of(Operator.POWER, base, power)));
    }
    if (!(exponent.op() instanceof Op.Number(Rational number)) || !number.isInt()) {
      return Optional.empty();
    }
    int times = number.intValue();
    if (Math.abs(times) > HIGHEST_POWER) {
      return Optional.empty();
    }
    return split(base)
        .flatMap(of -> times < 0 ? of.inverse() : Optional.of(of))
        .map(of -> {
          Modes result = constant(Make.number(1));
          for (int i = 0; i < Math.abs(times); i++) {
            result = result.times(of);
          }
          return result;
        });
  }

  private Optional<Modes> exponential(Expr exponent) {
    return split(exponent).flatMap(of -> of.over(power -> Make.apply(Elementary.EXP, power)));
  }

  /** f(c + s i) = f(c) f(s)^i, for a power or the exponential. */
  private Optional<Modes> over(UnaryOperator<Expr> raise) {
    List<Expr> linear = parts.get(Mode.ONE);
    if (parts.size() != 1 || linear == null || linear.size() > 2) {
      return Optional.empty();
    }
    Linear once = new Linear(Map.of(index, Rational.ONE), Rational.ZERO);
    Mode mode = linear.size() == 1 ? Mode.ONE : new Mode(Map.of(raise.apply(linear.get(1)), once));
    return Optional.of(one(mode, List.of(raise.apply(linear.getFirst()))));
  }

  private Optional<Modes> inverse() {
    if (parts.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<Mode, List<Expr>> only = parts.entrySet().iterator().next();
    return only.getValue().size() == 1
        ? Optional.of(
            one(
                only.getKey().inverse(),
                List.of(Make.divide(Make.number(1), only.getValue().getFirst()))))
        : Optional.empty();
  }

  private Modes plus(Modes other) {
    Map<Mode, List<Expr>> sum = new LinkedHashMap<>(parts);
    other.parts.forEach((mode, polynomial) -> sum.merge(mode, polynomial, Modes::added));
    return new Modes(index, sum);
  }

  private Modes times(Modes other) {
    Map<Mode, List<Expr>> product = new LinkedHashMap<>();
    parts.forEach((left, p) ->
        other.parts.forEach(
            (right, q) -> product.merge(left.times(right), convolved(p, q), Modes::added)));
    return new Modes(index, product);
  }

  private static List<Expr> added(List<Expr> p, List<Expr> q) {
    List<Expr> sum = new ArrayList<>();
    for (int i = 0; i < Math.max(p.size(), q.size()); i++) {
      sum.add(i >= p.size() ? q.get(i) : i >= q.size() ? p.get(i) : Plain.sum(p.get(i), q.get(i)));
    }
    return sum;
  }

  private static List<Expr> convolved(List<Expr> p, List<Expr> q) {
    List<Expr> product = new ArrayList<>();
    for (int k = 0; k < p.size() + q.size() - 1; k++) {
      Expr sum = Make.number(0);
      for (int i = Math.max(0, k - q.size() + 1); i <= Math.min(k, p.size() - 1); i++) {
        sum = Plain.sum(sum, Plain.product(p.get(i), q.get(k - i)));
      }
      product.add(sum);
    }
    return product;
  }
}
