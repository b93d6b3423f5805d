package org.deriv.normal;

import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;

/**
 * What follows from the assumptions of a problem about signs, definiteness and invertibility. An
 * answer {@code true} is proved for all dimensions and values; {@code false} says nothing.
 */
public final class Facts {
  private final Session session;

  /** The facts of a problem. */
  public Facts(Context context) {
    Plan plan = Plan.plain();
    Expr nothing = Make.number(0);
    this.session = new Session(context, plan, new CanonicalLabeller(), nothing, nothing);
  }

  private boolean proves(java.util.function.BooleanSupplier question) {
    try {
      return question.getAsBoolean();
    } catch (Undecidable _) {
      return false;
    }
  }

  /** Whether a scalar, or every entry of a tensor, is positive. */
  public boolean provesPositive(Expr of) {
    return proves(() -> session.definiteness().hasSign(of, Sign.POSITIVE));
  }

  /** Whether a scalar, or every entry of a tensor, is at least 0. */
  public boolean provesNonnegative(Expr of) {
    return proves(() -> session.definiteness().hasSign(of, Sign.NONNEGATIVE));
  }

  /** Whether a scalar, or every entry of a tensor, differs from 0. */
  public boolean provesNonzero(Expr of) {
    return proves(() -> session.definiteness().hasSign(of, Sign.NONZERO));
  }

  /** Whether a square matrix has an inverse. */
  public boolean provesInvertible(Expr of) {
    return proves(() -> session.definiteness().isInvertible(of));
  }

  /** Whether a matrix is symmetric and positive definite. */
  public boolean provesPositiveDefinite(Expr of) {
    return proves(() -> session.definiteness().isPositiveDefinite(of));
  }

  /** Whether a matrix is symmetric and positive semidefinite. */
  public boolean provesPositiveSemidefinite(Expr of) {
    return proves(() -> session.definiteness().isPositiveSemidefinite(of));
  }

  /** Whether the columns of a matrix are linearly independent. */
  public boolean provesFullColumnRank(Expr of) {
    return proves(() -> session.definiteness().hasFullColumnRank(of));
  }

  /** Whether a square matrix equals its transpose. */
  public boolean provesSymmetric(Expr of) {
    Shape shape = of.shape();
    if (!shape.isSquare()) {
      return false;
    }
    return shape.isScalar()
        || proves(() -> {
          Layout layout = session.reader().layout(of);
          return session
              .reader()
              .read(of, layout)
              .equals(session.reader().read(Make.transpose(of), layout));
        });
  }
}
