package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.normal.Facts;

/** Why a number has the sign that its parts give it: what that rests on, or how it is made. */
final class SignReason {
  private static final int ASSUMPTIONS = 10;
  private static final Expr ZERO = Make.number(0);

  private final Context context;
  private final Names names = new Names();

  SignReason(Context context) {
    this.context = context;
  }

  /** The assumptions without which an order would not be seen from signs: none may be left out. */
  Set<Expr> assumptions(Expr order) {
    Set<String> mentioned = names.free(order);
    List<Expr> relevant =
        context.assumptions().stream()
            .filter(truth -> names.free(truth).stream().anyMatch(mentioned::contains))
            .toList();
    if (relevant.size() > ASSUMPTIONS || !isSeen(order, relevant)) {
      return Set.of();
    }
    List<Expr> kept = new ArrayList<>(relevant);
    for (Expr each : relevant) {
      List<Expr> fewer = new ArrayList<>(kept);
      fewer.remove(each);
      if (isSeen(order, fewer)) {
        kept = fewer;
      }
    }
    return new LinkedHashSet<>(kept);
  }

  private boolean isSeen(Expr order, List<Expr> assumptions) {
    Facts facts = new Facts(new Context(context.declarations(), assumptions));
    if (order.op() instanceof Op.Has(Property property) && order.args().size() == 1) {
      return has(facts, property, order.arg(0));
    }
    if (!(order.op() instanceof Op.Compare(Relation relation))) {
      return false;
    }
    return switch (relation) {
      case LESS -> facts.provesPositive(gap(order.arg(1), order.arg(0)));
      case LESS_EQUAL -> facts.provesNonnegative(gap(order.arg(1), order.arg(0)));
      case GREATER -> facts.provesPositive(gap(order.arg(0), order.arg(1)));
      case GREATER_EQUAL -> facts.provesNonnegative(gap(order.arg(0), order.arg(1)));
      case EQUAL, NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> false;
    };
  }

  private static boolean has(Facts facts, Property property, Expr of) {
    return switch (property) {
      case SYMMETRIC -> facts.provesSymmetric(of);
      case INVERTIBLE -> facts.provesInvertible(of);
      case FULL_COLUMN_RANK -> facts.provesFullColumnRank(of);
      case POSITIVE_DEFINITE -> facts.provesPositiveDefinite(of);
      case POSITIVE_SEMIDEFINITE -> facts.provesPositiveSemidefinite(of);
      default -> false;
    };
  }

  private static Expr gap(Expr greater, Expr lesser) {
    return lesser.isNumber(0) ? greater : Make.minus(greater, lesser);
  }

  /** What the form of a number alone says of its sign. */
  static String words(Expr order) {
    boolean strict =
        order.op() instanceof Op.Compare(Relation relation)
            && (relation == Relation.LESS || relation == Relation.GREATER);
    boolean rises =
        order.op() instanceof Op.Compare(Relation relation)
            && (relation == Relation.LESS || relation == Relation.LESS_EQUAL);
    Expr of = order.arg(rises ? 1 : 0);
    boolean plain = order.arg(rises ? 0 : 1).equals(ZERO);
    String positive = strict ? "positive" : "nonnegative";
    return switch (of.op()) {
      case Op _ when !plain -> "by the signs and ranges of its terms";
      case Op.Norm _ -> "as a norm is nonnegative";
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> "as every term is " + positive;
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.PRODUCT ->
          "as every factor is " + positive;
      case Operator.ADD -> "as every term is " + positive;
      case Operator.PRODUCT -> "as every factor is " + positive;
      case Operator.DIVIDE -> "as numerator and denominator are " + positive;
      case Operator.POWER ->
          of.arg(1).op() instanceof Op.Number(Rational power)
                  && power.isInteger()
                  && power.numerator().intValue() % 2 == 0
                  && !strict
              ? "as a square is nonnegative"
              : "as a power of a " + positive + " number is " + positive;
      case Op _ -> "by the signs and ranges of its terms";
    };
  }
}
