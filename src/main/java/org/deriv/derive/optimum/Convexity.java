package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/**
 * Convexity in several variables together, by the rules of composition (Boyd and Vandenberghe,
 * Convex Optimization, section 3.2): sums, positive multiples, convex increasing functions of
 * convex ones, norms and squares of affine ones.
 */
final class Convexity {
  private final Workbench bench;
  private final List<Expr> variables;
  private final Map<Expr, Bend> memo = new HashMap<>();

  Convexity(Workbench bench, List<Expr> variables) {
    this.bench = bench;
    this.variables = variables;
  }

  Bend of(Expr expr) {
    Bend known = memo.get(expr);
    if (known == null) {
      known = Question.mentions(expr, variables) ? fresh(expr) : Bend.CONSTANT;
      memo.put(expr, known);
    }
    return known;
  }

  private Bend fresh(Expr expr) {
    if (variables.contains(expr)) {
      return Bend.AFFINE;
    }
    return switch (expr.op()) {
      case Operator operator -> plain(operator, expr);
      case Op.Norm _ -> of(expr.arg(0)).isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) ->
          switch (kind) {
            case SUM, MEAN -> of(expr.arg(0));
            case MAX -> of(expr.arg(0)).isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
            case MIN -> of(expr.arg(0)).isConcave() ? Bend.CONCAVE : Bend.UNKNOWN;
            case VARIANCE -> of(expr.arg(0)).isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
          };
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> of(expr.args().getLast());
      case Op.LogSumExp _ -> of(expr.arg(0)).isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case Op.Slice _ -> of(expr.arg(0));
      case Op.Apply(Function function, int order)
          when order == 0 && function instanceof Function.Elementary elementary ->
          applied(elementary, expr.arg(0));
      default -> Bend.UNKNOWN;
    };
  }

  private Bend plain(Operator operator, Expr expr) {
    return switch (operator) {
      case ADD -> expr.args().stream().map(this::of).reduce(Bend.CONSTANT, Bend::plus);
      case NEGATE -> of(expr.arg(0)).turned();
      case TRANSPOSE, TRACE, DIAGONAL_MATRIX, DIAGONAL_PART, VEC, ENTRY -> of(expr.arg(0));
      case PRODUCT -> product(expr.args());
      case HADAMARD -> scaled(expr.args());
      case DIVIDE, HADAMARD_DIVIDE ->
          of(expr.arg(1)) == Bend.CONSTANT ? signed(expr.arg(1), of(expr.arg(0))) : Bend.UNKNOWN;
      case POWER, HADAMARD_POWER -> power(expr);
      case LOG_DETERMINANT -> of(expr.arg(0)).isAffine() ? Bend.CONCAVE : Bend.UNKNOWN;
      case EIGENVALUE_MAX -> of(expr.arg(0)).isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case EIGENVALUE_MIN -> of(expr.arg(0)).isAffine() ? Bend.CONCAVE : Bend.UNKNOWN;
      case MAXIMUM ->
          expr.args().stream().allMatch(a -> of(a).isConvex()) ? Bend.CONVEX : Bend.UNKNOWN;
      case MINIMUM ->
          expr.args().stream().allMatch(a -> of(a).isConcave()) ? Bend.CONCAVE : Bend.UNKNOWN;
      default -> Bend.UNKNOWN;
    };
  }

  /** One factor depends on the variables, or it is a form v'Pv with a semidefinite P. */
  private Bend product(List<Expr> factors) {
    List<Expr> moving = factors.stream().filter(f -> of(f) != Bend.CONSTANT).toList();
    boolean numbers = factors.stream().allMatch(f -> f.shape().isScalar());
    if (moving.size() == 1) {
      boolean scalarMove = moving.getFirst().shape().isScalar();
      return numbers || scalarMove
          ? scaled(factors)
          : of(moving.getFirst()).isAffine() ? Bend.AFFINE : Bend.UNKNOWN;
    }
    return form(factors);
  }

  private Bend form(List<Expr> factors) {
    List<Expr> scalars = factors.stream().filter(f -> f.shape().isScalar()).toList();
    List<Expr> chain =
        new ArrayList<>(factors.stream().filter(f -> !f.shape().isScalar()).toList());
    boolean fixed = scalars.stream().allMatch(f -> of(f) == Bend.CONSTANT);
    if (!fixed || chain.size() < 2) {
      return squared(factors);
    }
    Expr last = chain.removeLast();
    Expr first = chain.removeFirst();
    boolean turned =
        of(last) == Bend.AFFINE && last.shape().isVector() && first.equals(Make.transpose(last));
    if (!turned || chain.stream().anyMatch(f -> of(f) != Bend.CONSTANT)) {
      return Bend.UNKNOWN;
    }
    List<Expr> middle = new ArrayList<>(scalars);
    middle.addAll(chain);
    if (chain.isEmpty()) {
      return scalars.isEmpty() ? Bend.CONVEX : signed(Make.product(scalars), Bend.CONVEX);
    }
    Expr inner = Make.product(middle);
    return bench.facts().provesPositiveSemidefinite(inner)
        ? Bend.CONVEX
        : bench.facts().provesPositiveSemidefinite(Make.negate(inner))
            ? Bend.CONCAVE
            : Bend.UNKNOWN;
  }

  /** A number times itself. */
  private Bend squared(List<Expr> factors) {
    boolean square =
        factors.size() == 2
            && factors.get(0).equals(factors.get(1))
            && factors.get(0).shape().isScalar()
            && of(factors.get(0)).isAffine();
    return square ? Bend.CONVEX : Bend.UNKNOWN;
  }

  /** Constants of known sign times one that bends. */
  private Bend scaled(List<Expr> factors) {
    Bend bend = Bend.CONSTANT;
    List<Expr> constants = new ArrayList<>();
    for (Expr factor : factors) {
      if (of(factor) == Bend.CONSTANT) {
        constants.add(factor);
      } else if (bend != Bend.CONSTANT) {
        return Bend.UNKNOWN;
      } else {
        bend = of(factor);
      }
    }
    for (Expr constant : constants) {
      bend = signed(constant, bend);
    }
    return bend;
  }

  private Bend signed(Expr constant, Bend bend) {
    if (bend.isAffine() || bend == Bend.UNKNOWN) {
      return bend;
    }
    return bench.facts().provesNonnegative(constant)
        ? bend
        : bench.facts().provesNonnegative(Make.negate(constant)) ? bend.turned() : Bend.UNKNOWN;
  }

  private Bend power(Expr expr) {
    Expr base = expr.arg(0);
    boolean entries = base.shape().isScalar() || expr.is(Operator.HADAMARD_POWER);
    if (!entries || !(expr.arg(1).op() instanceof Op.Number(Rational exponent))) {
      return Bend.UNKNOWN;
    }
    boolean even = exponent.isInteger() && !exponent.numerator().testBit(0);
    boolean positive = exponent.signum() > 0;
    Bend bend = of(base);
    if (even && positive && bend.isAffine()) {
      return Bend.CONVEX;
    }
    if (exponent.compareTo(Rational.ONE) >= 0 && bend.isConvex() && isNonnegative(base)) {
      return Bend.CONVEX;
    }
    if (!bench.facts().provesNonnegative(base)) {
      return Bend.UNKNOWN;
    }
    if (positive && exponent.compareTo(Rational.ONE) < 0) {
      return bend.isConcave() ? Bend.CONCAVE : Bend.UNKNOWN;
    }
    return !positive && bend.isConcave() ? Bend.CONVEX : Bend.UNKNOWN;
  }

  private boolean isNonnegative(Expr base) {
    return base.op() instanceof Op.Norm || bench.facts().provesNonnegative(base);
  }

  private Bend applied(Function.Elementary function, Expr argument) {
    Bend bend = of(argument);
    return switch (function) {
      case EXP, RELU, SOFTPLUS -> bend.isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case LOG -> bend.isConcave() ? Bend.CONCAVE : logarithm(argument);
      case SQRT -> bend.isConcave() ? Bend.CONCAVE : Bend.UNKNOWN;
      case ABS -> bend.isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case SIGN, SIN, COS, TANH, SIGMOID, ERF, GELU, STEP -> Bend.UNKNOWN;
    };
  }

  /** log Σ exp of convex functions, with terms that do not depend on the variables. */
  private Bend logarithm(Expr argument) {
    List<Expr> terms = argument.is(Operator.ADD) ? argument.args() : List.of(argument);
    return terms.stream().allMatch(this::isLogConvex) ? Bend.CONVEX : Bend.UNKNOWN;
  }

  private boolean isLogConvex(Expr term) {
    if (of(term) == Bend.CONSTANT) {
      return bench.facts().provesNonnegative(term);
    }
    return switch (term.op()) {
      case Op.Apply(Function function, int order) ->
          function == Function.Elementary.EXP && order == 0 && of(term.arg(0)).isConvex();
      case Op.Fold fold -> fold.kind() == Op.Fold.Kind.SUM && isLogConvex(term.args().getLast());
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) ->
          kind == Op.Reduce.Kind.SUM && isLogConvex(term.arg(0));
      default -> false;
    };
  }
}
