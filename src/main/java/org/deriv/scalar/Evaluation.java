package org.deriv.scalar;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * Values of scalar expressions at one point, by the definitions of the elementary operations. What
 * is not elementary is an atom, whose value the point gives. Shares nothing with the way a question
 * is put to Symja.
 */
final class Evaluation {
  private final Map<Expr, Approximation> known = new HashMap<>();

  /** At a point: the values of the atoms. */
  Evaluation(Map<Expr, Double> point) {
    point.forEach((atom, value) -> known.put(atom, Approximation.exactly(value)));
  }

  /** The value of an expression all of whose atoms the point has; undefined otherwise. */
  Approximation of(Expr expr) {
    Approximation value = known.get(expr);
    if (value == null) {
      value = compute(expr);
      known.put(expr, value);
    }
    return value;
  }

  /** The atoms of an expression, in order of appearance. */
  static Set<Expr> atoms(Expr expr) {
    Set<Expr> atoms = new LinkedHashSet<>();
    collect(expr, atoms, new LinkedHashSet<>());
    return atoms;
  }

  private static void collect(Expr expr, Set<Expr> atoms, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    if (isElementary(expr)) {
      expr.args().forEach(arg -> collect(arg, atoms, seen));
    } else {
      atoms.add(expr);
    }
  }

  static boolean isElementary(Expr expr) {
    boolean scalars = expr.args().stream().allMatch(arg -> arg.shape().isScalar());
    return switch (expr.op()) {
      case Op.Number _, Op.Pi _ -> true;
      case Op.Apply(Function function, int order) ->
          scalars && order == 0 && function instanceof Function.Elementary;
      case Operator operator -> scalars && isArithmetic(operator);
      default -> false;
    };
  }

  private static boolean isArithmetic(Operator operator) {
    return switch (operator) {
      case ADD,
          NEGATE,
          PRODUCT,
          DIVIDE,
          HADAMARD,
          HADAMARD_DIVIDE,
          POWER,
          HADAMARD_POWER,
          MAXIMUM,
          MINIMUM ->
          true;
      default -> false;
    };
  }

  private Approximation compute(Expr expr) {
    if (!isElementary(expr)) {
      return Approximation.UNDEFINED;
    }
    return switch (expr.op()) {
      case Op.Number(Rational number) -> number(number);
      case Op.Pi() -> Approximation.rounded(Math.PI);
      case Op.Apply(Function.Elementary function, int _) ->
          function(function).apply(of(expr.arg(0)));
      case Operator operator -> arithmetic(operator, expr.args());
      default -> Approximation.UNDEFINED;
    };
  }

  private static Approximation number(Rational number) {
    double value = number.doubleValue();
    return number.isInteger() && Math.abs(value) < 0x1p53
        ? Approximation.exactly(value)
        : Approximation.rounded(value);
  }

  private Approximation arithmetic(Operator operator, List<Expr> args) {
    return switch (operator) {
      case ADD -> fold(args, Approximation::plus);
      case NEGATE -> of(args.getFirst()).negate();
      case PRODUCT, HADAMARD -> fold(args, Approximation::times);
      case DIVIDE, HADAMARD_DIVIDE -> of(args.get(0)).times(of(args.get(1)).reciprocal());
      case POWER, HADAMARD_POWER -> of(args.get(0)).power(of(args.get(1)));
      case MAXIMUM -> fold(args, Approximation::larger);
      case MINIMUM -> fold(args, Approximation::smaller);
      default -> Approximation.UNDEFINED;
    };
  }

  private Approximation fold(List<Expr> args, BinaryOperator<Approximation> join) {
    return args.stream().map(this::of).reduce(join).orElse(Approximation.UNDEFINED);
  }

  private static UnaryOperator<Approximation> function(Function.Elementary function) {
    return switch (function) {
      case EXP -> Approximation::exp;
      case LOG -> Approximation::log;
      case SQRT -> Approximation::sqrt;
      case ABS -> Approximation::abs;
      case SIGN -> Approximation::sign;
      case SIN -> Approximation::sin;
      case COS -> Approximation::cos;
      case TANH -> Approximation::tanh;
      case SIGMOID -> Approximation::sigmoid;
      case RELU -> x -> x.larger(Approximation.ZERO);
      case SOFTPLUS -> Approximation::softplus;
      case ERF -> Approximation::erf;
      case GELU -> Evaluation::gelu;
      case STEP -> x -> x.sign().plus(Approximation.ONE).times(Approximation.exactly(0.5));
    };
  }

  private static Approximation gelu(Approximation x) {
    Approximation scaled = x.times(Approximation.rounded(Math.sqrt(0.5)));
    return x.times(Approximation.exactly(0.5)).times(scaled.erf().plus(Approximation.ONE));
  }
}
