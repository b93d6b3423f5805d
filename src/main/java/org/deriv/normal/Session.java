package org.deriv.normal;

import java.util.HashSet;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;

/** The reading of one equation by one plan. */
final class Session {
  private final Kernel kernel;
  private final Definitions definitions;
  private final Leaves leaves;
  private Reader reader;

  Session(Context context, Plan plan, Labeller labeller, Expr left, Expr right) {
    this.kernel = new Kernel(labeller);
    this.leaves = new Leaves(kernel, context, plan, freeNames(context, left, right));
    this.definitions = new Definitions(context, plan);
    this.reader = new Reader(kernel, definitions, leaves);
    context.declarations().values().stream()
        .filter(Declaration.Dimension.class::isInstance)
        .forEach(dimension -> kernel.store().number(org.deriv.expr.Dim.of(dimension.name())));
    Assumptions.teach(context, reader, leaves);
  }

  private static Set<String> freeNames(Context context, Expr left, Expr right) {
    Names names = new Names();
    Set<String> free = new HashSet<>(names.free(left));
    free.addAll(names.free(right));
    context.assumptions().forEach(assumption -> free.addAll(names.free(assumption)));
    for (Declaration declaration : context.declarations().values()) {
      free.add(declaration.name());
      if (declaration instanceof Declaration.Let let) {
        free.addAll(names.free(let.body()));
      }
    }
    return free;
  }

  Kernel kernel() {
    return kernel;
  }

  Reader reader() {
    return reader;
  }

  /** Forgets what was read, to read it again with more relations. */
  void renew() {
    reader = new Reader(kernel, definitions, leaves);
  }

  Definitions definitions() {
    return definitions;
  }

  Definiteness definiteness() {
    return reader.definiteness();
  }

  /** Whether some matrix is raised to an exponent that is an expression. */
  boolean hasMatrixPowers() {
    return kernel.store().templates().stream()
        .anyMatch(template ->
            template.content() instanceof Template.Content.Opaque(String name, int _, var _)
                && name.equals("power"));
  }
}
