package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/** Which matrices are definite or invertible, or have full rank: by assumption or by structure. */
final class Definiteness {
  private final Context context;
  private final Definitions definitions;
  private final Reader reader;

  Definiteness(Context context, Definitions definitions, Reader reader) {
    this.context = context;
    this.definitions = definitions;
    this.reader = reader;
  }

  /** Whether an assumption states this property, perhaps of the same matrix written otherwise. */
  boolean isStated(Property property, Expr of) {
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Has(Property stated)
          && stated == property
          && assumption.args().stream().anyMatch(arg -> isSame(arg, of))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSame(Expr stated, Expr of) {
    if (stated.equals(of)) {
      return true;
    }
    boolean leaf = stated.args().isEmpty() && of.args().isEmpty();
    if (leaf || !stated.shape().equals(of.shape())) {
      return false;
    }
    Layout layout = reader.layout(of).join(reader.layout(stated));
    return reader.read(stated, layout).equals(reader.read(of, layout));
  }

  private Expr expanded(Expr of) {
    return definitions.body(of).orElse(of);
  }

  /** Whether a scalar is known to have one of these signs, or each entry of a tensor. */
  boolean hasSign(Expr of, Sign wanted) {
    return (sign(of).mask() & ~wanted.mask()) == 0;
  }

  /**
   * The signs that a scalar, or an entry of a tensor, can have: by its normal form, by its parts.
   */
  private Sign sign(Expr expr) {
    Expr of = expanded(expr);
    Sign byParts = byParts(of);
    try {
      Sign sign = reader.kernel().signs().of(reader.read(of, reader.layout(of))).and(byParts);
      return sign.mask() == 0 ? byParts : sign;
    } catch (Undecidable _) {
      return byParts;
    }
  }

  private Sign byParts(Expr of) {
    if (!(of.op() instanceof Operator operator)) {
      return Ranges.of(of.op());
    }
    boolean scalars = of.args().stream().allMatch(arg -> arg.shape().isScalar());
    return switch (operator) {
      case ADD -> of.args().stream().map(this::sign).reduce(Sign.ZERO, Sign::plus);
      case NEGATE -> sign(of.arg(0)).negated();
      case HADAMARD -> times(of);
      case PRODUCT ->
          scalars
              ? times(of)
              : of.shape().isScalar() && isPositiveSemidefinite(of) ? Sign.NONNEGATIVE : Sign.ANY;
      case DIVIDE, HADAMARD_DIVIDE -> sign(of.arg(0)).times(sign(of.arg(1)).power(Rational.of(-1)));
      case POWER ->
          scalars && of.arg(1).op() instanceof Op.Number(Rational exponent)
              ? sign(of.arg(0)).power(exponent)
              : Sign.ANY;
      case DETERMINANT -> isPositiveDefinite(of.arg(0)) ? Sign.POSITIVE : Sign.ANY;
      case TRACE -> isPositiveSemidefinite(of.arg(0)) ? Sign.NONNEGATIVE : Sign.ANY;
      default -> Sign.ANY;
    };
  }

  private Sign times(Expr product) {
    return product.args().stream().map(this::sign).reduce(Sign.POSITIVE, Sign::times);
  }

  boolean isPositiveDefinite(Expr matrix) {
    Expr of = expanded(matrix);
    if (of.shape().isScalar() && !isForm(of)) {
      return hasSign(of, Sign.POSITIVE);
    }
    return isStated(Property.POSITIVE_DEFINITE, of)
        || isInvertibleAndSemidefinite(of)
        || switch (of.op()) {
          case Op.Identity _ -> true;
          case Operator operator ->
              switch (operator) {
                case ADD ->
                    of.args().stream().allMatch(this::isPositiveSemidefinite)
                        && of.args().stream().anyMatch(this::isPositiveDefinite);
                case INVERSE, TRANSPOSE -> isPositiveDefinite(of.arg(0));
                case DIVIDE -> isPositiveDefinite(of.arg(0)) && hasSign(of.arg(1), Sign.POSITIVE);
                case DIAGONAL_MATRIX -> hasSign(of.arg(0), Sign.POSITIVE);
                case KRONECKER, HADAMARD -> of.args().stream().allMatch(this::isPositiveDefinite);
                case POWER ->
                    isPositiveDefinite(of.arg(0)) || (isEvenPower(of) && isInvertible(of.arg(0)));
                case PRODUCT -> isCongruence(of, Sign.POSITIVE);
                default -> false;
              };
          case Op _ -> false;
        };
  }

  boolean isPositiveSemidefinite(Expr matrix) {
    Expr of = expanded(matrix);
    if (of.shape().isScalar() && !isForm(of)) {
      return hasSign(of, Sign.NONNEGATIVE);
    }
    return isStated(Property.POSITIVE_SEMIDEFINITE, of)
        || isPositiveDefinite(of)
        || switch (of.op()) {
          case Op.Zeros _ -> true;
          case Operator operator ->
              switch (operator) {
                case ADD, KRONECKER, HADAMARD ->
                    of.args().stream().allMatch(this::isPositiveSemidefinite);
                case TRANSPOSE -> isPositiveSemidefinite(of.arg(0));
                case DIVIDE ->
                    isPositiveSemidefinite(of.arg(0)) && hasSign(of.arg(1), Sign.POSITIVE);
                case DIAGONAL_MATRIX -> hasSign(of.arg(0), Sign.NONNEGATIVE);
                case POWER -> isEvenPower(of) || isPositiveSemidefinite(of.arg(0));
                case PRODUCT -> isCongruence(of, Sign.NONNEGATIVE);
                default -> false;
              };
          case Op _ -> false;
        };
  }

  /** A semidefinite matrix of which it is assumed that it has an inverse. */
  private boolean isInvertibleAndSemidefinite(Expr of) {
    return isStated(Property.INVERTIBLE, of)
        && (isStated(Property.POSITIVE_SEMIDEFINITE, of)
            || (of.is(Operator.PRODUCT) && isCongruence(of, Sign.NONNEGATIVE)));
  }

  /** An even power of a symmetric matrix. */
  private boolean isEvenPower(Expr power) {
    Expr base = power.arg(0);
    return power.arg(1).op() instanceof Op.Number(Rational exponent)
        && exponent.over(Rational.of(2)).isInteger()
        && isSame(Make.transpose(base), base);
  }

  /** Whether a number is a product of tensors, such as x'Px. */
  private static boolean isForm(Expr of) {
    return of.is(Operator.PRODUCT) && of.args().stream().anyMatch(arg -> !arg.shape().isScalar());
  }

  /** c·B'·…·P·…·B with P (semi)definite: definite where B has full column rank. */
  private boolean isCongruence(Expr product, Sign sign) {
    boolean strict = sign.isPositive();
    List<Expr> factors = new ArrayList<>();
    for (Expr factor : product.args()) {
      if (!factor.shape().isScalar()) {
        factors.add(factor);
      } else if (!hasSign(factor, sign)) {
        return false;
      }
    }
    while (factors.size() > 1) {
      Expr right = factors.removeLast();
      Expr left = factors.removeFirst();
      boolean turned = isSame(Make.transpose(right), left) || isSame(Make.transpose(left), right);
      if (!turned || (strict && !hasFullColumnRank(right))) {
        return false;
      }
    }
    return factors.isEmpty()
        || (strict
            ? isPositiveDefinite(factors.getFirst())
            : isPositiveSemidefinite(factors.getFirst()));
  }

  boolean hasFullColumnRank(Expr matrix) {
    Expr of = expanded(matrix);
    if (isStated(Property.FULL_COLUMN_RANK, of) || hasGram(of)) {
      return true;
    }
    if (of.shape().isSquare() && isInvertible(of)) {
      return true;
    }
    if (of.shape().isVector() && isStated(Property.NONZERO, of)) {
      return true;
    }
    if (of.is(Operator.TRANSPOSE)) {
      return hasFullRowRank(of.arg(0));
    }
    return of.is(Operator.PRODUCT)
        && of.args().stream()
            .allMatch(factor ->
                factor.shape().isScalar()
                    ? hasSign(factor, Sign.NONZERO)
                    : hasFullColumnRank(factor));
  }

  /** Whether M'M is assumed to have an inverse. */
  private boolean hasGram(Expr of) {
    Expr gram = Make.product(Make.transpose(of), of);
    return isStated(Property.INVERTIBLE, gram) || isStated(Property.POSITIVE_DEFINITE, gram);
  }

  boolean hasFullRowRank(Expr matrix) {
    Expr of = expanded(matrix);
    return isStated(Property.FULL_ROW_RANK, of)
        || hasGram(Make.transpose(of))
        || (of.is(Operator.TRANSPOSE) && hasFullColumnRank(of.arg(0)))
        || (of.shape().isSquare() && isInvertible(of));
  }

  boolean isInvertible(Expr matrix) {
    Expr of = expanded(matrix);
    if (of.shape().isScalar()) {
      return hasSign(of, Sign.NONZERO);
    }
    return isStated(Property.INVERTIBLE, of)
        || isStated(Property.ORTHOGONAL, of)
        || isStated(Property.NEGATIVE_DEFINITE, of)
        || hasDeterminant(of)
        || isPositiveDefinite(of)
        || switch (of.op()) {
          case Operator operator ->
              switch (operator) {
                case INVERSE -> true;
                case TRANSPOSE, NEGATE -> isInvertible(of.arg(0));
                case POWER -> isInvertible(of.arg(0));
                case DIVIDE -> isInvertible(of.arg(0));
                case DIAGONAL_MATRIX -> hasSign(of.arg(0), Sign.NONZERO);
                case KRONECKER -> of.args().stream().allMatch(this::isInvertible);
                case PRODUCT -> isInvertibleProduct(of);
                case ADD ->
                    isPositiveDefinite(
                        Make.sum(of.args().stream().map(Definiteness::negated).toList()));
                default -> false;
              };
          case Op _ -> false;
        };
  }

  private static Expr negated(Expr of) {
    return of.is(Operator.NEGATE) ? of.arg(0) : Make.negate(of);
  }

  private boolean isInvertibleProduct(Expr product) {
    return product.args().stream()
        .allMatch(factor ->
            factor.shape().isScalar()
                ? hasSign(factor, Sign.NONZERO)
                : factor.shape().equals(product.shape()) && isInvertible(factor));
  }

  /** Whether det(M) > 0 or det(M) != 0 was assumed. */
  private boolean hasDeterminant(Expr of) {
    Expr determinant = Expr.of(Operator.DETERMINANT, of);
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && (relation == Relation.GREATER || relation == Relation.NOT_EQUAL)
          && assumption.arg(0).equals(determinant)
          && assumption.arg(1).op() instanceof Op.Number(Rational bound)
          && bound.isZero()) {
        return true;
      }
    }
    return false;
  }
}
