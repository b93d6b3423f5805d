package org.deriv.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/** Laws by which a product of powers is replaced by a simpler sum of products. */
final class Reductions {
  private static final int WIDEST = 6;
  private static final Rational TWO = Rational.of(2);

  private final Kernel kernel;
  private final Map<Template, Optional<Monomial>> leads = new HashMap<>();

  Reductions(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The product replaced, if some law applies. */
  Optional<Poly> step(Monomial monomial) {
    for (Power power : monomial.powers()) {
      Optional<Poly> replaced =
          switch (power.use().template().content()) {
            case Content.Leaf _, Content.Index _, Content.Connected _ -> Optional.empty();
            case Content.Delta _ -> delta(monomial, power);
            case Content.Group(Poly sum) -> group(monomial, power, sum);
            case Content.Opaque(String name, int _, var _) ->
                switch (name) {
                  case "abs" -> absolute(monomial, power);
                  case "sign" -> sign(monomial, power);
                  case "number" -> number(monomial, power);
                  case "cos" -> cosine(monomial, power);
                  default -> Optional.empty();
                };
          };
      if (replaced.isPresent()) {
        return replaced;
      }
    }
    return kernel.relations().applyLocal(monomial).or(() -> kernel.signed().step(monomial));
  }

  private static Monomial without(Monomial monomial, Power power) {
    return Monomial.of(monomial.powers().stream().filter(other -> !other.equals(power)).toList());
  }

  /** δ_ii = 1, δ² = δ, and δ_ij f(j) = δ_ij f(i). */
  private Optional<Poly> delta(Monomial monomial, Power power) {
    Use use = power.use();
    Monomial rest = without(monomial, power);
    if (!power.isNatural()) {
      throw new Undecidable("a division by an entry of an identity");
    }
    if (use.slot(0) == use.slot(1)) {
      return Optional.of(Poly.of(rest));
    }
    if (!power.exponent().isOne()) {
      return Optional.of(Poly.of(rest.times(Monomial.of(use))));
    }
    int low = Math.min(use.slot(0), use.slot(1));
    int high = Math.max(use.slot(0), use.slot(1));
    if (!rest.touches(high)) {
      return Optional.empty();
    }
    Poly renamed = kernel.ring().rename(rest, Map.of(high, low));
    Poly.Sum sum = new Poly.Sum();
    renamed.terms().forEach((other, factor) -> sum.add(other.times(Monomial.of(use)), factor));
    return Optional.of(sum.poly());
  }

  private Optional<Poly> group(Monomial monomial, Power power, Poly sum) {
    Rational exponent = power.exponent();
    if (exponent.compareTo(Rational.ONE) >= 0) {
      BigInteger whole = exponent.numerator().divide(exponent.denominator());
      Rational natural = new Rational(whole, BigInteger.ONE);
      Poly opened = kernel.powers().power(kernel.ring().value(power.use()), natural);
      Monomial rest =
          without(monomial, power).times(Monomial.of(power.use(), exponent.minus(natural)));
      return Optional.of(spread(opened, rest));
    }
    return exponent.signum() < 0 ? cancel(monomial, power, sum) : Optional.empty();
  }

  private static Poly spread(Poly poly, Monomial factor) {
    Poly.Sum sum = new Poly.Sum();
    poly.terms().forEach((monomial, own) -> sum.add(monomial.times(factor), own));
    return sum.poly();
  }

  /** With G = c·m + R: m·Gᵉ = (Gᵉ⁺¹ − R·Gᵉ)/c, for the leading term m. */
  private Optional<Poly> cancel(Monomial monomial, Power power, Poly sum) {
    Use use = power.use();
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < use.arity(); i++) {
      slots.put(i, use.slot(i));
    }
    Optional<Monomial> lead = leads.computeIfAbsent(use.template(), _ -> lead(sum));
    if (lead.isPresent()) {
      Monomial here = kernel.store().rename(lead.get(), slots);
      if (divides(here, monomial)) {
        return Optional.of(exchange(monomial, power, kernel.store().rename(sum, slots), here));
      }
    }
    Monomial inverse = lead.orElse(Monomial.ONE).power(Rational.of(-1));
    if (sum.size() == 2 && !sum.coefficient(Monomial.ONE).isZero() && lead.isPresent()) {
      Monomial here = kernel.store().rename(inverse, slots);
      if (divides(here, monomial)) {
        return Optional.of(
            exchange(monomial, power, kernel.store().rename(sum, slots), Monomial.ONE));
      }
    }
    return Optional.empty();
  }

  private static Poly exchange(Monomial monomial, Power power, Poly group, Monomial term) {
    Rational factor = group.coefficient(term);
    Monomial rest = monomial.times(term.power(Rational.of(-1)));
    Poly.Sum sum = new Poly.Sum();
    sum.add(rest.times(Monomial.of(power.use())), factor.reciprocal());
    group
        .terms()
        .forEach((other, own) -> {
          if (!other.equals(term)) {
            sum.add(rest.times(other), own.over(factor).negate());
          }
        });
    return sum.poly();
  }

  /** Whether every exponent of the divisor is matched by one of its sign that is as large. */
  private static boolean divides(Monomial divisor, Monomial monomial) {
    for (Power power : divisor.powers()) {
      Rational here = monomial.exponentOf(power.use());
      Rational wanted = power.exponent();
      boolean enough =
          wanted.signum() > 0 ? here.compareTo(wanted) >= 0 : here.compareTo(wanted) <= 0;
      if (!enough) {
        return false;
      }
    }
    return true;
  }

  /** The term of highest degree with natural exponents, where the sum is short. */
  private static Optional<Monomial> lead(Poly sum) {
    if (sum.size() > WIDEST) {
      return Optional.empty();
    }
    Optional<Monomial> best = Optional.empty();
    for (Monomial monomial : sum.sorted()) {
      boolean natural = !monomial.isOne() && monomial.powers().stream().allMatch(Power::isNatural);
      if (natural && (best.isEmpty() || degree(monomial).compareTo(degree(best.get())) >= 0)) {
        best = Optional.of(monomial);
      }
    }
    return best;
  }

  private static Rational degree(Monomial monomial) {
    Rational degree = Rational.ZERO;
    for (Power power : monomial.powers()) {
      degree = degree.plus(power.exponent());
    }
    return degree;
  }

  /** |u|ᵉ = uᵉ for even e, |u|·uᵉ⁻¹ for odd e, and |u|/u = sign(u). */
  private Optional<Poly> absolute(Monomial monomial, Power power) {
    Rational exponent = power.exponent();
    if (!exponent.isInteger()) {
      return Optional.empty();
    }
    Poly inside = argument(power.use());
    Monomial rest = without(monomial, power);
    if (exponent.isOne()) {
      Use plain = inside.use().orElseGet(() -> kernel.naming().group(inside));
      return rest.exponentOf(plain).compareTo(Rational.of(-1)) <= 0
          ? Optional.of(spread(kernel.functions().sign(inside), rest.times(Monomial.of(plain))))
          : Optional.empty();
    }
    boolean odd = exponent.numerator().testBit(0);
    return Optional.of(
        odd
            ? spread(
                kernel.powers().power(inside, exponent.minus(Rational.ONE)),
                rest.times(Monomial.of(power.use())))
            : spread(kernel.powers().power(inside, exponent), rest));
  }

  /** The argument of a function of one number. */
  Poly argument(Use use) {
    return argument(use, 0);
  }

  /** An argument of a function of numbers. */
  Poly argument(Use use, int position) {
    if (!(use.template().content() instanceof Content.Opaque(String _, int _, var tables))) {
      throw new IllegalStateException("no function: " + use);
    }
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < use.arity(); i++) {
      slots.put(i, use.slot(i));
    }
    return kernel.ring().rename(tables.get(position).body(), slots);
  }

  /** sign(u)³ = sign(u), sign(u)|u| = u, sign(u)u = |u|. */
  private Optional<Poly> sign(Monomial monomial, Power power) {
    Rational exponent = power.exponent();
    Monomial rest = without(monomial, power);
    if (!exponent.isInteger()) {
      return Optional.empty();
    }
    boolean odd = exponent.numerator().testBit(0);
    if (exponent.signum() < 0 || exponent.compareTo(TWO) > 0) {
      Rational low = odd ? Rational.ONE : TWO;
      return Optional.of(Poly.of(rest.times(Monomial.of(power.use(), low))));
    }
    Poly inside = argument(power.use());
    Optional<Use> size = kernel.functions().absolute(inside).use();
    if (size.isPresent() && rest.exponentOf(size.get()).signum() > 0) {
      Monomial left = rest.times(Monomial.of(size.get(), Rational.of(-1)));
      Rational less = exponent.minus(Rational.ONE);
      return Optional.of(spread(inside, left.times(Monomial.of(power.use(), less))));
    }
    if (size.isPresent() && inside.use().isPresent()) {
      Use plain = inside.use().get();
      if (rest.exponentOf(plain).signum() > 0) {
        List<Power> left = new ArrayList<>(rest.powers());
        left.add(new Power(plain, Rational.of(-1)));
        left.add(new Power(size.get()));
        left.add(new Power(power.use(), exponent.minus(Rational.ONE)));
        return Optional.of(Poly.of(Monomial.of(left)));
      }
    }
    return Optional.empty();
  }

  /** A prime to an exponent between 0 and 1, times a rational number. */
  private Optional<Poly> number(Monomial monomial, Power power) {
    Rational exponent = power.exponent();
    BigInteger[] parts = exponent.numerator().divideAndRemainder(exponent.denominator());
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    if (floor.signum() == 0) {
      return Optional.empty();
    }
    if (floor.bitLength() > 12) {
      throw new Undecidable("a power is too high");
    }
    Rational value = argument(power.use()).number().orElseThrow();
    Rational rest = exponent.minus(new Rational(floor, BigInteger.ONE));
    Monomial left = without(monomial, power).times(Monomial.of(power.use(), rest));
    return Optional.of(Poly.of(left, value.power(floor.intValueExact())));
  }

  /** cos² = 1 − sin². */
  private Optional<Poly> cosine(Monomial monomial, Power power) {
    if (!power.exponent().isInteger() || power.exponent().compareTo(TWO) < 0) {
      return Optional.empty();
    }
    Poly sine = kernel.functions().sine(argument(power.use()));
    Poly left = Poly.ONE.minus(kernel.ring().times(sine, sine));
    return Optional.of(
        spread(
            left,
            without(monomial, power).times(Monomial.of(power.use(), power.exponent().minus(TWO)))));
  }
}
