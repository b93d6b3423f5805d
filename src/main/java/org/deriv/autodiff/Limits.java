package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * Looks whether an expression tends to a value: evaluates both nearer and nearer to the point, to
 * many digits, and looks how their distance falls.
 */
final class Limits {
  /** Points with simple numbers that are tried in place of a counterexample. */
  private static final int SIMPLER = 4;

  private static final int DIGITS = 60;
  private static final long[] HORIZONS = {4, 8, 16, 32, 64};

  private final Context context;
  private final Op.Limit limit;
  private final Expr body;
  private final Expr point;
  private final Expr target;
  private final long seed;
  private final Budget budget;
  private final Meter meter;

  private Limits(Context context, Expr limit, Expr target, long seed, Budget budget) {
    this.context = context;
    this.limit = (Op.Limit) limit.op();
    this.body = limit.arg(0);
    this.point = limit.arg(1);
    this.target = target;
    this.seed = seed;
    this.budget = budget;
    this.meter = new Meter(budget.work());
  }

  /** Judges that a limit has a value. */
  static Evidence judge(Context context, Expr limit, Expr target, long seed, Budget budget) {
    return new Limits(context, limit, target, seed, budget).judge();
  }

  /** A statement for a value of the variable, and the dimensions at which it is looked at. */
  private record Stage(String value, Subject subject, Map<String, Long> sizes) {}

  private Evidence judge() {
    Expr plain = Make.compare(Relation.EQUAL, body, target);
    Subject subject = Subject.of(context, plain);
    List<Map<String, Long>> tried = new ArrayList<>();
    Trend.Verdict verdict = new Trend.Verdict.Unclear("no points were found");
    int points = 0;
    double nearest = 0;
    // A point of a limit is many: half as many of both are looked at.
    for (Map<String, Long> sizes : new Sizes(subject).varied((budget.dimensionChoices() + 1) / 2)) {
      List<Staged> stages = stages(subject, sizes).stream().map(this::staged).toList();
      for (int i = 0; i < (budget.points() + 1) / 2; i++) {
        List<Seen> seen = new ArrayList<>();
        for (Staged stage : stages) {
          see(stage, Sampler.Style.GENERIC, seed + i).ifPresent(seen::add);
        }
        verdict = trend(seen);
        switch (verdict) {
          case Trend.Verdict.Falls(double last) -> {
            points++;
            nearest = Math.max(nearest, last);
          }
          case Trend.Verdict.Stays(int entry) -> {
            return new Evidence.Differ(simpler(stages, example(seen.getLast(), entry)));
          }
          case Trend.Verdict.Unclear(String why) -> {
            return new Evidence.NoAnswer(why);
          }
        }
      }
      tried.add(sizes);
    }
    if (points == 0) {
      return new Evidence.NoAnswer("no points that meet the assumptions were found");
    }
    int instances = subject.functions().isEmpty() ? 0 : points;
    return new Evidence.Agree(points, tried, instances, nearest, "evaluated near the limit");
  }

  /** The same failure with simple numbers, if they show it too. */
  private Counterexample simpler(List<Staged> stages, Counterexample known) {
    for (int i = 0; i < SIMPLER; i++) {
      List<Seen> seen = new ArrayList<>();
      for (Staged stage : stages) {
        see(stage, Sampler.Style.SIMPLE, seed + i).ifPresent(seen::add);
      }
      if (trend(seen) instanceof Trend.Verdict.Stays(int entry)) {
        return example(seen.getLast(), entry);
      }
    }
    return known;
  }

  private Trend.Verdict trend(List<Seen> seen) {
    List<List<BigDecimal>> lefts = seen.stream().map(Seen::left).toList();
    List<List<BigDecimal>> rights = seen.stream().map(Seen::right).toList();
    return target.op() instanceof Op.Infinity ? Trend.unbounded(lefts) : Trend.of(lefts, rights);
  }

  /** The values of both sides at one stage, and the point at which they were taken. */
  private record Seen(
      Stage stage, Question question, Point at, List<BigDecimal> left, List<BigDecimal> right) {}

  /** A stage written out, if it can be. */
  private record Staged(Stage stage, Optional<Written> written) {}

  /** What is evaluated at a stage, and where. */
  private record Written(Question question, Program program, Sampler sampler) {}

  private Staged staged(Stage stage) {
    try {
      Question question =
          Question.of(stage.subject(), stage.sizes(), Orders.COARSE, budget.operations());
      if (question.isApproximate()) {
        throw Refusal.tooLarge("a limit of something that takes too many operations");
      }
      Sampler sampler = new Sampler(question, seed, meter);
      return new Staged(stage, Optional.of(new Written(question, question.claims(), sampler)));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.UNKNOWN) {
        throw refusal;
      }
      return new Staged(stage, Optional.empty());
    }
  }

  private Optional<Seen> see(Staged staged, Sampler.Style style, long source) {
    if (staged.written().isEmpty()) {
      return Optional.empty();
    }
    Written written = staged.written().get();
    long cost = 200L * written.program().size();
    if (!meter.allows(cost)) {
      return Optional.empty();
    }
    meter.count(cost);
    try {
      written.sampler().startFrom(source);
      return written
          .sampler()
          .next(style)
          .flatMap(at -> values(staged.stage(), written.question(), written.program(), at));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.UNKNOWN) {
        throw refusal;
      }
      return Optional.empty();
    }
  }

  private static Optional<Seen> values(Stage stage, Question question, Program program, Point at) {
    PreciseRun run = new PreciseRun(program, DIGITS);
    run.run(at.decimals(), at.functions());
    List<BigDecimal> left = new ArrayList<>();
    List<BigDecimal> right = new ArrayList<>();
    Claim.Leaf leaf = question.cases().getLast().claim().leaves().getFirst();
    for (int i = 0; i < leaf.left().size(); i++) {
      Optional<BigDecimal> l = run.value(leaf.left().get(i));
      Optional<BigDecimal> r = run.value(leaf.right().get(i));
      if (l.isEmpty() || r.isEmpty()) {
        return Optional.empty();
      }
      left.add(l.get());
      right.add(r.get());
    }
    return Optional.of(new Seen(stage, question, at, left, right));
  }

  private Counterexample example(Seen seen, int entry) {
    Question.Case where = seen.question().cases().getLast();
    Claim.Leaf leaf = where.claim().leaves().getFirst();
    Program program = seen.question().program();
    RationalRun rational = new RationalRun(program);
    PreciseRun precise = new PreciseRun(program, DIGITS);
    precise.run(seen.at().decimals(), seen.at().functions());
    Counterexample example =
        new Report(seen.question(), where, leaf, rational, precise).of(seen.at());
    Map<String, Long> sizes = new LinkedHashMap<>(example.sizes());
    Map<String, Tensor> values = new LinkedHashMap<>(example.values());
    if (!sizes.containsKey(limit.variable())) {
      Quantity value = new Quantity.Decimal(new BigDecimal(seen.stage().value()));
      values.put(limit.variable(), new Tensor(List.of(), List.of(value)));
    }
    return new Counterexample(
        sizes,
        values,
        example.functions(),
        example.laws(),
        example.entry(),
        new Quantity.Decimal(seen.left().get(entry)),
        new Quantity.Decimal(seen.right().get(entry)));
  }

  private List<Stage> stages(Subject subject, Map<String, Long> sizes) {
    String variable = limit.variable();
    if (sizes.containsKey(variable) || subject.indices().contains(variable)) {
      return horizons(subject, sizes, variable);
    }
    List<Stage> stages = new ArrayList<>();
    for (BigDecimal value : approach()) {
      Expr number = Make.number(Rational.parse(value.toPlainString()));
      Expr symbol = Make.symbol(variable, Shape.SCALAR);
      Expr near = Expr.of(Operator.AT, body, symbol, number);
      Expr there = target.op() instanceof Op.Infinity ? near : target;
      Expr statement = Make.compare(Relation.EQUAL, near, there);
      stages.add(new Stage(value.toPlainString(), Subject.of(context, statement), sizes));
    }
    return stages;
  }

  /** A dimension or an index grows, and every range with it. */
  private List<Stage> horizons(Subject subject, Map<String, Long> sizes, String variable) {
    List<Stage> stages = new ArrayList<>();
    boolean index = subject.indices().contains(variable);
    for (long horizon : HORIZONS) {
      Map<String, Long> grown = new LinkedHashMap<>(sizes);
      if (index) {
        Horizons.of(subject).forEach(name -> grown.put(name, horizon));
        grown.put(variable, horizon);
      } else {
        grown.put(variable, horizon);
      }
      stages.add(new Stage(Long.toString(horizon), subject, grown));
    }
    return stages;
  }

  private List<BigDecimal> approach() {
    List<BigDecimal> values = new ArrayList<>();
    boolean far =
        point.op() instanceof Op.Infinity
            || (point.is(Operator.NEGATE) && point.arg(0).op() instanceof Op.Infinity);
    BigDecimal at =
        far
            ? BigDecimal.ZERO
            : new BigDecimal(
                Assumed.number(point)
                    .orElseThrow(() -> Refusal.unknown("a limit at `" + point + "`"))
                    .doubleValue());
    boolean below = limit.side() == Op.Limit.Side.BELOW || point.is(Operator.NEGATE);
    for (int power = 1; power <= 12; power++) {
      BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(far ? power : -power);
      values.add(below ? at.subtract(step) : at.add(step));
    }
    return values;
  }
}
