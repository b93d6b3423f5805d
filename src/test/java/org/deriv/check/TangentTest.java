package org.deriv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.deriv.rule.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of tangents by itself: no witness stands beside it here to catch what is false. */
class TangentTest {
  private final Deriver deriver = new Deriver(Rulebook.standard());

  private Optional<Calculus.Worked> workOut(Context context, Expr expr) {
    return deriver.derive(new Goal.Derive(expr), context) instanceof Outcome.Derived(var found)
        ? Optional.of(
            new Calculus.Worked(
                found.result(),
                found.stages().stream()
                    .flatMap(stage -> stage.steps().stream())
                    .flatMap(step -> step.conditions().stream())
                    .toList()))
        : Optional.empty();
  }

  private boolean isProved(String given, String claim) {
    Document document =
        Reader.document(
            new Source("test", "problem p {\n" + given + "\nshow claim: " + claim + "\n}\n"));
    assertEquals(List.of(), document.diagnostics());
    for (Problem.Item item : document.problems().getFirst().items()) {
      if (item instanceof Problem.Asked asked && asked.goal() instanceof Goal.Show show) {
        return Tangent.proof(this::workOut, asked.context(), show.claim()).isPresent();
      }
    }
    throw new IllegalStateException("no claim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "given x in R with x > 0 ; x + 1/x >= 1 + 1/1",
        "given x in R with x > 0, a in R with a > 0 ; a*log(x) - x <= a*log(a) - a",
        "given x in R with x > 0, a in R with a > 0 ; log(x) + a/x >= log(a) + a/a",
        "given x in R ; x^4 + x^2 >= 0^4 + 0^2",
        "given x in R, a in R ; exp(x - a) - x >= exp(a - a) - a",
        "given p in R[n] with p > 0 \\n assume sum(p) == 1 ;"
            + " sum(i in 1..n) p[i]*log(p[i]) >= sum(i in 1..n) (ones[n]/n)[i]*log((ones[n]/n)[i])",
      })
  void a_stationary_point_of_a_convex_function_is_its_minimum(String given, String claim) {
    assertEquals(true, isProved(given.replace("\\n", "\n"), claim));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // the domain has a hole, and on the other side of it the function falls below
        "given x in R nonzero ; 1/x^2 + 2*x >= 1/1^2 + 2*1",
        "given x in R nonzero ; x + 1/x >= 1 + 1/1",
        "given x in R \\n assume x^2 >= 1/4 ; x + 1/x >= 1 + 1/1",
        // stationary, but a maximum or a saddle
        "given x in R ; x^4 - x^2 >= 0^4 - 0^2",
        "given x in R ; x^3 >= 0^3",
        "given x in R[d] ; x'*x - 2*sum(x)^2 >= zeros[d]'*zeros[d] - 2*sum(zeros[d])^2",
        // convex, but not stationary there
        "given x in R ; x^2 >= 1^2",
        "given x in R ; abs(x - 1) >= abs(2 - 1)",
        "given x in R ; -abs(x) >= -abs(0)",
        // the point is no point of the domain
        "given x in R with x > 0 ; x*log(x) - x >= 0*log(0) - 0",
        "given p in R[n] with p > 0 ; -sum(p)^2 >= -sum(zeros[n])^2",
        // the constraint is not affine
        "given w in R[d] \\n assume w'*w == 1 ; sum(w) >= sum(ones[d]/sqrt(d))",
      })
  void what_is_false_is_not_reached(String given, String claim) {
    assertEquals(false, isProved(given.replace("\\n", "\n"), claim));
  }
}
