package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/** Works out the value of an expression all of whose names have values. */
final class Computation {
  private static final int DIGITS = 60;
  private static final int ENTRIES = 4_000;
  private static final int CHECKED = 90;
  private static final BigDecimal NOTHING = BigDecimal.ONE.scaleByPowerOfTen(-45);
  private static final int HORIZON = 12;
  private static final int LATEST = 100_000;

  private final Assignment assignment;
  private final Expr expr;
  private final Budget budget;

  private Computation(Context context, Expr expr, Map<Expr, Expr> values, Budget budget) {
    this.assignment = Assignment.of(context, values);
    this.expr = expr;
    this.budget = budget;
  }

  static Evaluation of(Context context, Expr expr, Map<Expr, Expr> values, Budget budget) {
    return new Computation(context, expr, values, budget).run();
  }

  private Evaluation run() {
    Map<String, Long> sizes = assignment.sizes();
    List<String> open = assignment.open(expr);
    if (open.isEmpty()) {
      return new Evaluation.Value(value(sizes));
    }
    String why = "no value for " + String.join(", ", open);
    for (long size = 1; size <= LATEST; size = size < HORIZON ? size + 1 : 2 * size) {
      try {
        Tensor here = value(with(open, size));
        Tensor next = value(with(open, size + 1));
        return here.toString().equals(next.toString())
            ? new Evaluation.Value(here)
            : new Evaluation.None(why);
      } catch (Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.UNDEFINED) {
          throw refusal;
        }
        why = refusal.why();
      }
    }
    return new Evaluation.None(why);
  }

  private Map<String, Long> with(List<String> open, long size) {
    Map<String, Long> all = new LinkedHashMap<>(assignment.sizes());
    open.forEach(name -> all.put(name, size));
    return all;
  }

  private Tensor value(Map<String, Long> all) {
    Written first = write(all, Orders.COARSE);
    RationalRun rational = new RationalRun(first.program());
    rational.run(new Rational[0], Functions.NONE);
    PreciseRun precise = precise(first, DIGITS);
    PreciseRun check = precise(first, CHECKED);
    Optional<PreciseRun> finer =
        first.approximate()
            ? Optional.of(precise(write(all, Orders.FINE), DIGITS))
            : Optional.empty();
    List<Quantity> entries = new ArrayList<>();
    for (int i = 0; i < first.grid().size(); i++) {
      entries.add(quantity(i, rational, precise, finer.orElse(check), first.approximate()));
    }
    return new Tensor(Arrays.stream(first.grid().dims()).boxed().toList(), entries);
  }

  /** What two runs agree on; they differ in their digits, or in how finely they cut integrals. */
  private static Quantity quantity(
      int root, RationalRun rational, PreciseRun one, PreciseRun other, boolean approximate) {
    Optional<Rational> exact = rational.value(root);
    if (exact.isPresent() && !approximate) {
      return new Quantity.Exact(exact.get());
    }
    BigDecimal value = one.value(root).orElseThrow(Computation::undefined);
    BigDecimal better = other.value(root).orElseThrow(Computation::undefined);
    BigDecimal off = value.subtract(better).abs();
    double digits =
        better.signum() == 0 || off.signum() == 0
            ? 40
            : Math.log10(better.abs().doubleValue()) - Math.log10(off.doubleValue());
    if (digits < 6 && off.abs().compareTo(NOTHING) > 0) {
      throw Refusal.unknown(
          approximate
              ? "an integral is not known well enough"
              : "it magnifies rounding errors too much to be known");
    }
    return new Quantity.Decimal(better.round(new MathContext((int) Math.clamp(digits, 6, 40))));
  }

  private static Refusal undefined() {
    return Refusal.undefined("it has no value");
  }

  private static PreciseRun precise(Written written, int digits) {
    PreciseRun run = new PreciseRun(written.program(), digits);
    run.run(new BigDecimal[0], Functions.NONE);
    return run;
  }

  /** An expression written on a tape of its own. */
  private record Written(Grid grid, Program program, boolean approximate) {}

  private Written write(Map<String, Long> all, int order) {
    Tape tape = new Tape(budget.operations());
    World world = new World(assignment.context(), all, World.Points.ALL, order);
    Builder builder = new Builder(world, new Assumed(assignment.context()), tape);
    Grid grid = builder.build(expr, assignment.scope(builder));
    Program program = Program.of(tape, grid.cells());
    Missing.refuse(builder, program);
    if (grid.size() > ENTRIES) {
      throw Refusal.tooLarge(
          "a value of " + grid.size() + " numbers; at most " + ENTRIES + " are shown");
    }
    return new Written(grid, program, builder.isApproximate());
  }
}
