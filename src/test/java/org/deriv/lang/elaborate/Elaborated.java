package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Statements of one problem, read for a test. */
final class Elaborated {
  private final Document document;

  private Elaborated(Document document) {
    this.document = document;
  }

  /** The statements, whatever is wrong with them. */
  static Elaborated lenient(String statements) {
    Source source = new Source("test.deriv", "problem p {\n" + statements + "\n}\n");
    return new Elaborated(Reader.document(source));
  }

  /** The statements, which must be without fault. */
  static Elaborated of(String statements) {
    Elaborated read = lenient(statements);
    assertEquals(List.of(), read.messages(), statements);
    return read;
  }

  /** What is wrong, as {@code code: message}. */
  List<String> messages() {
    return document.diagnostics().stream().map(it -> it.code() + ": " + it.message()).toList();
  }

  List<Diagnostic> diagnostics() {
    return document.diagnostics();
  }

  Problem problem() {
    return document.problems().getFirst();
  }

  /** The last goal. */
  Problem.Asked asked() {
    return problem().items().stream()
        .filter(item -> item instanceof Problem.Asked)
        .map(item -> (Problem.Asked) item)
        .toList()
        .getLast();
  }

  Goal goal() {
    return asked().goal();
  }

  /** The expression of the last goal, a {@code derive}. */
  Expr expr() {
    if (goal() instanceof Goal.Derive(Expr of)) {
      return of;
    }
    throw anotherGoal();
  }

  /** The claim of the last goal, a {@code show}. */
  Expr claim() {
    if (goal() instanceof Goal.Show(Expr claim, Optional<String> _)) {
      return claim;
    }
    throw anotherGoal();
  }

  /** The hand derivation that the last goal is. */
  Goal.Check check() {
    if (goal() instanceof Goal.Check check) {
      return check;
    }
    throw anotherGoal();
  }

  Declaration declaration(String name) {
    return asked().context().find(name).orElseThrow();
  }

  /** What is assumed where the last goal stands. */
  List<String> assumptions() {
    return asked().context().assumptions().stream().map(Expr::toString).toList();
  }

  private AssertionError anotherGoal() {
    return new AssertionError("another goal: " + goal());
  }
}
