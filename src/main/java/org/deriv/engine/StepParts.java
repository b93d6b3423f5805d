package org.deriv.engine;

import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** What there must be somewhere in a step by a rule. */
final class StepParts {
  private static final Set<Function> QUOTIENTS =
      Set.of(Function.Elementary.SIGMOID, Function.Elementary.TANH);

  private StepParts() {}

  static boolean has(NamedRule rule, Expr expr) {
    Op op = expr.op();
    return switch (rule) {
      case PRODUCT -> isProduct(op) || op instanceof Op.Norm;
      case QUOTIENT -> isQuotient(op);
      case CHAIN -> isComposed(op);
      case SUM -> expr.is(Operator.ADD) || expr.is(Operator.PRODUCT) || op instanceof Op.Fold;
      case EXPECTATION -> op instanceof Op.Moment;
      case VARIANCE ->
          op instanceof Op.Moment moment
              && (moment.kind() == Op.Moment.Kind.VARIANCE
                  || moment.kind() == Op.Moment.Kind.COVARIANCE);
      case TRIANGLE -> isSize(op);
      case TRACE -> expr.is(Operator.TRACE) && expr.arg(0).is(Operator.PRODUCT);
      case TRANSPOSE -> expr.is(Operator.TRANSPOSE);
      case LOGARITHM -> isLogarithm(op);
      case INVERSE -> expr.is(Operator.INVERSE) || isPower(op);
      case GEOMETRIC -> op instanceof Op.Fold || op instanceof Op.Infinity;
      case INDUCTION -> op instanceof Op.Fold || op instanceof Op.Term || isPower(op);
      case INDEPENDENCE, INEQUALITY -> true;
    };
  }

  private static boolean isProduct(Op op) {
    return op instanceof Operator operator
        && switch (operator) {
          case PRODUCT, HADAMARD, KRONECKER, DIVIDE, HADAMARD_DIVIDE, POWER, HADAMARD_POWER -> true;
          default -> false;
        };
  }

  private static boolean isQuotient(Op op) {
    return op == Operator.DIVIDE
        || op == Operator.HADAMARD_DIVIDE
        || isPower(op)
        || op instanceof Op.Softmax
        || op instanceof Op.Apply(Function function, int _) && QUOTIENTS.contains(function);
  }

  private static boolean isPower(Op op) {
    return op == Operator.POWER || op == Operator.HADAMARD_POWER;
  }

  /** Whether it is more than sums, products and entries. */
  private static boolean isComposed(Op op) {
    return switch (op) {
      case Op.Apply _, Op.Call _, Op.Norm _, Op.Softmax _, Op.Term _ -> true;
      case Operator operator ->
          switch (operator) {
            case ADD,
                NEGATE,
                PRODUCT,
                HADAMARD,
                KRONECKER,
                TRANSPOSE,
                ENTRY,
                GRADIENT,
                JACOBIAN,
                HESSIAN,
                DERIVATIVE,
                DIFFERENTIAL,
                AND,
                OR,
                NOT ->
                false;
            default -> true;
          };
      default -> false;
    };
  }

  private static boolean isSize(Op op) {
    return op instanceof Op.Norm
        || op instanceof Op.Apply(Function function, int _) && function == Function.Elementary.ABS;
  }

  static boolean isSum(Expr expr) {
    return expr.is(Operator.ADD) || expr.op() instanceof Op.Fold;
  }

  private static boolean isLogarithm(Op op) {
    return op == Operator.LOG_DETERMINANT
        || op instanceof Op.Apply(Function function, int _) && function == Function.Elementary.LOG;
  }
}
