package org.deriv.bound;

import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/**
 * Limits: by the laws of limits of sums, products and continuous functions, and between 0 and what
 * tends to 0.
 */
final class Tending {
  private final Setting setting;

  Tending(Setting setting) {
    this.setting = setting;
  }

  Optional<Proof> prove(Expr limit, Expr value) {
    if (!(limit.op() instanceof Op.Limit(String variable, Op.Limit.Side side))) {
      return Optional.empty();
    }
    Expr body = setting.canonical().of(limit.arg(0));
    Approach approach = approach(variable, limit.arg(1), side);
    return plainly(new LimitLaws(approach), body, value)
        .or(() ->
            value.isNumber(0) && body.shape().isScalar() && approach.sign() > 0
                ? new Squeeze(approach, body).prove(limit)
                : Optional.empty());
  }

  /**
   * A variable that approaches a point.
   *
   * @param near where the variable is assumed to be close to the point, on its side
   */
  record Approach(Setting near, String variable, Expr point, Op.Limit.Side side) {
    boolean isInfinite() {
      return sign() != 0;
    }

    /** 1 or −1 where the variable leaves all bounds. */
    int sign() {
      return point.op() instanceof Op.Infinity
          ? 1
          : point.is(Operator.NEGATE) && point.arg(0).op() instanceof Op.Infinity ? -1 : 0;
    }
  }

  /**
   * Far out a variable is above 1; beside a point it is on one side of it. What else is assumed of
   * it is left aside, for it might say that the variable never comes near.
   */
  private Approach approach(String variable, Expr point, Op.Limit.Side side) {
    Names names = new Names();
    Context context =
        new Context(
            setting.context().declarations(),
            setting.context().assumptions().stream()
                .filter(assumption -> !names.free(assumption).contains(variable))
                .toList());
    if (context.find(variable).isEmpty()) {
      context = context.with(Setting.scalar(variable, Declaration.Domain.REAL));
    }
    Expr name = Make.scalar(variable);
    Approach far = new Approach(setting, variable, point, side);
    if (far.isInfinite()) {
      Relation relation = far.sign() > 0 ? Relation.GREATER : Relation.LESS;
      context = context.assuming(Make.compare(relation, name, Make.number(far.sign())));
    } else if (side != Op.Limit.Side.BOTH) {
      Relation relation = side == Op.Limit.Side.ABOVE ? Relation.GREATER : Relation.LESS;
      context = context.assuming(Make.compare(relation, name, point));
    }
    return new Approach(setting.anew(context), variable, point, side);
  }

  private Optional<Proof> plainly(LimitLaws laws, Expr body, Expr value) {
    return switch (laws.of(body)) {
      case LimitLaws.Value.Finite(Expr found) ->
          setting.areEqual(found, value)
              ? Optional.of(Proof.from(laws.used(), limit(body + " -> " + found)))
              : Optional.empty();
      case LimitLaws.Value.Infinite(int sign) ->
          value.op() instanceof Op.Infinity && sign > 0
              ? Optional.of(Proof.from(laws.used(), "it grows beyond all bounds"))
              : Optional.empty();
      case LimitLaws.Value.Unknown() -> Optional.empty();
    };
  }

  private static Ground limit(String instance) {
    return new Ground(Optional.empty(), instance, "by the laws of limits");
  }
}
