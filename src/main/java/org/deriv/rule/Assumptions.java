package org.deriv.rule;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * What follows from a problem's assumptions by a few closed rules; what does not may still hold.
 */
public final class Assumptions implements Knowledge {
  private final Context context;
  private final Signs signs;
  private final Map<Property, Map<Expr, Boolean>> properties = new EnumMap<>(Property.class);

  /** What follows from the assumptions of a context. */
  public Assumptions(Context context) {
    this.context = context;
    this.signs = new Signs(context);
  }

  @Override
  public boolean holds(Expr truth) {
    if (context.assumptions().contains(truth)) {
      return true;
    }
    return switch (truth.op()) {
      case Op.Has(Property property) -> has(property, truth.arg(0));
      case Op.Compare(Relation relation) -> compare(relation, truth.arg(0), truth.arg(1));
      case Operator.AND -> truth.args().stream().allMatch(this::holds);
      default -> false;
    };
  }

  private boolean compare(Relation relation, Expr left, Expr right) {
    if (left.op() instanceof Op.Number(Rational a) && right.op() instanceof Op.Number(Rational b)) {
      int order = a.compareTo(b);
      return switch (relation) {
        case GREATER -> order > 0;
        case GREATER_EQUAL -> order >= 0;
        case LESS -> order < 0;
        case LESS_EQUAL -> order <= 0;
        case NOT_EQUAL -> order != 0;
        case EQUAL -> order == 0;
        case TENDS_TO, EQUIVALENT, IMPLIES -> false;
      };
    }
    return switch (relation) {
      case GREATER -> Lean.isZero(right) && signs.isPositive(left);
      case GREATER_EQUAL ->
          (Lean.isZero(right) && signs.isNonnegative(left))
              || (right.isNumber(1) && isNatural(left) && signs.isPositive(left));
      case LESS -> Lean.isZero(left) && signs.isPositive(right);
      case LESS_EQUAL -> Lean.isZero(left) && signs.isNonnegative(right);
      case NOT_EQUAL -> Lean.isZero(right) && signs.isNowhereZero(left);
      case EQUAL -> left.equals(right);
      case TENDS_TO, EQUIVALENT, IMPLIES -> false;
    };
  }

  private boolean assumed(Property property, Expr e) {
    return context.states(property, e);
  }

  private boolean has(Property property, Expr e) {
    Map<Expr, Boolean> known = properties.computeIfAbsent(property, _ -> new HashMap<>());
    Boolean answer = known.get(e);
    if (answer == null) {
      answer = assumed(property, e) || byParts(property, e) || byName(property, e);
      known.put(e, answer);
    }
    return answer;
  }

  private boolean byParts(Property property, Expr e) {
    return switch (property) {
      case SYMMETRIC -> isSymmetric(e);
      case POSITIVE_DEFINITE -> isDefinite(e);
      case POSITIVE_SEMIDEFINITE -> isDefinite(e) || isSemidefinite(e);
      case INVERTIBLE -> isInvertible(e);
      case NONZERO -> signs.isNonzero(e);
      case ORTHOGONAL -> e.op() instanceof Op.Identity || through(Property.ORTHOGONAL, e);
      case DIAGONAL -> isDiagonal(e);
      case FULL_COLUMN_RANK -> has(Property.INVERTIBLE, e) || turned(e, Property.FULL_ROW_RANK);
      case FULL_ROW_RANK -> has(Property.INVERTIBLE, e) || turned(e, Property.FULL_COLUMN_RANK);
      default -> false;
    };
  }

  /** A name has the properties of what it stands for. */
  private boolean byName(Property property, Expr e) {
    return e.op() instanceof Op.Symbol(String name, Shape _)
        && context.find(name).orElse(null) instanceof Declaration.Let let
        && let.indices().isEmpty()
        && has(property, let.body());
  }

  private boolean turned(Expr e, Property property) {
    return e.is(Operator.TRANSPOSE) && has(property, e.arg(0));
  }

  private boolean through(Property property, Expr e) {
    return (e.is(Operator.TRANSPOSE) || e.is(Operator.INVERSE)) && has(property, e.arg(0));
  }

  private boolean isDiagonal(Expr e) {
    return switch (e.op()) {
      case Op.Identity _ -> true;
      case Operator.DIAGONAL_MATRIX -> true;
      case Operator.TRANSPOSE, Operator.INVERSE, Operator.NEGATE ->
          has(Property.DIAGONAL, e.arg(0));
      default -> false;
    };
  }

  private boolean isSymmetric(Expr e) {
    if (e.shape().isScalar()
        || assumed(Property.POSITIVE_DEFINITE, e)
        || assumed(Property.POSITIVE_SEMIDEFINITE, e)
        || assumed(Property.NEGATIVE_DEFINITE, e)
        || assumed(Property.NEGATIVE_SEMIDEFINITE, e)
        || has(Property.DIAGONAL, e)) {
      return true;
    }
    return switch (e.op()) {
      case Operator.TRANSPOSE, Operator.INVERSE, Operator.NEGATE, Operator.PSEUDO_INVERSE ->
          has(Property.SYMMETRIC, e.arg(0));
      case Operator.POWER -> has(Property.SYMMETRIC, e.arg(0));
      case Operator.HESSIAN -> true;
      case Operator.DIVIDE -> has(Property.SYMMETRIC, e.arg(0));
      case Operator.HADAMARD -> e.args().stream().allMatch(arg -> has(Property.SYMMETRIC, arg));
      case Operator.ADD ->
          e.args().stream().allMatch(arg -> has(Property.SYMMETRIC, arg))
              || isItsOwnTranspose(e.args());
      case Operator.PRODUCT -> isPalindrome(e.args()) || isProjection(e.args());
      case Op.Ones _, Op.Zeros _ -> e.shape().isSquare();
      case Op.Call(FunctionSymbol f, List<Integer> slots) ->
          f.codomain().isScalar() && isSecond(f, slots);
      case Op.Slice _ when e.arg(0).op() instanceof Op.Call(FunctionSymbol f, List<Integer> s) ->
          e.shape().isSquare() && slots(f, s).stream().distinct().count() == 1 && isSmooth(f);
      default -> false;
    };
  }

  /** The order in which a smooth function is differentiated does not matter (Schwarz). */
  private boolean isSecond(FunctionSymbol f, List<Integer> slots) {
    return slots.size() == 2 && slots.get(0).equals(slots.get(1)) && isSmooth(f);
  }

  private static List<Integer> slots(FunctionSymbol f, List<Integer> slots) {
    boolean matrices =
        f.codomain().rank() + slots.size() == 3
            && slots.stream().allMatch(slot -> f.domain().get(slot).rank() == 1);
    return matrices ? slots : List.of();
  }

  private boolean isSmooth(FunctionSymbol f) {
    return assumed(Property.SMOOTH, Make.symbol(f.name(), f.codomain()));
  }

  private static boolean isItsOwnTranspose(List<Expr> terms) {
    return terms.size() == 2 && terms.get(0).equals(Make.transpose(terms.get(1)));
  }

  /** A A⁺ and A⁺ A are orthogonal projections. */
  private static boolean isProjection(List<Expr> factors) {
    return factors.size() == 2
        && (factors.get(1).equals(Expr.of(Operator.PSEUDO_INVERSE, factors.get(0)))
            || factors.get(0).equals(Expr.of(Operator.PSEUDO_INVERSE, factors.get(1))));
  }

  private boolean isPalindrome(List<Expr> factors) {
    List<Expr> chain = factors.stream().filter(f -> !f.shape().isScalar()).toList();
    int size = chain.size();
    for (int i = 0; i < size / 2; i++) {
      Expr left = chain.get(i);
      Expr right = chain.get(size - 1 - i);
      boolean mirrored =
          left.equals(Make.transpose(right)) || (left.equals(right) && isSymmetric(left));
      if (!mirrored) {
        return false;
      }
    }
    return size % 2 == 0 || isSymmetric(chain.get(size / 2));
  }

  private boolean isDefinite(Expr e) {
    return switch (e.op()) {
      case Op.Identity _ -> true;
      case Operator.INVERSE, Operator.TRANSPOSE -> has(Property.POSITIVE_DEFINITE, e.arg(0));
      case Operator.PRODUCT, Operator.DIVIDE ->
          isPositiveMultiple(e) || (isSemidefinite(e) && has(Property.FULL_COLUMN_RANK, e.arg(1)));
      case Operator.ADD ->
          e.args().stream().allMatch(term -> has(Property.POSITIVE_SEMIDEFINITE, term))
              && e.args().stream().anyMatch(term -> has(Property.POSITIVE_DEFINITE, term));
      default -> false;
    };
  }

  private boolean isPositiveMultiple(Expr e) {
    List<Expr> matrices = e.args().stream().filter(f -> !f.shape().isScalar()).toList();
    return matrices.size() == 1
        && has(Property.POSITIVE_DEFINITE, matrices.getFirst())
        && e.args().stream().filter(f -> f.shape().isScalar()).allMatch(signs::isPositive);
  }

  private boolean isSemidefinite(Expr e) {
    return e.is(Operator.PRODUCT)
        && e.args().size() == 2
        && e.arg(0).equals(Make.transpose(e.arg(1)));
  }

  private boolean isInvertible(Expr e) {
    if (has(Property.POSITIVE_DEFINITE, e)
        || has(Property.NEGATIVE_DEFINITE, e)
        || has(Property.ORTHOGONAL, e)
        || nonzeroDeterminant(e)) {
      return true;
    }
    return switch (e.op()) {
      case Operator.INVERSE, Operator.TRANSPOSE, Operator.NEGATE ->
          has(Property.INVERTIBLE, e.arg(0));
      case Operator.POWER -> has(Property.INVERTIBLE, e.arg(0));
      case Operator.DIAGONAL_MATRIX -> signs.isNowhereZero(e.arg(0));
      case Operator.PRODUCT ->
          e.args().stream()
              .allMatch(f ->
                  f.shape().isScalar()
                      ? signs.isNonzero(f)
                      : f.shape().isSquare() && has(Property.INVERTIBLE, f));
      default -> false;
    };
  }

  private boolean nonzeroDeterminant(Expr e) {
    return e.shape().isSquare()
        && !e.shape().isScalar()
        && signs.isNonzero(Expr.of(Operator.DETERMINANT, e));
  }

  @Override
  public boolean isInteger(Expr scalar) {
    return switch (scalar.op()) {
      case Op.Number(Rational value) -> value.isInteger();
      case Op.Symbol(String name, Shape shape) when shape.isScalar() ->
          switch (context.find(name).orElse(null)) {
            case Declaration.Dimension _ -> true;
            case Declaration.Given(
                    String _,
                    Shape _,
                    List<String> _,
                    List<IndexRange> _,
                    Declaration.Domain domain) ->
                domain != Declaration.Domain.REAL;
            case null -> true;
            default -> false;
          };
      case Operator.ADD, Operator.PRODUCT, Operator.NEGATE ->
          scalar.shape().isScalar() && scalar.args().stream().allMatch(this::isInteger);
      case Op.Fold fold -> isIndex(fold);
      default -> false;
    };
  }

  private static boolean isIndex(Op.Fold fold) {
    return fold.kind() == Op.Fold.Kind.ARGMAX || fold.kind() == Op.Fold.Kind.ARGMIN;
  }

  @Override
  public boolean isNatural(Expr scalar) {
    boolean index = scalar.op() instanceof Op.Fold fold && isIndex(fold);
    return index
        ? scalar.args().subList(0, 2).stream().allMatch(this::isNatural)
        : isInteger(scalar) && signs.isNonnegative(scalar);
  }
}
