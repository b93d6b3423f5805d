package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  static final String GENERAL = "by the signs and ranges of the terms";
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
  String words(Expr order) {
    if (!(order.op() instanceof Op.Compare(Relation relation))) {
      return GENERAL;
    }
    boolean rises = relation == Relation.LESS || relation == Relation.LESS_EQUAL;
    Expr of = order.arg(rises ? 1 : 0);
    Expr other = order.arg(rises ? 0 : 1);
    boolean strict = relation == Relation.LESS || relation == Relation.GREATER;
    if (!other.equals(ZERO)) {
      return of.equals(ZERO)
          ? "as its simplified form is " + (strict ? "negative" : "nonpositive")
          : GENERAL;
    }
    Strength strength = strict ? Strength.STRICT : Strength.WEAK;
    return parts(of)
        .filter(made -> haveSign(made.parts(), strength))
        .map(made -> "as " + made.words() + (strict ? " positive" : " nonnegative"))
        .or(() -> strict ? Optional.empty() : size(of))
        .orElse("as its simplified form is " + (strict ? "positive" : "nonnegative"));
  }

  /** The parts of a number, and what to say if all have the sign that it has. */
  private record Made(String words, List<Expr> parts) {}

  private static Optional<Made> parts(Expr of) {
    return switch (of.op()) {
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM && of.args().size() == 3 ->
          Optional.of(new Made("every term is", List.of(of.arg(2))));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.PRODUCT && of.args().size() == 3 ->
          Optional.of(new Made("every factor is", List.of(of.arg(2))));
      case Operator.ADD -> Optional.of(new Made("every term is", of.args()));
      case Operator.PRODUCT -> Optional.of(new Made("every factor is", of.args()));
      case Operator.DIVIDE -> Optional.of(new Made("numerator and denominator are", of.args()));
      case Op _ -> Optional.empty();
    };
  }

  private boolean haveSign(List<Expr> parts, Strength strength) {
    Facts facts = new Facts(context);
    return parts.stream()
        .allMatch(part ->
            part.shape().isScalar()
                && (strength == Strength.STRICT
                    ? facts.provesPositive(part)
                    : facts.provesNonnegative(part)));
  }

  private static Optional<String> size(Expr of) {
    boolean square =
        of.is(Operator.POWER)
            && of.arg(1).op() instanceof Op.Number(Rational power)
            && power.isInteger()
            && !power.numerator().testBit(0);
    return of.op() instanceof Op.Norm
        ? Optional.of("as a norm is nonnegative")
        : square ? Optional.of("as a square is nonnegative") : Optional.empty();
  }
}
