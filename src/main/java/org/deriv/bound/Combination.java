package org.deriv.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;
import org.deriv.normal.Form;
import org.deriv.normal.Forms;
import org.deriv.normal.Forms.Standing;

/**
 * Writes a form as a sum of known orders, each times a product that is not negative, and of terms
 * that have the right sign by themselves. The sum is the proof; it is formed again and compared
 * before it is believed.
 */
final class Combination {
  private static final int COLUMNS = 220;
  private static final int ROWS = 140;
  private static final int EQUATIONS = 1000;
  private static final int ROUNDS = 6;
  private static final int LONGEST = 40;
  private static final int PRODUCT = 400;
  private static final int SIGNED = 8;
  private static final int HIGHEST = 1000;
  private static final int FACTORS = 2;

  private final Forms forms;
  private final Form goal;
  private final Strength strength;
  private final Fuel fuel;
  private final int degree;
  private final List<Column> columns = new ArrayList<>();
  private final Set<Seen> seen = new LinkedHashSet<>();
  private final Map<Form.Term, Strength> signed = new LinkedHashMap<>();
  private final Map<Form.Term, Standing> standings = new LinkedHashMap<>();

  /** A known order as a form, times a product that is not negative. */
  private record Column(Form form, Strength strength, Proof proof) {}

  private record Seen(Form form, Strength strength) {}

  /** A known order as a form. */
  record Known(Form form, Strength strength, Proof proof) {}

  /** Multiples by products of a degree up to {@code most} are tried. */
  private Combination(Forms forms, Form goal, Strength strength, Fuel fuel, int most) {
    this.forms = forms;
    this.fuel = fuel;
    this.goal = goal;
    this.strength = strength;
    this.degree =
        Math.min(most, goal.products().stream().mapToInt(Form.Term::degree).max().orElse(0) + 2);
  }

  /** What is known of the sign of a product: by its factors, or by what is known of it as one. */
  private Standing standing(Form.Term term) {
    return standings.computeIfAbsent(term, it -> standing(it, FACTORS));
  }

  private Standing standing(Form.Term term, int depth) {
    Standing plain = forms.standing(term);
    if (plain != Standing.UNKNOWN || depth == 0) {
      return plain;
    }
    for (Map.Entry<Form.Term, Strength> sign : signed.entrySet()) {
      Optional<Form.Term> rest = forms.quotient(term, sign.getKey());
      Standing left = rest.map(it -> standing(it, depth - 1)).orElse(Standing.UNKNOWN);
      if (left == Standing.POSITIVE && sign.getValue() == Strength.STRICT) {
        return Standing.POSITIVE;
      }
      if (left == Standing.POSITIVE || left == Standing.NONNEGATIVE) {
        return Standing.NONNEGATIVE;
      }
    }
    return Standing.UNKNOWN;
  }

  /** Whether an order says of a product what is known of it anyhow. */
  private boolean isSign(Known known) {
    return known.form().size() == 1
        && known.form().terms().entrySet().stream()
            .allMatch(term ->
                term.getValue().signum() > 0
                    && (standing(term.getKey()) == Standing.POSITIVE
                        || standing(term.getKey()) == Standing.NONNEGATIVE
                            && known.strength() == Strength.WEAK));
  }

  /** What says no more than the sign of a product. */
  private void sign(Known known) {
    known
        .form()
        .terms()
        .forEach((term, factor) -> {
          if (known.form().size() == 1
              && factor.signum() > 0
              && signed.size() < SIGNED
              && forms.standing(term) == Standing.UNKNOWN) {
            signed.merge(
                term, known.strength(), (one, other) -> one == Strength.STRICT ? one : other);
          }
        });
  }

  /** Proofs that the goal is at least 0, or above 0, from what is known. */
  static Optional<Proof> prove(
      Forms forms, Form goal, Strength strength, List<Known> known, Fuel fuel) {
    return new Combination(forms, goal, strength, fuel, 1)
        .search(known)
        .or(() -> new Combination(forms, goal, strength, fuel, HIGHEST).search(known));
  }

  /** A product whose coefficient, of a sign, must come from something known. */
  private record Need(Form.Term term, int sign) {}

  private Optional<Proof> search(List<Known> known) {
    known.forEach(this::sign);
    List<Known> telling = known.stream().filter(one -> !isSign(one)).toList();
    Set<Need> needs = new LinkedHashSet<>();
    needs(goal, 1).forEach(needs::add);
    if (strength == Strength.STRICT && needs.isEmpty()) {
      goal.terms().forEach((term, factor) -> needs.add(new Need(term, factor.signum())));
    }
    Set<Need> met = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Need> fresh = needs.stream().filter(met::add).toList();
      if (fresh.isEmpty() && round > 0) {
        return Optional.empty();
      }
      int before = columns.size();
      fresh.forEach(need -> telling.forEach(one -> multiply(one, need)));
      columns
          .subList(before, columns.size())
          .forEach(column -> needs.addAll(needs(column.form(), -1)));
      Optional<Proof> proof = solve();
      if (proof.isPresent() || columns.size() >= COLUMNS) {
        return proof;
      }
    }
    return Optional.empty();
  }

  /** What is left of {@code sign · form} if the terms of the right sign are dropped. */
  private List<Need> needs(Form form, int sign) {
    List<Need> needs = new ArrayList<>();
    form.terms()
        .forEach((term, factor) -> {
          int here = factor.signum() * sign;
          boolean fits =
              switch (standing(term)) {
                case POSITIVE, NONNEGATIVE -> here > 0;
                case NONPOSITIVE -> here < 0;
                case UNKNOWN -> false;
              };
          if (!fits) {
            needs.add(new Need(term, here));
          }
        });
    return needs;
  }

  /** The multiples of an order that bring what is needed. */
  private void multiply(Known known, Need need) {
    if (known.form().size() > LONGEST || !fuel.spend(20L * known.form().size())) {
      return;
    }
    known
        .form()
        .terms()
        .forEach((term, factor) -> {
          if (columns.size() < COLUMNS && factor.signum() == need.sign()) {
            forms
                .quotient(need.term(), term)
                .filter(quotient -> quotient.degree() <= degree)
                .ifPresent(quotient -> add(known, quotient));
          }
        });
  }

  private void add(Known known, Form.Term factor) {
    Standing standing = standing(factor);
    boolean fits = standing == Standing.POSITIVE || standing == Standing.NONNEGATIVE;
    if (!fits || !fuel.spend(PRODUCT)) {
      return;
    }
    Strength product = standing == Standing.POSITIVE ? known.strength() : Strength.WEAK;
    Optional<Form> form =
        factor.isOne() ? Optional.of(known.form()) : forms.product(factor, known.form());
    form.filter(it -> it.size() <= LONGEST && seen.add(new Seen(it, product)))
        .ifPresent(it -> columns.add(new Column(it, product, known.proof())));
  }

  private Optional<Proof> solve() {
    Map<Form.Term, Integer> rows = new LinkedHashMap<>();
    goal.products().forEach(term -> rows.putIfAbsent(term, rows.size()));
    columns.forEach(
        column -> column.form().products().forEach(term -> rows.putIfAbsent(term, rows.size())));
    if (rows.size() > EQUATIONS) {
      return Optional.empty();
    }
    List<Map<Integer, Rational>> matrix = new ArrayList<>();
    List<Integer> strict = new ArrayList<>();
    for (Column column : columns) {
      if (column.strength() == Strength.STRICT) {
        strict.add(matrix.size());
      }
      matrix.add(sparse(column.form(), rows));
    }
    rows.forEach((term, row) -> {
      Standing standing = standing(term);
      if (standing != Standing.UNKNOWN) {
        if (standing == Standing.POSITIVE) {
          strict.add(matrix.size());
        }
        matrix.add(Map.of(row, Rational.of(standing == Standing.NONPOSITIVE ? -1 : 1)));
      }
    });
    Rational[] asked = new Rational[rows.size()];
    Arrays.fill(asked, Rational.ZERO);
    sparse(goal, rows).forEach((row, factor) -> asked[row] = factor);
    List<Integer> wanted = strength == Strength.STRICT ? strict : List.of();
    return Presolve.solve(matrix, asked, wanted, fuel, ROWS).flatMap(this::proof);
  }

  /** The sum formed again: what is left of the goal must have the right sign term by term. */
  private Optional<Proof> proof(List<Rational> factors) {
    Form rest = goal;
    boolean strict = false;
    List<Proof> used = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Rational factor = factors.get(i);
      if (factor.signum() < 0) {
        throw new IllegalStateException("a negative multiple of an order");
      }
      if (!factor.isZero()) {
        rest = rest.minus(columns.get(i).form().times(factor));
        strict |= columns.get(i).strength() == Strength.STRICT;
        used.add(columns.get(i).proof());
      }
    }
    for (var term : rest.terms().entrySet()) {
      Standing standing = standing(term.getKey());
      boolean fits =
          term.getValue().signum() > 0
              ? standing == Standing.POSITIVE || standing == Standing.NONNEGATIVE
              : standing == Standing.NONPOSITIVE;
      if (!fits) {
        throw new IllegalStateException("a sum of orders that does not add up");
      }
      strict |= standing == Standing.POSITIVE;
    }
    return strict || strength == Strength.WEAK ? Optional.of(Proof.from(used)) : Optional.empty();
  }

  private static Map<Integer, Rational> sparse(Form form, Map<Form.Term, Integer> rows) {
    Map<Integer, Rational> entries = new LinkedHashMap<>();
    form.terms().forEach((term, factor) -> entries.put(rows.getOrDefault(term, 0), factor));
    return entries;
  }
}
