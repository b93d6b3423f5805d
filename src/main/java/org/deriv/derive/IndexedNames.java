package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** Names with indices, {@code g[i] = …}, recognised where what they stand for appears. */
final class IndexedNames {
  /**
   * A definition.
   *
   * @param name the sequence
   * @param indices in {@code body}
   * @param body in its tidy form
   */
  record Definition(String name, List<String> indices, Expr body) {}

  private final List<Definition> definitions = new ArrayList<>();

  void add(Definition definition) {
    definitions.add(definition);
  }

  /** The term that an expression is, if it is one. */
  Optional<Expr> termFor(Expr expr) {
    for (Definition definition : definitions) {
      if (!definition.body().op().getClass().equals(expr.op().getClass())) {
        continue;
      }
      Map<String, Expr> found = new HashMap<>();
      if (unify(definition.body(), expr, definition.indices(), found)
          && found.size() == definition.indices().size()) {
        List<Expr> at = new ArrayList<>();
        for (String index : definition.indices()) {
          Expr value = found.get(index);
          if (value != null) {
            at.add(value);
          }
        }
        return Optional.of(Expr.of(new Op.Term(definition.name(), expr.shape()), at));
      }
    }
    return Optional.empty();
  }

  private static boolean unify(
      Expr pattern, Expr expr, List<String> indices, Map<String, Expr> found) {
    if (pattern.op() instanceof Op.Symbol(String name, Shape _) && indices.contains(name)) {
      Expr before = found.putIfAbsent(name, expr);
      return before == null || before.equals(expr);
    }
    if (!pattern.op().equals(expr.op()) || pattern.args().size() != expr.args().size()) {
      return false;
    }
    for (int i = 0; i < pattern.args().size(); i++) {
      if (!unify(pattern.arg(i), expr.arg(i), indices, found)) {
        return false;
      }
    }
    return true;
  }
}
