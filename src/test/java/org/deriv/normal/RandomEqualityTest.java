package org.deriv.normal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomEqualityTest {
  private static final int DEPTH = 3;
  private static final List<List<Long>> SIZES =
      List.of(List.of(2L, 3L), List.of(3L, 2L), List.of(1L, 2L), List.of(3L, 4L));

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_expression_equals_what_it_is_rewritten_to(int seed) {
    Generator generator = new Generator(seed);
    Expr expr = generator.expr(generator.shape(), DEPTH);
    Expr rewritten = generator.rewritten(expr);
    assertInstanceOf(
        Outcome.Proof.class,
        Equality.decide(Generator.context(), expr, rewritten),
        expr + " == " + rewritten);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_damaged_expression_is_equal_only_where_its_numbers_are(int seed) {
    Generator generator = new Generator(seed);
    Expr expr = generator.expr(generator.shape(), DEPTH);
    Expr damaged = generator.damaged(generator.rewritten(expr));
    boolean proved = Equality.decide(Generator.context(), expr, damaged) instanceof Outcome.Proof;
    assertTrue(!proved || agree(generator, expr, damaged), expr + " == " + damaged);
  }

  @Test
  void damage_shows_in_numbers() {
    long visible =
        seeds()
            .filter(seed -> {
              Generator generator = new Generator(seed);
              Expr expr = generator.expr(generator.shape(), DEPTH);
              return !agree(generator, expr, generator.damaged(expr));
            })
            .count();
    assertTrue(visible > 150, "visible: " + visible);
  }

  @Test
  void the_context_of_the_generator_declares_its_leaves() {
    Context context = Generator.context();
    assertTrue(context.find("S").isPresent());
  }

  private static boolean agree(Generator generator, Expr left, Expr right) {
    for (List<Long> sizes : SIZES) {
      Numbers numbers = generator.numbers(sizes.getFirst(), sizes.getLast());
      double[][] one = numbers.of(left);
      double[][] other = numbers.of(right);
      boolean defined = Numbers.isDefined(one) && Numbers.isDefined(other);
      if (defined && !Numbers.agree(one, other)) {
        return false;
      }
    }
    return true;
  }
}
