package org.deriv.autodiff;

import java.util.function.IntConsumer;

/**
 * The arithmetic of a program without bounds on errors: one pass over its cells that makes nothing.
 * What is not finite is not a number.
 */
final class PlainLoop {
  private PlainLoop() {}

  /** Fills in every value; a cell that is no plain arithmetic is left to {@code other}. */
  static void run(Program program, double[] value, double[] parameters, IntConsumer other) {
    for (int cell = 0; cell < value.length; cell++) {
      int a = program.a(cell);
      int b = program.b(cell);
      switch (program.code(cell)) {
        case CONSTANT -> value[cell] = finite(program.constantDouble(cell));
        case PARAMETER -> value[cell] = finite(parameters[a]);
        case GIVEN, VARIABLE -> value[cell] = value[a];
        case NEGATE -> value[cell] = -value[a];
        case ADD -> value[cell] = finite(value[a] + value[b]);
        case MULTIPLY -> value[cell] = finite(value[a] * value[b]);
        case DIVIDE -> value[cell] = finite(value[a] / value[b]);
        case EXP -> value[cell] = finite(Math.exp(value[a]));
        case LOG -> value[cell] = value[a] > 0 ? Math.log(value[a]) : Double.NaN;
        case TANH -> value[cell] = Math.tanh(value[a]);
        case SIN -> value[cell] = Math.sin(value[a]);
        case COS -> value[cell] = Math.cos(value[a]);
        default -> other.accept(cell);
      }
    }
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
