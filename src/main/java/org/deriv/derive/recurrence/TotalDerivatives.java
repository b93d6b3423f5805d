package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;

/** Total derivatives by terms of recurrences, named so that their recursions can be used. */
public final class TotalDerivatives {
  private final Context context;
  private final Differentiation calculus;

  /** Total derivatives in a problem. */
  public TotalDerivatives(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /**
   * Total derivatives by terms of states in an expression, as terms of sequences that recurrences
   * define.
   */
  public Named of(Expr expr) {
    Map<Expr, Expr> names = new LinkedHashMap<>();
    Map<String, Declaration> declared = new LinkedHashMap<>();
    collect(expr, names, declared);
    return new Named(names, List.copyOf(declared.values()));
  }

  /** Names for derivatives, and what they stand for. */
  public record Named(Map<Expr, Expr> names, List<Declaration> declared) {
    /** Copies. */
    public Named {
      names = Map.copyOf(names);
      declared = List.copyOf(declared);
    }

    /** The expression with the names in it. */
    public Expr in(Expr expr) {
      Expr name = names.get(expr);
      if (name != null || names.isEmpty() || expr.args().isEmpty()) {
        return name == null ? expr : name;
      }
      List<Expr> args = new ArrayList<>(expr.args());
      args.replaceAll(this::in);
      return expr.withArgs(args);
    }
  }

  private void collect(Expr expr, Map<Expr, Expr> names, Map<String, Declaration> declared) {
    if (expr.is(Operator.GRADIENT)
        && expr.arg(0).op() instanceof Op.Term(String name, Shape shape)
        && new Timeline(context).find(name).isPresent()) {
      Network network = new Network(context, calculus, expr.arg(1));
      boolean direct =
          network.end().filter(end -> end.isSame(Linear.of(expr.arg(0).arg(0)))).isPresent();
      if (!direct && network.obstacle().isEmpty() && network.isState(name)) {
        Adjoints adjoints = new Adjoints(network, calculus);
        for (Declaration.Recurrence state : network.states()) {
          if (!declared.containsKey(Adjoints.name(state.name(), expr.arg(1)))) {
            adjoints.recurrence(state).ifPresent(it -> declared.put(it.name(), it));
          }
        }
        if (declared.containsKey(Adjoints.name(name, expr.arg(1)))) {
          names.put(expr, adjoints.adjoint(name, shape, expr.arg(0).arg(0)));
        }
      }
      return;
    }
    expr.args().forEach(arg -> collect(arg, names, declared));
  }
}
