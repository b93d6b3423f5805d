package org.deriv.derive.cost;

/**
 * What an evaluation costs.
 *
 * @param operations scalar operations
 * @param numbers numbers stored besides what is given
 */
public record Bill(Count operations, Count numbers) {
  /** Both. */
  Bill plus(Bill other) {
    return new Bill(operations.plus(other.operations), numbers.plus(other.numbers));
  }

  /** So often, the same store used again and again. */
  Bill times(Count times) {
    return new Bill(operations.times(times), numbers);
  }
}
