package org.deriv.derive.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of moments against integrals of the densities and sums of the masses. */
class DistributionsTest {
  private static final Distributions TABLE = Distributions.standard();

  /** A distribution with numbers for parameters, and how a function is averaged over it. */
  private record Law(Family family, List<Expr> parameters, Average average) {}

  private interface Average {
    double of(DoubleUnaryOperator f);
  }

  private static Expr number(long numerator, long denominator) {
    return Make.number(Rational.of(numerator, denominator));
  }

  private static Average density(double low, double high, DoubleUnaryOperator density) {
    return f -> {
      int steps = 400_000;
      double width = (high - low) / steps;
      double sum = 0;
      for (int i = 0; i < steps; i++) {
        double x = low + (i + 0.5) * width;
        sum += f.applyAsDouble(x) * density.applyAsDouble(x) * width;
      }
      return sum;
    };
  }

  private static Average mass(int last, DoubleUnaryOperator mass) {
    return f -> {
      double sum = 0;
      for (int k = 0; k <= last; k++) {
        sum += f.applyAsDouble(k) * mass.applyAsDouble(k);
      }
      return sum;
    };
  }

  private static double factorial(double n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  private static double gauss(double x, double mean, double variance) {
    return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  private static List<Law> laws() {
    Expr third = number(1, 3);
    Expr half = number(1, 2);
    Expr two = Make.number(2);
    Expr three = Make.number(3);
    return List.of(
        new Law(Family.BERNOULLI, List.of(third), mass(1, k -> k == 1 ? 1.0 / 3 : 2.0 / 3)),
        new Law(
            Family.BINOMIAL,
            List.of(three, third),
            mass(
                3,
                k ->
                    factorial(3)
                        / (factorial(k) * factorial(3 - k))
                        * Math.pow(1.0 / 3, k)
                        * Math.pow(2.0 / 3, 3 - k))),
        new Law(
            Family.POISSON,
            List.of(two),
            mass(80, k -> Math.exp(-2 + k * Math.log(2)) / factorial(k))),
        new Law(Family.NORMAL, List.of(half, two), density(-25, 26, x -> gauss(x, 0.5, 2))),
        new Law(Family.UNIFORM, List.of(half, two), density(0.5, 2, _ -> 1 / 1.5)),
        new Law(Family.EXPONENTIAL, List.of(two), density(0, 40, x -> 2 * Math.exp(-2 * x))),
        new Law(
            Family.GAMMA,
            List.of(three, two),
            density(0, 40, x -> 8 * x * x * Math.exp(-2 * x) / 2)),
        new Law(Family.BETA, List.of(two, three), density(0, 1, x -> 12 * x * (1 - x) * (1 - x))),
        new Law(
            Family.LAPLACE,
            List.of(half, two),
            density(-120, 121, x -> Math.exp(-Math.abs(x - 0.5) / 2) / 4)),
        new Law(Family.RADEMACHER, List.of(), f -> (f.applyAsDouble(-1) + f.applyAsDouble(1)) / 2),
        new Law(
            Family.LOG_NORMAL,
            List.of(third, number(1, 4)),
            f ->
                density(-9, 10, z -> gauss(z, 1.0 / 3, 0.25))
                    .of(z -> f.applyAsDouble(Math.exp(z)))));
  }

  private static double value(Expr expr) {
    List<Double> args = expr.args().stream().map(DistributionsTest::value).toList();
    return switch (expr.op()) {
      case Op.Number(Rational number) -> number.doubleValue();
      case Operator.ADD -> args.stream().mapToDouble(Double::doubleValue).sum();
      case Operator.NEGATE -> -args.getFirst();
      case Operator.PRODUCT -> args.stream().reduce(1.0, (a, b) -> a * b);
      case Operator.DIVIDE -> args.get(0) / args.get(1);
      case Operator.POWER -> Math.pow(args.get(0), args.get(1));
      case Op.Pi() -> Math.PI;
      case Operator.CASES -> args.get(0) == 1 ? args.get(1) : args.get(2);
      case Op.Compare(var _) -> args.get(0) <= args.get(1) ? 1 : 0;
      case Op.Apply(Function.Elementary function, int _) ->
          switch (function) {
            case EXP -> Math.exp(args.getFirst());
            case LOG -> Math.log(args.getFirst());
            case SQRT -> Math.sqrt(args.getFirst());
            case ABS -> Math.abs(args.getFirst());
            case SIGN -> Math.signum(args.getFirst());
            default -> throw new IllegalArgumentException("no value of " + expr);
          };
      default -> throw new IllegalArgumentException("no value of " + expr);
    };
  }

  private static void assertClose(double expected, Optional<Expr> found) {
    assertTrue(found.isPresent());
    assertEquals(expected, value(found.get()), 1e-6 * (1 + Math.abs(expected)));
  }

  @TestFactory
  Stream<DynamicTest> moments_are_integrals_of_powers() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Law law : laws()) {
      for (int order = 1; order <= 8; order++) {
        int power = order;
        if (TABLE.moment(law.family(), law.parameters(), power).isEmpty()) {
          assertTrue(power > 4);
          continue;
        }
        tests.add(
            dynamicTest(
                law.family() + " " + order,
                () ->
                    assertClose(
                        law.average().of(x -> Math.pow(x, power)),
                        TABLE.moment(law.family(), law.parameters(), power))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> the_first_three_cumulants_are_central_moments() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Law law : laws()) {
      for (int order = 2; order <= 3; order++) {
        int power = order;
        if (TABLE.cumulant(law.family(), law.parameters(), order).isPresent()) {
          double mean = law.average().of(x -> x);
          tests.add(
              dynamicTest(
                  law.family() + " " + order,
                  () ->
                      assertClose(
                          law.average().of(x -> Math.pow(x - mean, power)),
                          TABLE.cumulant(law.family(), law.parameters(), power))));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> the_fourth_cumulant_is_the_excess() {
    return laws().stream()
        .filter(law -> TABLE.cumulant(law.family(), law.parameters(), 4).isPresent())
        .map(law ->
            dynamicTest(
                law.family().toString(),
                () -> {
                  double mean = law.average().of(x -> x);
                  double variance = law.average().of(x -> Math.pow(x - mean, 2));
                  assertClose(
                      law.average().of(x -> Math.pow(x - mean, 4)) - 3 * variance * variance,
                      TABLE.cumulant(law.family(), law.parameters(), 4));
                }));
  }

  @TestFactory
  Stream<DynamicTest> generating_functions_are_means_of_exponentials() {
    return laws().stream()
        .filter(law -> TABLE.generating(law.family(), law.parameters(), Make.number(1)).isPresent())
        .map(law ->
            dynamicTest(
                law.family().toString(),
                () ->
                    assertClose(
                        law.average().of(x -> Math.exp(x / 2)),
                        TABLE.generating(law.family(), law.parameters(), number(1, 2)))));
  }

  private static Optional<Double> end(Law law, String which) {
    return TABLE.value(law.family(), which, law.parameters()).map(DistributionsTest::value);
  }

  private static double at(Law law, String what, double t) {
    Expr argument = Make.number(Rational.parse(new java.math.BigDecimal(t).toPlainString()));
    return value(TABLE.at(law.family(), what, law.parameters(), argument).orElseThrow());
  }

  @TestFactory
  Stream<DynamicTest> moments_are_integrals_over_the_density_of_the_table() {
    return laws().stream()
        .flatMap(law ->
            Stream.of("density", "kernel")
                .filter(what -> TABLE.value(law.family(), what, law.parameters()).isPresent())
                .map(what ->
                    dynamicTest(
                        law.family() + " " + what,
                        () -> {
                          Average average =
                              coarse(
                                  end(law, "from").orElse(-40.0),
                                  end(law, "to").orElse(60.0),
                                  x -> at(law, what, x));
                          double total = average.of(_ -> 1);
                          if (what.equals("density")) {
                            assertEquals(1, total, 1e-4);
                          }
                          for (int power = 1; power <= 2; power++) {
                            int order = power;
                            double expected = average.of(x -> Math.pow(x, order)) / total;
                            Optional<Expr> found =
                                TABLE.moment(law.family(), law.parameters(), order);
                            assertEquals(expected, value(found.orElseThrow()), 2e-3 * expected);
                          }
                        })));
  }

  @TestFactory
  Stream<DynamicTest> a_sampler_of_a_uniform_number_has_the_mean_and_the_variance() {
    return laws().stream()
        .filter(law -> TABLE.value(law.family(), "sampler", law.parameters()).isPresent())
        .map(law ->
            dynamicTest(
                law.family().toString(),
                () -> {
                  Average average = coarse(0, 1, _ -> 1);
                  for (int power = 1; power <= 2; power++) {
                    int order = power;
                    double expected = average.of(t -> Math.pow(at(law, "sampler", t), order));
                    Optional<Expr> found = TABLE.moment(law.family(), law.parameters(), order);
                    assertEquals(expected, value(found.orElseThrow()), 2e-2);
                  }
                }));
  }

  private static Average coarse(double low, double high, DoubleUnaryOperator density) {
    return f -> {
      int steps = 8_000;
      double width = (high - low) / steps;
      double sum = 0;
      for (int i = 0; i < steps; i++) {
        double x = low + (i + 0.5) * width;
        sum += f.applyAsDouble(x) * density.applyAsDouble(x) * width;
      }
      return sum;
    };
  }

  @Test
  void the_probabilities_of_a_finite_support_add_up_to_one() {
    Map<Rational, Expr> points = TABLE.points(Family.BERNOULLI, List.of(number(1, 3)));
    assertEquals(1, points.values().stream().mapToDouble(DistributionsTest::value).sum(), 1e-12);
  }
}
