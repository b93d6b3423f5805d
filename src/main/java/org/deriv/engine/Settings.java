package org.deriv.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/**
 * The settings in which something is run: a name that is given several values stands for each in
 * turn, {@code with eta = 1/10, eta = 1/2}.
 *
 * @param shared the values of names that have one
 * @param varied for each run the values of the others
 */
record Settings(Map<Expr, Expr> shared, List<List<Goal.Binding>> varied) {
  /** More runs than these are not told apart in a figure. */
  static final int MOST = 8;

  static Settings of(List<Goal.Binding> with) {
    Map<Expr, List<Expr>> values = new LinkedHashMap<>();
    with.forEach(binding ->
        values.computeIfAbsent(binding.variable(), _ -> new ArrayList<>()).add(binding.value()));
    Map<Expr, Expr> shared = new LinkedHashMap<>();
    List<List<Goal.Binding>> varied = List.of(List.of());
    for (Map.Entry<Expr, List<Expr>> pair : values.entrySet()) {
      if (pair.getValue().size() == 1) {
        shared.put(pair.getKey(), pair.getValue().getFirst());
      } else {
        varied = each(varied, pair.getKey(), pair.getValue());
      }
    }
    return new Settings(shared, varied);
  }

  private static List<List<Goal.Binding>> each(
      List<List<Goal.Binding>> before, Expr variable, List<Expr> values) {
    List<List<Goal.Binding>> all = new ArrayList<>();
    for (List<Goal.Binding> one : before) {
      for (Expr value : values) {
        List<Goal.Binding> more = new ArrayList<>(one);
        more.add(new Goal.Binding(variable, value));
        all.add(more);
      }
    }
    return all;
  }

  boolean areTooMany() {
    return varied.size() > MOST;
  }

  /** All values of a run. */
  Map<Expr, Expr> values(List<Goal.Binding> setting) {
    Map<Expr, Expr> all = new LinkedHashMap<>(shared);
    setting.forEach(binding -> all.put(binding.variable(), binding.value()));
    return all;
  }
}
