package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;

/** The recurrences that a loss rests on, and where in each the terms of sequences are used. */
final class Network {
  private static final int FARTHEST = 4;

  private final Timeline timeline;
  private final Differentiation calculus;
  private final Expr loss;
  private final Expr outer;
  private final Map<Expr, Expr> sums = new LinkedHashMap<>();
  private final Map<String, Declaration.Recurrence> states = new LinkedHashMap<>();
  private final Map<String, Expr> bodies = new HashMap<>();
  private final Names names = new Names();

  Network(Context context, Differentiation calculus, Expr loss) {
    this.timeline = new Timeline(context);
    this.calculus = calculus;
    this.loss = loss;
    this.outer = cut(timeline.opened(loss));
    timeline.terms(timeline.expanded(loss)).forEach(this::visit);
  }

  /**
   * That a term is used in the recurrence of another at a time later by a distance (earlier, where
   * that is negative).
   */
  record Use(Declaration.Recurrence by, int distance) {}

  /** A sum over time in the loss: its name there, and itself. */
  record Sum(Expr name, Expr fold) {
    Expr index() {
      return Make.scalar(((Op.Fold) fold.op()).index());
    }

    Linear low() {
      return Linear.of(fold.arg(isUp() ? 0 : 1));
    }

    Linear high() {
      return Linear.of(fold.arg(isUp() ? 1 : 0));
    }

    private boolean isUp() {
      return ((Op.Fold) fold.op()).direction() == Op.Direction.UP;
    }

    /** What is summed, at a time. */
    Expr at(Expr time) {
      Expr body = fold.args().getLast();
      return index().equals(time) ? body : Times.in(Substitution.of(index(), time).in(body));
    }
  }

  Timeline timeline() {
    return timeline;
  }

  Expr loss() {
    return loss;
  }

  /** The loss with names for the sums over time in it. */
  Expr outer() {
    return outer;
  }

  List<Sum> sums() {
    return sums.entrySet().stream().map(sum -> new Sum(sum.getKey(), sum.getValue())).toList();
  }

  /** The recurrences, those that the loss mentions first. */
  List<Declaration.Recurrence> states() {
    return List.copyOf(states.values());
  }

  boolean isState(String name) {
    return states.containsKey(name);
  }

  /** The right side of a recurrence at a time. */
  Expr body(Declaration.Recurrence state, Expr time) {
    Expr body =
        bodies.computeIfAbsent(
            state.name(), _ -> Times.in(calculus.worked(timeline.opened(state.body()))));
    Expr index = Make.scalar(state.time().index());
    return index.equals(time) ? body : Times.in(Substitution.of(index, time).in(body));
  }

  /** The right side with all definitions put in. */
  Expr written(Declaration.Recurrence state) {
    return Times.in(timeline.expanded(body(state, Make.scalar(state.time().index()))));
  }

  private Expr cut(Expr expr) {
    boolean sum =
        expr.op() instanceof Op.Fold fold
            && fold.kind() == Op.Fold.Kind.SUM
            && expr.args().size() == 3
            && mentionsTime(expr.args().getLast(), fold.index());
    if (sum) {
      return sums.entrySet().stream()
          .filter(known -> known.getValue().equals(expr))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseGet(() -> {
            Expr name = Make.symbol("sum~" + sums.size(), expr.shape());
            sums.put(name, expr);
            return name;
          });
    }
    if (expr.args().isEmpty()) {
      return expr;
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::cut);
    return expr.withArgs(args);
  }

  /** Whether a term of a sequence counted in the index is in it. */
  private boolean mentionsTime(Expr expr, String index) {
    boolean term =
        expr.op() instanceof Op.Term
            && expr.args().stream().anyMatch(arg -> names.free(arg).contains(index));
    return term || expr.args().stream().anyMatch(arg -> mentionsTime(arg, index));
  }

  private void visit(Expr term) {
    timeline
        .of(term)
        .filter(state -> !states.containsKey(state.name()))
        .ifPresent(state -> {
          states.put(state.name(), state);
          if (state.entries().isEmpty()) {
            timeline.terms(written(state)).forEach(this::visit);
            state
                .boundaries()
                .forEach(it -> timeline.terms(timeline.expanded(it.value())).forEach(this::visit));
          }
        });
  }

  /** What stands in the way of backpropagation. */
  Optional<Refusal> obstacle() {
    for (Declaration.Recurrence state : states.values()) {
      Expr time = Make.scalar(state.time().index());
      if (!state.entries().isEmpty()) {
        return refusal("`" + state.name() + "` is given entry by entry");
      }
      for (Expr term : timeline.terms(written(state))) {
        Linear gap = Linear.of(term.arg(0)).minus(Linear.of(time));
        if (!gap.isInt() || Math.abs(gap.constant().intValue()) > FARTHEST) {
          return refusal(
              "`" + state.name() + "` uses `" + term + "`, which is not a few steps away");
        }
      }
    }
    for (Sum sum : sums()) {
      for (Expr term : timeline.terms(timeline.expanded(sum.fold().args().getLast()))) {
        if (!Linear.of(term.arg(0)).minus(Linear.of(sum.index())).isInt()
            && names.free(term).contains(sum.index().toString())) {
          return refusal("the loss uses `" + term + "`, whose time is not plain");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(String words) {
    return Optional.of(
        new Refusal(
            Refusal.Kind.NOT_BUILT,
            "backpropagation where " + words + " is not built yet",
            Optional.empty()));
  }

  /** Where terms of a sequence are used. */
  List<Use> uses(String sequence) {
    Set<Use> found = new LinkedHashSet<>();
    for (Declaration.Recurrence state : states.values()) {
      Expr time = Make.scalar(state.time().index());
      for (Linear shift : shifts(written(state), sequence, Linear.of(time))) {
        found.add(new Use(state, -shift.constant().intValue()));
      }
    }
    return List.copyOf(found);
  }

  /** The distances from a time at which an expression mentions a sequence. */
  List<Linear> shifts(Expr expr, String sequence, Linear time) {
    Set<Linear> found = new LinkedHashSet<>();
    collect(timeline.expanded(expr), sequence, time, found);
    return List.copyOf(found);
  }

  private static void collect(Expr expr, String sequence, Linear time, Set<Linear> found) {
    if (expr.op() instanceof Op.Term(String name, Shape _)
        && name.equals(sequence)
        && expr.args().size() == 1) {
      Linear gap = Linear.of(expr.arg(0)).minus(time);
      if (gap.isInt()) {
        found.add(gap);
      }
    }
    expr.args().forEach(arg -> collect(arg, sequence, time, found));
  }

  /** The terms of a sequence that the loss mentions outside of its sums. */
  List<Expr> bare(String sequence) {
    Set<Expr> found = new LinkedHashSet<>();
    bare(timeline.expanded(outer), sequence, found);
    return List.copyOf(found);
  }

  private static void bare(Expr expr, String sequence, Set<Expr> found) {
    if (expr.op() instanceof Op.Term(String name, Shape _) && name.equals(sequence)) {
      found.add(expr);
    }
    expr.args().forEach(arg -> bare(arg, sequence, found));
  }

  /** The one time that the loss is about, where it is about one only. */
  Optional<Linear> end() {
    Optional<Linear> end = Optional.empty();
    for (Expr term : timeline.terms(timeline.expanded(outer))) {
      Linear time = Linear.of(term.arg(0));
      if (end.isPresent() && !end.get().isSame(time)) {
        return Optional.empty();
      }
      end = Optional.of(time);
    }
    return sums.isEmpty() ? end : Optional.empty();
  }

  /** Whether a derivative by a name or term has to be taken through the recurrences. */
  boolean isThrough(Expr variable) {
    if (variable.op() instanceof Op.Term(String name, Shape _)) {
      return isState(name) || !uses(name).isEmpty();
    }
    return states.values().stream()
        .anyMatch(state ->
            depends(written(state), variable.toString())
                || state.boundaries().stream()
                    .anyMatch(it -> depends(it.value(), variable.toString())));
  }

  /** Whether an expression rests on a name, through definitions too. */
  boolean depends(Expr expr, String name) {
    Set<String> seen = new LinkedHashSet<>(names.free(timeline.expanded(expr)));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty() && !seen.contains(name)) {
      if (timeline.context().find(open.removeLast()).orElse(null)
          instanceof Declaration.Let(var _, var _, Expr body)) {
        names.free(body).stream().filter(seen::add).forEach(open::add);
      }
    }
    return seen.contains(name);
  }
}
