package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final int COLUMNS = 160;
  private static final int ROWS = 110;
  private static final int ROUNDS = 3;
  private static final int LONGEST = 40;

  private final Forms forms;
  private final Form goal;
  private final Strength strength;
  private final int degree;
  private final List<Column> columns = new ArrayList<>();
  private final Set<Form> seen = new LinkedHashSet<>();

  /** A known order as a form, times a product that is not negative. */
  private record Column(Form form, Strength strength, Proof proof) {}

  /** A known order as a form. */
  record Known(Form form, Strength strength, Proof proof) {}

  private Combination(Forms forms, Form goal, Strength strength) {
    this.forms = forms;
    this.goal = goal;
    this.strength = strength;
    this.degree = goal.products().stream().mapToInt(Form.Term::degree).max().orElse(0) + 2;
  }

  /** Proofs that the goal is at least 0, or above 0, from what is known. */
  static Optional<Proof> prove(Forms forms, Form goal, Strength strength, List<Known> known) {
    return new Combination(forms, goal, strength).search(known);
  }

  private Optional<Proof> search(List<Known> known) {
    Set<Form.Term> targets = new TreeSet<>(goal.products());
    Set<Form.Term> reached = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Form.Term> fresh = targets.stream().filter(target -> !reached.contains(target)).toList();
      if (fresh.isEmpty() && round > 0) {
        return Optional.empty();
      }
      reached.addAll(fresh);
      int before = columns.size();
      fresh.forEach(target -> known.forEach(one -> multiply(one, target)));
      columns
          .subList(before, columns.size())
          .forEach(column -> targets.addAll(column.form().products()));
      Optional<Proof> proof = solve();
      if (proof.isPresent() || columns.size() >= COLUMNS || targets.size() > ROWS) {
        return proof;
      }
    }
    return Optional.empty();
  }

  /** The multiples of an order in which a product of the goal occurs. */
  private void multiply(Known known, Form.Term target) {
    if (known.form().size() > LONGEST) {
      return;
    }
    for (Form.Term term : known.form().products()) {
      if (columns.size() >= COLUMNS) {
        return;
      }
      forms
          .quotient(target, term)
          .filter(factor -> factor.degree() <= degree)
          .ifPresent(factor -> add(known, factor));
    }
  }

  private void add(Known known, Form.Term factor) {
    Standing standing = forms.standing(factor);
    if (standing != Standing.POSITIVE && standing != Standing.NONNEGATIVE) {
      return;
    }
    Strength product = standing == Standing.POSITIVE ? known.strength() : Strength.WEAK;
    Optional<Form> form =
        factor.isOne() ? Optional.of(known.form()) : forms.product(factor, known.form());
    form.filter(it -> it.size() <= LONGEST && seen.add(it))
        .ifPresent(it -> columns.add(new Column(it, product, known.proof())));
  }

  private Optional<Proof> solve() {
    Map<Form.Term, Integer> rows = new LinkedHashMap<>();
    goal.products().forEach(term -> rows.putIfAbsent(term, rows.size()));
    columns.forEach(
        column -> column.form().products().forEach(term -> rows.putIfAbsent(term, rows.size())));
    if (rows.size() > ROWS) {
      return Optional.empty();
    }
    List<Rational[]> matrix = new ArrayList<>();
    List<Integer> strict = new ArrayList<>();
    for (Column column : columns) {
      if (column.strength() == Strength.STRICT) {
        strict.add(matrix.size());
      }
      matrix.add(vector(column.form(), rows));
    }
    rows.forEach((term, row) -> {
      Standing standing = forms.standing(term);
      if (standing != Standing.UNKNOWN) {
        Rational[] slack = zeros(rows.size());
        slack[row] = Rational.of(standing == Standing.NONPOSITIVE ? -1 : 1);
        if (standing == Standing.POSITIVE) {
          strict.add(matrix.size());
        }
        matrix.add(slack);
      }
    });
    List<Integer> wanted = strength == Strength.STRICT ? strict : List.of();
    return Simplex.solve(matrix, vector(goal, rows), wanted).flatMap(this::proof);
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
      Standing standing = forms.standing(term.getKey());
      boolean fits =
          term.getValue().signum() > 0
              ? standing == Standing.POSITIVE || standing == Standing.NONNEGATIVE
              : standing == Standing.NONPOSITIVE;
      if (!fits) {
        throw new IllegalStateException("a sum of orders that does not add up");
      }
      strict |= standing == Standing.POSITIVE;
    }
    return strict || strength == Strength.WEAK
        ? Optional.of(Proof.from(used, ""))
        : Optional.empty();
  }

  private static Rational[] vector(Form form, Map<Form.Term, Integer> rows) {
    Rational[] vector = zeros(rows.size());
    form.terms().forEach((term, factor) -> vector[rows.getOrDefault(term, 0)] = factor);
    return vector;
  }

  private static Rational[] zeros(int size) {
    Rational[] zeros = new Rational[size];
    java.util.Arrays.fill(zeros, Rational.ZERO);
    return zeros;
  }
}
