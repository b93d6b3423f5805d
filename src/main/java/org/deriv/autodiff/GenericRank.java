package org.deriv.autodiff;

import java.util.SplittableRandom;

/** The rank that a matrix has at almost every point. */
final class GenericRank {
  private static final int TRIES = 20;

  private GenericRank() {}

  /**
   * Whether some point modulo a prime gives the matrix full rank, which then it has at almost every
   * point. Decides only which of two right formulas is used.
   */
  static boolean isFull(Tape tape, Grid matrix) {
    Program program = Program.of(tape, matrix.cells());
    if (program.uses(Opcode.EIGEN) || program.uses(Opcode.PSEUDO_RECIPROCAL)) {
      return false;
    }
    SplittableRandom random = new SplittableRandom(program.size());
    PrimeField field = PrimeField.random(random);
    ModularRun run = new ModularRun(program, field);
    for (int i = 0; i < TRIES; i++) {
      if (run.run(field, random.nextLong(), tape.parameters())) {
        return rank(field, run, matrix) == Math.min(matrix.rows(), matrix.columns());
      }
    }
    return false;
  }

  private static int rank(PrimeField field, ModularRun run, Grid matrix) {
    long[][] rows = new long[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.size(); i++) {
      rows[i / matrix.columns()][i % matrix.columns()] = run.value(i);
    }
    int rank = 0;
    for (int column = 0; column < matrix.columns() && rank < rows.length; column++) {
      int pivot = rank;
      while (pivot < rows.length && rows[pivot][column] == 0) {
        pivot++;
      }
      if (pivot == rows.length) {
        continue;
      }
      long[] keep = rows[rank];
      rows[rank] = rows[pivot];
      rows[pivot] = keep;
      long inverse = field.inverse(rows[rank][column]);
      for (int i = rank + 1; i < rows.length; i++) {
        long factor = field.negate(field.multiply(rows[i][column], inverse));
        for (int j = column; j < matrix.columns(); j++) {
          rows[i][j] = field.add(rows[i][j], field.multiply(factor, rows[rank][j]));
        }
      }
      rank++;
    }
    return rank;
  }
}
