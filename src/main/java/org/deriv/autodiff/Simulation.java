package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Runs sequences on numbers: in exact rationals while these are short, then in decimals of many
 * digits, and everything in doubles besides.
 */
final class Simulation {
  /** Longer rationals, numerator and denominator together, are no longer written out. */
  private static final int BITS = 160;

  private static final int STEPS = 20_000;
  private static final int DIGITS = 40;
  private static final int LONGER = 120;

  /** Doubles that are further off go astray: more digits are taken. */
  private static final double ASTRAY = 1e-6;

  private static final MathContext SHOWN = new MathContext(20);

  /** The most a run in decimals may cost; a longer one is done in doubles alone. */
  private static final long PRECISE_WORK = 400_000;

  private final Assignment assignment;
  private final Expr expr;
  private final TimeSpan times;
  private final Map<String, Long> horizons = new LinkedHashMap<>();
  private final Builder builder;

  private Simulation(
      Context context, Expr expr, TimeSpan times, Map<Expr, Expr> values, Budget budget) {
    this.assignment = Assignment.of(context, values);
    this.expr = expr;
    this.times = times;
    Map<String, Long> sizes = new LinkedHashMap<>(assignment.sizes());
    for (String open : assignment.open(expr)) {
      if (!isHorizon(open)) {
        throw Refusal.unknown("no value for " + open);
      }
      horizons.put(open, Math.max(1, times.latest()));
    }
    sizes.putAll(horizons);
    World world = new World(assignment.context(), sizes, World.Points.ALL, Orders.COARSE);
    Tape tape = new Tape(budget.operations(), BITS);
    this.builder = new Builder(world, new Assumed(assignment.context()), tape);
  }

  static Trajectory of(
      Context context, Expr expr, TimeSpan times, Map<Expr, Expr> values, Budget budget) {
    if (times.count() > STEPS + 1) {
      throw Refusal.tooLarge(
          times.count() - 1 + " steps are too many; at most " + STEPS + " are run");
    }
    return new Simulation(context, expr, times, values, budget).run();
  }

  /** Whether a name is the last time of some sequence. */
  private boolean isHorizon(String name) {
    return assignment.context().declarations().values().stream()
        .anyMatch(declaration ->
            switch (declaration) {
              case Declaration.Recurrence recurrence -> ends(recurrence.time(), name);
              case Declaration.Given given ->
                  given.ranges().stream().anyMatch(range -> ends(range, name));
              case Declaration.Random random ->
                  random.ranges().stream().anyMatch(range -> ends(range, name));
              case Declaration.Dimension _,
                  Declaration.Let _,
                  Declaration.Unknown _,
                  Declaration.Result _ ->
                  false;
            });
  }

  private static boolean ends(IndexRange range, String name) {
    return List.of(range.first(), range.last()).stream()
        .anyMatch(
            end -> end.op() instanceof Op.Symbol(String symbol, Shape _) && symbol.equals(name));
  }

  private Trajectory run() {
    Map<Long, Grid> written = write();
    if (written.isEmpty()) {
      throw Refusal.undefined("`" + expr + "` has no value at any of these times");
    }
    int[] roots =
        written.values().stream().flatMapToInt(grid -> Arrays.stream(grid.cells())).toArray();
    Program program = Program.of(builder.scalars().tape(), roots);
    Missing.refuse(builder, program);
    if (builder.isApproximate()) {
      throw Refusal.unknown("an integral is in it");
    }
    return read(written, program);
  }

  /** The cells at every time; the times before the first term are left out. */
  private Map<Long, Grid> write() {
    Scope scope = assignment.scope(builder);
    Map<Long, Grid> written = new LinkedHashMap<>();
    for (long i = 0; i < times.count(); i++) {
      long time = times.at(i);
      Grid index = Grid.scalar(builder.scalars().number(time));
      try {
        Scope now = scope.inside(Scope.Kind.INDEX, times.index(), index);
        written.put(time, builder.build(expr, now));
      } catch (Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.UNDEFINED || !written.isEmpty()) {
          throw refusal;
        }
      }
    }
    return written;
  }

  private Trajectory read(Map<Long, Grid> written, Program program) {
    RationalRun rational = new RationalRun(program, BITS);
    rational.run(new Rational[0], Functions.NONE);
    DoubleRun doubles = new DoubleRun(program, DoubleRun.Errors.IGNORED);
    doubles.run(new double[0], Functions.NONE);
    if (program.cost() > PRECISE_WORK) {
      return values(
          written, root -> value(root, rational, doubles), _ -> 0, Trajectory.Arithmetic.DOUBLE);
    }
    PreciseRun precise = precise(program, DIGITS);
    Trajectory.Values run =
        values(
            written,
            root -> value(root, rational, precise),
            doubles::value,
            Trajectory.Arithmetic.DECIMAL);
    if (run.disagreement() <= ASTRAY) {
      return run;
    }
    PreciseRun longer = precise(program, LONGER);
    return values(
        written,
        root -> value(root, rational, longer),
        root -> precise.value(root).map(BigDecimal::doubleValue).orElse(Double.NaN),
        Trajectory.Arithmetic.LONG_DECIMAL);
  }

  private Trajectory.Values values(
      Map<Long, Grid> written,
      IntFunction<Optional<Quantity>> value,
      IntToDoubleFunction other,
      Trajectory.Arithmetic arithmetic) {
    double apart = 0;
    boolean exact = true;
    List<Trajectory.Moment> moments = new ArrayList<>();
    int root = 0;
    for (Map.Entry<Long, Grid> pair : written.entrySet()) {
      List<Optional<Quantity>> entries = new ArrayList<>();
      for (int i = 0; i < pair.getValue().size(); i++, root++) {
        Optional<Quantity> entry = value.apply(root);
        entries.add(entry);
        exact &= entry.orElse(null) instanceof Quantity.Exact;
        apart = Math.max(apart, disagreement(entry, other.applyAsDouble(root)));
      }
      moments.add(new Trajectory.Moment(pair.getKey(), entries));
    }
    int[] dims = written.values().iterator().next().dims();
    return new Trajectory.Values(
        Arrays.stream(dims).boxed().toList(),
        moments,
        exact ? Trajectory.Arithmetic.EXACT : arithmetic,
        apart,
        horizons);
  }

  private static PreciseRun precise(Program program, int digits) {
    PreciseRun run = new PreciseRun(program, digits);
    run.run(new BigDecimal[0], Functions.NONE);
    return run;
  }

  private static Optional<Quantity> value(int root, RationalRun rational, PreciseRun precise) {
    Optional<Rational> exact = rational.value(root);
    return exact.isPresent()
        ? exact.map(Quantity.Exact::new)
        : precise.value(root).map(value -> new Quantity.Decimal(value.round(SHOWN)));
  }

  private static Optional<Quantity> value(int root, RationalRun rational, DoubleRun doubles) {
    Optional<Rational> exact = rational.value(root);
    if (exact.isPresent()) {
      return exact.map(Quantity.Exact::new);
    }
    double value = doubles.value(root);
    return Double.isNaN(value)
        ? Optional.empty()
        : Optional.of(new Quantity.Decimal(new BigDecimal(value)));
  }

  /** Relative to the larger of 1 and the value. */
  private static double disagreement(Optional<Quantity> value, double rounded) {
    if (value.isEmpty() || Double.isNaN(rounded)) {
      return 0;
    }
    double wanted = value.get().approximately();
    double off = Math.abs(wanted - rounded) / Math.max(1, Math.abs(wanted));
    return Double.isNaN(off) ? 0 : off;
  }
}
