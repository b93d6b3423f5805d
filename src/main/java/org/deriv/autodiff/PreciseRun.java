package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Evaluates a program to a number of digits. A value that is undefined has none. */
final class PreciseRun implements Claim.Readings {
  private static final long LARGEST_EXPONENT = 100_000;

  private final Program program;
  private final Precise to;
  private final MathContext context;
  private final BigDecimal small;
  private final BigDecimal[] value;
  private final boolean[] defined;
  private final BigDecimal[] outputs;

  PreciseRun(Program program, int digits) {
    this.program = program;
    this.to = new Precise(digits);
    this.context = to.context();
    this.small = BigDecimal.ONE.scaleByPowerOfTen(-digits * 3 / 5);
    this.value = new BigDecimal[program.size()];
    this.defined = new boolean[program.size()];
    this.outputs = new BigDecimal[program.auxiliary()];
  }

  /** The value of a root, if it is defined. */
  Optional<BigDecimal> value(int root) {
    int cell = program.roots()[root];
    return defined[cell] ? Optional.of(value[cell]) : Optional.empty();
  }

  @Override
  public Claim.Order order(int left, int right) {
    int l = program.roots()[left];
    int r = program.roots()[right];
    if (!defined[l] || !defined[r]) {
      return Claim.Order.UNDEFINED;
    }
    BigDecimal difference = value[l].subtract(value[r]);
    BigDecimal scale = value[l].abs().max(value[r].abs()).max(BigDecimal.ONE);
    if (difference.abs().compareTo(scale.multiply(small)) <= 0) {
      return Claim.Order.CLOSE;
    }
    return difference.signum() < 0 ? Claim.Order.LESS : Claim.Order.GREATER;
  }

  void run(BigDecimal[] parameters, Functions functions) {
    for (int cell = 0; cell < value.length; cell++) {
      value[cell] = BigDecimal.ZERO;
      try {
        defined[cell] = ready(cell);
        if (defined[cell]) {
          value[cell] = step(cell, parameters, functions);
          defined[cell] = isInRange(value[cell]);
        }
      } catch (ArithmeticException _) {
        defined[cell] = false;
      } catch (Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.UNDEFINED) {
          throw refusal;
        }
        defined[cell] = false;
      }
    }
  }

  /** Sums of numbers with exponents beyond all measure would take as many digits. */
  private static boolean isInRange(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) < LARGEST_EXPONENT;
  }

  private boolean ready(int cell) {
    int a = program.a(cell);
    return switch (program.code(cell)) {
      case CONSTANT, PI, PARAMETER -> true;
      case CALL -> ready(program.call(cell).operands());
      case EIGEN, RANK -> ready(program.matrix(cell).operands());
      case SELECT ->
          defined[a] && defined[value[a].signum() == 0 ? program.c(cell) : program.b(cell)];
      default -> defined[a] && (program.code(cell).cells() < 2 || defined[program.b(cell)]);
    };
  }

  private boolean ready(List<Integer> operands) {
    return operands.stream().allMatch(operand -> defined[operand]);
  }

  private BigDecimal step(int cell, BigDecimal[] parameters, Functions functions) {
    int a = program.a(cell);
    int b = program.b(cell);
    return switch (program.code(cell)) {
      case CONSTANT ->
          new BigDecimal(program.constant(cell).numerator())
              .divide(new BigDecimal(program.constant(cell).denominator()), context);
      case PI -> to.pi();
      case PARAMETER -> parameters[a];
      case GIVEN, VARIABLE -> value[a];
      case ADD -> value[a].add(value[b], context);
      case MULTIPLY -> value[a].multiply(value[b], context);
      case DIVIDE -> value[a].divide(apart(value[b]), context);
      case NEGATE -> value[a].negate();
      case EXP -> to.exp(value[a]);
      case LOG -> to.log(value[a]);
      case SQRT -> root(value[a]);
      case SIN -> to.sin(value[a]);
      case COS -> to.cos(value[a]);
      case TANH -> to.tanh(value[a]);
      case ERF -> to.erf(value[a]);
      case ABS -> value[a].abs();
      case SIGN -> BigDecimal.valueOf(sign(value[a]));
      case STEP -> BigDecimal.valueOf(apart(value[a]).signum() > 0 ? 1 : 0);
      case POWER -> to.exp(value[b].multiply(to.log(value[a]), context));
      case MAX -> value[a].max(value[b]);
      case MIN -> value[a].min(value[b]);
      case LESS -> truth(sign(value[a].subtract(value[b])) < 0);
      case EQUAL -> truth(sign(value[a].subtract(value[b])) == 0);
      case SELECT -> value[a].signum() == 0 ? value[program.c(cell)] : value[b];
      case APART -> {
        apart(value[b]);
        yield value[a];
      }
      case PSEUDO_RECIPROCAL ->
          value[a].abs().compareTo(small.multiply(value[b].abs(), context)) <= 0
              ? BigDecimal.ZERO
              : BigDecimal.ONE.divide(value[a], context);
      case CALL -> functions.evaluate(program.call(cell), entries(program.call(cell)), to);
      case EIGEN -> {
        Group.Matrix matrix = program.matrix(cell);
        BigDecimal[] solved = PreciseEigenproblem.solve(entries(matrix), matrix.rows(), context);
        System.arraycopy(solved, 0, outputs, program.b(cell), solved.length);
        yield BigDecimal.ZERO;
      }
      case PICK -> outputs[program.b(a) + b];
      case RANK -> BigDecimal.valueOf(rank(program.matrix(cell)));
    };
  }

  private BigDecimal[] entries(Group group) {
    return group.operands().stream().map(cell -> value[cell]).toArray(BigDecimal[]::new);
  }

  private static BigDecimal truth(boolean holds) {
    return holds ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private BigDecimal apart(BigDecimal x) {
    if (x.abs().compareTo(small) <= 0) {
      throw Refusal.undefined("a number that is 0 or nearly so");
    }
    return x;
  }

  private int sign(BigDecimal x) {
    return x.signum() == 0 ? 0 : apart(x).signum();
  }

  private BigDecimal root(BigDecimal x) {
    if (x.signum() < 0) {
      if (x.abs().compareTo(small) > 0) {
        throw Refusal.undefined("a square root of a negative number");
      }
      return BigDecimal.ZERO;
    }
    return x.sqrt(context);
  }

  /** By doubles; they refuse where it is in doubt. */
  private int rank(Group.Matrix matrix) {
    double[] entries =
        matrix.operands().stream().mapToDouble(cell -> value[cell].doubleValue()).toArray();
    double rank = Elimination.rank(entries, matrix.rows(), matrix.columns(), 0);
    if (Double.isNaN(rank)) {
      throw Refusal.undefined("a rank in doubt");
    }
    return (int) rank;
  }
}
