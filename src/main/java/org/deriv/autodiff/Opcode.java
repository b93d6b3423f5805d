package org.deriv.autodiff;

/** What a cell of the tape does with its operands, the cells a, b and c. */
enum Opcode {
  /** A rational number; a is its place among the constants. */
  CONSTANT,
  /** π. */
  PI,
  /** A number to be drawn; a is its place among the parameters. */
  PARAMETER,
  /** The value of a, as an entry of a given name: no derivative passes through it. */
  GIVEN,
  /** The value of a, as a variable of its own: a derivative can be taken in it or through it. */
  VARIABLE,
  /** a + b. */
  ADD,
  /** a b. */
  MULTIPLY,
  /** a / b. */
  DIVIDE,
  /** -a. */
  NEGATE,
  /** eᵃ. */
  EXP,
  /** log a, of a positive number. */
  LOG,
  /** √a, of a nonnegative number. */
  SQRT,
  /** sin a. */
  SIN,
  /** cos a. */
  COS,
  /** tanh a. */
  TANH,
  /** The error function. */
  ERF,
  /** |a|. */
  ABS,
  /** -1, 0 or 1. */
  SIGN,
  /** 1 for a positive number, 0 for a negative one, undefined at 0. */
  STEP,
  /** aᵇ for a positive a. */
  POWER,
  /** The larger. */
  MAX,
  /** The smaller. */
  MIN,
  /** 1 if a < b, else 0; undefined where rounding hides which. */
  LESS,
  /** 1 if a = b, else 0; undefined where rounding hides which. */
  EQUAL,
  /** b if a is 1, c if a is 0; the other is not looked at. */
  SELECT,
  /** a, undefined where b is 0 or not to be told from it. */
  APART,
  /** 1/a, but 0 where |a| is no more than rounding next to b. */
  PSEUDO_RECIPROCAL,
  /** A value or partial derivative of an unknown function; a is its place among the groups. */
  CALL,
  /** The eigenvalues and eigenvectors of a symmetric matrix; a is its place among the groups. */
  EIGEN,
  /** The b-th output of the eigenproblem a. */
  PICK,
  /** The rank of a matrix; a is its place among the groups. */
  RANK;

  private final int mark = name().hashCode();
  private final int cells = count();

  /** A number that tells it from the others, the same in every run. */
  int mark() {
    return mark;
  }

  /** How many of the operands a, b and c are cells. */
  int cells() {
    return cells;
  }

  private int count() {
    return switch (this) {
      case CONSTANT, PI, PARAMETER, CALL, EIGEN, RANK -> 0;
      case GIVEN, VARIABLE, NEGATE, EXP, LOG, SQRT, SIN, COS, TANH, ERF, ABS, SIGN, STEP, PICK -> 1;
      case ADD, MULTIPLY, DIVIDE, POWER, MAX, MIN, LESS, EQUAL, APART, PSEUDO_RECIPROCAL -> 2;
      case SELECT -> 3;
    };
  }
}
