package org.deriv.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/**
 * What goals have found, by their names: later goals of the problem know the names of such results
 * as definitions.
 */
final class Findings {
  private final Map<String, Expr> values = new HashMap<>();

  /** Remembers the one answer of a goal, if it is a value: an equation says what no name can. */
  void add(String goal, Expr value) {
    if (!(value.op() instanceof Op.Compare)) {
      values.put(goal, value);
    }
  }

  /** The goal, with what it knows of earlier results. */
  Problem.Asked known(Problem.Asked asked) {
    return new Problem.Asked(
        asked.name(),
        asked.labelled(),
        known(asked.goal()),
        asked.assuming(),
        known(asked.context()),
        asked.span());
  }

  /** The lines of a chain have contexts of their own. */
  private Goal known(Goal goal) {
    if (!(goal instanceof Goal.Check(List<Goal.Line> lines, List<Goal.Link> links))) {
      return goal;
    }
    List<Goal.Line> known =
        lines.stream()
            .map(line ->
                new Goal.Line(line.expr(), known(line.context()), line.span(), line.meant()))
            .toList();
    return new Goal.Check(known, links);
  }

  private Context known(Context context) {
    Context known = context;
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Result result
          && values.containsKey(result.goal())
          && values.get(result.goal()).shape().equals(result.shape())) {
        Expr value = values.get(result.goal());
        known = known.with(new Declaration.Let(result.name(), List.of(), value));
      }
    }
    return known;
  }
}
