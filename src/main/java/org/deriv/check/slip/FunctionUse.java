package org.deriv.check.slip;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;

/** A function that was forgotten around something, or put there although it should not be. */
final class FunctionUse {
  private static final int MOST_FUNCTIONS = 3;

  private final Set<Op.Apply> known = new LinkedHashSet<>();

  /** Functions that the line and the one before it use. */
  FunctionUse(Expr before, Expr line) {
    collect(before, new LinkedHashSet<>());
    collect(line, new LinkedHashSet<>());
  }

  private void collect(Expr expr, Set<Expr> seen) {
    if (seen.add(expr)) {
      if (expr.op() instanceof Op.Apply apply) {
        known.add(apply);
      }
      if (expr.op() instanceof Op.Softmax) {
        known.add(new Op.Apply(Function.Elementary.EXP, 0));
      }
      expr.args().forEach(arg -> collect(arg, seen));
    }
  }

  void of(Expr at, List<Edit> edits) {
    if (at.op() instanceof Op.Number || at.op() instanceof Op.Compare) {
      return;
    }
    known.stream()
        .filter(apply -> !at.op().equals(apply))
        .limit(MOST_FUNCTIONS)
        .forEach(apply ->
            edits.add(
                new Edit(
                    Make.apply(apply.function(), apply.order(), at),
                    6,
                    "`"
                        + apply.function().word()
                        + "'".repeat(apply.order())
                        + "` of "
                        + Edit.quoted(at)
                        + " is meant")));
    if (at.op() instanceof Op.Apply(Function function, int order)) {
      edits.add(
          new Edit(at.arg(0), 6, "`" + function.word() + "'".repeat(order) + "` is too much"));
    }
  }
}
