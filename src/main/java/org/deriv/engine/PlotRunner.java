package org.deriv.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evaluation;
import org.deriv.autodiff.Plotted;
import org.deriv.autodiff.TimeSpan;
import org.deriv.autodiff.Trajectory;
import org.deriv.autodiff.Witness;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.engine.NumberRunner.Outcome;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Samples curves. */
final class PlotRunner {
  /** Where doubles are compared with many digits. */
  private static final int PROBES = 16;

  private static final double AGREEMENT = 1e-6;
  private static final long MOST_SIZES = 100;

  private final Problem.Asked asked;
  private final Goal.Plot goal;
  private final Settings settings;
  private double apart;
  private int compared;
  private Status status = Status.TESTED;

  private PlotRunner(Problem.Asked asked, Goal.Plot goal) {
    this.asked = asked;
    this.goal = goal;
    this.settings = Settings.of(goal.with());
  }

  static Outcome plot(Problem.Asked asked, Goal.Plot goal) {
    return new PlotRunner(asked, goal).run();
  }

  private Outcome run() {
    int count = settings.varied().size() * goal.of().size();
    if (count > Settings.MOST) {
      return new Outcome.None(count + " curves are too many", "plot at most " + Settings.MOST);
    }
    Optional<Double> from = bound(goal.over().first());
    Optional<Double> to = bound(goal.over().last());
    if (from.isEmpty() || to.isEmpty() || !(from.get() < to.get())) {
      return new Outcome.None(
          "the range of `" + goal.over().index() + "` is no interval of numbers",
          "give two numbers, the smaller one first, as in `for p in 0..1`");
    }
    List<Exhibit.Curve> curves = new ArrayList<>();
    for (Expr of : goal.of()) {
      for (List<Goal.Binding> setting : settings.varied()) {
        switch (track(of, settings.values(setting), from.get(), to.get())) {
          case Tracked.None(String why) -> {
            return new Outcome.None(why, "give the other names values by `with`");
          }
          case Tracked.Found(Exhibit.Track track) ->
              curves.add(new Exhibit.Curve(of, setting, track));
        }
      }
    }
    Expr variable = Make.scalar(goal.over().index());
    Exhibit shown = new Exhibit.Curves(variable, from.get(), to.get(), curves);
    GoalReport report = GoalRunner.report(asked, List.of(), List.of(), List.of(how()));
    return new Outcome.Found(report.showing(shown, status));
  }

  private String how() {
    return compared == 0
        ? "no value was compared with one of many digits"
        : "values in doubles agree with 40 digits at "
            + compared
            + " places to a relative "
            + String.format(java.util.Locale.ROOT, "%.0e", Math.max(apart, 1e-16));
  }

  private Optional<Double> bound(Expr expr) {
    return Witness.evaluate(asked.context(), expr, settings.shared(), Budget.small())
            instanceof Evaluation.Value(var tensor)
        ? Optional.of(tensor.entries().getFirst().approximately()).filter(Double::isFinite)
        : Optional.empty();
  }

  /** A curve or why there is none. */
  private sealed interface Tracked {
    record Found(Exhibit.Track track) implements Tracked {}

    record None(String why) implements Tracked {}
  }

  private Tracked track(Expr of, Map<Expr, Expr> values, double from, double to) {
    if (asked.context().find(goal.over().index()).orElse(null) instanceof Declaration.Dimension) {
      return sized(of, values, (long) Math.ceil(from), (long) Math.floor(to));
    }
    return isWhole()
        ? stepped(of, values, (long) Math.ceil(from), (long) Math.floor(to))
        : smooth(of, values, from, to);
  }

  /** Whether the variable counts: an index, a dimension, a natural number. */
  private boolean isWhole() {
    return asked
        .context()
        .find(goal.over().index())
        .map(declaration ->
            switch (declaration) {
              case Declaration.Given given -> given.domain() != Declaration.Domain.REAL;
              case Declaration.Dimension _ -> true;
              case Declaration.Let _,
                  Declaration.Random _,
                  Declaration.Recurrence _,
                  Declaration.Result _,
                  Declaration.Unknown _ ->
                  false;
            })
        .orElse(true);
  }

  private Tracked smooth(Expr of, Map<Expr, Expr> values, double from, double to) {
    Context context = asked.context();
    return switch (Witness.curve(context, of, goal.over().index(), values, Budget.standard())) {
      case Plotted.None(String why) -> new Tracked.None(why);
      case Plotted.Function(var value, var precise) -> {
        for (int i = 0; i < PROBES; i++) {
          double x = from + (to - from) * (i + 0.5) / PROBES;
          compare(value.applyAsDouble(x), precise.at(x));
        }
        yield new Tracked.Found(new Exhibit.Track.Smooth(value));
      }
    };
  }

  private void compare(double rounded, double wanted) {
    double off = Math.abs(rounded - wanted) / Math.max(1e-12, Math.abs(wanted));
    if (!Double.isNaN(off)) {
      compared++;
      apart = Math.max(apart, off);
      status = off > AGREEMENT ? Status.UNDECIDED : status;
    }
  }

  /** At every value of a dimension, each worked out by itself. */
  private Tracked sized(Expr of, Map<Expr, Expr> values, long from, long to) {
    List<Exhibit.Row> rows = new ArrayList<>();
    long stride = Math.max(1, (to - from) / MOST_SIZES);
    for (long size = Math.max(1, from); size <= to; size += stride) {
      Map<Expr, Expr> all = new LinkedHashMap<>(values);
      all.put(Make.scalar(goal.over().index()), Make.number(size));
      switch (Witness.evaluate(asked.context(), of, all, Budget.standard())) {
        case Evaluation.None(String why) -> {
          return new Tracked.None(why);
        }
        case Evaluation.Value(var tensor) -> {
          Exhibit.Reading reading = SimulateRunner.reading(tensor.entries().getFirst());
          rows.add(new Exhibit.Row(size, List.of(Optional.of(reading))));
          compared++;
        }
      }
    }
    return new Tracked.Found(new Exhibit.Track.Stepped(rows));
  }

  private Tracked stepped(Expr of, Map<Expr, Expr> values, long from, long to) {
    TimeSpan span = new TimeSpan(goal.over().index(), from, to);
    return switch (Witness.run(asked.context(), of, span, values, SimulateRunner.BUDGET)) {
      case Trajectory.None(String why) -> new Tracked.None(why);
      case Trajectory.Values run -> {
        status = status.and(SimulateRunner.status(List.of(run)));
        compared += run.moments().size();
        apart = Math.max(apart, run.disagreement());
        yield new Tracked.Found(new Exhibit.Track.Stepped(SimulateRunner.rows(run)));
      }
    };
  }
}
