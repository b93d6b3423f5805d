package org.deriv.lang.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.deriv.render.ProblemTypesetter;
import org.junit.jupiter.api.Test;

/** What is typeset is read back: the same LaTeX, and the same values. */
class RoundTripTest {
  private static final String SETTING =
      """
        given A in R[n,n], B in R[n,n], X in R[n,d], x in R[n], y in R[n], w in R[d]
        given a in R with a > 0, b in R with b > 0, W_f in R[d,n], lambda in R, theta in R[d]
        given sigma : R -> R smooth, f : R[n] -> R smooth
        given h[t] in R[n] for t in 1..T
        notation W_f "\\mathbf{W}^{(f)}"
        assume A invertible, T >= 3, n >= 2
      """;
  private static final int CASES = 400;

  @Test
  void a_typeset_expression_reads_back_as_what_it_was() {
    List<String> failures = new ArrayList<>();
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Sketches sketches = new Sketches(new SplittableRandom(seed));
      String written = sketches.any(3);
      Read original = read("check " + written + " == " + written);
      if (original.lines().isEmpty()) {
        continue;
      }
      compared++;
      Expr expr = original.lines().getFirst();
      String latex = original.type().formula(expr).latex();
      Read again = read("check latex \"\"\"" + latex + " = " + latex + "\"\"\"");
      if (again.lines().isEmpty()) {
        failures.add(written + "\n  " + latex + "\n  " + again.wrong());
        continue;
      }
      Expr back = again.lines().getFirst();
      String twice = again.type().formula(back).latex();
      if (!twice.equals(latex)) {
        failures.add(written + "\n  " + latex + "\n  " + twice + "\n  " + back);
      } else if (!back.equals(expr) && !agree(original.context(), expr, back)) {
        failures.add(written + " differs from " + back);
      }
    }
    assertTrue(compared > CASES * 3 / 4, "too few sketches are well-formed: " + compared);
    assertTrue(failures.isEmpty(), () -> failures.size() + ":\n" + String.join("\n", failures));
  }

  private static boolean agree(Context context, Expr expr, Expr back) {
    return Witness.compare(context, Relation.EQUAL, expr, back, 1, Budget.small())
        instanceof Evidence.Agree;
  }

  @Test
  void a_wrong_reading_would_be_noticed() {
    Read read = read("check a*b + a == a*(b + a)");
    Expr left = read.lines().getFirst();
    assertInstanceOf(Expr.class, left);
    assertEquals(false, agree(read.context(), left, read.lines().getLast()));
  }

  /** The lines of a check that were read, and what is wrong with it. */
  private record Read(List<Expr> lines, Context context, ProblemTypesetter type, String wrong) {}

  private static Read read(String goal) {
    Document document =
        Reader.document(
            new Source("round-trip", "problem p {\n" + SETTING + "  " + goal + "\n}\n"));
    Problem problem = document.problems().getFirst();
    List<Expr> lines = new ArrayList<>();
    Context context = Context.EMPTY;
    if (!document.hasErrors()
        && problem.items().getLast() instanceof Problem.Asked asked
        && asked.goal() instanceof Goal.Check check) {
      check.lines().forEach(line -> line.expr().ifPresent(lines::add));
      context = asked.context();
    }
    return new Read(
        lines, context, new ProblemTypesetter(problem), document.diagnostics().toString());
  }
}
