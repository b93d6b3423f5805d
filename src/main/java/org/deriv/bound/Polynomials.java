package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.bound.Combination.Known;
import org.deriv.expr.Rational;
import org.deriv.normal.Form;
import org.deriv.normal.Forms;

/**
 * Proves that a form is not negative: as a combination of what is known; with products of pairs of
 * what is known and with squares besides; as a quadratic in one factor, by its discriminant.
 */
final class Polynomials {
  private static final int PAIRED = 14;
  private static final int SHORT = 6;
  private static final int SQUARES = 40;
  private static final int FACTORS = 4;
  private static final int DEPTH = 2;

  private final Forms forms;
  private final Fuel fuel;

  Polynomials(Forms forms, Fuel fuel) {
    this.forms = forms;
    this.fuel = fuel;
  }

  /** As a combination of what is known and no more. */
  Optional<Proof> plainly(Form goal, Strength strength, List<Known> known) {
    return Combination.prove(forms, goal, strength, known, fuel);
  }

  /** By every means. */
  Optional<Proof> prove(Form goal, Strength strength, List<Known> known) {
    return prove(goal, strength, known, DEPTH);
  }

  private Optional<Proof> prove(Form goal, Strength strength, List<Known> known, int depth) {
    return Combination.prove(forms, goal, strength, known, fuel)
        .or(() -> {
          List<Known> more = new ArrayList<>(squares(goal));
          more.addAll(known);
          more.addAll(pairs(known, known));
          more.addAll(pairs(more.stream().limit(8).toList(), known));
          return Combination.prove(forms, goal, strength, more, fuel);
        })
        .or(() -> depth > 0 ? quadratic(goal, strength, known, depth) : Optional.empty());
  }

  /** Products of two orders. */
  private List<Known> pairs(List<Known> first, List<Known> second) {
    List<Known> found = new ArrayList<>();
    for (Known one : few(first)) {
      for (Known other : few(second)) {
        boolean strict = one.strength() == Strength.STRICT && other.strength() == Strength.STRICT;
        if (!fuel.spend(400)) {
          return found;
        }
        forms
            .product(one.form(), other.form())
            .filter(form -> form.size() <= 2 * SHORT)
            .ifPresent(form ->
                found.add(
                    new Known(
                        form,
                        strict ? Strength.STRICT : Strength.WEAK,
                        Proof.from(List.of(one.proof(), other.proof())))));
      }
    }
    return found;
  }

  /** Those that are short and more than the sign of a product. */
  private static List<Known> few(List<Known> known) {
    return known.stream()
        .filter(one -> one.form().size() <= SHORT && one.form().size() > 1)
        .limit(PAIRED)
        .toList();
  }

  /** Squares of sums of two products whose squares occur in the goal. */
  private List<Known> squares(Form goal) {
    Map<Form.Term, Rational> bases = new LinkedHashMap<>();
    goal.terms()
        .forEach((term, factor) -> {
          if (factor.signum() > 0) {
            term.root().ifPresent(root -> bases.put(root, factor));
          }
        });
    forms.factors(goal).stream().limit(FACTORS).forEach(it -> bases.putIfAbsent(it, Rational.ONE));
    products(goal).forEach(it -> bases.putIfAbsent(it, Rational.ONE));
    List<Form.Term> roots = new ArrayList<>(bases.keySet());
    Set<Form> sums = new LinkedHashSet<>();
    for (int i = 0; i < roots.size(); i++) {
      for (int j = i + 1; j < roots.size() && sums.size() < SQUARES; j++) {
        Form one = forms.single(roots.get(i));
        Form other = forms.single(roots.get(j));
        Rational a = bases.getOrDefault(roots.get(i), Rational.ONE);
        Rational b = bases.getOrDefault(roots.get(j), Rational.ONE);
        Rational cross = cross(goal, one, other);
        if (cross.isZero()) {
          sums.add(one.plus(other));
          sums.add(one.minus(other));
        } else {
          Rational half = cross.over(Rational.of(2));
          Rational sign = Rational.of(cross.signum());
          sums.add(one.plus(other.times(half.over(a))));
          sums.add(one.times(half.over(b)).plus(other));
          sums.add(one.plus(other.times(sign)));
        }
      }
    }
    List<Known> found = new ArrayList<>();
    for (Form sum : sums) {
      forms
          .product(sum, sum)
          .ifPresent(square ->
              found.add(
                  new Known(square, Strength.WEAK, Proof.by("a sum of squares is nonnegative"))));
    }
    return found;
  }

  /** Products of two factors, for a goal in few of them. */
  private List<Form.Term> products(Form goal) {
    List<Form.Term> factors = forms.factors(goal);
    List<Form.Term> found = new ArrayList<>();
    for (int i = 0; i < factors.size() && factors.size() <= 3; i++) {
      for (int j = i; j < factors.size(); j++) {
        forms
            .product(forms.single(factors.get(i)), forms.single(factors.get(j)))
            .filter(product -> product.size() == 1)
            .ifPresent(product -> found.add(product.products().iterator().next()));
      }
    }
    return found;
  }

  private Rational cross(Form goal, Form one, Form other) {
    return forms
        .product(one, other)
        .filter(product -> product.size() == 1)
        .map(product -> goal.coefficient(product.products().iterator().next()))
        .orElse(Rational.ZERO);
  }

  /** a u² + b u + c ≥ 0 where a > 0 and 4ac ≥ b². */
  private Optional<Proof> quadratic(Form goal, Strength strength, List<Known> known, int depth) {
    for (Form.Term factor : forms.factors(goal)) {
      Optional<List<Form>> powers = forms.inPowersOf(factor, goal, 2);
      if (powers.isEmpty() || powers.get().get(2).isZero()) {
        continue;
      }
      Form a = powers.get().get(2);
      Form b = powers.get().get(1);
      Form c = powers.get().get(0);
      Optional<Proof> leading = Combination.prove(forms, a, Strength.STRICT, known, fuel);
      Optional<Form> square = forms.product(b, b);
      Optional<Form> product = forms.product(a, c);
      if (leading.isEmpty() || square.isEmpty() || product.isEmpty()) {
        continue;
      }
      Form discriminant = product.get().times(Rational.of(4)).minus(square.get());
      Optional<Proof> rest = prove(discriminant, strength, known, depth - 1);
      if (rest.isPresent()) {
        return Optional.of(
            Proof.from(List.of(leading.get(), rest.get()), "by completing the square"));
      }
    }
    return Optional.empty();
  }
}
