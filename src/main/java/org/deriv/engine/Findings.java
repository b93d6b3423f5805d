package org.deriv.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
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
        known(asked.context(), mentioned(asked)),
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

  /**
   * The names that a goal rests on, where that is to be worked out; nothing where it may be any. An
   * answer that it does not mention is no name for what happens to have the same value.
   */
  private static Optional<Set<String>> mentioned(Problem.Asked asked) {
    List<Expr> open = new ArrayList<>();
    if (asked.goal() instanceof Goal.Derive(Expr of)) {
      open.add(of);
    } else if (asked.goal() instanceof Goal.Optimize optimize) {
      open.add(optimize.objective());
      open.addAll(optimize.constraints());
    } else {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    while (!open.isEmpty()) {
      for (String name : new Names().free(open.removeLast())) {
        if (names.add(name)) {
          switch (asked.context().find(name).orElse(null)) {
            case Declaration.Let let -> open.add(let.body());
            case Declaration.Recurrence recurrence -> open.add(recurrence.body());
            case null, default -> {}
          }
        }
      }
    }
    return Optional.of(names);
  }

  private Context known(Context context) {
    return known(context, Optional.empty());
  }

  private Context known(Context context, Optional<Set<String>> mentioned) {
    Context known = context;
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Result result
          && values.containsKey(result.goal())
          && mentioned.filter(names -> !names.contains(result.name())).isEmpty()
          && values.get(result.goal()).shape().equals(result.shape())) {
        Expr value = values.get(result.goal());
        known = known.with(new Declaration.Let(result.name(), List.of(), value));
      }
    }
    return known;
  }
}
