package org.deriv.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A term of an unknown function, scale · profile(weights · x + shift). The numbers are dyadic,
 * hence exact in every arithmetic.
 */
final class Ridge {
  private final double scale;
  private final Profile profile;
  private final double[] weights;
  private final double shift;

  private Ridge(double scale, Profile profile, double[] weights, double shift) {
    this.scale = scale;
    this.profile = profile;
    this.weights = weights;
    this.shift = shift;
  }

  /** A term with these numbers. */
  static Ridge of(double scale, Profile profile, List<Double> weights, double shift) {
    double[] copy = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return new Ridge(scale, profile, copy, shift);
  }

  double scale() {
    return scale;
  }

  Profile profile() {
    return profile;
  }

  double shift() {
    return shift;
  }

  /** How many arguments it has. */
  int arguments() {
    return weights.length;
  }

  double weight(int slot) {
    return weights[slot];
  }

  /** The scale times the weights of these slots. */
  double factor(List<Integer> slots) {
    double product = scale;
    for (int slot : slots) {
      product *= weights[slot];
    }
    return product;
  }

  Ridge scaled(double factor) {
    return new Ridge(scale * factor, profile, weights, shift);
  }

  Ridge shifted(double by) {
    return new Ridge(scale, profile, weights, shift + by * Arrays.stream(weights).sum());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ridge ridge
        && scale == ridge.scale
        && profile == ridge.profile
        && shift == ridge.shift
        && Arrays.equals(weights, ridge.weights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scale, profile, shift, Arrays.hashCode(weights));
  }
}
