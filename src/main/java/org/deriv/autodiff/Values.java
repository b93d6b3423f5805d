package org.deriv.autodiff;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws values of parameters, each from its own source of randomness, which its label fixes. */
final class Values {
  private static final double[] SIMPLE = {1, 2, -1, 0, 1, 3, -2, 2};
  private static final double[] POSITIVE = {1, 2, 1, 3, 0.5, 4};
  private static final double[] FRACTIONS = {0.5, 0.25, 0.75, 0.5};

  private final List<Draw> draws;
  private final List<String> labels;
  private final long seed;
  private RandomGenerator random;

  Values(Question question, long seed) {
    this.draws = question.parameters();
    this.labels = question.tape().labels();
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  double[] draw(Sampler.Style style, double scale) {
    double[] values = new double[draws.size()];
    double common = SIMPLE[random.nextInt(SIMPLE.length)];
    int unit = values.length == 0 ? 0 : random.nextInt(values.length);
    for (int i = 0; i < values.length; i++) {
      random = new SplittableRandom(31 * seed + hash(labels.get(i)));
      values[i] =
          switch (style) {
            case GENERIC -> generic(draws.get(i), scale);
            case WIDE -> generic(draws.get(i), scale * Math.pow(10, random.nextInt(-2, 3)));
            case SIMPLE -> simple(draws.get(i));
            case ZEROS -> near(draws.get(i), 0);
            case ONES -> near(draws.get(i), 1);
            case EQUAL -> near(draws.get(i), common);
            case UNIT -> near(draws.get(i), i == unit ? 1 : 0);
          };
    }
    return values;
  }

  private static long hash(String label) {
    long hash = 7;
    for (int i = 0; i < label.length(); i++) {
      hash = (hash + label.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private double generic(Draw draw, double scale) {
    return switch (draw) {
      case Draw.Real _ -> random.nextGaussian() * scale;
      case Draw.Between(double low, double high) -> between(low, high, scale);
      case Draw.Within(double low, double high) -> between(low, high, scale);
      case Draw.Sign _ -> sign();
      case Draw.Whole _ -> random.nextInt(-3, 4);
    };
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  private double between(double low, double high, double scale) {
    boolean bounded = Double.isFinite(low) && Double.isFinite(high);
    if (bounded) {
      return low + (high - low) * random.nextDouble(0.02, 0.98);
    }
    double away = scale * Math.exp(0.7 * random.nextGaussian());
    return Double.isFinite(low)
        ? low + away
        : Double.isFinite(high) ? high - away : random.nextGaussian() * scale;
  }

  private double simple(Draw draw) {
    return switch (draw) {
      case Draw.Real _, Draw.Whole _ -> SIMPLE[random.nextInt(SIMPLE.length)];
      case Draw.Sign _ -> sign();
      case Draw.Between(double low, double high) -> simple(low, high);
      case Draw.Within(double low, double high) ->
          random.nextInt(6) == 0 && Double.isFinite(low)
              ? low
              : random.nextInt(6) == 0 && Double.isFinite(high) ? high : simple(low, high);
    };
  }

  private double simple(double low, double high) {
    if (Double.isFinite(low) && Double.isFinite(high)) {
      return low + (high - low) * FRACTIONS[random.nextInt(FRACTIONS.length)];
    }
    double away = POSITIVE[random.nextInt(POSITIVE.length)];
    return Double.isFinite(low)
        ? low + away
        : Double.isFinite(high) ? high - away : SIMPLE[random.nextInt(SIMPLE.length)];
  }

  /** The value where it is allowed, else a simple one. */
  private double near(Draw draw, double value) {
    return switch (draw) {
      case Draw.Real _, Draw.Whole _ -> value;
      case Draw.Sign _ -> value < 0 ? -1 : 1;
      case Draw.Between(double low, double high) ->
          low < value && value < high ? value : simple(draw);
      case Draw.Within(double low, double high) ->
          low <= value && value <= high ? value : simple(draw);
    };
  }
}
