package org.deriv.autodiff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/** Looks for the same failure at the smallest dimensions and with the simplest numbers. */
final class Shrinker {
  private static final int CHOICES = 40;
  private static final int POINTS = 48;

  /** A smaller difference does not convince. */
  private static final double VISIBLE = 1e-3;

  private static final List<Sampler.Style> STYLES =
      List.of(
          Sampler.Style.ONES,
          Sampler.Style.SIMPLE,
          Sampler.Style.UNIT,
          Sampler.Style.SIMPLE,
          Sampler.Style.ZEROS,
          Sampler.Style.SIMPLE,
          Sampler.Style.EQUAL,
          Sampler.Style.SIMPLE);

  private final Subject subject;
  private final Sizes sizes;
  private final Budget budget;
  private final long seed;
  private final Meter meter;

  Shrinker(Subject subject, Sizes sizes, Budget budget, long seed) {
    this.subject = subject;
    this.sizes = sizes;
    this.budget = budget;
    this.seed = seed;
    this.meter = new Meter(budget.work());
  }

  /** The simplest counterexample found, or the one given. */
  Counterexample simpler(Counterexample known, Map<String, Long> at) {
    long total = total(at);
    Optional<Counterexample> best = Optional.empty();
    int looked = 0;
    for (Map<String, Long> choice : sizes.ascending()) {
      if (total(choice) > total || looked++ >= CHOICES || best.isPresent()) {
        break;
      }
      best = simplest(choice);
    }
    return best.orElse(known);
  }

  private static long total(Map<String, Long> sizes) {
    return sizes.values().stream().mapToLong(Math::abs).sum();
  }

  private Optional<Counterexample> simplest(Map<String, Long> choice) {
    try {
      Question first = Question.of(subject, choice, Orders.COARSE, budget.operations());
      Question question = first.isGenericOnly() ? first.everywhere(budget.operations()) : first;
      Trial trial = Trial.of(question, budget.operations(), meter);
      Sampler sampler = new Sampler(question, seed, meter);
      Optional<Counterexample> best = Optional.empty();
      int misses = 0;
      for (int i = 0; i < POINTS && misses < 4; i++) {
        Optional<Point> point = sampler.next(STYLES.get(i % STYLES.size()));
        misses = point.isPresent() ? misses : misses + 1;
        Optional<Counterexample> found = point.flatMap(p -> failure(sampler, trial, p));
        if (found.isPresent() && (best.isEmpty() || length(found.get()) < length(best.get()))) {
          best = found;
        }
      }
      return best;
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  private static Optional<Counterexample> failure(Sampler sampler, Trial trial, Point point) {
    return trial.look(point) instanceof Trial.Outcome.Fails
        ? new Rounding(sampler, trial).of(point)
        : Optional.empty();
  }

  /** Small for few, small and whole numbers. */
  private static double length(Counterexample example) {
    double numbers =
        example.values().values().stream()
            .flatMap(tensor -> tensor.entries().stream())
            .mapToDouble(Shrinker::length)
            .sum();
    int formulas = example.functions().values().stream().mapToInt(String::length).sum();
    int laws = example.laws().values().stream().mapToInt(Shrinker::length).sum();
    double apart = Math.abs(example.margin()) < VISIBLE ? 30 : 0;
    return apart
        + numbers
        + 5 * formulas
        + 0.3 * laws
        + length(example.left())
        + length(example.right());
  }

  private static int length(DrawnLaw law) {
    return law.words().length() + 12 * law.values();
  }

  private static double length(Quantity quantity) {
    double size = Math.min(20, Math.abs(quantity.approximately()));
    return switch (quantity) {
      case Quantity.Exact(Rational value) ->
          value.isZero()
              ? 0
              : 1 + size / 4 + (value.isInteger() ? 0 : 3) + (value.signum() < 0 ? 0.5 : 0);
      case Quantity.Decimal _ -> 12 + size / 4;
    };
  }
}
