package org.deriv.autodiff;

import java.util.Optional;

/** Makes the numbers of a failing point short, as long as it stays valid and failing. */
final class Rounding {
  private static final int FINEST = 12;

  private final Sampler sampler;
  private final Trial trial;

  Rounding(Sampler sampler, Trial trial) {
    this.sampler = sampler;
    this.trial = trial;
  }

  /** The failure at the coarsest rounding at which there still is one. */
  Optional<Counterexample> of(Point point) {
    for (int bits = 0; bits <= FINEST; bits += bits < 4 ? 1 : 4) {
      Optional<Counterexample> found = sampler.valid(rounded(point, bits)).flatMap(this::failure);
      if (found.isPresent()) {
        return found;
      }
    }
    return failure(point);
  }

  private static Point rounded(Point point, int bits) {
    double[] values = point.doubles();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.scalb(Math.rint(Math.scalb(values[i], bits)), -bits);
    }
    return new Point(values, point.functions());
  }

  private Optional<Counterexample> failure(Point point) {
    return trial.look(point) instanceof Trial.Outcome.Fails(Question.Case where)
        ? trial.confirm(point, where)
        : Optional.empty();
  }
}
