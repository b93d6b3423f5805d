package org.deriv.autodiff;

import java.util.Arrays;

/**
 * Evaluates a program in doubles, with a bound on the rounding error of every cell to first order
 * (Higham, Accuracy and Stability of Numerical Algorithms, 3.3). The rounding of a single operation
 * is found exactly where that is cheap, so that integers and halves come out with a bound of 0. A
 * value that is undefined, or hidden by rounding, is not a number.
 */
final class DoubleRun implements Claim.Readings {
  private static final double UNIT = 0x1p-53;

  /** What becomes of bounds on errors. */
  enum Errors {
    /** They are carried along. */
    BOUNDED,
    /** There are none: as a plain program would compute. */
    IGNORED
  }

  private final Program program;
  private final Errors errors;
  private final double[] value;
  private final double[] error;
  private final Matrices matrices;
  private final Calls calls;
  private final int[] changing;
  private final int[] moving;
  private boolean started;

  DoubleRun(Program program) {
    this(program, Errors.BOUNDED);
  }

  DoubleRun(Program program, Errors errors) {
    this.program = program;
    this.errors = errors;
    this.value = new double[program.size()];
    this.error = new double[program.size()];
    this.matrices = new Matrices(program);
    this.calls = new Calls(program);
    for (int cell = 0; cell < value.length; cell++) {
      if (program.code(cell) == Opcode.CONSTANT) {
        set(cell, program.constantDouble(cell), program.constantError(cell));
      }
    }
    this.changing = program.changing();
    this.moving = program.moving();
  }

  /** What a run costs, in additions. */
  long cost() {
    return program.cost();
  }

  /** The numbers of the parameters that are read, in ascending order. */
  int[] parameters() {
    return Arrays.stream(program.parameters()).sorted().distinct().toArray();
  }

  /** The value of a root. */
  double value(int root) {
    return value[program.roots()[root]];
  }

  /** The bound on the error of a root's value. */
  double error(int root) {
    return error[program.roots()[root]];
  }

  /** The value of a cell. */
  double at(int cell) {
    return value[cell];
  }

  /** The slopes of its roots. */
  Backwards backwards() {
    return new Backwards(program, this);
  }

  /** One of the outputs of eigenproblems. */
  double output(int place) {
    return matrices.output(place);
  }

  /** The slope of a call of an unknown function in one of its operands. */
  double slope(int call, int operand) {
    return calls.slope(call, operand, value);
  }

  @Override
  public Claim.Order order(int left, int right) {
    return order(value(left), value(right), error(left) + error(right));
  }

  /** How two numbers relate of which the difference is known up to a bound. */
  static Claim.Order order(double left, double right, double bound) {
    double difference = left - right;
    if (Double.isNaN(difference)) {
      return Claim.Order.UNDEFINED;
    }
    if (bound == 0) {
      return difference == 0
          ? Claim.Order.EQUAL
          : difference < 0 ? Claim.Order.LESS : Claim.Order.GREATER;
    }
    if (Math.abs(difference) <= 8 * bound) {
      return Claim.Order.CLOSE;
    }
    return difference < 0 ? Claim.Order.LESS : Claim.Order.GREATER;
  }

  void run(double[] parameters, Functions functions) {
    boolean others = calls.change(functions) || !started;
    started = true;
    if (errors == Errors.IGNORED) {
      PlainLoop.run(program, value, parameters, cell -> step(cell, parameters));
      return;
    }
    for (int cell : others ? changing : moving) {
      step(cell, parameters);
    }
  }

  private void step(int cell, double[] parameters) {
    int a = program.a(cell);
    int b = program.b(cell);
    switch (program.code(cell)) {
      case CONSTANT -> {}
      case PI -> set(cell, Math.PI, UNIT * 2);
      case PARAMETER -> set(cell, parameters[a], 0);
      case GIVEN, VARIABLE -> set(cell, value[a], error[a]);
      case NEGATE -> set(cell, -value[a], error[a]);
      case ADD -> add(cell, a, b);
      case MULTIPLY -> multiply(cell, a, b);
      case DIVIDE -> divide(cell, a, b);
      case SQRT -> squareRoot(cell, a);
      case EXP, LOG, SIN, COS, TANH, ERF -> elementary(cell, a);
      case ABS -> set(cell, Math.abs(value[a]), error[a]);
      case SIGN -> set(cell, sign(value[a], error[a]), 0);
      case STEP -> set(cell, stepped(value[a], error[a]), 0);
      case POWER -> power(cell, a, b);
      case MAX -> set(cell, Math.max(value[a], value[b]), Math.max(error[a], error[b]));
      case MIN -> set(cell, Math.min(value[a], value[b]), Math.max(error[a], error[b]));
      case LESS -> {
        double order = sign(value[a] - value[b], error[a] + error[b]);
        set(cell, Double.isNaN(order) ? order : order < 0 ? 1 : 0, 0);
      }
      case EQUAL -> {
        double order = sign(value[a] - value[b], error[a] + error[b]);
        set(cell, Double.isNaN(order) ? order : order == 0 ? 1 : 0, 0);
      }
      case SELECT -> {
        int chosen = value[a] == 0 ? program.c(cell) : b;
        boolean known = !Double.isNaN(value[a]);
        set(cell, known ? value[chosen] : Double.NaN, known ? error[chosen] : 0);
      }
      case APART -> set(cell, Math.abs(value[b]) > 8 * error[b] ? value[a] : Double.NaN, error[a]);
      case PSEUDO_RECIPROCAL -> pseudoReciprocal(cell, a, b);
      case CALL -> {
        calls.evaluate(cell, value, error);
        set(cell, calls.value(), calls.error());
      }
      case EIGEN -> {
        matrices.solve(cell, value, error);
        set(cell, 0, 0);
      }
      case PICK -> {
        int at = program.b(a) + b;
        set(cell, matrices.output(at), matrices.error(at));
      }
      case RANK -> set(cell, matrices.rank(cell, value, error), 0);
    }
  }

  private void set(int cell, double number, double bound) {
    value[cell] = Double.isInfinite(number) ? Double.NaN : number;
    error[cell] = errors == Errors.BOUNDED ? bound : 0;
  }

  private void add(int cell, int a, int b) {
    double x = value[a];
    double y = value[b];
    double sum = x + y;
    double back = sum - x;
    double lost = (x - (sum - back)) + (y - back);
    set(cell, sum, error[a] + error[b] + Math.abs(lost));
  }

  private void multiply(int cell, int a, int b) {
    double x = value[a];
    double y = value[b];
    double product = x * y;
    double lost = Math.abs(Math.fma(x, y, -product));
    double spread = Math.abs(x) * error[b] + Math.abs(y) * error[a] + error[a] * error[b];
    set(cell, product, spread + lost);
  }

  private void divide(int cell, int a, int b) {
    double y = value[b];
    if (Math.abs(y) <= 8 * error[b] || y == 0) {
      set(cell, Double.NaN, 0);
      return;
    }
    double quotient = value[a] / y;
    double lost = Math.abs(Math.fma(-quotient, y, value[a]));
    double spread = error[a] + Math.abs(quotient) * error[b];
    set(cell, quotient, (spread + lost) / (Math.abs(y) - error[b]));
  }

  private void squareRoot(int cell, int a) {
    double x = value[a];
    if (x < 0) {
      set(cell, -x <= error[a] ? 0 : Double.NaN, Math.sqrt(error[a] - Math.min(0, x)));
      return;
    }
    double root = Math.sqrt(x);
    if (root == 0) {
      set(cell, x, Math.sqrt(error[a]));
      return;
    }
    double lost = Math.abs(Math.fma(-root, root, x)) / root;
    set(cell, root, Math.min(error[a] / root, Math.sqrt(error[a])) + lost);
  }

  private void elementary(int cell, int a) {
    double x = value[a];
    double spread = error[a];
    switch (program.code(cell)) {
      case EXP -> {
        double y = Math.exp(x);
        set(cell, y, y * (Math.expm1(spread) + 2 * UNIT));
      }
      case LOG -> {
        double y = x > 2 * spread ? Math.log(x) : Double.NaN;
        set(cell, y, 2 * spread / Math.abs(x) + 2 * UNIT * Math.abs(y));
      }
      case SIN -> set(cell, Math.sin(x), spread + 2 * UNIT);
      case COS -> set(cell, Math.cos(x), spread + 2 * UNIT);
      case TANH -> set(cell, Math.tanh(x), spread + 4 * UNIT * Math.min(1, Math.abs(x)));
      default -> set(cell, Special.erf(x), 1.2 * spread + 16 * UNIT * Math.min(1, Math.abs(x)));
    }
  }

  private void power(int cell, int a, int b) {
    double x = value[a];
    if (!(x > 2 * error[a])) {
      set(cell, Double.NaN, 0);
      return;
    }
    double result = Math.pow(x, value[b]);
    double spread = Math.abs(value[b]) * error[a] / x + Math.abs(Math.log(x)) * error[b] + 2 * UNIT;
    set(cell, result, 2 * Math.abs(result) * spread);
  }

  private void pseudoReciprocal(int cell, int a, int b) {
    double x = Math.abs(value[a]);
    double scale = Math.abs(value[b]);
    if (x <= Math.max(error[a], 1e-13 * scale)) {
      set(cell, 0, 0);
    } else if (x > Math.max(1e4 * error[a], 1e-9 * scale)) {
      divideOne(cell, a);
    } else {
      set(cell, Double.NaN, 0);
    }
  }

  private void divideOne(int cell, int a) {
    double inverse = 1 / value[a];
    set(cell, inverse, Math.abs(inverse) * (error[a] / Math.abs(value[a]) + UNIT));
  }

  /** The sign where rounding leaves no doubt of it, else not a number. */
  private static double sign(double x, double bound) {
    return bound == 0 || Math.abs(x) > 8 * bound ? Math.signum(x) : Double.NaN;
  }

  private static double stepped(double x, double bound) {
    double sign = sign(x, bound);
    return sign > 0 ? 1 : sign < 0 ? 0 : Double.NaN;
  }
}
