package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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

/** Every line of every derivation is an equation, which numbers confirm. */
class DerivationsTest {
  static Stream<Sample> samples() {
    return Stream.of("/derive/textbook.deriv", "/derive/operators.deriv")
        .flatMap(path -> Sample.resource(path).stream());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_witness_agrees_with_every_step(Sample sample) {
    for (Derivation.Stage stage : sample.derivation().stages()) {
      Expr before = stage.start().orElseThrow();
      for (Derivation.Step step : stage.steps()) {
        agrees(under(sample.context(), step.conditions()), before, step.result());
        before = step.result();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_witness_agrees_with_the_result(Sample sample) {
    Derivation derivation = sample.derivation();
    Context context = sample.context();
    for (Derivation.Stage stage : derivation.stages()) {
      for (Derivation.Step step : stage.steps()) {
        context = under(context, step.conditions());
      }
    }
    agrees(context, sample.goal().of(), derivation.result());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void no_operator_of_the_calculus_is_left_in_a_short_result(Sample sample) {
    boolean differential = sample.goal().of().toString().startsWith("d");
    assertFalse(!differential && hasCalculus(sample.result()), sample.result().toString());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_derivation_is_the_same_every_time(Sample sample) {
    assertEquals(sample.derivation(), sample.derivation());
  }

  private static boolean hasCalculus(Expr expr) {
    return Calculus.is(expr.op()) || expr.args().stream().anyMatch(DerivationsTest::hasCalculus);
  }

  private static Context under(Context context, List<Expr> conditions) {
    Context result = context;
    for (Expr condition : conditions) {
      result = result.assuming(condition);
    }
    return result;
  }

  private static void agrees(Context context, Expr left, Expr right) {
    Evidence evidence = Witness.compare(context, Relation.EQUAL, left, right, 42, Budget.small());
    assertInstanceOf(Evidence.Agree.class, evidence, left + " == " + right);
  }
}
