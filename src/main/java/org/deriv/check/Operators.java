package org.deriv.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Which kinds of operators an expression has. */
public final class Operators {
  private Operators() {}

  /** Whether a derivative of some kind is in it. */
  public static boolean hasCalculus(Expr expr) {
    return has(expr, Operators::isCalculus, new HashSet<>());
  }

  /** Whether an expectation or the like is in it, or in what a name in it stands for. */
  public static boolean restsOnProbability(Context context, Expr expr) {
    return new Reach(context, Operators::isChance).of(expr);
  }

  /**
   * Whether a probability is in it of what may be known by moments only: its bounds are reached by
   * distributions that few families come near to, so that agreement at points says little.
   */
  static boolean restsOnUnknownLaws(Context context, Expr expr) {
    boolean unknown =
        context.declarations().values().stream()
            .anyMatch(declaration ->
                declaration instanceof Declaration.Random random
                    && random.distribution().isEmpty());
    return unknown
        && new Reach(
                context,
                op -> op instanceof Op.Moment moment && moment.kind() == Op.Moment.Kind.PROBABILITY)
            .of(expr);
  }

  /** Whether a derivative of some kind is in it, or in what a name in it stands for. */
  public static boolean restsOnCalculus(Context context, Expr expr) {
    return new Reach(context, Operators::isCalculus).of(expr);
  }

  private static boolean isChance(Op op) {
    return op instanceof Op.Moment
        || op == Operator.KL
        || op == Operator.ENTROPY
        || op == Operator.LOG_DENSITY;
  }

  private static boolean isCalculus(Op op) {
    return op instanceof Operator operator
        && switch (operator) {
          case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP -> true;
          default -> false;
        };
  }

  private static boolean has(Expr expr, Predicate<Op> wanted, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return false;
    }
    return wanted.test(expr.op()) || expr.args().stream().anyMatch(arg -> has(arg, wanted, seen));
  }

  /** A search through definitions for an operator of some kind. */
  private static final class Reach {
    private final Context context;
    private final Predicate<Op> wanted;
    private final Set<Expr> seen = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Reach(Context context, Predicate<Op> wanted) {
      this.context = context;
      this.wanted = wanted;
    }

    boolean of(Expr expr) {
      if (!seen.add(expr)) {
        return false;
      }
      if (wanted.test(expr.op())) {
        return true;
      }
      String name =
          switch (expr.op()) {
            case Op.Symbol symbol -> symbol.name();
            case Op.Term term -> term.sequence();
            default -> "";
          };
      boolean inside =
          names.add(name)
              && context.find(name).orElse(null) instanceof Declaration.Let let
              && of(let.body());
      return inside || expr.args().stream().anyMatch(this::of);
    }
  }
}
