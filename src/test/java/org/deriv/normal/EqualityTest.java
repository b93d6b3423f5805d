package org.deriv.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Dim;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EqualityTest {
  static List<String> trueStatements() {
    return Statement.lines("true.txt");
  }

  static List<String> falseStatements() {
    return Statement.lines("false.txt");
  }

  @ParameterizedTest
  @MethodSource("trueStatements")
  void a_true_equation_is_proved(String line) {
    assertInstanceOf(Outcome.Proof.class, Statement.of(line).decide(), line);
  }

  @ParameterizedTest
  @MethodSource("falseStatements")
  void a_false_equation_is_not_proved(String line) {
    assertFalse(Statement.of(line).decide() instanceof Outcome.Proof, line);
  }

  @Test
  void the_answer_is_always_the_same() {
    Statement statement =
        Statement.of("X[n,d]; y[n]; c > 0 |- inv(X'*X + c*I[d])*X'*y == X'*inv(X*X' + c*I[n])*y");
    assertEquals(statement.decide(), statement.decide());
  }

  @Test
  void sides_of_different_shapes_are_our_mistake() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Equality.decide(
                Context.EMPTY, Make.number(1), Make.symbol("x", Shape.vector(Dim.of("n")))));
  }

  @Test
  void a_derivative_that_is_not_worked_out_is_not_decided() {
    Statement statement = Statement.of("x[n]; f |- x == x");
    var gradient =
        org.deriv.expr.Expr.of(
            org.deriv.expr.Operator.GRADIENT,
            statement.left(),
            Make.power(Make.norm(statement.left()), 2));
    Outcome outcome = Equality.decide(statement.context(), gradient, statement.right());
    assertInstanceOf(Outcome.Unknown.class, outcome);
  }

  @Test
  void evidence_counts_terms_and_lemmas() {
    assertEquals(
        "expanding both sides: the same 2 terms",
        Statement.of("x[n]; y[n] |- (x+y)'*(x-y) == x'*x - y'*y").proof().evidence());
  }

  @Test
  void a_chain_of_a_hundred_layers_costs_no_more_than_its_links() {
    StringBuilder given = new StringBuilder("x[n]; let h0 = x");
    int layers = 100;
    for (int k = 1; k <= layers; k++) {
      given.append("; W%d[n,n]; let z%d = W%d*h%d".formatted(k, k, k, k - 1));
      given.append("; let h%d = tanh(z%d)".formatted(k, k));
    }
    given.append("; let d100 = tanh'(z100); let e100 = ones[n] - h100 .* h100");
    for (int k = layers - 1; k >= 1; k--) {
      given.append("; let d%d = (W%d'*d%d) .* tanh'(z%d)".formatted(k, k + 1, k + 1, k));
      given.append(
          "; let e%d = (ones[n] - h%d .* h%d) .* (W%d'*e%d)".formatted(k, k, k, k + 1, k + 1));
    }
    assertInstanceOf(Outcome.Proof.class, Statement.of(given + " |- W1'*d1 == W1'*e1").decide());
  }

  @Test
  void a_product_of_many_sums_spends_its_budget_and_is_not_decided() {
    StringBuilder left = new StringBuilder("x");
    StringBuilder given = new StringBuilder("x[n]");
    for (int k = 1; k <= 40; k++) {
      given.append("; A%d[n,n]; B%d[n,n]".formatted(k, k));
      left.insert(0, "(A%d+B%d)*".formatted(k, k));
    }
    Outcome outcome = Statement.of(given + " |- " + left + " == x").decide();
    assertInstanceOf(Outcome.Unknown.class, outcome);
  }

  @Test
  void conditions_say_where_one_side_is_defined_more_widely() {
    Outcome.Proof proof = Statement.of("x |- x/x == 1").proof();
    assertEquals(List.of("x != 0"), proof.conditions().stream().map(Object::toString).toList());
  }

  @Test
  void conditions_that_follow_from_assumptions_are_not_said() {
    assertTrue(Statement.of("x > 0; y |- x*y/x == y").proof().conditions().isEmpty());
  }

  @Test
  void conditions_that_both_sides_need_are_not_said() {
    assertTrue(Statement.of("x; y |- (x + y)/y == 1 + x/y - 0*x").proof().conditions().isEmpty());
  }
}
