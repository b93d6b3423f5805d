package org.deriv.autodiff;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Looks for a violation of an inequality by small random moves that keep the assumptions. */
final class Ascent {
  private static final int MOVES = 250;
  private static final int FEWEST = 30;
  private static final long WORK = 1_000_000;

  private final Sampler sampler;
  private final Trial trial;
  private final Meter meter;
  private final RandomGenerator random;

  Ascent(Sampler sampler, Trial trial, Meter meter, long seed) {
    this.sampler = sampler;
    this.trial = trial;
    this.meter = meter;
    this.random = new SplittableRandom(seed ^ 0x5DEECE66DL);
  }

  Optional<Counterexample> from(Point start) {
    Point best = start;
    double height = trial.violation(start);
    double reach = 0.5;
    long cost = trial.cost();
    long moves = Math.clamp(WORK / Math.max(1, cost), FEWEST, MOVES);
    for (long move = 0; move < moves && meter.allows(2 * cost); move++) {
      Optional<Point> valid = sampler.valid(moved(best, reach));
      if (valid.isEmpty()) {
        reach = Math.max(1e-3, reach * 0.9);
        continue;
      }
      Point next = valid.get();
      Trial.Outcome seen = trial.look(next);
      double there = trial.violation();
      if (seen instanceof Trial.Outcome.Fails(Question.Case where)) {
        Optional<Counterexample> found =
            trial.confirm(next, where).flatMap(_ -> new Rounding(sampler, trial).of(next));
        if (found.isPresent()) {
          return found;
        }
      }
      if (there > height) {
        best = next;
        height = there;
        reach = Math.min(1, reach * 1.3);
      } else {
        reach = Math.max(1e-3, reach * 0.95);
      }
    }
    return Optional.empty();
  }

  private Point moved(Point from, double reach) {
    double[] at = from.doubles();
    int only = at.length == 0 ? 0 : random.nextInt(at.length);
    boolean single = random.nextBoolean();
    for (int i = 0; i < at.length; i++) {
      Draw draw = trial.question().parameters().get(i);
      double size = reach * (0.2 + Math.abs(at[i]));
      if (!single || i == only) {
        at[i] = within(draw, at[i], size * random.nextGaussian());
      }
    }
    return new Point(at, from.functions());
  }

  private static double within(Draw draw, double at, double step) {
    return switch (draw) {
      case Draw.Real _ -> at + step;
      case Draw.Between(double low, double high) ->
          at + step > low && at + step < high ? at + step : at;
      case Draw.Within(double low, double high) -> Math.clamp(at + step, low, high);
      case Draw.Sign _, Draw.Whole _ -> at;
    };
  }
}
