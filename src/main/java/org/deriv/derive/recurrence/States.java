package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;

/** Puts the terms of recurrences in place of what the recurrences say that they are. */
final class States {
  private final Map<Expr, Expr> terms = new LinkedHashMap<>();

  /** Recognises the states of a network at the times that some expressions mention. */
  States(Network network, Differentiation calculus, List<Expr> about) {
    Set<Linear> times = new LinkedHashSet<>();
    about.forEach(expr -> collect(expr, times));
    for (Declaration.Recurrence state : network.states()) {
      Expr index = Make.scalar(state.time().index());
      times.add(Linear.of(index));
      for (Linear time : times) {
        learn(network.body(state, time.expr()), Timeline.term(state, time.expr()), calculus);
      }
    }
    for (Declaration declaration : network.timeline().context().declarations().values()) {
      if (declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
          && indices.size() == 1) {
        for (Linear time : times) {
          Expr term = Expr.of(new Op.Term(name, body.shape()), time.expr());
          network.flat().definition(term).ifPresent(it -> learn(it, term, calculus));
        }
      }
    }
  }

  /** What is more than a sum or product of names stands for the term. */
  private void learn(Expr body, Expr term, Differentiation calculus) {
    if (!body.args().isEmpty() && body.args().stream().anyMatch(arg -> !arg.args().isEmpty())) {
      terms.putIfAbsent(Times.in(calculus.tidy(body)), term);
    }
  }

  private static void collect(Expr expr, Set<Linear> times) {
    if (expr.op() instanceof Op.Term && expr.args().size() == 1) {
      Linear time = Linear.of(expr.arg(0));
      times.add(time);
      times.add(time.plus(1));
      times.add(time.plus(-1));
    }
    expr.args().forEach(arg -> collect(arg, times));
  }

  Expr in(Expr expr) {
    Expr term = terms.get(expr);
    if (term != null || expr.args().isEmpty()) {
      return term == null ? expr : term;
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::in);
    return expr.withArgs(args);
  }
}
