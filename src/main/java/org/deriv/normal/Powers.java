package org.deriv.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deriv.expr.Rational;

/**
 * Powers with rational exponents. An integer exponent is distributed over a product; any other only
 * over factors known not to be negative, for the root of a square is an absolute value. What cannot
 * be distributed stands as a group.
 */
final class Powers {
  private static final Rational HALF = Rational.of(1, 2);
  private static final int HIGHEST = 60;

  private final Kernel kernel;

  Powers(Kernel kernel) {
    this.kernel = kernel;
  }

  Poly reciprocal(Poly of) {
    return power(of, Rational.of(-1));
  }

  Poly root(Poly of) {
    return power(of, HALF);
  }

  Poly power(Poly base, Rational exponent) {
    if (exponent.isOne() || exponent.isZero()) {
      return exponent.isZero() ? Poly.ONE : base;
    }
    if (base.isZero()) {
      if (exponent.signum() < 0) {
        throw new Undecidable("a division by 0");
      }
      return Poly.ZERO;
    }
    if (base.size() == 1) {
      var term = base.terms().entrySet().iterator().next();
      return ofProduct(term.getKey(), term.getValue(), exponent);
    }
    return exponent.isInteger() && exponent.signum() > 0
        ? repeated(base, exponent)
        : ofSum(base, exponent);
  }

  private Poly repeated(Poly base, Rational exponent) {
    if (!exponent.isInt() || exponent.intValue() > HIGHEST) {
      throw new Undecidable("a power is too high");
    }
    Poly result = Poly.ONE;
    for (int i = 0; i < exponent.intValue(); i++) {
      result = kernel.ring().times(result, base);
    }
    return result;
  }

  private Poly ofProduct(Monomial monomial, Rational factor, Rational exponent) {
    if (exponent.isInteger()) {
      if (!exponent.isInt() || Math.abs(exponent.intValue()) > 1000) {
        throw new Undecidable("a power is too high");
      }
      Poly powers = kernel.ring().product(monomial.power(exponent));
      return powers.times(factor.power(exponent.intValue()));
    }
    Poly result = Poly.ONE;
    List<Power> rest = new ArrayList<>();
    for (Power power : monomial.powers()) {
      Optional<Poly> split = split(power, exponent);
      if (split.isPresent()) {
        result = kernel.ring().times(result, split.get());
      } else {
        rest.add(power);
      }
    }
    Rational size = factor.signum() < 0 ? factor.negate() : factor;
    result = kernel.ring().times(result, ofNumber(size, exponent));
    if (rest.isEmpty() && factor.signum() > 0) {
      return result;
    }
    Poly kept = Poly.of(Monomial.of(rest), Rational.of(factor.signum()));
    Use group = kernel.naming().group(kept);
    return kernel.ring().times(result, kernel.ring().product(Monomial.of(group, exponent)));
  }

  /** (uᵉ)^q = u^(eq) for u ≥ 0, |u|^(eq) for even e. */
  private Optional<Poly> split(Power power, Rational exponent) {
    Rational product = power.exponent().times(exponent);
    if (kernel.signs().of(power.use()).isNonnegative()) {
      return Optional.of(kernel.ring().product(Monomial.of(power.use(), product)));
    }
    boolean even = power.exponent().isInteger() && !power.exponent().numerator().testBit(0);
    if (!even) {
      return Optional.empty();
    }
    return Optional.of(power(kernel.functions().absolute(Poly.of(power.use())), product));
  }

  /** The power of a positive number, as a product of powers of primes. */
  Poly ofNumber(Rational number, Rational exponent) {
    Poly.Sum sum = new Poly.Sum();
    List<Power> powers = new ArrayList<>();
    primes(number)
        .forEach((prime, times) ->
            powers.add(new Power(prime(prime), exponent.times(Rational.of(times)))));
    kernel.ring().add(sum, Monomial.of(powers), Rational.ONE);
    return sum.poly();
  }

  private Use prime(BigInteger prime) {
    Poly number = Poly.number(new Rational(prime, BigInteger.ONE));
    return kernel.naming().opaque("number", List.of(), List.of(Table.of(number)));
  }

  /** The primes below 1000 of a positive number, and what is left, with their exponents. */
  static Map<BigInteger, Long> primes(Rational number) {
    Map<BigInteger, Long> primes = new TreeMap<>();
    factor(number.numerator(), 1, primes);
    factor(number.denominator(), -1, primes);
    return primes;
  }

  private static void factor(BigInteger number, long sign, Map<BigInteger, Long> primes) {
    BigInteger rest = number;
    for (long candidate = 2; candidate < 1000 && !rest.equals(BigInteger.ONE); candidate++) {
      BigInteger prime = BigInteger.valueOf(candidate);
      while (rest.mod(prime).signum() == 0) {
        primes.merge(prime, sign, Long::sum);
        rest = rest.divide(prime);
      }
    }
    if (!rest.equals(BigInteger.ONE)) {
      primes.merge(rest, sign, Long::sum);
    }
  }

  /** The common factor is taken out, and the rest stands as a group. */
  private Poly ofSum(Poly base, Rational exponent) {
    Content content = content(base, !exponent.isInteger());
    Poly outside = power(content.outside(), exponent);
    Use group = kernel.naming().group(content.inside());
    return kernel.ring().times(outside, kernel.ring().product(Monomial.of(group, exponent)));
  }

  /** A sum as a product of one term and a sum without common factor. */
  record Content(Poly outside, Poly inside) {}

  /** Takes out the common factor, where {@code positive} only one that is not negative. */
  Content content(Poly sum, boolean positive) {
    List<Power> common = new ArrayList<>();
    for (Power power : common(sum)) {
      boolean even = power.exponent().isInteger() && !power.exponent().numerator().testBit(0);
      if (!positive || even || kernel.signs().of(power.use()).isNonnegative()) {
        common.add(power);
      }
    }
    Monomial outside = Monomial.of(common);
    Monomial inverse = outside.power(Rational.of(-1));
    Rational scale = scale(sum);
    if (!positive && orientation(sum) < 0) {
      scale = scale.negate();
    }
    Poly.Sum inside = new Poly.Sum();
    Rational down = scale.reciprocal();
    sum.terms()
        .forEach((monomial, factor) -> inside.add(monomial.times(inverse), factor.times(down)));
    return new Content(Poly.of(outside, scale), inside.poly());
  }

  /** The powers that divide every term: of each use the least exponent. */
  private static List<Power> common(Poly sum) {
    Map<Use, Rational> least = new HashMap<>();
    List<Use> uses = new ArrayList<>();
    for (Monomial monomial : sum.terms().keySet()) {
      for (Power power : monomial.powers()) {
        if (!uses.contains(power.use())) {
          uses.add(power.use());
        }
      }
    }
    for (Use use : uses) {
      for (Monomial monomial : sum.terms().keySet()) {
        Rational exponent = monomial.exponentOf(use);
        least.merge(use, exponent, (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    return uses.stream()
        .map(use -> new Power(use, least.getOrDefault(use, Rational.ZERO)))
        .filter(power -> !power.exponent().isZero())
        .toList();
  }

  /** The positive number that makes the coefficients integers without common divisor. */
  private static Rational scale(Poly sum) {
    BigInteger divisor = BigInteger.ZERO;
    BigInteger multiple = BigInteger.ONE;
    for (Rational factor : sum.terms().values()) {
      divisor = divisor.gcd(factor.numerator());
      BigInteger shared = multiple.gcd(factor.denominator());
      multiple = multiple.multiply(factor.denominator().divide(shared));
    }
    return new Rational(divisor, multiple);
  }

  /** A sign that does not depend on how variables are named, as far as one can be found. */
  private static int orientation(Poly sum) {
    TreeMap<Long, Rational> bySignature = new TreeMap<>();
    sum.terms()
        .forEach(
            (monomial, factor) -> bySignature.merge(signature(monomial), factor, Rational::plus));
    for (Rational factor : bySignature.values()) {
      if (!factor.isZero()) {
        return factor.signum();
      }
    }
    return sum.coefficient(sum.sorted().getFirst()).signum();
  }

  private static long signature(Monomial monomial) {
    long signature = 0;
    for (Power power : monomial.powers()) {
      signature += Graph.mix(power.use().template().id(), power.exponent().hashCode());
    }
    return signature;
  }
}
