package org.deriv.document.figure;

import java.util.Map;
import java.util.OptionalLong;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The value of an index such as {@code t - 1}. */
final class WholeNumber {
  private static final long LARGEST = 1_000_000_000;

  private WholeNumber() {}

  /** The value where the names have these values; empty where it is not known, or is huge. */
  static OptionalLong of(Expr index, Map<String, Long> values) {
    OptionalLong value =
        switch (index.op()) {
          case Op.Number(Rational number) ->
              number.isInt() ? OptionalLong.of(number.intValue()) : OptionalLong.empty();
          case Op.Symbol(String name, Shape _) ->
              values.containsKey(name) ? OptionalLong.of(values.get(name)) : OptionalLong.empty();
          case Operator.ADD -> all(index, values, 0);
          case Operator.PRODUCT -> all(index, values, 1);
          case Operator.NEGATE -> {
            OptionalLong of = of(index.arg(0), values);
            yield of.isEmpty() ? of : OptionalLong.of(-of.getAsLong());
          }
          default -> OptionalLong.empty();
        };
    return value.isPresent() && Math.abs(value.getAsLong()) > LARGEST
        ? OptionalLong.empty()
        : value;
  }

  /** The sum of the arguments where {@code start} is 0, their product where it is 1. */
  private static OptionalLong all(Expr index, Map<String, Long> values, long start) {
    long total = start;
    for (Expr arg : index.args()) {
      OptionalLong value = of(arg, values);
      if (value.isEmpty() || Math.abs(total) > LARGEST) {
        return OptionalLong.empty();
      }
      total = start == 0 ? total + value.getAsLong() : total * value.getAsLong();
    }
    return OptionalLong.of(total);
  }
}
