package org.deriv.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds reverse and forward mode to each other and to difference quotients of many digits. */
final class DerivativesTest {
  private static final int INPUTS = 3;

  /** A random expression in three variables that is smooth where it is defined. */
  private static final class Expression {
    private final Tape tape = new Tape(100_000);
    private final Scalars scalars = new Scalars(tape);
    private final int[] inputs = new int[INPUTS];
    private final int root;

    Expression(RandomGenerator random) {
      for (int i = 0; i < INPUTS; i++) {
        inputs[i] = tape.fresh(Opcode.GIVEN, tape.parameter(new Draw.Real()));
      }
      root = grow(random, 6);
    }

    private int grow(RandomGenerator random, int depth) {
      if (depth == 0 || random.nextInt(8) == 0) {
        return random.nextInt(4) == 0
            ? scalars.number(random.nextInt(-2, 3))
            : inputs[random.nextInt(INPUTS)];
      }
      int a = grow(random, depth - 1);
      int one = scalars.number(1);
      return switch (random.nextInt(16)) {
        case 0, 1 -> scalars.add(a, grow(random, depth - 1));
        case 2, 3, 4 -> scalars.multiply(a, grow(random, depth - 1));
        case 5 -> scalars.divide(grow(random, depth - 1), positive(a));
        case 6 -> scalars.unary(Opcode.SIN, a);
        case 7 -> scalars.unary(Opcode.COS, a);
        case 8 -> scalars.unary(Opcode.TANH, a);
        case 9 -> scalars.unary(Opcode.EXP, scalars.unary(Opcode.TANH, a));
        case 10 -> scalars.unary(Opcode.LOG, positive(a));
        case 11 -> scalars.sqrt(positive(a));
        case 12 -> scalars.unary(Opcode.ERF, a);
        case 13 -> scalars.tape().cell(Opcode.POWER, positive(a), grow(random, depth - 1), 0);
        case 14 -> scalars.max(a, grow(random, depth - 1));
        default -> scalars.select(scalars.less(a, one), scalars.multiply(a, a), a);
      };
    }

    private int positive(int cell) {
      return scalars.add(scalars.number(1), scalars.multiply(cell, cell));
    }
  }

  private static double[] point(RandomGenerator random) {
    return random.doubles(INPUTS, -1.5, 1.5).map(x -> Math.rint(x * 256) / 256).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void reverse_mode_gives_what_difference_quotients_give(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Expression expression = new Expression(random);
    int[] one = {expression.scalars.number(1)};
    int[] gradient =
        new Derivatives(expression.scalars)
            .gradient(new int[] {expression.root}, one, expression.inputs);
    double[] at = point(random);
    BigDecimal[] found = values(expression.tape, gradient, at, -1);
    for (int i = 0; i < INPUTS; i++) {
      BigDecimal there = values(expression.tape, new int[] {expression.root}, at, i)[0];
      BigDecimal here = values(expression.tape, new int[] {expression.root}, at, -1)[0];
      BigDecimal quotient = there.subtract(here).movePointRight(30);
      double scale = 1 + Math.abs(quotient.doubleValue());
      double off = quotient.subtract(found[i]).abs().doubleValue();
      assertTrue(off < 1e-20 * scale, () -> "off by " + off);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39})
  void forward_and_reverse_mode_agree_in_second_derivatives(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Expression expression = new Expression(random);
    Derivatives derivatives = new Derivatives(expression.scalars);
    int[] one = {expression.scalars.number(1)};
    int[] root = {expression.root};
    int[] reverse = derivatives.reverse(root, one, expression.inputs);
    int[] forward = derivatives.forward(root, one, expression.inputs);
    double[] at = point(random);
    for (int i = 0; i < INPUTS; i++) {
      int[] twice = derivatives.reverse(new int[] {forward[i]}, one, expression.inputs);
      int[] other = derivatives.forward(new int[] {reverse[i]}, one, expression.inputs);
      BigDecimal[] left = values(expression.tape, twice, at, -1);
      BigDecimal[] right = values(expression.tape, other, at, -1);
      for (int j = 0; j < INPUTS; j++) {
        double size = 1 + Math.abs(left[j].doubleValue());
        assertEquals(left[j].doubleValue(), right[j].doubleValue(), 1e-13 * size);
      }
    }
  }

  /** Values of cells to 60 digits, one input moved by 10^-30 where its number is given. */
  private static BigDecimal[] values(Tape tape, int[] cells, double[] at, int moved) {
    Program program = Program.of(tape, cells);
    BigDecimal[] point = Arrays.stream(at).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    if (moved >= 0) {
      point[moved] = point[moved].add(BigDecimal.ONE.movePointLeft(30));
    }
    PreciseRun run = new PreciseRun(program, 60);
    run.run(point, Functions.NONE);
    BigDecimal[] values = new BigDecimal[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = run.value(i).orElse(BigDecimal.ZERO);
    }
    return values;
  }
}
