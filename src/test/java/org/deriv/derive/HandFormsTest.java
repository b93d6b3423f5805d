package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers are at most half as long again as what a textbook writes, and equal to it. */
class HandFormsTest {
  /** A goal and its hand form, in one problem. */
  record Row(Sample goal, Expr hand) {
    @Override
    public String toString() {
      return goal.toString();
    }
  }

  static Stream<Row> rows() throws IOException {
    try (InputStream in = HandFormsTest.class.getResourceAsStream("/derive/hand_forms.txt")) {
      if (in == null) {
        throw new IllegalStateException("the hand forms are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(HandFormsTest::row)
              .toList()
              .stream();
    }
  }

  private static Row row(String line) {
    String[] halves = line.split(" \\| ", 2);
    String[] sides = halves[1].split(" => ", 2);
    List<Sample> both = Sample.of(halves[0] + "\nderive " + sides[0] + "\nderive " + sides[1]);
    return new Row(both.getFirst(), both.getLast().goal().of());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void an_answer_is_about_as_long_as_by_hand(Row row) {
    Order order = new Order();
    Expr result = row.goal().result();
    int hand = order.size(row.hand());
    assertTrue(
        order.size(result) <= 1.5 * hand,
        order.size(result) + " for " + hand + ": " + result + " instead of " + row.hand());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void an_answer_is_equal_to_the_one_by_hand(Row row) {
    Context context = row.goal().context();
    Derivation derivation = row.goal().derivation();
    for (Derivation.Stage stage : derivation.stages()) {
      for (Derivation.Step step : stage.steps()) {
        for (Expr condition : step.conditions()) {
          context = context.assuming(condition);
        }
      }
    }
    Expr result = derivation.result();
    Evidence evidence =
        Witness.compare(context, Relation.EQUAL, result, row.hand(), 42, Budget.small());
    assertInstanceOf(Evidence.Agree.class, evidence, result + " == " + row.hand());
  }
}
