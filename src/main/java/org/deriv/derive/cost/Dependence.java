package org.deriv.derive.cost;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** Which expressions depend on a name, through definitions and recurrences. */
final class Dependence {
  private final Context context;
  private final Names names = new Names();
  private final Map<String, Set<String>> reach = new HashMap<>();

  Dependence(Context context) {
    this.context = context;
  }

  /** The name of a variable: of an entry or a part the whole. */
  static String name(Expr variable) {
    return switch (variable.op()) {
      case Op.Symbol(String name, Shape _) -> name;
      case Op.Term(String name, Shape _) -> name;
      default -> {
        if (variable.args().isEmpty()) {
          throw new Unpriced("`" + variable + "` is no variable");
        }
        yield name(variable.arg(0));
      }
    };
  }

  boolean on(String variable, Expr expr) {
    return names.free(expr).stream().anyMatch(name -> reach(name).contains(variable));
  }

  private Set<String> reach(String name) {
    Set<String> known = reach.get(name);
    if (known == null) {
      known = new HashSet<>();
      collect(name, known);
      reach.put(name, known);
    }
    return known;
  }

  private void collect(String name, Set<String> found) {
    if (!found.add(name)) {
      return;
    }
    switch (context.find(name).orElse(null)) {
      case Declaration.Let let -> names.free(let.body()).forEach(each -> collect(each, found));
      case Declaration.Recurrence recurrence ->
          names.free(recurrence.body()).forEach(each -> collect(each, found));
      case null, default -> {}
    }
  }
}
