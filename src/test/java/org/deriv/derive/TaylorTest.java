package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.deriv.rule.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expansions, as a person writes them, and each step confirmed by numbers. */
class TaylorTest {
  private static final String ROWS =
      """
      given f : R[n] -> R smooth, a in R[n] taylor f(x) at a order 1 => f(a) + (grad[a] f(a))'*(x - a)
      given f : R[n] -> R smooth, a in R[n], v in R[n], eps in R taylor f(x) at a order 2 along -eps*v => f(a) - eps*v'*grad[a] f(a) + 1/2*eps^2*v'*hess[a] f(a)*v
      given s : R -> R smooth, a in R taylor s(z) at a order 3 => s(a) + s'(a)*(z - a) + 1/2*s''(a)*(z - a)^2 + 1/6*s'''(a)*(z - a)^3
      given c in R taylor exp(z) at 0 order 3 => 1 + z + 1/2*z^2 + 1/6*z^3
      given c in R taylor log(1 + z) at 0 order 4 => z - 1/2*z^2 + 1/3*z^3 - 1/4*z^4
      given c in R taylor sigmoid(z) at 0 order 3 => 1/2 + 1/4*z - 1/48*z^3
      given X in R[m,n], y in R[m], w in R[n], w0 in R[n] let L = ||y - X*w||^2 taylor L at w0 order 2 => ||X*w0 - y||^2 + 2*(X*w0 - y)'*X*(w - w0) + ||X*(w - w0)||^2
      given A in R[n,n] positive definite taylor logdet(Z) at A order 2 => logdet(A) + tr(A^-1*(Z - A)) - 1/2*tr(A^-1*(Z - A)*A^-1*(Z - A))
      given A in R[n,n] invertible, D in R[n,n] taylor inv(Z) at A order 2 along D => A^-1 - A^-1*D*A^-1 + A^-1*D*A^-1*D*A^-1
      given g : R[n,n] -> R smooth, A in R[n,n] taylor g(Z) at A order 1 => g(A) + tr((grad[A] g(A))'*(Z - A))
      given B in R[m,n], a in R[n] taylor B*(x .* x) at a order 1 => B*a.^2 + 2*B*(a .* (x - a))
      """;

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = ROWS)
  void an_expansion_is_written_in_rising_order(String statements, String polynomial) {
    assertEquals(polynomial, derivation(statements).result().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = ROWS)
  void the_witness_agrees_that_it_has_the_derivatives(String statements, String ignored) {
    Context context = asked(statements).context();
    for (Derivation.Stage stage : derivation(statements).stages()) {
      Expr before = stage.start().orElseThrow();
      for (Derivation.Step step : stage.steps()) {
        Evidence evidence =
            Witness.compare(context, Relation.EQUAL, before, step.result(), 42, Budget.small());
        assertInstanceOf(Evidence.Agree.class, evidence, before + " == " + step.result());
        before = step.result();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, than the step", "2, than the square of the step", "3, than the cube of the step"})
  void the_remainder_is_said(int order, String words) {
    String statements = "given s : R -> R smooth, a in R\ntaylor s(z) at a order " + order;
    String reason = derivation(statements).lastStep().orElseThrow().reason().words();
    assertTrue(reason.endsWith(words), reason);
  }

  private static Derivation derivation(String statements) {
    Problem.Asked asked = asked(statements);
    Outcome outcome = new Deriver(Rulebook.standard()).derive(asked.goal(), asked.context());
    return assertInstanceOf(Outcome.Derived.class, outcome).derivation();
  }

  private static Problem.Asked asked(String statements) {
    String text = "problem test {\n" + statements.replace(" taylor", "\ntaylor") + "\n}\n";
    Document document = Reader.document(new Source("test.deriv", text));
    return document.problems().getFirst().items().stream()
        .filter(item -> item instanceof Problem.Asked asked && asked.goal() instanceof Goal.Taylor)
        .map(Problem.Asked.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
