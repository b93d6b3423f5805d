package org.deriv.normal;

import java.util.List;
import org.deriv.expr.Rational;

/**
 * An equation of noncommutative polynomials that follows from earlier ones: the sum of its
 * summands.
 *
 * @param summands each an earlier equation times cofactors
 */
public record Lemma(List<Summand> summands) {
  /** Copies the list. */
  public Lemma {
    summands = List.copyOf(summands);
  }

  /**
   * An equation times cofactors.
   *
   * @param factor a scalar polynomial
   * @param left the word before the equation, by numbers of letters
   * @param equation the number of the equation: axioms first, then lemmas
   * @param right the word after it
   */
  public record Summand(
      List<Scalar> factor, List<Integer> left, int equation, List<Integer> right) {
    /** Copies the lists. */
    public Summand {
      factor = List.copyOf(factor);
      left = List.copyOf(left);
      right = List.copyOf(right);
    }
  }

  /**
   * A term of a scalar polynomial.
   *
   * @param factor its coefficient
   * @param uses the numbers of the scalars in it
   * @param exponents their exponents
   */
  public record Scalar(Rational factor, List<Integer> uses, List<Rational> exponents) {
    /** Copies the lists. */
    public Scalar {
      uses = List.copyOf(uses);
      exponents = List.copyOf(exponents);
    }
  }
}
