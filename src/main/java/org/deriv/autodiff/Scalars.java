package org.deriv.autodiff;

import java.util.List;
import org.deriv.expr.Rational;

/** Writes scalar operations on a tape, working out at once what concerns constants. */
final class Scalars {
  private final Tape tape;

  Scalars(Tape tape) {
    this.tape = tape;
  }

  Tape tape() {
    return tape;
  }

  int number(long value) {
    return tape.constant(Rational.of(value));
  }

  int number(Rational value) {
    return tape.constant(value);
  }

  int pi() {
    return tape.cell(Opcode.PI, 0, 0, 0);
  }

  boolean isZero(int cell) {
    return tape.isConstant(cell) && tape.constant(cell).isZero();
  }

  boolean isOne(int cell) {
    return tape.isConstant(cell) && tape.constant(cell).isOne();
  }

  private boolean constants(int left, int right) {
    return tape.areShort(left, right);
  }

  int add(int left, int right) {
    if (constants(left, right)) {
      return number(tape.constant(left).plus(tape.constant(right)));
    }
    if (isZero(left)) {
      return right;
    }
    if (isZero(right)) {
      return left;
    }
    if (isNegativeOf(left, right) || isNegativeOf(right, left)) {
      return number(0);
    }
    return tape.cell(Opcode.ADD, Math.min(left, right), Math.max(left, right), 0);
  }

  private boolean isNegativeOf(int left, int right) {
    return tape.code(left) == Opcode.NEGATE && tape.a(left) == right;
  }

  int subtract(int left, int right) {
    return add(left, negate(right));
  }

  int negate(int cell) {
    if (tape.isConstant(cell)) {
      return number(tape.constant(cell).negate());
    }
    return tape.code(cell) == Opcode.NEGATE ? tape.a(cell) : tape.cell(Opcode.NEGATE, cell, 0, 0);
  }

  int multiply(int left, int right) {
    if (constants(left, right)) {
      return number(tape.constant(left).times(tape.constant(right)));
    }
    if (isZero(left) || isOne(right)) {
      return left;
    }
    if (isZero(right) || isOne(left)) {
      return right;
    }
    if (left == right && tape.code(left) == Opcode.SQRT) {
      return tape.a(left);
    }
    return tape.cell(Opcode.MULTIPLY, Math.min(left, right), Math.max(left, right), 0);
  }

  int divide(int left, int right) {
    if (isZero(right)) {
      throw Refusal.undefined("a division by 0");
    }
    if (constants(left, right)) {
      return number(tape.constant(left).over(tape.constant(right)));
    }
    if (tape.isConstant(right)) {
      return multiply(left, number(tape.constant(right).reciprocal()));
    }
    return isZero(left) ? left : tape.cell(Opcode.DIVIDE, left, right, 0);
  }

  int sum(int... cells) {
    int total = number(0);
    for (int cell : cells) {
      total = add(total, cell);
    }
    return total;
  }

  /** A power with an integer exponent; the 0th is 1. */
  int power(int base, long exponent) {
    if (Math.abs(exponent) > 10_000) {
      throw Refusal.tooLarge("a power with exponent " + exponent);
    }
    if (exponent < 0) {
      return divide(number(1), power(base, -exponent));
    }
    int result = number(1);
    int square = base;
    for (long rest = exponent; rest > 0; rest /= 2) {
      if (rest % 2 == 1) {
        result = multiply(result, square);
      }
      square = rest > 1 ? multiply(square, square) : square;
    }
    return result;
  }

  /** A power: of anything for an integer exponent, else of a positive number. */
  int power(int base, int exponent) {
    if (tape.isConstant(exponent)) {
      Rational value = tape.constant(exponent);
      if (value.isInt() && Math.abs(value.intValue()) <= 10_000) {
        return power(base, (long) value.intValue());
      }
      Rational twice = value.times(Rational.of(2));
      if (twice.isInt() && !value.isInteger() && Math.abs(twice.intValue()) <= 10_000) {
        return power(sqrt(base), (long) twice.intValue());
      }
    }
    return isOne(base) ? base : tape.cell(Opcode.POWER, base, exponent, 0);
  }

  int sqrt(int cell) {
    if (tape.isConstant(cell)) {
      Rational value = tape.constant(cell);
      if (value.signum() < 0) {
        throw Refusal.undefined("a square root of a negative number");
      }
      Rational root = new Rational(value.numerator().sqrt(), value.denominator().sqrt());
      if (root.times(root).equals(value)) {
        return number(root);
      }
    }
    return tape.cell(Opcode.SQRT, cell, 0, 0);
  }

  /** A function of one number, worked out where the result is rational. */
  int unary(Opcode code, int cell) {
    if (!tape.isConstant(cell)) {
      return tape.cell(code, cell, 0, 0);
    }
    Rational x = tape.constant(cell);
    return switch (code) {
      case ABS -> number(x.signum() < 0 ? x.negate() : x);
      case SIGN -> number(x.signum());
      case EXP, COS -> x.isZero() ? number(1) : tape.cell(code, cell, 0, 0);
      case SIN, TANH, ERF -> x.isZero() ? cell : tape.cell(code, cell, 0, 0);
      case LOG -> x.isOne() ? number(0) : tape.cell(code, cell, 0, 0);
      case STEP -> x.isZero() ? tape.cell(code, cell, 0, 0) : number(x.signum() > 0 ? 1 : 0);
      default -> throw new IllegalStateException(code + " is no function of one number");
    };
  }

  int max(int left, int right) {
    if (constants(left, right)) {
      return tape.constant(left).compareTo(tape.constant(right)) >= 0 ? left : right;
    }
    return left == right ? left : tape.cell(Opcode.MAX, left, right, 0);
  }

  int min(int left, int right) {
    if (constants(left, right)) {
      return tape.constant(left).compareTo(tape.constant(right)) <= 0 ? left : right;
    }
    return left == right ? left : tape.cell(Opcode.MIN, left, right, 0);
  }

  int less(int left, int right) {
    if (constants(left, right)) {
      return number(tape.constant(left).compareTo(tape.constant(right)) < 0 ? 1 : 0);
    }
    return left == right ? number(0) : tape.cell(Opcode.LESS, left, right, 0);
  }

  int equal(int left, int right) {
    if (constants(left, right)) {
      return number(tape.constant(left).equals(tape.constant(right)) ? 1 : 0);
    }
    return left == right ? number(1) : tape.cell(Opcode.EQUAL, left, right, 0);
  }

  int not(int truth) {
    return subtract(number(1), truth);
  }

  int and(int left, int right) {
    return select(left, right, number(0));
  }

  int or(int left, int right) {
    return select(left, number(1), right);
  }

  int select(int condition, int then, int otherwise) {
    if (tape.isConstant(condition)) {
      return isZero(condition) ? otherwise : then;
    }
    return then == otherwise ? then : tape.cell(Opcode.SELECT, condition, then, otherwise);
  }

  int apart(int value, int gap) {
    if (isZero(gap)) {
      throw Refusal.undefined("a derivative at a kink");
    }
    return tape.isConstant(gap) ? value : tape.cell(Opcode.APART, value, gap, 0);
  }

  int pseudoReciprocal(int value, int scale) {
    return tape.cell(Opcode.PSEUDO_RECIPROCAL, value, scale, 0);
  }

  int call(Group.Call call) {
    return tape.grouped(Opcode.CALL, call);
  }

  int rank(int rows, List<Integer> entries) {
    return tape.grouped(Opcode.RANK, new Group.Matrix(rows, entries));
  }

  /** The eigenproblem of a symmetric matrix; {@link #pick} reads its outputs. */
  int eigen(int size, List<Integer> entries) {
    return tape.grouped(Opcode.EIGEN, new Group.Matrix(size, entries));
  }

  /**
   * An output of an eigenproblem: at 0 to n-1 the eigenvalues in ascending order, then row-major
   * the matrix whose columns are the eigenvectors.
   */
  int pick(int eigen, int output) {
    return tape.cell(Opcode.PICK, eigen, output, 0);
  }
}
