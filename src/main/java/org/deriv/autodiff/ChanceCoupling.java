package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;

/**
 * Numbers of mean 0 and variance 1 that are uncorrelated but depend on each other in every way that
 * is left: they share a scale, one of them is at times a function of the scale alone, and the size
 * of one that is symmetric depends on the sign of the one before.
 */
final class ChanceCoupling {
  /** Among how many of the first numbers one is chosen. */
  private static final int CHOICES = 3;

  private final Scalars scalars;
  private final ChanceLaws laws;
  private final ChanceFamilies families;
  private final int scale;
  private final int ofScale;
  private final int chosen;
  private int count;
  private Optional<Sign> sign = Optional.empty();

  /** The sign that a symmetric number was made with. */
  private record Sign(String name, int cell) {}

  ChanceCoupling(Scalars scalars, ChanceLaws laws, ChanceFamilies families, String name) {
    this.scalars = scalars;
    this.laws = laws;
    this.families = families;
    int one = scalars.number(1);
    int weight = families.parameter(new Draw.Between(0, 1), name);
    int square = families.parameter(new Draw.Within(0, 1), name);
    int other = scalars.subtract(one, weight);
    int larger = scalars.divide(scalars.subtract(one, scalars.multiply(weight, square)), other);
    int small = laws.finite(List.of(one, scalars.number(0)), List.of(weight, other));
    this.scale = scalars.select(small, scalars.sqrt(square), scalars.sqrt(larger));
    int low = scalars.negate(scalars.sqrt(scalars.divide(other, weight)));
    this.ofScale = scalars.select(small, low, scalars.sqrt(scalars.divide(weight, other)));
    this.chosen = families.parameter(new Draw.Within(0, 1), name);
  }

  /** The next numbers, for the entries of a quantity. */
  int[] entries(String name, int size, boolean symmetric) {
    int[] entries = new int[size];
    for (int i = 0; i < size; i++) {
      entries[i] = symmetric ? symmetric(name, i) : skewed(name, i);
    }
    return entries;
  }

  private int symmetric(String name, int position) {
    int own = families.twoPoint(name, position);
    int size = scale;
    // Where numbers are mixed to correlate them, this would make the mixture lopsided.
    if (sign.isPresent() && families.areUncorrelated(name, sign.get().name())) {
      int share = families.parameter(new Draw.Between(0, 1), name);
      int swing = scalars.add(scalars.number(1), scalars.multiply(share, sign.get().cell()));
      size = scalars.multiply(size, scalars.sqrt(swing));
    }
    sign = Optional.of(new Sign(name, own));
    return scalars.multiply(own, size);
  }

  private int skewed(String name, int position) {
    int plain = scalars.multiply(families.twoPoint(name, position), scale);
    if (count >= CHOICES) {
      return plain;
    }
    // Two numbers that both follow the scale would be correlated: at each point one does at most.
    int turn = scalars.multiply(chosen, scalars.number(CHOICES));
    int from = scalars.not(scalars.less(turn, scalars.number(count)));
    int to = scalars.less(turn, scalars.number(count + 1L));
    count++;
    int half = scalars.divide(scalars.number(1), scalars.number(2));
    int one = scalars.number(1);
    int mixed = laws.finite(List.of(one, scalars.number(0)), List.of(half, half));
    return scalars.select(scalars.and(from, to), scalars.select(mixed, plain, ofScale), plain);
  }
}
