package org.deriv.autodiff;

import java.util.List;
import org.deriv.expr.Rational;

/** The partial derivatives of a single cell by its operands, written on the tape. */
final class Partials {
  private final Scalars scalars;
  private final Tape tape;

  Partials(Scalars scalars) {
    this.scalars = scalars;
    this.tape = scalars.tape();
  }

  /** The cells on which a cell depends, as far as derivatives go. */
  int[] operands(int cell) {
    return switch (tape.code(cell)) {
      case GIVEN -> new int[0];
      case PICK -> tape.operands(tape.a(cell));
      default -> tape.operands(cell);
    };
  }

  /** ∂cell/∂(its operand at a position). */
  int of(int cell, int position) {
    int a = tape.a(cell);
    int b = tape.b(cell);
    return switch (tape.code(cell)) {
      case CONSTANT, PI, PARAMETER, GIVEN, EIGEN, RANK, LESS, EQUAL -> scalars.number(0);
      case VARIABLE, ADD -> scalars.number(1);
      case NEGATE -> scalars.number(-1);
      case MULTIPLY -> position == 0 ? b : a;
      // (a/b)' → 1/b, -(a/b)/b
      case DIVIDE ->
          position == 0
              ? scalars.divide(scalars.number(1), b)
              : scalars.negate(scalars.divide(cell, b));
      case EXP -> cell;
      case LOG -> scalars.divide(scalars.number(1), a);
      case SQRT -> scalars.divide(scalars.number(Rational.of(1, 2)), cell);
      case SIN -> scalars.unary(Opcode.COS, a);
      case COS -> scalars.negate(scalars.unary(Opcode.SIN, a));
      case TANH -> scalars.subtract(scalars.number(1), scalars.multiply(cell, cell));
      case ERF -> erf(a);
      case ABS -> scalars.apart(scalars.unary(Opcode.SIGN, a), a);
      case SIGN, STEP -> scalars.apart(scalars.number(0), a);
      // aᵇ → b aᵇ/a, aᵇ log a
      case POWER ->
          position == 0
              ? scalars.multiply(b, scalars.divide(cell, a))
              : scalars.multiply(cell, scalars.unary(Opcode.LOG, a));
      case MAX -> position == 0 ? exceeds(a, b) : exceeds(b, a);
      case MIN -> position == 0 ? exceeds(b, a) : exceeds(a, b);
      case SELECT -> branch(cell, position);
      case APART -> position == 0 ? scalars.apart(scalars.number(1), b) : scalars.number(0);
      // (1/a)' → -1/a², where a is not 0
      case PSEUDO_RECIPROCAL ->
          position == 0
              ? scalars.apart(scalars.negate(scalars.multiply(cell, cell)), cell)
              : scalars.number(0);
      case CALL -> scalars.call(((Group.Call) tape.group(cell)).by(position));
      case PICK -> eigen(a, b, position);
    };
  }

  private int exceeds(int left, int right) {
    return scalars.unary(Opcode.STEP, scalars.subtract(left, right));
  }

  private int branch(int cell, int position) {
    int one = scalars.number(1);
    int zero = scalars.number(0);
    return switch (position) {
      case 0 -> zero;
      case 1 -> scalars.select(tape.a(cell), one, zero);
      default -> scalars.select(tape.a(cell), zero, one);
    };
  }

  /** erf′(a) = 2/√π · exp(-a²). */
  private int erf(int a) {
    int factor = scalars.divide(scalars.number(2), scalars.sqrt(scalars.pi()));
    int bell = scalars.unary(Opcode.EXP, scalars.negate(scalars.multiply(a, a)));
    return scalars.multiply(factor, bell);
  }

  /** First-order perturbation of a simple eigenvalue and its eigenvector (Kato, II.2). */
  private int eigen(int eigen, int output, int position) {
    int size = ((Group.Matrix) tape.group(eigen)).rows();
    int k = position / size;
    int l = position % size;
    if (output < size) {
      int product =
          scalars.multiply(vector(eigen, size, k, output), vector(eigen, size, l, output));
      for (int m : List.of(output - 1, output + 1)) {
        if (m >= 0 && m < size) {
          product = scalars.apart(product, gap(eigen, output, m));
        }
      }
      return product;
    }
    int j = (output - size) / size;
    int i = (output - size) % size;
    int sum = scalars.number(0);
    for (int m = 0; m < size; m++) {
      if (m != i) {
        int left = scalars.multiply(vector(eigen, size, k, m), vector(eigen, size, l, i));
        int right = scalars.multiply(vector(eigen, size, l, m), vector(eigen, size, k, i));
        int top = scalars.multiply(vector(eigen, size, j, m), scalars.add(left, right));
        sum = scalars.add(sum, scalars.divide(top, gap(eigen, i, m)));
      }
    }
    return scalars.multiply(scalars.number(Rational.of(1, 2)), sum);
  }

  private int gap(int eigen, int i, int m) {
    return scalars.subtract(scalars.pick(eigen, i), scalars.pick(eigen, m));
  }

  private int vector(int eigen, int size, int row, int column) {
    return scalars.pick(eigen, size + row * size + column);
  }
}
