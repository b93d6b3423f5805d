package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** The recurrences of a problem: which term is defined by which others, and where they begin. */
public final class Timeline {
  private final Context context;
  private final Set<String> kept;

  /** The recurrences among the declarations. */
  public Timeline(Context context) {
    this(context, Set.of());
  }

  private Timeline(Context context, Set<String> kept) {
    this.context = context;
    this.kept = Set.copyOf(kept);
  }

  /** The same, where the definitions of some names are not looked into. */
  public Timeline keeping(Set<String> names) {
    return new Timeline(context, names);
  }

  /** What is known. */
  public Context context() {
    return context;
  }

  /** The recurrence of a name. */
  public Optional<Declaration.Recurrence> find(String name) {
    return context.find(name).orElse(null) instanceof Declaration.Recurrence recurrence
        ? Optional.of(recurrence)
        : Optional.empty();
  }

  /** The recurrence that an expression is a term of. */
  public Optional<Declaration.Recurrence> of(Expr term) {
    return term.op() instanceof Op.Term(String name, Shape _) ? find(name) : Optional.empty();
  }

  /** A term of a recurrence. */
  public static Expr term(Declaration.Recurrence recurrence, Expr time) {
    return Expr.of(new Op.Term(recurrence.name(), recurrence.shape()), time);
  }

  /** 1 for a recurrence that runs upwards, -1 for one that runs downwards. */
  public static int step(Declaration.Recurrence recurrence) {
    return recurrence.time().direction() == Op.Direction.UP ? 1 : -1;
  }

  /** The first time that is defined by the recurrence. */
  public static Linear first(Declaration.Recurrence recurrence) {
    return Linear.of(recurrence.time().first());
  }

  /** The time before the first. */
  public static Linear start(Declaration.Recurrence recurrence) {
    return first(recurrence).plus(-step(recurrence));
  }

  /** The last time, unless it runs for ever. */
  public static Optional<Linear> last(Declaration.Recurrence recurrence) {
    Expr last = recurrence.time().last();
    return last.op() instanceof Op.Infinity ? Optional.empty() : Optional.of(Linear.of(last));
  }

  /** What a term is by the recurrence, at a time at which it says so. */
  public static Expr body(Declaration.Recurrence recurrence, Expr time) {
    Expr index = Make.scalar(recurrence.time().index());
    Expr body = recurrence.body();
    if (!recurrence.entries().isEmpty()) {
      throw new IllegalStateException("`" + recurrence.name() + "` is given entry by entry");
    }
    return index.equals(time) ? body : Times.in(Substitution.of(index, time).in(body));
  }

  /** An entry of a term, where the recurrence gives it entry by entry. */
  public static Expr entry(Declaration.Recurrence recurrence, Expr time, List<Expr> at) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    values.put(Make.scalar(recurrence.time().index()), time);
    for (int i = 0; i < at.size(); i++) {
      values.put(Make.scalar(recurrence.entries().get(i)), at.get(i));
    }
    return Times.in(Substitution.of(values).in(recurrence.body()));
  }

  /** The value that is stated for a time. */
  public static Optional<Expr> boundary(Declaration.Recurrence recurrence, Linear time) {
    return recurrence.boundaries().stream()
        .filter(boundary -> Linear.of(boundary.time()).isSame(time))
        .map(boundary ->
            boundary.value().shape().equals(recurrence.shape())
                ? boundary.value()
                : Make.zeros(recurrence.shape()))
        .findFirst();
  }

  /** Whether the recurrence says what the term at a time is. */
  public static boolean defines(Declaration.Recurrence recurrence, Linear time, Order order) {
    boolean up = step(recurrence) > 0;
    Linear first = first(recurrence);
    boolean begun = up ? order.isAtMost(first, time) : order.isAtMost(time, first);
    return begun
        && last(recurrence)
            .map(last -> up ? order.isAtMost(time, last) : order.isAtMost(last, time))
            .orElse(true);
  }

  /** How far the body of a recurrence reaches back: 1 where only the term before is used. */
  public int reach(Declaration.Recurrence recurrence) {
    Linear index = Linear.of(Make.scalar(recurrence.time().index()));
    int reach = 1;
    for (Expr term : terms(recurrence.body())) {
      Linear gap = Linear.of(term.arg(0)).minus(index);
      if (gap.isInt()) {
        reach = Math.max(reach, Math.abs(gap.constant().intValue()));
      }
    }
    return reach;
  }

  /** The terms of recurrences in an expression. */
  public List<Expr> terms(Expr expr) {
    Map<Expr, Boolean> seen = new LinkedHashMap<>();
    List<Expr> found = new ArrayList<>();
    collect(expr, seen, found);
    return found;
  }

  private void collect(Expr expr, Map<Expr, Boolean> seen, List<Expr> found) {
    if (seen.putIfAbsent(expr, true) != null) {
      return;
    }
    if (of(expr).isPresent() && expr.args().size() == 1) {
      found.add(expr);
    }
    expr.args().forEach(arg -> collect(arg, seen, found));
  }

  /** Names put in by what they stand for, where a recurrence or a sum over time is behind them. */
  public Expr expanded(Expr expr) {
    Expr result = expr;
    for (int depth = 0; depth < 40; depth++) {
      Expr next = new Lets(context, kept).in(result);
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  /** The same for names alone: sequences that are defined keep theirs. */
  public Expr opened(Expr expr) {
    Expr result = expr;
    for (int depth = 0; depth < 40; depth++) {
      Expr next = Lets.ofNames(context, kept).in(result);
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  /** What a term of a sequence that is defined, and not by a recurrence, stands for. */
  public Optional<Expr> definition(Expr term) {
    return term.op() instanceof Op.Term
        ? new Lets(context, kept).definition(term)
        : Optional.empty();
  }

  /** Whether an operator is a derivative of some kind, which keeps its variable. */
  static boolean isCalculus(Op op) {
    return op instanceof Operator operator
        && switch (operator) {
          case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP, AT -> true;
          default -> false;
        };
  }
}
