package org.deriv.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Functions of numbers on normal forms: exponentials of single terms, logarithms of single factors,
 * absolute values and signs are the independent variables onto which the others are rewritten.
 */
final class Functions {
  private final Kernel kernel;

  Functions(Kernel kernel) {
    this.kernel = kernel;
  }

  /** A function of tables by its name, simplified as it would be if it were written. */
  Poly opaque(String name, List<Integer> axes, List<Table> tables) {
    Poly first = tables.isEmpty() ? Poly.ZERO : tables.getFirst().body();
    return switch (name) {
      case "exp" -> exponential(first);
      case "log" -> logarithm(first);
      case "abs" -> absolute(first);
      case "sign" -> sign(first);
      case "sin" -> sine(first);
      case "cos" -> cosine(first);
      case "pow" -> kernel.exponents().power(first, tables.get(1).body());
      case "inverse" -> kernel.matrices().inverse(axes.get(0), axes.get(1), tables.getFirst());
      case "power" ->
          kernel
              .matrices()
              .power(axes.get(0), axes.get(1), tables.getFirst(), tables.get(1).body());
      case "prod" -> product(tables.getFirst());
      case "det" -> kernel.matrices().determinant(tables.getFirst());
      default ->
          name.startsWith(Reader.ENTRY)
              ? kernel.matrices().entry(name, tables)
              : Poly.of(kernel.naming().opaque(name, axes, tables));
    };
  }

  private Poly product(Table table) {
    int variable = kernel.store().fresh();
    Poly body = kernel.store().rename(table.body(), Map.of(Table.variable(0), variable));
    return kernel.products().product(variable, table.ranges().getFirst(), body);
  }

  private Use function(String name, Poly of) {
    return kernel.naming().opaque(name, List.of(), List.of(Table.of(of)));
  }

  /** e^Σcm = Π (eᵐ)ᶜ, and e^(c log u) = uᶜ. */
  Poly exponential(Poly of) {
    Poly result = Poly.ONE;
    for (Monomial monomial : of.sorted()) {
      Rational factor = of.coefficient(monomial);
      Optional<Poly> argument = soleLogarithm(monomial);
      Poly next =
          argument.isPresent()
              ? kernel.powers().power(argument.get(), factor)
              : kernel.ring().product(Monomial.of(function("exp", Poly.of(monomial)), factor));
      result = kernel.ring().times(result, next);
    }
    return result;
  }

  private Optional<Poly> soleLogarithm(Monomial monomial) {
    if (monomial.powers().size() != 1 || !monomial.powers().getFirst().exponent().isOne()) {
      return Optional.empty();
    }
    Use use = monomial.powers().getFirst().use();
    return isNamed(use, "log") ? Optional.of(kernel.reductions().argument(use)) : Optional.empty();
  }

  static boolean isNamed(Use use, String wanted) {
    return use.template().content() instanceof Content.Opaque(String name, int _, var _)
        && name.equals(wanted);
  }

  /** log Πuᵉ = Σ e log u over factors known to be positive; what is left is positive too. */
  Poly logarithm(Poly of) {
    if (of.isZero()) {
      throw new Undecidable("a logarithm of 0");
    }
    if (of.size() > 1) {
      Powers.Content content = kernel.powers().content(of, true);
      Poly outside = content.outside();
      return outside.equals(Poly.ONE)
          ? Poly.of(function("log", content.inside()))
          : logarithm(outside).plus(logarithm(content.inside()));
    }
    var term = of.terms().entrySet().iterator().next();
    Poly.Sum sum = new Poly.Sum();
    List<Power> rest = new ArrayList<>();
    for (Power power : term.getKey().powers()) {
      Optional<Poly> split = logarithm(power);
      if (split.isPresent()) {
        sum.add(split.get(), Rational.ONE);
      } else {
        rest.add(power);
      }
    }
    Rational size = term.getValue().signum() < 0 ? term.getValue().negate() : term.getValue();
    sum.add(ofNumber(size), Rational.ONE);
    if (!rest.isEmpty()) {
      Poly kept = Poly.of(Monomial.of(rest), Rational.of(term.getValue().signum()));
      sum.add(Poly.of(function("log", kept)), Rational.ONE);
    } else if (term.getValue().signum() < 0) {
      throw new Undecidable("a logarithm of a negative number");
    }
    return sum.poly();
  }

  private Optional<Poly> logarithm(Power power) {
    Use use = power.use();
    Rational exponent = power.exponent();
    if (isNamed(use, "exp")) {
      return Optional.of(kernel.reductions().argument(use).times(exponent));
    }
    if (isNamed(use, "number")) {
      return Optional.of(
          ofNumber(kernel.reductions().argument(use).number().orElseThrow()).times(exponent));
    }
    if (kernel.signs().of(use).isPositive()) {
      Poly inside =
          use.template().content() instanceof Content.Group
              ? kernel.ring().value(use)
              : Poly.of(use);
      return Optional.of(Poly.of(function("log", inside)).times(exponent));
    }
    boolean even = exponent.isInteger() && !exponent.numerator().testBit(0);
    if (!even) {
      return Optional.empty();
    }
    Poly size = absolute(Poly.of(use));
    return Optional.of(Poly.of(function("log", size)).times(exponent));
  }

  private Poly ofNumber(Rational number) {
    Poly.Sum sum = new Poly.Sum();
    Powers.primes(number)
        .forEach((prime, times) -> {
          Poly value = Poly.number(new Rational(prime, BigInteger.ONE));
          sum.add(Monomial.of(function("log", value)), Rational.of(times));
        });
    return sum.poly();
  }

  /** |c Πuᵉ| = |c| Π|u|ᵉ. */
  Poly absolute(Poly of) {
    Sign sign = kernel.signs().of(of);
    if (of.isZero() || sign.isNonnegative()) {
      return of;
    }
    if (sign.isNonpositive()) {
      return of.times(Rational.of(-1));
    }
    if (of.size() > 1) {
      Powers.Content content = kernel.powers().content(of, false);
      Poly outside = content.outside();
      boolean plain = outside.number().filter(number -> number.isOne()).isPresent();
      return plain
          ? Poly.of(function("abs", content.inside()))
          : kernel.ring().times(absolute(outside), absolute(content.inside()));
    }
    var term = of.terms().entrySet().iterator().next();
    List<Power> powers = new ArrayList<>();
    for (Power power : term.getKey().powers()) {
      boolean known = kernel.signs().of(power.use()).isNonnegative();
      powers.add(known ? power : sized(power));
    }
    Rational size = term.getValue().signum() < 0 ? term.getValue().negate() : term.getValue();
    return kernel.ring().product(Monomial.of(powers)).times(size);
  }

  private Power sized(Power power) {
    boolean minus = kernel.signs().of(power.use()).isNonpositive();
    Poly inside = Poly.of(power.use()).times(Rational.of(minus ? -1 : 1));
    return new Power(function("abs", inside), power.exponent());
  }

  /** sign(c Πuᵉ) = sign(c) Π sign(u)ᵉ. */
  Poly sign(Poly of) {
    Sign sign = kernel.signs().of(of);
    if (of.isZero() || sign.isPositive()) {
      return of.isZero() ? Poly.ZERO : Poly.ONE;
    }
    if (sign.equals(Sign.NEGATIVE)) {
      return Poly.number(-1);
    }
    if (of.size() > 1) {
      Powers.Content content = kernel.powers().content(of, false);
      Poly outside = content.outside();
      boolean plain = outside.number().filter(number -> number.isOne()).isPresent();
      return plain
          ? Poly.of(function("sign", content.inside()))
          : kernel.ring().times(sign(outside), sign(content.inside()));
    }
    var term = of.terms().entrySet().iterator().next();
    List<Power> powers = new ArrayList<>();
    for (Power power : term.getKey().powers()) {
      if (!power.exponent().isInteger()) {
        return Poly.of(function("sign", of));
      }
      if (!kernel.signs().of(power.use()).isPositive()) {
        powers.add(new Power(function("sign", Poly.of(power.use())), power.exponent()));
      }
    }
    Poly product = kernel.ring().product(Monomial.of(powers));
    return product.times(Rational.of(term.getValue().signum()));
  }

  /** The sine, of a short sum by the addition formulas. */
  Poly sine(Poly of) {
    if (of.isZero()) {
      return Poly.ZERO;
    }
    Poly turned = oriented(of);
    if (!turned.equals(of)) {
      return sine(turned).times(Rational.of(-1));
    }
    Optional<Monomial> part = detachable(of);
    if (part.isPresent()) {
      Poly one = Poly.of(part.get());
      Poly rest = of.minus(one);
      return kernel
          .ring()
          .times(sine(one), cosine(rest))
          .plus(kernel.ring().times(cosine(one), sine(rest)));
    }
    return Poly.of(function("sin", of));
  }

  Poly cosine(Poly of) {
    if (of.isZero()) {
      return Poly.ONE;
    }
    Poly turned = oriented(of);
    Optional<Monomial> part = detachable(turned);
    if (part.isPresent()) {
      Poly one = Poly.of(part.get());
      Poly rest = turned.minus(one);
      return kernel
          .ring()
          .times(cosine(one), cosine(rest))
          .minus(kernel.ring().times(sine(one), sine(rest)));
    }
    return kernel.ring().product(Monomial.of(function("cos", turned)));
  }

  /** A term to be split off a short sum of whole multiples. */
  private static Optional<Monomial> detachable(Poly of) {
    Rational total = Rational.ZERO;
    Optional<Monomial> positive = Optional.empty();
    for (Monomial monomial : of.sorted()) {
      Rational factor = of.coefficient(monomial);
      total = total.plus(factor.signum() < 0 ? factor.negate() : factor);
      positive = factor.signum() > 0 && positive.isEmpty() ? Optional.of(monomial) : positive;
      if (!factor.isInteger()) {
        return Optional.empty();
      }
    }
    boolean few = total.compareTo(Rational.ONE) > 0 && total.compareTo(Rational.of(4)) <= 0;
    return few ? positive : Optional.empty();
  }

  Poly oriented(Poly of) {
    Powers.Content content = kernel.powers().content(of, false);
    var outside = content.outside().terms().values().iterator().next();
    return outside.signum() < 0 ? of.times(Rational.of(-1)) : of;
  }

  /** A sum over one index with a closed form. */
  Optional<Poly> closedSum(int variable, Use range, Monomial body) {
    return kernel.series().close(variable, range, body);
  }
}
