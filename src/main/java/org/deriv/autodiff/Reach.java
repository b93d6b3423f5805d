package org.deriv.autodiff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;

/** Which names the value of an expression depends on, through definitions and recurrences. */
final class Reach {
  private final Context context;
  private final Names names = new Names();
  private final Map<String, Set<String>> closures = new HashMap<>();
  private final Map<Expr, Set<String>> memo = new HashMap<>();

  Reach(Context context) {
    this.context = context;
  }

  /** The names free in it. */
  Set<String> free(Expr expr) {
    return names.free(expr);
  }

  /** The names free in it, and in what they are defined by. */
  Set<String> of(Expr expr) {
    Set<String> known = memo.get(expr);
    if (known == null) {
      known = new HashSet<>();
      for (String name : names.free(expr)) {
        known.addAll(closure(name));
      }
      memo.put(expr, known);
    }
    return known;
  }

  /** A name and all that it depends on. */
  Set<String> closure(String name) {
    Set<String> known = closures.get(name);
    if (known != null) {
      return known;
    }
    Set<String> found = new HashSet<>();
    collect(name, found);
    closures.put(name, found);
    return found;
  }

  private void collect(String name, Set<String> found) {
    if (!found.add(name)) {
      return;
    }
    context
        .find(name)
        .ifPresent(declaration -> {
          switch (declaration) {
            case Declaration.Let let -> collect(let.body(), found);
            case Declaration.Recurrence recurrence -> {
              collect(recurrence.body(), found);
              collect(recurrence.time().first(), found);
              collect(recurrence.time().last(), found);
              recurrence
                  .boundaries()
                  .forEach(boundary -> {
                    collect(boundary.time(), found);
                    collect(boundary.value(), found);
                  });
            }
            case Declaration.Random random ->
                random.distribution().ifPresent(expr -> collect(expr, found));
            case Declaration.Dimension _,
                Declaration.Given _,
                Declaration.Unknown _,
                Declaration.Result _ -> {}
          }
        });
  }

  private void collect(Expr expr, Set<String> found) {
    names.free(expr).forEach(name -> collect(name, found));
  }
}
