package org.deriv.autodiff;

import java.util.Arrays;

/**
 * Slopes of the cells of a program in its parameters, in doubles, in one pass from a cell back to
 * all parameters. They say where to look, and decide nothing: where there is no slope, such as at a
 * kink, they are those of one side, or 0.
 */
final class Backwards {
  private static final double BELL = 2 / Math.sqrt(Math.PI);

  private final Program program;
  private final DoubleRun run;
  private final double[] share;
  private final double[] shareOfOutputs;

  Backwards(Program program, DoubleRun run) {
    this.program = program;
    this.run = run;
    this.share = new double[program.size()];
    this.shareOfOutputs = new double[program.auxiliary()];
  }

  /** Adds to each parameter's place the slope of left - right at the point that was run last. */
  void difference(int left, int right, double[] slopes) {
    int first = program.roots()[left];
    int second = program.roots()[right];
    Arrays.fill(share, 0, Math.max(first, second) + 1, 0);
    Arrays.fill(shareOfOutputs, 0);
    share[first] += 1;
    share[second] -= 1;
    for (int cell = Math.max(first, second); cell >= 0; cell--) {
      if (program.code(cell) == Opcode.EIGEN) {
        eigen(cell);
      } else if (share[cell] != 0) {
        back(cell, share[cell], slopes);
      }
    }
  }

  private void back(int cell, double by, double[] slopes) {
    int a = program.a(cell);
    int b = program.b(cell);
    switch (program.code(cell)) {
      case CONSTANT, PI, RANK, SIGN, STEP, LESS, EQUAL, EIGEN -> {}
      case PARAMETER -> slopes[a] += by;
      case GIVEN, VARIABLE, APART -> share[a] += by;
      case NEGATE -> share[a] -= by;
      case ADD -> {
        share[a] += by;
        share[b] += by;
      }
      case MULTIPLY -> {
        share[a] += by * run.at(b);
        share[b] += by * run.at(a);
      }
      case DIVIDE -> {
        give(a, by / run.at(b));
        give(b, -by * run.at(cell) / run.at(b));
      }
      case EXP, LOG, SQRT, SIN, COS, TANH, ERF, ABS ->
          give(a, by * slope(program.code(cell), run.at(a), run.at(cell)));
      case POWER -> {
        give(a, by * run.at(b) * run.at(cell) / run.at(a));
        give(b, by * run.at(cell) * Math.log(run.at(a)));
      }
      case MAX -> share[run.at(a) >= run.at(b) ? a : b] += by;
      case MIN -> share[run.at(a) <= run.at(b) ? a : b] += by;
      case SELECT -> share[run.at(a) == 0 ? program.c(cell) : b] += by;
      case PSEUDO_RECIPROCAL -> give(a, -by * run.at(cell) * run.at(cell));
      case PICK -> shareOfOutputs[program.b(a) + b] += by;
      case CALL -> {
        int[] operands = program.operands(cell);
        for (int i = 0; i < operands.length; i++) {
          give(operands[i], by * run.slope(cell, i));
        }
      }
    }
  }

  private void give(int cell, double part) {
    share[cell] += Double.isFinite(part) ? part : 0;
  }

  private static double slope(Opcode code, double x, double y) {
    return switch (code) {
      case EXP -> y;
      case LOG -> 1 / x;
      case SQRT -> 0.5 / y;
      case SIN -> Math.cos(x);
      case COS -> -Math.sin(x);
      case TANH -> 1 - y * y;
      case ERF -> BELL * Math.exp(-x * x);
      default -> Math.signum(x);
    };
  }

  /** First-order perturbation of eigenvalues and eigenvectors (Kato, II.2). */
  private void eigen(int cell) {
    int size = program.matrix(cell).rows();
    int[] operands = program.operands(cell);
    int start = program.b(cell);
    for (int i = 0; i < size; i++) {
      double by = shareOfOutputs[start + i];
      for (int at = 0; by != 0 && at < operands.length; at++) {
        double product = vector(start, size, at / size, i) * vector(start, size, at % size, i);
        give(operands[at], by * product);
      }
      for (int m = 0; m < size; m++) {
        double turn = m == i ? 0 : turned(start, size, i, m);
        for (int at = 0; turn != 0 && at < operands.length; at++) {
          double one = vector(start, size, at / size, m) * vector(start, size, at % size, i);
          double other = vector(start, size, at % size, m) * vector(start, size, at / size, i);
          give(operands[at], turn * (one + other) / 2);
        }
      }
    }
  }

  /** What turning the eigenvector i towards m brings, next to the distance of their values. */
  private double turned(int start, int size, int i, int m) {
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += shareOfOutputs[start + size + row * size + i] * vector(start, size, row, m);
    }
    double gap = run.output(start + i) - run.output(start + m);
    return gap == 0 ? 0 : sum / gap;
  }

  private double vector(int start, int size, int row, int column) {
    return run.output(start + size + row * size + column);
  }
}
