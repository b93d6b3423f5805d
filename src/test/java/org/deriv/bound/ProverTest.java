package org.deriv.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.junit.jupiter.api.Test;

class ProverTest {
  private static final Prover PROVER = Prover.standard();

  @Test
  void true_claims_are_proved() {
    List<String> open =
        Statement.in("/bound/true.deriv").stream()
            .filter(it -> PROVER.prove(it.context(), it.claim()).isEmpty())
            .map(Statement::toString)
            .toList();
    assertEquals(List.of(), open);
  }

  /** The witness is not asked: the laws alone must not reach what is false. */
  @Test
  void false_claims_are_not_proved() {
    List<String> wrong =
        Statement.in("/bound/false.deriv").stream()
            .filter(it -> PROVER.prove(it.context(), it.claim()).isPresent())
            .map(Statement::toString)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void a_proof_names_the_laws_and_the_conditions_that_were_established() {
    Statement statement = named("vanishing v2");
    String evidence = PROVER.prove(statement.context(), statement.claim()).orElseThrow().evidence();
    assertTrue(evidence.contains("norm-of-product"), evidence);
    assertTrue(evidence.contains("assumed"), evidence);
  }

  @Test
  void a_claim_that_has_no_value_everywhere_says_where() {
    Statement statement = named("numbers t8");
    Context nothingKnown = new Context(statement.context().declarations(), List.of());
    Optional<Proof> proof = PROVER.prove(nothingKnown, statement.claim());
    List<Expr> conditions = proof.map(Proof::conditions).orElse(List.of());
    assertTrue(proof.isEmpty() || !conditions.isEmpty());
  }

  @Test
  void an_answer_does_not_depend_on_what_was_asked_before() {
    Statement statement = named("definite t21");
    Optional<Proof> first = PROVER.prove(statement.context(), statement.claim());
    Statement.in("/bound/false.deriv").stream()
        .limit(3)
        .forEach(it -> PROVER.prove(it.context(), it.claim()));
    assertEquals(first, PROVER.prove(statement.context(), statement.claim()));
  }

  private static Statement named(String name) {
    return Statement.in("/bound/true.deriv").stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
