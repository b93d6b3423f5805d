package org.deriv.scalar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.scalar.Approximation.Agreement;

/**
 * How a variable approaches a point, and whether values along the way go where they are said to go.
 * To infinity it runs through the powers of 2, which serves whole numbers too.
 */
record Approach(Expr variable, Expr point, Op.Limit.Side side) {
  private static final int STEPS = 44;
  private static final int ENOUGH = 5;
  private static final double CLOSE = 1e-5;

  /** Whether the values of an expression tend to a limit, the other names having values. */
  Agreement tends(Expr body, Expr limit, Map<Expr, Double> others) {
    return switch (side) {
      case ABOVE -> tends(body, limit, others, 1);
      case BELOW -> tends(body, limit, others, -1);
      case BOTH ->
          isInfinite(point)
              ? tends(body, limit, others, 1)
              : both(tends(body, limit, others, 1), tends(body, limit, others, -1));
    };
  }

  private static Agreement both(Agreement above, Agreement below) {
    if (above == Agreement.DIFFERENT || below == Agreement.DIFFERENT) {
      return Agreement.DIFFERENT;
    }
    return above == Agreement.SAME ? below : Agreement.UNCLEAR;
  }

  private Agreement tends(Expr body, Expr limit, Map<Expr, Double> others, int direction) {
    List<Double> values = new ArrayList<>();
    for (int step = 2; step < STEPS; step++) {
      Map<Expr, Double> place = new HashMap<>(others);
      place.put(variable, place(others, step, direction));
      Approximation value = new Evaluation(place).of(body);
      if (value.isDefined() && value.error() <= 1e-7 * (1 + Math.abs(value.value()))) {
        values.add(value.value());
      } else if (!values.isEmpty()) {
        break;
      }
    }
    if (values.size() < ENOUGH) {
      return Agreement.UNCLEAR;
    }
    return isInfinite(limit)
        ? grows(values, limit.is(Operator.NEGATE) ? -1 : 1)
        : settles(values, new Evaluation(others).of(limit));
  }

  private double place(Map<Expr, Double> others, int step, int direction) {
    if (isInfinite(point)) {
      return (point.is(Operator.NEGATE) ? -1 : 1) * Math.scalb(1.0, step);
    }
    return new Evaluation(others).of(point).value() + direction * Math.scalb(1.0, -step);
  }

  private static Agreement settles(List<Double> values, Approximation limit) {
    if (!limit.isDefined()) {
      return Agreement.UNCLEAR;
    }
    double first = Math.abs(values.getFirst() - limit.value());
    double last = Math.abs(values.getLast() - limit.value());
    double scale = 1 + Math.abs(limit.value());
    if (last <= CLOSE * scale && (first <= CLOSE * scale || last <= first)) {
      return Agreement.SAME;
    }
    // Values that have come to rest elsewhere, and not only slowly on their way.
    double move = Math.abs(values.getLast() - values.get(values.size() - 3));
    return last > 100 * move + CLOSE * scale ? Agreement.DIFFERENT : Agreement.UNCLEAR;
  }

  /** Grows without bound if it does not slow down from one doubling to the next. */
  private static Agreement grows(List<Double> values, int sign) {
    int size = values.size();
    double before = sign * (values.get(size - 2) - values.get(size - 3));
    double last = sign * (values.get(size - 1) - values.get(size - 2));
    return before > 0 && last >= 0.95 * before && sign * values.getLast() > 0
        ? Agreement.SAME
        : Agreement.UNCLEAR;
  }

  private static boolean isInfinite(Expr expr) {
    return expr.op() instanceof Op.Infinity
        || (expr.is(Operator.NEGATE) && expr.arg(0).op() instanceof Op.Infinity);
  }
}
