package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;

/** Evaluates a program in exact rational numbers, as far as its values are rational. */
final class RationalRun implements Claim.Readings {
  private static final int BITS = 20_000;

  /** The most that is done in all, in products of lengths in bits. */
  private static final double WORK = 2e10;

  private final Program program;
  private final Rational[] value;
  private final boolean[] known;
  private final int bits;
  private double work;

  RationalRun(Program program) {
    this(program, BITS);
  }

  /** A run in which longer numbers, numerator and denominator together, are given up. */
  RationalRun(Program program, int bits) {
    this.program = program;
    this.bits = bits;
    this.value = new Rational[program.size()];
    this.known = new boolean[program.size()];
  }

  /** The value of a root, if it is defined, rational and not too long. */
  Optional<Rational> value(int root) {
    int cell = program.roots()[root];
    return known[cell] ? Optional.of(value[cell]) : Optional.empty();
  }

  @Override
  public Claim.Order order(int left, int right) {
    int l = program.roots()[left];
    int r = program.roots()[right];
    if (!known[l] || !known[r]) {
      return Claim.Order.UNDEFINED;
    }
    int order = value[l].compareTo(value[r]);
    return order < 0 ? Claim.Order.LESS : order > 0 ? Claim.Order.GREATER : Claim.Order.EQUAL;
  }

  void run(Rational[] parameters, Functions functions) {
    for (int cell = 0; cell < value.length; cell++) {
      value[cell] = Rational.ZERO;
      known[cell] = false;
      if (ready(cell)) {
        Optional<Rational> result = step(cell, parameters, functions).filter(this::isShort);
        known[cell] = result.isPresent();
        value[cell] = result.orElse(Rational.ZERO);
      }
    }
  }

  private boolean isShort(Rational number) {
    double length = number.numerator().bitLength() + number.denominator().bitLength();
    work += length * length;
    return length < bits && work < WORK;
  }

  private boolean ready(int cell) {
    int a = program.a(cell);
    return switch (program.code(cell)) {
      case CONSTANT, PARAMETER -> true;
      case PI, EIGEN, PICK -> false;
      case CALL -> ready(program.call(cell).operands());
      case RANK -> ready(program.matrix(cell).operands());
      case SELECT -> known[a] && known[value[a].isZero() ? program.c(cell) : program.b(cell)];
      case MULTIPLY -> known[a] && known[program.b(cell)];
      default -> known[a] && (program.code(cell).cells() < 2 || known[program.b(cell)]);
    };
  }

  private boolean ready(List<Integer> operands) {
    return operands.stream().allMatch(operand -> known[operand]);
  }

  private Optional<Rational> step(int cell, Rational[] parameters, Functions functions) {
    Rational x = program.code(cell).cells() > 0 ? value[program.a(cell)] : Rational.ZERO;
    Rational y = program.code(cell).cells() > 1 ? value[program.b(cell)] : Rational.ZERO;
    return switch (program.code(cell)) {
      case CONSTANT -> Optional.of(program.constant(cell));
      case PARAMETER -> Optional.of(parameters[program.a(cell)]);
      case GIVEN, VARIABLE -> Optional.of(x);
      case ADD -> Optional.of(x.plus(y));
      case MULTIPLY -> Optional.of(x.times(y));
      case DIVIDE -> y.isZero() ? Optional.empty() : Optional.of(x.over(y));
      case NEGATE -> Optional.of(x.negate());
      case EXP, COS -> x.isZero() ? Optional.of(Rational.ONE) : Optional.empty();
      case LOG -> x.isOne() ? Optional.of(Rational.ZERO) : Optional.empty();
      case SIN, TANH, ERF -> x.isZero() ? Optional.of(x) : Optional.empty();
      case SQRT -> root(x);
      case ABS -> Optional.of(x.signum() < 0 ? x.negate() : x);
      case SIGN -> Optional.of(Rational.of(x.signum()));
      case STEP -> x.isZero() ? Optional.empty() : truth(x.signum() > 0);
      case POWER ->
          y.isInt() && x.signum() > 0 && Math.abs(y.intValue()) < 1000
              ? Optional.of(x.power(y.intValue()))
              : Optional.empty();
      case MAX -> Optional.of(x.compareTo(y) >= 0 ? x : y);
      case MIN -> Optional.of(x.compareTo(y) <= 0 ? x : y);
      case LESS -> truth(x.compareTo(y) < 0);
      case EQUAL -> truth(x.equals(y));
      case SELECT -> Optional.of(x.isZero() ? value[program.c(cell)] : y);
      case APART -> y.isZero() ? Optional.empty() : Optional.of(x);
      case PSEUDO_RECIPROCAL -> Optional.of(x.isZero() ? x : x.reciprocal());
      case CALL -> call(program.call(cell), functions);
      case RANK -> Optional.of(Rational.of(rank(program.matrix(cell))));
      case PI, EIGEN, PICK -> Optional.empty();
    };
  }

  private Optional<Rational> call(Group.Call call, Functions functions) {
    try {
      return Optional.of(
          functions.evaluate(
              call, call.operands().stream().map(cell -> value[cell]).toArray(Rational[]::new)));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  private static Optional<Rational> truth(boolean holds) {
    return Optional.of(holds ? Rational.ONE : Rational.ZERO);
  }

  private static Optional<Rational> root(Rational x) {
    if (x.signum() < 0) {
      return Optional.empty();
    }
    Rational root = new Rational(x.numerator().sqrt(), x.denominator().sqrt());
    return root.times(root).equals(x) ? Optional.of(root) : Optional.empty();
  }

  private int rank(Group.Matrix matrix) {
    Rational[][] rows = new Rational[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.operands().size(); i++) {
      rows[i / matrix.columns()][i % matrix.columns()] = value[matrix.operands().get(i)];
    }
    int rank = 0;
    for (int column = 0; column < matrix.columns() && rank < rows.length; column++) {
      int pivot = rank;
      while (pivot < rows.length && rows[pivot][column].isZero()) {
        pivot++;
      }
      if (pivot < rows.length) {
        Rational[] keep = rows[rank];
        rows[rank] = rows[pivot];
        rows[pivot] = keep;
        clearBelow(rows, rank, column);
        rank++;
      }
    }
    return rank;
  }

  private static void clearBelow(Rational[][] rows, int at, int column) {
    for (int i = at + 1; i < rows.length; i++) {
      Rational factor = rows[i][column].over(rows[at][column]);
      for (int j = column; j < rows[i].length; j++) {
        rows[i][j] = rows[i][j].minus(factor.times(rows[at][j]));
      }
    }
  }
}
