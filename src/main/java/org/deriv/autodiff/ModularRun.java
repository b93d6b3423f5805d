package org.deriv.autodiff;

import java.util.List;

/**
 * Evaluates a program modulo a prime. Functions that are not rational take random values, equal at
 * equal arguments and obeying the laws that are built in here (odd and even functions, e^(-x) =
 * 1/eˣ, sin² + cos² = 1): an expression that vanishes for such functions vanishes for the real
 * ones. The converse does not hold.
 */
final class ModularRun {
  private final Program program;
  private final long[] value;
  private PrimeField field;
  private long salt;
  private boolean failed;

  ModularRun(Program program, PrimeField field) {
    this.program = program;
    this.value = new long[program.size()];
    this.field = field;
  }

  /** The residue of a root. */
  long value(int root) {
    return value[program.roots()[root]];
  }

  /**
   * Evaluates at a point; whether every cell had a value.
   *
   * @param randomness fixes the parameters and what the functions that are not rational are
   */
  boolean run(PrimeField modulus, long randomness, java.util.List<Draw> draws) {
    field = modulus;
    salt = randomness;
    failed = false;
    for (int cell = 0; cell < value.length && !failed; cell++) {
      value[cell] = step(cell, draws);
    }
    return !failed;
  }

  private long step(int cell, java.util.List<Draw> draws) {
    int a = program.a(cell);
    Opcode code = program.code(cell);
    long x = code.cells() > 0 ? value[a] : 0;
    long y = code.cells() > 1 ? value[program.b(cell)] : 0;
    return switch (code) {
      case CONSTANT -> field.of(program.constant(cell));
      case PARAMETER -> parameter(a, draws.get(a));
      case GIVEN, VARIABLE -> x;
      case ADD -> field.add(x, y);
      case MULTIPLY -> field.multiply(x, y);
      case DIVIDE -> field.multiply(x, inverse(y));
      case NEGATE -> field.negate(x);
      case SQRT -> root(x);
      case PI -> oracle(code, 0, 0);
      case LOG, POWER -> oracle(code, x, y);
      case EXP -> exponential(x);
      case SIN, COS -> circular(code, x);
      // tanh x = (e²ˣ - 1)/(e²ˣ + 1)
      case TANH -> {
        long square = exponential(field.add(x, x));
        long below = inverse(field.add(square, field.one()));
        yield field.multiply(field.add(square, field.negate(field.one())), below);
      }
      case ERF -> odd(code, x);
      case STEP -> stepped(x);
      case SIGN -> field.add(field.add(stepped(x), stepped(x)), field.negate(field.one()));
      case ABS -> {
        long twice = field.multiply(field.add(stepped(x), stepped(x)), x);
        yield field.add(twice, field.negate(x));
      }
      case MAX -> blend(stepped(field.add(x, field.negate(y))), x, y);
      case MIN -> blend(stepped(field.add(x, field.negate(y))), y, x);
      case LESS -> stepped(field.add(y, field.negate(x)));
      case EQUAL -> oracle(code, field.add(y, field.negate(x)), 0);
      case SELECT -> blend(x, y, value[program.c(cell)]);
      case APART -> {
        failed |= y == 0;
        yield x;
      }
      case PSEUDO_RECIPROCAL -> oracle(code, x, y);
      case CALL -> call(program.call(cell));
      case EIGEN -> 0;
      case PICK -> grouped(code, program.b(cell), program.matrix(a).operands());
      case RANK -> grouped(code, 0, program.matrix(cell).operands());
    };
  }

  /** Whether the answers for this program depend on choices of signs, and on how many. */
  static int signs(Program program, java.util.List<Draw> draws) {
    int count = 0;
    for (int cell = 0; cell < program.size(); cell++) {
      boolean sign =
          program.code(cell) == Opcode.SQRT
              || (program.code(cell) == Opcode.PARAMETER
                  && draws.get(program.a(cell)) instanceof Draw.Sign);
      count += sign ? 1 : 0;
    }
    return count;
  }

  private long parameter(int number, Draw draw) {
    long bits = scramble(salt ^ scramble(number + 1));
    return switch (draw) {
      case Draw.Real _, Draw.Between _, Draw.Within _, Draw.Whole _ -> field.element(bits);
      case Draw.Sign _ -> (bits & 1) == 0 ? field.one() : field.negate(field.one());
    };
  }

  private long inverse(long x) {
    failed |= x == 0;
    return field.inverse(x);
  }

  private long root(long x) {
    long root = field.root(x);
    failed |= root < 0;
    boolean flip = (scramble(x ^ salt) & 1) == 0;
    return failed ? 0 : flip ? field.negate(root) : root;
  }

  private long exponential(long x) {
    if (x == 0) {
      return field.one();
    }
    long first = field.isFirst(x) ? x : field.negate(x);
    long result = oracle(Opcode.EXP, first, 0);
    return first == x ? result : inverse(result);
  }

  /** A point of the unit circle: (2t/(1+t²), (1-t²)/(1+t²)). */
  private long circular(Opcode code, long x) {
    if (x == 0) {
      return code == Opcode.SIN ? 0 : field.one();
    }
    long first = field.isFirst(x) ? x : field.negate(x);
    long t = oracle(Opcode.SIN, first, 0);
    long square = field.multiply(t, t);
    long below = inverse(field.add(field.one(), square));
    if (code == Opcode.COS) {
      return field.multiply(field.add(field.one(), field.negate(square)), below);
    }
    long sine = field.multiply(field.add(t, t), below);
    return first == x ? sine : field.negate(sine);
  }

  private long odd(Opcode code, long x) {
    if (x == 0) {
      return 0;
    }
    return field.isFirst(x) ? oracle(code, x, 0) : field.negate(oracle(code, field.negate(x), 0));
  }

  /** The unit step: s(x) + s(-x) = 1. */
  private long stepped(long x) {
    failed |= x == 0;
    return field.isFirst(x)
        ? oracle(Opcode.STEP, x, 0)
        : field.add(field.one(), field.negate(oracle(Opcode.STEP, field.negate(x), 0)));
  }

  private long blend(long share, long then, long otherwise) {
    long rest = field.add(field.one(), field.negate(share));
    return field.add(field.multiply(share, then), field.multiply(rest, otherwise));
  }

  private long call(Group.Call call) {
    long mixed = call.function().hashCode() * 31L + call.component();
    for (int slot : call.slots()) {
      mixed = scramble(mixed + slot + 1);
    }
    return grouped(Opcode.CALL, mixed, call.operands());
  }

  private long grouped(Opcode code, long start, List<Integer> operands) {
    long mixed = scramble(start + 7L * code.mark());
    for (int operand : operands) {
      mixed = scramble(mixed ^ scramble(value[operand] + 11));
    }
    return field.element(scramble(mixed ^ salt));
  }

  private long oracle(Opcode code, long x, long y) {
    long mixed = scramble(x + 0x9E3779B97F4A7C15L * (code.mark() + 1));
    return field.element(scramble(salt ^ scramble(mixed ^ scramble(y + 5))));
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long scramble(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
