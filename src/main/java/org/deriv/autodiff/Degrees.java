package org.deriv.autodiff;

/**
 * Bounds on the degrees of the numerator and denominator of every cell as a rational function of
 * the parameters, of the values of functions that are not rational, and of square roots.
 */
final class Degrees {
  private final double[] above;
  private final double[] below;
  private final Program program;
  private int oracles;

  Degrees(Program program) {
    this.program = program;
    this.above = new double[program.size()];
    this.below = new double[program.size()];
    for (int cell = 0; cell < above.length; cell++) {
      bound(cell);
    }
  }

  /** The largest degree of the numerator of a difference of two roots. */
  double difference(int left, int right) {
    int l = program.roots()[left];
    int r = program.roots()[right];
    return Math.max(above[l] + below[r], above[r] + below[l]);
  }

  /**
   * By how much two arguments of functions that are not rational can be mistaken for equal: the
   * largest degree of a difference of two, times their pairs.
   */
  double collisions() {
    double largest = 0;
    for (int cell = 0; cell < above.length; cell++) {
      largest = Math.max(largest, above[cell] + below[cell]);
    }
    return 2 * largest * oracles * oracles;
  }

  private void bound(int cell) {
    int a = program.a(cell);
    int b = program.b(cell);
    switch (program.code(cell)) {
      case CONSTANT -> set(cell, 0, 0);
      case PARAMETER -> set(cell, 1, 0);
      case GIVEN, VARIABLE, NEGATE, APART -> set(cell, above[a], below[a]);
      case ADD ->
          set(cell, Math.max(above[a] + below[b], above[b] + below[a]), below[a] + below[b]);
      case MULTIPLY -> set(cell, above[a] + above[b], below[a] + below[b]);
      case DIVIDE -> set(cell, above[a] + below[b], below[a] + above[b]);
      case SQRT -> set(cell, Math.max(above[a], below[a]), below[a]);
      case ABS, MAX, MIN, SELECT -> {
        oracles++;
        double up = 1 + above[a] + above[b] + above[program.c(cell)];
        double down = below[a] + below[b] + below[program.c(cell)];
        set(cell, up + down, down);
      }
      // e^(-x), tanh and points of the circle are quotients in the value that is drawn.
      case PI, EXP, LOG, SIN, COS, TANH, ERF, SIGN, STEP, POWER, LESS, EQUAL -> drawn(cell);
      case PSEUDO_RECIPROCAL, CALL, EIGEN, PICK, RANK -> drawn(cell);
    }
  }

  private void drawn(int cell) {
    oracles++;
    set(cell, 2, 2);
  }

  private void set(int cell, double up, double down) {
    above[cell] = up;
    below[cell] = down;
  }
}
