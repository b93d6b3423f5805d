package org.deriv.autodiff;

/**
 * How much the witness may try. All limits count work, never time, so that an answer depends on
 * nothing but the question and the seed.
 *
 * @param dimensionChoices how many assignments of numbers to the dimensions
 * @param points how many valid points at each of them
 * @param operations the largest tape, in scalar operations
 * @param work the number of scalar operations carried out in all
 * @param climbs from how many points to climb towards a violation of an order
 */
public record Budget(int dimensionChoices, int points, int operations, long work, int climbs) {
  /** A budget with as many climbs as are usual. */
  public Budget(int dimensionChoices, int points, int operations, long work) {
    this(dimensionChoices, points, operations, work, 3);
  }

  /** What a goal or a link of a chain gets. */
  public static Budget standard() {
    return new Budget(6, 8, 400_000, 200_000_000L);
  }

  /** What a claim gets before a proof is looked for; where there is none, it gets the standard. */
  public static Budget beforeProof() {
    return new Budget(3, 3, 400_000, 200_000_000L, 0);
  }

  /** A quick look, as for each of many candidates. */
  public static Budget small() {
    return new Budget(3, 3, 50_000, 20_000_000L);
  }
}
