package org.deriv.lang.elaborate;

import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.lang.elaborate.PropertyReader.Said;

/** What is said of one matrix, vector or number. */
final class MatrixProperties {
  private final ExpressionReader reader;

  MatrixProperties(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The property of one expression. */
  Optional<Expr> one(Said said, Expr of) {
    return switch (said.property()) {
      case NONZERO -> Optional.of(Make.has(Property.NONZERO, of));
      case POSITIVE -> Optional.of(signed(Relation.GREATER, of));
      case NONNEGATIVE -> Optional.of(signed(Relation.GREATER_EQUAL, of));
      case FULL_COLUMN_RANK -> matrix(said, of).map(it -> Make.has(Property.FULL_COLUMN_RANK, it));
      case FULL_ROW_RANK -> matrix(said, of).map(it -> Make.has(Property.FULL_ROW_RANK, it));
      case FULL_RANK -> matrix(said, of).map(MatrixProperties::fullRank);
      case SYMMETRIC ->
          isDistribution(of)
              ? Optional.of(Make.has(Property.SYMMETRIC_DISTRIBUTION, of))
              : square(said, of).map(it -> Make.has(Property.SYMMETRIC, it));
      case SKEW_SYMMETRIC -> square(said, of).map(it -> equal(Make.transpose(it), Make.negate(it)));
      case IDEMPOTENT -> square(said, of).map(it -> equal(Make.product(it, it), it));
      case POSITIVE_DEFINITE -> square(said, Property.POSITIVE_DEFINITE, of);
      case POSITIVE_SEMIDEFINITE -> square(said, Property.POSITIVE_SEMIDEFINITE, of);
      case NEGATIVE_DEFINITE -> square(said, Property.NEGATIVE_DEFINITE, of);
      case NEGATIVE_SEMIDEFINITE -> square(said, Property.NEGATIVE_SEMIDEFINITE, of);
      case ORTHOGONAL -> square(said, Property.ORTHOGONAL, of);
      case DIAGONAL -> square(said, Property.DIAGONAL, of);
      case INVERTIBLE -> square(said, Property.INVERTIBLE, of);
      case INDEPENDENT,
          UNCORRELATED,
          IID,
          CONVEX,
          CONCAVE,
          STRICTLY_CONVEX,
          STRICTLY_CONCAVE,
          INCREASING,
          DECREASING,
          SMOOTH,
          CONTINUOUS,
          DIFFERENTIABLE,
          EVEN,
          ODD ->
          throw new IllegalStateException("not said of one matrix: " + said.property());
    };
  }

  private static Expr fullRank(Expr of) {
    if (of.shape().isSquare()) {
      return Make.has(Property.INVERTIBLE, of);
    }
    Expr least =
        Expr.of(Operator.MINIMUM, Make.size(of.shape().rows()), Make.size(of.shape().columns()));
    return equal(Expr.of(Operator.RANK, of), least);
  }

  private static Expr equal(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  private static Expr signed(Relation relation, Expr of) {
    return Make.compare(relation, of, Make.zeros(of.shape()));
  }

  /** A random vector or number is said to be symmetric of its distribution. */
  private boolean isDistribution(Expr of) {
    boolean random = Randomness.in(of, reader.scope());
    return random && !(of.shape().isMatrix() && of.shape().isSquare());
  }

  private Optional<Expr> square(Said said, Property property, Expr of) {
    return square(said, of).map(it -> Make.has(property, it));
  }

  private Optional<Expr> square(Said said, Expr of) {
    return of.shape().isSquare() ? Optional.of(of) : misfit(said, of, "a square matrix");
  }

  private Optional<Expr> matrix(Said said, Expr of) {
    return of.shape().rank() <= 2 ? Optional.of(of) : misfit(said, of, "a matrix");
  }

  /** Says that an expression is not of the kind that can have the property. */
  Optional<Expr> misfit(Said said, Expr of, String wanted) {
    return reader.report(
        Finding.error(
                "shape-mismatch",
                "only "
                    + wanted
                    + " can be "
                    + said.property().phrase()
                    + ", not "
                    + Fit.written(of.shape()),
                said.span())
            .label("`" + Wording.of(of) + "` is " + Fit.described(of.shape())));
  }
}
