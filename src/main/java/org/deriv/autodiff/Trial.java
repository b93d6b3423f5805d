package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** Looks at a question at single points. */
final class Trial {
  /** Rounding must leave this much of the size of a side, else more digits are used. */
  private static final double TRUSTED = 1e-10;

  private static final int DIGITS = 60;

  /** Where assumed equations are solved, what should be 0 is left at about 1e-60. */
  private static final double NOTHING = 1e-45;

  /** More digits than an integral that is cut into points is known to. */
  private static final int DIGITS_OF_INTEGRALS = 30;

  private final Question question;
  private final Program program;
  private final DoubleRun run;
  private final Optional<Trial> other;
  private final Meter meter;

  /** What was seen at a point. */
  sealed interface Outcome {
    /** The statement holds there; for equalities with this relative error. */
    record Holds(double error) implements Outcome {}

    /** The statement seems to fail for a choice of indices. */
    record Fails(Question.Case where) implements Outcome {}

    /** Nothing can be said. */
    record Unclear(String why) implements Outcome {}
  }

  private Trial(Question question, Optional<Trial> other, Meter meter) {
    this.question = question;
    this.program = question.claims();
    this.run = new DoubleRun(program);
    this.other = other;
    this.meter = meter;
  }

  /** A trial of a question; where it has integrals, they are cut in two ways. */
  static Trial of(Question question, int limit, Meter meter) {
    if (!question.isApproximate()) {
      return new Trial(question, Optional.empty(), meter);
    }
    Question finer = Question.of(question.subject(), question.sizes(), Orders.FINE, limit);
    return new Trial(question, Optional.of(new Trial(finer, Optional.empty(), meter)), meter);
  }

  Question question() {
    return question;
  }

  /** What a look costs. */
  long cost() {
    return program.cost();
  }

  Outcome look(Point point) {
    evaluate(point);
    if (point.isSolved()) {
      return lookCloser(point);
    }
    double worst = 0;
    double doubt = 0;
    for (Question.Case choice : question.cases()) {
      switch (choice.claim().truth(this::order)) {
        case FALSE -> {
          return new Outcome.Fails(choice);
        }
        case UNDEFINED -> {
          return new Outcome.Unclear("a side has no value at some points");
        }
        case UNSURE -> {
          return new Outcome.Unclear("rounding hides the difference at some points");
        }
        case TRUE -> {
          worst = Math.max(worst, error(choice.claim(), (_, _) -> 0.0));
          doubt = Math.max(doubt, error(choice.claim(), (l, r) -> bound(l) + bound(r)));
        }
      }
    }
    return doubt > TRUSTED ? lookCloser(point) : new Outcome.Holds(worst);
  }

  /** By how much, next to their sizes, the relation that is nearest to failing holds, negated. */
  double violation(Point point) {
    evaluate(point);
    return violation();
  }

  /** The same at the point at which was looked last. */
  double violation() {
    double worst = Double.NEGATIVE_INFINITY;
    for (Question.Case choice : question.cases()) {
      for (Claim.Leaf leaf : choice.claim().necessary()) {
        for (int i = 0; i < leaf.left().size(); i++) {
          double left = run.value(leaf.left().get(i));
          double right = run.value(leaf.right().get(i));
          double excess = (left - right) / (1e-9 + Math.abs(left) + Math.abs(right));
          worst = Double.isNaN(excess) ? worst : Math.max(worst, excess);
        }
      }
    }
    return worst;
  }

  private void evaluate(Point point) {
    meter.count(program.cost());
    run.run(point.doubles(), point.functions());
    other.ifPresent(trial -> trial.evaluate(point));
  }

  private Claim.Order order(int left, int right) {
    return DoubleRun.order(run.value(left), run.value(right), bound(left) + bound(right));
  }

  /** Rounding, and what cutting an integral may have lost. */
  private double bound(int root) {
    return other.isEmpty()
        ? run.error(root)
        : run.error(root) + 4 * Math.abs(other.get().run.value(root) - run.value(root));
  }

  /** The difference seen or possible next to the size of the sides, for equalities. */
  private double error(Claim claim, ToDoubleBiFunction<Integer, Integer> possible) {
    double worst = 0;
    for (Claim.Leaf leaf : claim.necessary()) {
      if (leaf.kind() != Claim.Kind.EQUAL) {
        continue;
      }
      double scale = 0;
      double lost = 0;
      for (int i = 0; i < leaf.left().size(); i++) {
        int left = leaf.left().get(i);
        int right = leaf.right().get(i);
        scale = Math.max(scale, Math.max(Math.abs(run.value(left)), Math.abs(run.value(right))));
        double seen = Math.abs(run.value(left) - run.value(right));
        lost = Math.max(lost, Math.max(seen, possible.applyAsDouble(left, right)));
      }
      worst = lost == 0 ? worst : Math.max(worst, lost / scale);
    }
    return worst;
  }

  /** With so many digits that what is left of a difference is rounding beyond doubt. */
  private Outcome lookCloser(Point point) {
    if (other.isPresent()) {
      return new Outcome.Unclear("an integral is not known well enough");
    }
    if (!meter.allows(200L * program.size())) {
      return new Outcome.Unclear("too ill-conditioned for the budget");
    }
    PreciseRun precise = precise(program, DIGITS, point);
    double worst = 0;
    for (Question.Case choice : question.cases()) {
      switch (choice.claim().truth(precise)) {
        case FALSE -> {
          return new Outcome.Fails(choice);
        }
        case UNDEFINED, UNSURE -> {
          return new Outcome.Unclear("a side has no value at some points");
        }
        case TRUE -> worst = Math.max(worst, error(choice.claim(), precise));
      }
    }
    return new Outcome.Holds(worst);
  }

  /** The difference next to the size of the terms that the sides are made of. */
  private double error(Claim claim, PreciseRun precise) {
    double worst = 0;
    for (Claim.Leaf leaf : claim.necessary()) {
      for (int i = 0; i < leaf.left().size(); i++) {
        int left = leaf.left().get(i);
        int right = leaf.right().get(i);
        double difference =
            precise
                .value(left)
                .flatMap(l -> precise.value(right).map(r -> l.subtract(r).abs().doubleValue()))
                .orElse(Double.NaN);
        double rounding = (bound(left) + bound(right)) / 0x1p-53;
        // Exact inputs have no rounding: then the sides themselves are the scale.
        double terms = Math.max(rounding, Math.abs(run.value(left)) + Math.abs(run.value(right)));
        worst = difference == 0 ? worst : Math.max(worst, difference / Math.max(terms, NOTHING));
      }
    }
    return worst;
  }

  private PreciseRun precise(Program of, int digits, Point point) {
    meter.count(200L * of.size());
    PreciseRun precise = new PreciseRun(of, digits);
    precise.run(point.decimals(), point.functions());
    return precise;
  }

  /** The failure with its numbers, if it stands in exact arithmetic or with many more digits. */
  Optional<Counterexample> confirm(Point point, Question.Case where) {
    Program whole = question.program();
    meter.count(50L * whole.size());
    RationalRun rational = new RationalRun(whole);
    if (other.isEmpty()) {
      point.rationals().ifPresent(values -> rational.run(values, point.functions()));
    }
    int digits = other.isEmpty() ? DIGITS : DIGITS_OF_INTEGRALS;
    boolean exact =
        where.claim().truth(rational) == Claim.Truth.FALSE && meetsAssumptions(rational);
    if (exact) {
      return where
          .claim()
          .culprit(rational)
          .map(leaf ->
              new Report(question, where, leaf, rational, precise(whole, DIGITS, point)).of(point));
    }
    PreciseRun many = precise(whole, digits, point);
    PreciseRun fewer = precise(whole, digits * 2 / 3, point);
    boolean fails =
        where.claim().truth(many) == Claim.Truth.FALSE
            && where.claim().truth(fewer) == Claim.Truth.FALSE
            && meetsAssumptions(many);
    if (!fails) {
      return Optional.empty();
    }
    return where
        .claim()
        .culprit(many)
        .filter(leaf -> stands(leaf, many, fewer))
        .filter(leaf ->
            other.map(t -> stands(leaf, many, t.precise(t.program, digits, point))).orElse(true))
        .map(leaf -> new Report(question, where, leaf, rational, many).of(point));
  }

  private boolean meetsAssumptions(Claim.Readings readings) {
    return Stream.concat(question.assumptions().stream(), question.laws().stream())
        .allMatch(claim -> claim.truth(readings) == Claim.Truth.TRUE);
  }

  /** Whether two evaluations agree on what the difference is. */
  private static boolean stands(Claim.Leaf leaf, PreciseRun one, PreciseRun two) {
    List<Double> first = differences(leaf, one);
    List<Double> second = differences(leaf, two);
    double largest = first.stream().mapToDouble(Math::abs).max().orElse(0);
    for (int i = 0; i < first.size(); i++) {
      if (!(Math.abs(first.get(i) - second.get(i)) <= 1e-3 * largest)) {
        return false;
      }
    }
    return true;
  }

  private static List<Double> differences(Claim.Leaf leaf, PreciseRun run) {
    return java.util.stream.IntStream.range(0, leaf.left().size())
        .mapToObj(i ->
            run.value(leaf.left().get(i))
                .flatMap(l -> run.value(leaf.right().get(i)).map(r -> l.subtract(r).doubleValue()))
                .orElse(Double.NaN))
        .toList();
  }
}
