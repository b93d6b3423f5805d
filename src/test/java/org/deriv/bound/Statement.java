package org.deriv.bound;

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
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** A claim of a test file, with what is known there. */
record Statement(String name, Context context, Expr claim) {
  /** The claims that a resource shows. */
  static List<Statement> in(String resource) {
    Document document = Reader.document(new Source(resource, text(resource)));
    if (document.hasErrors()) {
      throw new IllegalStateException(resource + ": " + document.diagnostics());
    }
    List<Statement> found = new ArrayList<>();
    for (Problem problem : document.problems()) {
      for (Problem.Item item : problem.items()) {
        if (item instanceof Problem.Asked asked && asked.goal() instanceof Goal.Show show) {
          found.add(
              new Statement(problem.id() + " " + asked.name(), asked.context(), show.claim()));
        }
      }
    }
    return found;
  }

  private static String text(String resource) {
    try (InputStream in = Statement.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + ": " + claim;
  }
}
