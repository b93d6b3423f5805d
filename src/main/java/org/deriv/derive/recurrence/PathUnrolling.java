package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;

/**
 * Recurrences over predecessors, such as {@code d[t][j] = max(i) P[i,j]*d[t-1][i]}: the best, or
 * the sum, of the values of all paths that end there.
 */
final class PathUnrolling {
  private static final List<String> PATHS = List.of("w", "path", "u", "v");
  private static final List<String> INDICES = List.of("s", "k", "r", "q");

  private final Context context;
  private final Names names = new Names();

  PathUnrolling(Context context) {
    this.context = context;
  }

  /** The closed form of an entry of a term; empty where the recurrence is of another kind. */
  Optional<Outcome> of(Declaration.Recurrence recurrence, Expr entry) {
    boolean vector = entry.is(Operator.ENTRY) && recurrence.entries().size() == 1;
    return vector && Timeline.step(recurrence) > 0
        ? step(recurrence).map(step -> derived(recurrence, step, entry))
        : Optional.empty();
  }

  /**
   * What a step does.
   *
   * @param fold over the predecessors
   * @param inner what joins the values of the steps: a product or a sum
   * @param value of a step from the predecessor to the entry
   */
  private record Step(Expr fold, Op.Fold.Kind inner, Expr value) {
    Op.Fold outer() {
      return (Op.Fold) fold.op();
    }
  }

  private Optional<Step> step(Declaration.Recurrence recurrence) {
    Expr fold = recurrence.body();
    if (!(fold.op() instanceof Op.Fold(Op.Fold.Kind kind, String index, var _))
        || fold.args().size() != 3
        || kind == Op.Fold.Kind.PRODUCT) {
      return Optional.empty();
    }
    Linear before = Linear.of(Make.scalar(recurrence.time().index())).plus(-1);
    Expr old = Make.entry(Timeline.term(recurrence, before.expr()), Make.scalar(index));
    Expr body = Times.in(fold.args().getLast());
    boolean product = body.is(Operator.PRODUCT);
    boolean sum = body.is(Operator.ADD) && kind != Op.Fold.Kind.SUM;
    if (!product && !sum || body.args().stream().filter(old::equals).count() != 1) {
      return Optional.empty();
    }
    List<Expr> rest = new ArrayList<>(body.args());
    rest.remove(old);
    Expr value = product ? Make.product(rest) : Make.sum(rest);
    return names.free(value).contains(recurrence.name())
        ? Optional.empty()
        : Optional.of(new Step(fold, product ? Op.Fold.Kind.PRODUCT : Op.Fold.Kind.SUM, value));
  }

  private Outcome derived(Declaration.Recurrence recurrence, Step step, Expr entry) {
    boolean best = step.outer().kind() != Op.Fold.Kind.SUM;
    boolean signed =
        best
            && step.inner() == Op.Fold.Kind.PRODUCT
            && !new Facts(context).provesNonnegative(step.value());
    if (signed) {
      return Writing.refused(
          Refusal.Kind.MEANINGLESS,
          "the best path is that of the best steps only where no factor is negative: assume `"
              + step.value()
              + " >= 0`",
          entry);
    }
    Expr index = Make.scalar(recurrence.time().index());
    Expr at = Make.scalar(recurrence.entries().getFirst());
    Expr general = Make.entry(Timeline.term(recurrence, index), at);
    List<Stage> stages = new ArrayList<>();
    stages.add(
        new Stage(
                general,
                List.of(Writing.equal(recurrence.body(), "over the predecessors of the last step")))
            .headed("One step"));
    String words =
        "by induction on `" + index + "`: the path to the predecessor goes on by the last step";
    stages.add(
        new Stage(general, List.of(Writing.equal(paths(recurrence, step, index, at), words)))
            .headed("All paths"));
    Expr value = paths(recurrence, step, entry.arg(0).arg(0), entry.arg(1));
    if (!entry.equals(general)) {
      stages.add(new Stage(entry, List.of(Writing.equal(value, "with what was found above"))));
    }
    return new Outcome.Derived(new Derivation(stages, value));
  }

  /** All paths from the start to an entry at a time. */
  private Expr paths(Declaration.Recurrence recurrence, Step step, Expr time, Expr entry) {
    String path = free(PATHS, recurrence, time, entry);
    Expr along = Make.scalar(free(INDICES, recurrence, time, entry));
    Linear start = Timeline.start(recurrence);
    Map<Expr, Expr> values = new LinkedHashMap<>();
    values.put(Make.scalar(recurrence.time().index()), along);
    values.put(Make.scalar(step.outer().index()), at(path, Linear.of(along).plus(-1).expr()));
    values.put(Make.scalar(recurrence.entries().getFirst()), at(path, along));
    Expr each = Substitution.of(values).in(step.value());
    Expr all =
        Expr.of(
            new Op.Fold(step.inner(), along.toString(), Op.Direction.UP),
            start.plus(1).expr(),
            time,
            each);
    Expr given =
        Timeline.boundary(recurrence, start)
            .orElseGet(() -> Timeline.term(recurrence, start.expr()));
    Expr first = Make.entry(given, at(path, start.expr()));
    Expr value =
        step.inner() == Op.Fold.Kind.PRODUCT
            ? Make.product(first, all)
            : given.op() instanceof Op.Zeros ? all : Make.sum(first, all);
    return Times.in(
        Expr.of(
            new Op.TupleFold(step.outer().kind(), path),
            start.expr(),
            Linear.of(time).plus(-1).expr(),
            step.fold().arg(0),
            step.fold().arg(1),
            Expr.of(Operator.AT, value, at(path, time), entry)));
  }

  private static Expr at(String path, Expr position) {
    return Expr.of(new Op.Term(path, Shape.SCALAR), position);
  }

  private String free(
      List<String> wanted, Declaration.Recurrence recurrence, Expr time, Expr entry) {
    return wanted.stream()
        .filter(name -> context.find(name).isEmpty())
        .filter(name -> !names.free(recurrence.body()).contains(name))
        .filter(name -> !names.free(time).contains(name) && !names.free(entry).contains(name))
        .findFirst()
        .orElse(wanted.getFirst() + "_1");
  }
}
