package org.deriv.lang.elaborate;

import java.util.HashSet;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;

/** Whether an expression depends on random quantities, through definitions too. */
final class Randomness {
  private final Scope scope;
  private final Names names = new Names();
  private final Set<String> seen = new HashSet<>();

  private Randomness(Scope scope) {
    this.scope = scope;
  }

  /** Whether {@code expr} mentions something random. */
  static boolean in(Expr expr, Scope scope) {
    return new Randomness(scope).mentions(expr);
  }

  private boolean mentions(Expr expr) {
    return names.free(expr).stream().anyMatch(this::isRandom);
  }

  private boolean isRandom(String name) {
    if (!seen.add(name)) {
      return false;
    }
    return scope
        .find(name)
        .map(declaration ->
            switch (declaration) {
              case Declaration.Random _ -> true;
              case Declaration.Let let -> mentions(let.body());
              case Declaration.Recurrence recurrence ->
                  mentions(recurrence.body())
                      || recurrence.boundaries().stream().anyMatch(it -> mentions(it.value()));
              case Declaration.Given _,
                  Declaration.Dimension _,
                  Declaration.Unknown _,
                  Declaration.Result _ ->
                  false;
            })
        .orElse(false);
  }
}
