package org.deriv.document.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.expr.Rational;

/**
 * A tensor of numbers that are ready to be shown.
 *
 * @param dims the lengths of its axes; none for a number
 * @param entries row-major, see {@link Numerals}
 */
public record Values(List<Integer> dims, List<Formula> entries) {
  /** Copies the lists; the number of entries must be the product of the dimensions. */
  public Values {
    dims = List.copyOf(dims);
    entries = List.copyOf(entries);
    long size = dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (size != entries.size()) {
      throw new IllegalStateException("values of " + dims + " with " + entries.size());
    }
  }

  /** Exact numbers; in a matrix fractions are written in a line. */
  public static Values exact(List<Integer> dims, List<Rational> numbers) {
    boolean alone = dims.isEmpty();
    return new Values(
        dims, numbers.stream().map(n -> alone ? Numerals.exact(n) : Numerals.inLine(n)).toList());
  }

  /** Decimals rounded to so many significant digits. */
  public static Values rounded(List<Integer> dims, List<Double> numbers, int digits) {
    return new Values(dims, numbers.stream().map(n -> Numerals.rounded(n, digits)).toList());
  }

  /** Decimals of many digits rounded to so many significant ones. */
  public static Values near(List<Integer> dims, List<BigDecimal> numbers, int digits) {
    MathContext to = new MathContext(digits);
    return new Values(dims, numbers.stream().map(n -> Numerals.decimal(n.round(to))).toList());
  }

  /** The part at a position of the first axis, counted from 0. */
  Values part(int position) {
    int size = entries.size() / dims.getFirst();
    return new Values(
        dims.subList(1, dims.size()), entries.subList(position * size, (position + 1) * size));
  }
}
