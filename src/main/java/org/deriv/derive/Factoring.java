package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Takes out of a sum what its terms have in common: numbers, scalars, outer matrices. */
final class Factoring {
  private static final int MOST_TERMS = 12;
  private final Tidy tidy;
  private final Sums sums;

  Factoring(Tidy tidy, Sums sums) {
    this.tidy = tidy;
    this.sums = sums;
  }

  /** Two or more terms, no two alike, as one product. */
  Monomial of(List<Monomial> terms) {
    Monomial scalars = content(terms).times(commonPowers(terms));
    List<Monomial> rest = terms.stream().map(term -> over(term, scalars)).toList();
    // What is left of a term may be a sum, whose terms merge with the others.
    boolean nested = !scalars.equals(Monomial.ONE) && rest.stream().anyMatch(Sums::isNested);
    Monomial inner = nested ? tidy.monomial(sum(rest)) : matrices(rest);
    return scalars.times(inner);
  }

  // ---- numbers and scalars

  private static Monomial content(List<Monomial> terms) {
    java.math.BigInteger numerator = java.math.BigInteger.ZERO;
    java.math.BigInteger denominator = terms.getFirst().coefficient().denominator();
    boolean alike = true;
    for (Monomial term : terms) {
      numerator = numerator.gcd(term.coefficient().numerator());
      alike &= denominator.equals(term.coefficient().denominator());
    }
    return Monomial.number(new Rational(numerator, alike ? denominator : java.math.BigInteger.ONE));
  }

  private static Monomial commonPowers(List<Monomial> terms) {
    Map<Expr, Expr> common = new LinkedHashMap<>();
    terms
        .getFirst()
        .powers()
        .forEach((base, exponent) -> shared(base, terms).ifPresent(e -> common.put(base, e)));
    return Monomial.ONE.withPowers(common);
  }

  /** Whether a number stands under the fraction bar of a number. */
  private static boolean isBelow(Monomial term, Expr base) {
    return term.chain().isEmpty()
        && term.powers().getOrDefault(base, base).op() instanceof Op.Number(Rational value)
        && value.isInteger()
        && value.signum() < 0;
  }

  /**
   * The exponent nearest to 0 of a scalar in all terms, where all have one sign; of fractions the
   * common denominator.
   */
  private static Optional<Expr> shared(Expr base, List<Monomial> terms) {
    Optional<Rational> nearest = Optional.empty();
    Expr first = terms.getFirst().powers().getOrDefault(base, Make.number(0));
    boolean same = true;
    boolean below = terms.stream().allMatch(term -> isBelow(term, base));
    for (Monomial term : terms) {
      Expr exponent = term.powers().get(base);
      if (exponent == null) {
        return Optional.empty();
      }
      same &= exponent.equals(first);
      if (exponent.op() instanceof Op.Number(Rational value)) {
        Rational before = nearest.orElse(value);
        if (before.signum() != value.signum()) {
          return Optional.empty();
        }
        int order = before.compareTo(value) * (below ? 1 : value.signum());
        nearest = Optional.of(order < 0 ? before : value);
      } else if (!same) {
        return Optional.empty();
      }
    }
    return same ? Optional.of(first) : nearest.map(Make::number);
  }

  private static Monomial over(Monomial term, Monomial scalars) {
    Map<Expr, Expr> inverse = new LinkedHashMap<>();
    scalars.powers().forEach((base, exponent) -> inverse.put(base, Monomial.negative(exponent)));
    return term.times(new Monomial(scalars.coefficient().reciprocal(), inverse, List.of()));
  }

  // ---- matrices

  private Monomial matrices(List<Monomial> terms) {
    if (terms.size() > MOST_TERMS || terms.stream().anyMatch(t -> t.chain().isEmpty())) {
      return sums.preferred(terms);
    }
    int left = commonLeft(terms);
    int right = commonRight(terms, left);
    if (left + right > 0) {
      return outside(terms, left, right);
    }
    Optional<Monomial> last = new OuterFactors(tidy, sums).common(terms);
    return last.orElseGet(() -> grouped(terms));
  }

  private static int commonLeft(List<Monomial> terms) {
    int count = 0;
    while (agreeAt(terms, count, Side.LEFT)) {
      count++;
    }
    return count;
  }

  private static int commonRight(List<Monomial> terms, int left) {
    int shortest = terms.stream().mapToInt(t -> t.chain().size()).min().orElse(0) - left;
    int count = 0;
    while (count < shortest && agreeAt(terms, count, Side.RIGHT)) {
      count++;
    }
    return count;
  }

  private enum Side {
    LEFT,
    RIGHT
  }

  private static boolean agreeAt(List<Monomial> terms, int position, Side side) {
    Optional<Expr> first = at(terms.getFirst(), position, side);
    return first.isPresent()
        && terms.stream().allMatch(term -> at(term, position, side).equals(first));
  }

  private static Optional<Expr> at(Monomial term, int position, Side side) {
    List<Expr> chain = term.chain();
    if (position >= chain.size()) {
      return Optional.empty();
    }
    return Optional.of(chain.get(side == Side.LEFT ? position : chain.size() - 1 - position));
  }

  /** L(…)R, where what is left of a term that is all taken is the identity. */
  private Monomial outside(List<Monomial> terms, int left, int right) {
    List<Expr> chain = terms.getFirst().chain();
    List<Expr> front = chain.subList(0, left);
    List<Expr> back = chain.subList(chain.size() - right, chain.size());
    List<Monomial> inner = new ArrayList<>();
    for (Monomial term : terms) {
      inner.add(term.withChain(term.chain().subList(left, term.chain().size() - right)));
    }
    boolean none = inner.stream().allMatch(t -> t.chain().isEmpty());
    boolean some = inner.stream().anyMatch(t -> t.chain().isEmpty());
    if (some && !none) {
      int saved = (terms.size() - 1) * weight(front) + (terms.size() - 1) * weight(back);
      if (saved <= 2) {
        return grouped(terms);
      }
      Expr unit =
          front.isEmpty()
              ? Make.identity(back.getFirst().shape().rows())
              : Make.identity(front.getLast().shape().columns());
      inner.replaceAll(t -> t.chain().isEmpty() ? t.withChain(List.of(unit)) : t);
    }
    List<Expr> joined = new ArrayList<>(front);
    Expr middle = sum(inner);
    Monomial taken = tidy.monomial(middle);
    joined.addAll(taken.chain());
    joined.addAll(back);
    return taken.withChain(joined);
  }

  private int weight(List<Expr> factors) {
    return factors.stream().mapToInt(f -> tidy.order().size(f)).sum();
  }

  private Expr sum(List<Monomial> terms) {
    return tidy.sum(terms.stream().map(tidy::write).toList());
  }

  /** Groups the terms that share their outermost factor, as long as there are such. */
  private Monomial grouped(List<Monomial> terms) {
    if (terms.size() < 3) {
      return sums.preferred(terms);
    }
    Optional<List<Monomial>> best = Optional.empty();
    int most = 0;
    for (Side side : Side.values()) {
      for (Monomial term : terms) {
        Optional<Expr> outer = at(term, 0, side);
        List<Monomial> group =
            terms.stream()
                .filter(t -> t.chain().size() > 1 && at(t, 0, side).equals(outer))
                .toList();
        int saved = (group.size() - 1) * outer.map(tidy.order()::size).orElse(0);
        if (group.size() > 1 && group.size() < terms.size() && saved > most) {
          best = Optional.of(group);
          most = saved;
        }
      }
    }
    return best.map(group -> regrouped(terms, group)).orElseGet(() -> sums.preferred(terms));
  }

  private Monomial regrouped(List<Monomial> terms, List<Monomial> group) {
    List<Monomial> rest = new ArrayList<>(terms);
    rest.removeAll(group);
    Monomial together = of(group);
    boolean product = together.chain().size() > 1 || !together.chain().getFirst().is(Operator.ADD);
    if (!product) {
      return sums.preferred(terms);
    }
    rest.add(together);
    return rest.size() == 1 ? together : matrices(rest);
  }
}
