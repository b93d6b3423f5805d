package org.deriv.derive.cost;

import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * The values of a bound index: how many, and the last. Where a bound depends on another index, that
 * one is taken at its last value, so that counts are never too small.
 */
record Range(Count length, Count last) {
  /** From the first to the last value, in either direction. */
  static Range of(Expr first, Expr last, Op.Direction direction, Map<String, Range> within) {
    Expr low = direction == Op.Direction.UP ? first : last;
    Expr high = direction == Op.Direction.UP ? last : first;
    Count to = bound(high, within);
    Count from = low.op() instanceof Op.Number ? bound(low, within) : Count.ONE;
    return new Range(to.minus(from).plus(Count.ONE), to);
  }

  static Range upTo(Count last) {
    return new Range(last, last);
  }

  /** The largest value of an integer expression. */
  static Count bound(Expr expr, Map<String, Range> within) {
    return value(expr, within)
        .orElseThrow(() -> new Unpriced("the bound `" + expr + "` is no polynomial"));
  }

  /** Whether an index is arithmetic of numbers and indices, which costs nothing to speak of. */
  static boolean isArithmetic(Expr index) {
    return value(index, Map.of()).isPresent();
  }

  private static Optional<Count> value(Expr expr, Map<String, Range> within) {
    return switch (expr.op()) {
      case Op.Number(Rational value) ->
          value.isInt() ? Optional.of(Count.of(value.intValue())) : Optional.empty();
      case Op.Symbol(String name, Shape _) ->
          Optional.of(within.containsKey(name) ? within.get(name).last() : Count.of(name));
      case Operator.ADD -> fold(expr, within, Count.ZERO, Count::plus);
      case Operator.PRODUCT -> fold(expr, within, Count.ONE, Count::times);
      case Operator.NEGATE -> value(expr.arg(0), within).map(Count.ZERO::minus);
      default -> Optional.empty();
    };
  }

  private static Optional<Count> fold(
      Expr expr,
      Map<String, Range> within,
      Count start,
      java.util.function.BinaryOperator<Count> join) {
    Optional<Count> value = Optional.of(start);
    for (Expr arg : expr.args()) {
      Optional<Count> next = value(arg, within);
      value = value.flatMap(so -> next.map(more -> join.apply(so, more)));
    }
    return value;
  }
}
