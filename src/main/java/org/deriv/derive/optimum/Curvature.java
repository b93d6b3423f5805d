package org.deriv.derive.optimum;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/**
 * The second derivative in one variable, and what is known of its sign.
 *
 * @param hessian a number or a matrix; for a matrix variable, the matrix that stands before it in a
 *     gradient that is linear in it
 */
record Curvature(Optional<Expr> hessian, Sign sign, boolean constant) {
  /** What is known, relative to what is sought: positive is right for a minimum. */
  enum Sign {
    /** Definite everywhere: one best point. */
    STRICT,
    /** Semidefinite everywhere. */
    WEAK,
    /** Nothing is known. */
    UNKNOWN,
    /** Semidefinite everywhere, the other way, and not known to be nothing. */
    WRONG
  }

  /** What a constant second derivative must be for its stationary point to be best, if unknown. */
  Optional<Expr> needed(Question question) {
    return constant && sign == Sign.UNKNOWN ? hessian.map(question::weakly) : Optional.empty();
  }

  /** The second derivative whose first is given. */
  static Curvature of(Workbench bench, Question question, Expr gradient, Expr variable) {
    Optional<Expr> hessian = hessian(bench, gradient, variable);
    boolean constant = hessian.map(h -> !bench.mentions(h, variable)).orElse(false);
    Sign sign = hessian.map(h -> sign(bench, question, h)).orElse(Sign.UNKNOWN);
    boolean bends = sign == Sign.UNKNOWN && question.bendsTheRightWay(bench);
    return new Curvature(hessian, bends ? Sign.WEAK : sign, constant);
  }

  private static Optional<Expr> hessian(Workbench bench, Expr gradient, Expr variable) {
    try {
      return switch (variable.shape().rank()) {
        case 0 -> Optional.of(second(bench, Operator.DERIVATIVE, gradient, variable));
        case 1 -> Optional.of(second(bench, Operator.JACOBIAN, gradient, variable));
        default ->
            LinearForm.of(bench, gradient, variable)
                .filter(LinearForm::isOneSided)
                .map(LinearForm::left);
      };
    } catch (Unsolved _) {
      return Optional.empty();
    }
  }

  private static Expr second(Workbench bench, Operator derivative, Expr gradient, Expr variable) {
    return bench.workOut(Expr.of(derivative, variable, gradient)).expr();
  }

  /** The sign of a second derivative, relative to what is sought. */
  static Sign sign(Workbench bench, Question question, Expr hessian) {
    Expr turned = bench.tidy(Make.negate(hessian));
    Expr right = question.isMinimum() ? hessian : turned;
    Expr wrong = question.isMinimum() ? turned : hessian;
    if (isDefinite(bench, right)) {
      return Sign.STRICT;
    }
    if (isSemidefinite(bench, right)) {
      return Sign.WEAK;
    }
    return isSemidefinite(bench, wrong) ? Sign.WRONG : Sign.UNKNOWN;
  }

  private static boolean isDefinite(Workbench bench, Expr of) {
    return of.shape().isScalar()
        ? bench.facts().provesPositive(of)
        : bench.facts().provesPositiveDefinite(of);
  }

  private static boolean isSemidefinite(Workbench bench, Expr of) {
    return of.shape().isScalar()
        ? bench.facts().provesNonnegative(of)
        : bench.facts().provesPositiveSemidefinite(of);
  }
}
