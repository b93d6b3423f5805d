package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.lang.tree.GoalTree;
import org.deriv.problem.Goal;

/**
 * A goal as it was read.
 *
 * @param goal nothing where something in it is wrong
 * @param assuming what it assumes for itself
 * @param context what is known where it stands, with what it defines and assumes for itself
 */
record GoalAnswer(Optional<Goal> goal, List<Expr> assuming, Context context) {
  /** Reads a goal; afterwards the draft knows its results, and no more of what it says. */
  static GoalAnswer read(GoalTree node, String name, Draft draft) {
    Scope before = draft.scope();
    Locals locals = GoalParts.locals(node, before);
    GoalParts.horizons(node, before).forEach(draft::report);
    GoalReader reader = new GoalReader(draft, locals);
    Optional<Goal> goal = reader.read(node);
    Scope inside = draft.scope();
    draft.restore(before);
    for (Declaration declaration : inside.context().declarations().values()) {
      // A size that the goal mentions first stays known.
      if (declaration instanceof Declaration.Dimension
          && before.find(declaration.name()).isEmpty()) {
        draft.declare(declaration);
      }
    }
    GoalResults results = new GoalResults(draft, locals, name);
    goal.ifPresentOrElse(it -> results.declare(node, it), () -> results.poison(node));
    return new GoalAnswer(goal, reader.assuming(), inside.context());
  }
}
