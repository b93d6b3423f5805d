package org.deriv.autodiff;

import java.math.BigInteger;
import java.util.List;
import org.deriv.expr.Rational;

/** E[Xᵏ] of sources, in terms of their parameters. */
final class SourceMoments {
  private final Scalars scalars;

  SourceMoments(Scalars scalars) {
    this.scalars = scalars;
  }

  int of(Source source, int k) {
    List<Integer> p = source.parameters();
    int one = scalars.number(1);
    if (k == 0) {
      return one;
    }
    return switch (source.kind()) {
      case SIGN -> scalars.number(k % 2 == 0 ? 1 : 0);
      case SKEW -> number(mixed(Rational.of(2), Rational.of(-1, 2), k));
      case SCALE -> number(mixed(Rational.of(2), Rational.of(1, 2), k));
      case BERNOULLI -> p.getFirst();
      case CATEGORICAL, BINOMIAL -> discrete(source, k);
      case POISSON -> poisson(p.getFirst(), k);
      // (k-1)!! for even k
      case NORMAL -> number(k % 2 == 1 ? Rational.ZERO : whole(oddFactorial(k - 1)));
      case UNIFORM -> number(Rational.of(1, k + 1L));
      case EXPONENTIAL -> number(whole(factorial(k)));
      case GAMMA -> rising(p.getFirst(), k);
      case BETA ->
          scalars.divide(
              rising(p.get(0), k), rising(scalars.add(p.get(0), p.get(1)), k));
      case LAPLACE -> number(k % 2 == 1 ? Rational.ZERO : whole(factorial(k)));
    };
  }

  private int number(Rational value) {
    return scalars.number(value);
  }

  private static Rational whole(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  /** The first with probability 1/5, else the second. */
  private static Rational mixed(Rational first, Rational second, int k) {
    return first
        .power(k)
        .times(Rational.of(1, 5))
        .plus(second.power(k).times(Rational.of(4, 5)));
  }

  private static BigInteger factorial(int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= k; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  private static BigInteger oddFactorial(int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = k; i > 1; i -= 2) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  /** a (a+1) … (a+k-1). */
  private int rising(int a, int k) {
    int product = scalars.number(1);
    for (int i = 0; i < k; i++) {
      product = scalars.multiply(product, scalars.add(a, scalars.number(i)));
    }
    return product;
  }

  /** Σ S(k,j) λʲ with Stirling's numbers of the second kind. */
  private int poisson(int mean, int k) {
    long[] stirling = {1};
    for (int n = 1; n <= k; n++) {
      long[] next = new long[n + 1];
      for (int j = 1; j <= n; j++) {
        next[j] = stirling[j - 1] + (j < n ? j * stirling[j] : 0);
      }
      stirling = next;
    }
    int sum = scalars.number(0);
    for (int j = 1; j <= k; j++) {
      int term = scalars.multiply(scalars.number(stirling[j]), scalars.power(mean, (long) j));
      sum = scalars.add(sum, term);
    }
    return sum;
  }

  private int discrete(Source source, int k) {
    int sum = scalars.number(0);
    for (SourceRules.Atom atom : new SourceRules(scalars, 2).finite(source)) {
      sum =
          scalars.add(
              sum, scalars.multiply(atom.weight(), scalars.power(atom.value(), (long) k)));
    }
    return sum;
  }
}
