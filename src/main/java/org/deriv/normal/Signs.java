package org.deriv.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/** What is known of the signs of normal forms: from assumptions, and by the laws of signs. */
final class Signs {
  private static final int DEPTH = 12;

  private final Dimensions dimensions;
  private final Map<Template, Sign> templates = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  Signs(Dimensions dimensions) {
    this.dimensions = dimensions;
  }

  private record Fact(Poly poly, Sign sign) {}

  /** Every use of the template has this sign. */
  void learn(Template template, Sign sign) {
    templates.merge(template, sign, Sign::and);
  }

  /** This value has this sign. */
  void learn(Poly poly, Sign sign) {
    poly.use().filter(use -> use.arity() == 0).ifPresent(use -> learn(use.template(), sign));
    facts.add(new Fact(poly, sign));
  }

  Sign of(Poly poly) {
    return of(poly, DEPTH);
  }

  private Sign of(Poly poly, int depth) {
    Sign sign = plain(poly, depth);
    for (Fact fact : facts) {
      sign = sign.and(byFact(poly, fact, depth));
    }
    if (poly.size() == 2 && depth > 0) {
      sign = sign.and(ofDifferenceOfPowers(poly, depth - 1));
    }
    return sign.mask() == 0 ? Sign.ANY : sign;
  }

  private Sign plain(Poly poly, int depth) {
    Sign sign = Sign.ZERO;
    for (var term : poly.terms().entrySet()) {
      sign = sign.plus(of(term.getKey(), depth).times(Sign.of(term.getValue())));
    }
    return sign;
  }

  /** c·uᵏ − c·vᵏ has the sign of c·u − c·v, where neither u nor v is negative. */
  private Sign ofDifferenceOfPowers(Poly poly, int depth) {
    List<Monomial> terms = poly.sorted();
    Rational factor = poly.coefficient(terms.get(0));
    int degree = commonDegree(terms);
    if (degree < 2 || !factor.plus(poly.coefficient(terms.get(1))).isZero()) {
      return Sign.ANY;
    }
    Rational root = Rational.of(1, degree);
    Monomial first = terms.get(0).power(root);
    Monomial second = terms.get(1).power(root);
    return of(first, depth).isNonnegative() && of(second, depth).isNonnegative()
        ? of(Poly.of(first, factor).minus(Poly.of(second, factor)), depth)
        : Sign.ANY;
  }

  /** The greatest common divisor of all exponents, or 0 where one is no natural number. */
  private static int commonDegree(List<Monomial> terms) {
    int degree = 0;
    for (Monomial term : terms) {
      for (Power power : term.powers()) {
        if (!power.isNatural() || !power.exponent().isInt()) {
          return 0;
        }
        degree =
            BigInteger.valueOf(degree)
                .gcd(BigInteger.valueOf(power.exponent().intValue()))
                .intValue();
      }
    }
    return degree;
  }

  /** poly = c·fact + rest, where the rest has a sign by itself. */
  private Sign byFact(Poly poly, Fact fact, int depth) {
    for (Monomial shared : fact.poly().terms().keySet()) {
      Rational mine = poly.coefficient(shared);
      if (mine.isZero()) {
        continue;
      }
      Rational ratio = mine.over(fact.poly().coefficient(shared));
      Poly rest = poly.minus(fact.poly().times(ratio));
      if (rest.size() < poly.size() || rest.isZero()) {
        return plain(rest, depth).plus(fact.sign().times(Sign.of(ratio)));
      }
    }
    return Sign.ANY;
  }

  Sign of(Monomial monomial) {
    return of(monomial, DEPTH);
  }

  private Sign of(Monomial monomial, int depth) {
    Sign sign = Sign.POSITIVE;
    for (Power power : monomial.powers()) {
      sign = sign.times(of(power.use(), depth).power(power.exponent()));
    }
    for (Fact fact : facts) {
      if (fact.poly().size() == 1 && !fact.poly().coefficient(monomial).isZero()) {
        sign = sign.and(fact.sign().times(Sign.of(fact.poly().coefficient(monomial))));
      }
    }
    return sign;
  }

  Sign of(Use use) {
    return of(use, DEPTH);
  }

  private Sign of(Use use, int depth) {
    Sign known = templates.getOrDefault(use.template(), Sign.ANY);
    if (depth == 0) {
      return known;
    }
    Sign structural =
        switch (use.template().content()) {
          case Content.Leaf _ -> dimensions.isDimension(use) ? Sign.POSITIVE : Sign.ANY;
          case Content.Index _ -> Sign.ANY;
          case Content.Delta _ -> Sign.NONNEGATIVE;
          case Content.Group(Poly sum) -> of(sum, depth - 1);
          case Content.Connected(var ranges, Monomial body) ->
              ofSum(of(body, depth - 1), ranges, depth - 1);
          case Content.Opaque(String name, int _, var tables) ->
              switch (name) {
                case "exp", "number", "pi" -> Sign.POSITIVE;
                case "abs", "count" -> Sign.NONNEGATIVE;
                case Wrapping.VALUE -> of(tables.getFirst().body(), depth - 1);
                case "pow" ->
                    of(tables.getFirst().body(), depth - 1).isPositive() ? Sign.POSITIVE : Sign.ANY;
                default -> Sign.ANY;
              };
        };
    return known.and(structural);
  }

  /** A sum is 0 where a range may be empty. */
  private Sign ofSum(Sign body, List<Use> ranges, int depth) {
    if (!body.isNonnegative() && !body.isNonpositive()) {
      return Sign.ANY;
    }
    boolean full = ranges.stream().allMatch(range -> isFull(range, depth));
    return full ? body : new Sign(body.mask() | Sign.ZERO.mask());
  }

  private boolean isFull(Use range, int depth) {
    return range.template().content() instanceof Content.Opaque(String _, int _, var tables)
        && of(tables.get(1).body().minus(tables.get(0).body()).plus(Poly.ONE), depth).isPositive();
  }
}
