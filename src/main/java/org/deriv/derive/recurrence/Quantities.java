package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;

/**
 * The names in the definitions of which the times of a network mix, such as weights that are
 * normalised over all times, and the average with these weights. Their total derivatives are worth
 * a name; other definitions are only abbreviations.
 */
final class Quantities {
  private final Context context;
  private final Names names = new Names();
  private final Map<String, Declaration.Let> lets = new LinkedHashMap<>();
  private final Set<String> elsewhere = new LinkedHashSet<>();
  private final Set<String> mixing = new LinkedHashSet<>();

  private Quantities(Context context) {
    this.context = context;
  }

  /** Those that a loss rests on. */
  static Set<String> of(Context context, Expr loss) {
    Quantities search = new Quantities(context);
    search.visit(loss);
    Set<String> part = new LinkedHashSet<>();
    search.lossOnly(loss, part);
    part.removeAll(search.elsewhere);
    search.lets.forEach((name, let) -> {
      boolean own = !part.contains(name);
      if (own && search.mixes(let.body())) {
        search.mixing.add(name);
      }
      if (own) {
        search.summed(let.body(), Set.of());
      }
    });
    search.mixing.removeAll(part);
    return Set.copyOf(search.mixing);
  }

  /** Collects the definitions; what recurrences use is no mere part of the loss. */
  private void visit(Expr expr) {
    List<Expr> open = new ArrayList<>(List.of(expr));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      for (String name : names.free(open.removeLast())) {
        if (!seen.add(name)) {
          continue;
        }
        switch (context.find(name).orElse(null)) {
          case Declaration.Let let -> {
            lets.put(name, let);
            open.add(let.body());
            if (!let.indices().isEmpty() || !let.body().shape().isScalar()) {
              elsewhere.addAll(names.free(let.body()));
            }
          }
          case Declaration.Recurrence state -> {
            List<Expr> bodies = new ArrayList<>(List.of(state.body()));
            state.boundaries().forEach(it -> bodies.add(it.value()));
            bodies.forEach(body -> {
              open.add(body);
              elsewhere.addAll(names.free(body));
              summed(body, Set.of());
            });
          }
          case null -> {}
          case Declaration.Dimension _,
              Declaration.Given _,
              Declaration.Random _,
              Declaration.Result _,
              Declaration.Unknown _ -> {}
        }
      }
    }
  }

  /** The numbers that a loss is made of. */
  private void lossOnly(Expr expr, Set<String> found) {
    for (String name : names.free(expr)) {
      Optional.ofNullable(lets.get(name))
          .filter(let -> let.indices().isEmpty() && let.body().shape().isScalar())
          .filter(_ -> found.add(name))
          .ifPresent(let -> lossOnly(let.body(), found));
    }
  }

  private boolean mixes(Expr expr) {
    return Use.isTimed(expr) || expr.args().stream().anyMatch(this::mixes);
  }

  /** What is defined and stands in a sum over its index. */
  private void summed(Expr expr, Set<String> indices) {
    if (expr.op() instanceof Op.Term(String name, var _)
        && expr.args().stream()
            .anyMatch(arg -> names.free(arg).stream().anyMatch(indices::contains))
        && context.find(name).orElse(null) instanceof Declaration.Let) {
      mixing.add(name);
    }
    Set<String> inside = indices;
    if (Use.isTimed(expr)) {
      inside = new LinkedHashSet<>(indices);
      inside.add(((Op.Fold) expr.op()).index());
    }
    for (Expr arg : expr.args()) {
      summed(arg, inside);
    }
  }
}
