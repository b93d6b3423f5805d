package org.deriv.derive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.deriv.rule.Rulebook;

/**
 * A goal {@code derive …} with what is known where it stands.
 *
 * @param name the problem and the number of the goal
 */
record Sample(String name, Goal.Derive goal, Context context) {
  private static final Deriver DERIVER = new Deriver(Rulebook.standard());

  /** The goals of a resource. */
  static List<Sample> resource(String path) {
    try (InputStream in = Sample.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing");
      }
      return read(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The goals of a problem that is given by its statements. */
  static List<Sample> of(String statements) {
    return read("test.deriv", "problem test {\n" + statements + "\n}\n");
  }

  /** The only goal of a problem that is given by its statements. */
  static Sample only(String statements) {
    return of(statements).getFirst();
  }

  private static List<Sample> read(String name, String text) {
    Document document = Reader.document(new Source(name, text));
    if (document.hasErrors()) {
      throw new IllegalStateException(document.diagnostics().toString());
    }
    List<Sample> samples = new ArrayList<>();
    for (Problem problem : document.problems()) {
      for (Problem.Item item : problem.items()) {
        if (item instanceof Problem.Asked asked && asked.goal() instanceof Goal.Derive goal) {
          samples.add(new Sample(problem.id() + " " + asked.name(), goal, asked.context()));
        }
      }
    }
    return samples;
  }

  Outcome outcome() {
    return DERIVER.derive(goal, context);
  }

  /** The derivation; it is an error here if there is none. */
  Derivation derivation() {
    return switch (outcome()) {
      case Outcome.Derived(Derivation derivation) -> derivation;
      case Outcome.Refused(Refusal refusal) ->
          throw new AssertionError(name + " was refused: " + refusal.message());
    };
  }

  Expr result() {
    return derivation().result();
  }

  @Override
  public String toString() {
    return name + ": " + goal.of();
  }
}
