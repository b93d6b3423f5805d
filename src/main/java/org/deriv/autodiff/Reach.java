package org.deriv.autodiff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;

/** Which names the value of an expression depends on, through definitions and recurrences. */
final class Reach {
  private final Context context;
  private final Names names = new Names();
  private final Map<String, Set<String>> closures = new HashMap<>();
  private final Map<Expr, Set<String>> own = new HashMap<>();
  private final Map<Expr, Set<String>> memo = new HashMap<>();

  Reach(Context context) {
    this.context = context;
  }

  /**
   * The names free in it; the name of a tuple that is bound in it too, for terms beside the tuple's
   * positions ({@code w[0]}) are meant as they are outside.
   */
  Set<String> free(Expr expr) {
    Set<String> known = own.get(expr);
    if (known == null) {
      known = new LinkedHashSet<>(names.free(expr));
      for (Expr arg : expr.args()) {
        for (String name : free(arg)) {
          if (!Names.bound(expr.op()).contains(name)) {
            known.add(name);
          }
        }
      }
      if (expr.op() instanceof Op.TupleFold(Op.Fold.Kind _, String tuple)) {
        known.add(tuple);
      }
      own.put(expr, known);
    }
    return known;
  }

  /** The names free in it, and in what they are defined by. */
  Set<String> of(Expr expr) {
    Set<String> known = memo.get(expr);
    if (known == null) {
      known = new HashSet<>();
      for (String name : free(expr)) {
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
    free(expr).forEach(name -> collect(name, found));
  }
}
