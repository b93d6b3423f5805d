package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** How the distance of two sides develops from stage to stage. */
final class Trend {
  private static final int FEWEST = 4;

  private Trend() {}

  /** What the stages say. */
  sealed interface Verdict {
    /** The distance falls towards 0; what it is last. */
    record Falls(double last) implements Verdict {}

    /** The sides settle at values that differ at an entry. */
    record Stays(int entry) implements Verdict {}

    /** Neither can be told. */
    record Unclear(String why) implements Verdict {}
  }

  static Verdict of(List<List<BigDecimal>> lefts, List<List<BigDecimal>> rights) {
    if (lefts.size() < FEWEST) {
      return new Verdict.Unclear("too few stages on the way to the limit could be evaluated");
    }
    double last = 0;
    for (int entry = 0; entry < lefts.getFirst().size(); entry++) {
      List<Double> distances = new ArrayList<>();
      for (int stage = 0; stage < lefts.size(); stage++) {
        distances.add(distance(lefts.get(stage).get(entry), rights.get(stage).get(entry)));
      }
      if (settles(distances)) {
        return new Verdict.Stays(entry);
      }
      if (!falls(distances)) {
        return new Verdict.Unclear("the distance neither falls to 0 nor settles elsewhere");
      }
      last = Math.max(last, distances.getLast());
    }
    return new Verdict.Falls(last);
  }

  private static double distance(BigDecimal left, BigDecimal right) {
    BigDecimal scale = right.abs().max(BigDecimal.ONE);
    return left.subtract(right).abs().divide(scale, MathContext.DECIMAL64).doubleValue();
  }

  /** In every one of the last steps the distance shrinks at least by a third, or is nothing. */
  private static boolean falls(List<Double> distances) {
    int from = distances.size() - FEWEST + 1;
    for (int i = from; i < distances.size(); i++) {
      double now = distances.get(i);
      if (now > 1e-30 && !(now < 0.67 * distances.get(i - 1))) {
        return false;
      }
    }
    return distances.getLast() < 0.05;
  }

  /** The last distances are the same, or hardly move any more, and are not nothing. */
  private static boolean settles(List<Double> distances) {
    double last = distances.getLast();
    if (last > 1e-3 && comesToRest(distances)) {
      return true;
    }
    for (int i = distances.size() - FEWEST + 1; i < distances.size(); i++) {
      double change = Math.abs(distances.get(i) - distances.get(i - 1));
      if (!(change < 1e-8 * last)) {
        return false;
      }
    }
    return last > 1e-6;
  }

  /**
   * Every change is at most half the one before, so that all that may still come is at most the
   * last change again, and that is small beside the distance.
   */
  private static boolean comesToRest(List<Double> distances) {
    int from = distances.size() - FEWEST + 2;
    for (int i = from; i < distances.size(); i++) {
      double now = Math.abs(distances.get(i) - distances.get(i - 1));
      double before = Math.abs(distances.get(i - 1) - distances.get(i - 2));
      if (!(now <= 0.5 * before)) {
        return false;
      }
    }
    double change = Math.abs(distances.getLast() - distances.get(distances.size() - 2));
    return change < 0.05 * distances.getLast();
  }

  /** Whether the left side grows beyond every bound. */
  static Verdict unbounded(List<List<BigDecimal>> lefts) {
    if (lefts.size() < FEWEST) {
      return new Verdict.Unclear("too few stages on the way to the limit could be evaluated");
    }
    for (int stage = lefts.size() - FEWEST + 1; stage < lefts.size(); stage++) {
      BigDecimal before = lefts.get(stage - 1).getFirst();
      BigDecimal now = lefts.get(stage).getFirst();
      if (now.compareTo(before.multiply(new BigDecimal("1.3"))) <= 0) {
        return new Verdict.Unclear("it is not seen to grow beyond bounds");
      }
    }
    return new Verdict.Falls(0);
  }
}
