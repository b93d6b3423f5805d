package org.deriv.autodiff;

import java.util.Arrays;

/**
 * The values of unknown functions that a program calls. What a call needs of the functions is
 * looked up once, for it is made at every point.
 */
final class Calls {
  private static final Ridge[] UNKNOWN = {};

  private final Program program;
  private final Ridge[][] terms;
  private Functions functions = Functions.NONE;
  private double value;
  private double error;

  Calls(Program program) {
    this.program = program;
    this.terms = new Ridge[program.groups()][];
    Arrays.fill(terms, UNKNOWN);
  }

  /** From now on the functions are these; answers whether they are others than before. */
  @SuppressWarnings("ReferenceEquality") // The very same need no new start; alike ones may have it.
  boolean change(Functions others) {
    boolean changed = functions != others;
    if (changed) {
      functions = others;
      Arrays.fill(terms, UNKNOWN);
    }
    return changed;
  }

  /** Works out a call at values of the cells that are known up to errors. */
  void evaluate(int cell, double[] values, double[] errors) {
    Group.Call call = program.call(cell);
    int[] operands = program.operands(cell);
    int order = call.slots().size();
    double sum = 0;
    double lost = 0;
    for (Ridge ridge : terms(cell)) {
      double z = ridge.shift();
      double size = Math.abs(z);
      double moved = 0;
      for (int i = 0; i < operands.length; i++) {
        double part = ridge.weight(i) * values[operands[i]];
        z += part;
        size += Math.abs(part);
        moved += Math.abs(ridge.weight(i)) * errors[operands[i]];
      }
      double factor = ridge.factor(call.slots());
      Profile profile = ridge.profile();
      double base = profile.base(z);
      double term = factor * profile.derivative(order, z, base);
      double slope = Math.abs(factor * profile.derivative(order + 1, z, base));
      sum += term;
      lost += slope * (moved + size * 0x1p-50) + (Math.abs(term) + Math.abs(factor)) * 0x1p-49;
    }
    value = sum;
    error = lost;
  }

  /** The slope of a call in one of its operands. */
  double slope(int cell, int operand, double[] values) {
    Group.Call call = program.call(cell);
    int[] operands = program.operands(cell);
    double sum = 0;
    for (Ridge ridge : terms(cell)) {
      double z = ridge.shift();
      for (int i = 0; i < operands.length; i++) {
        z += ridge.weight(i) * values[operands[i]];
      }
      double slope =
          ridge.profile().derivative(call.slots().size() + 1, z, ridge.profile().base(z));
      sum += ridge.factor(call.slots()) * ridge.weight(operand) * slope;
    }
    return sum;
  }

  @SuppressWarnings("ReferenceEquality") // A mark, not a value.
  private Ridge[] terms(int cell) {
    int group = program.a(cell);
    if (terms[group] == UNKNOWN) {
      terms[group] = functions.terms(program.call(cell)).toArray(Ridge[]::new);
    }
    return terms[group];
  }

  /** The value of the call that was worked out last. */
  double value() {
    return value;
  }

  /** The bound on its error. */
  double error() {
    return error;
  }
}
