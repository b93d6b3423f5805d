package org.deriv.autodiff;

/** The eigenproblems and ranks that a program asks for, in doubles. */
final class Matrices {
  private final Program program;
  private final double[] outputs;
  private final double[] errors;

  Matrices(Program program) {
    this.program = program;
    this.outputs = new double[program.auxiliary()];
    this.errors = new double[program.auxiliary()];
  }

  /** Solves an eigenproblem at values of the cells that are known up to bounds. */
  void solve(int cell, double[] values, double[] bounds) {
    int size = program.matrix(cell).rows();
    Eigenproblem.solve(entries(cell, values), size, spread(cell, bounds))
        .into(outputs, errors, program.b(cell));
  }

  /** One of the outputs of all eigenproblems. */
  double output(int place) {
    return outputs[place];
  }

  /** The bound on its error. */
  double error(int place) {
    return errors[place];
  }

  /** The rank of a matrix. */
  double rank(int cell, double[] values, double[] bounds) {
    Group.Matrix matrix = program.matrix(cell);
    return Elimination.rank(
        entries(cell, values), matrix.rows(), matrix.columns(), spread(cell, bounds));
  }

  private double[] entries(int cell, double[] values) {
    int[] operands = program.operands(cell);
    double[] entries = new double[operands.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = values[operands[i]];
    }
    return entries;
  }

  private double spread(int cell, double[] bounds) {
    double sum = 0;
    for (int operand : program.operands(cell)) {
      sum += bounds[operand];
    }
    return sum;
  }
}
