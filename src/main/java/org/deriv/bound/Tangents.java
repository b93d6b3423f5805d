package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * Orders between two values of one function that bends one way, by its tangents, and between the
 * values of two quadratic forms of one matrix.
 */
final class Tangents {
  private static final int ATOMS = 4;
  private static final Expr ONE = Make.number(1);
  private static final Expr ZERO = Make.number(0);

  private final Setting setting;
  private final List<Fact> found = new ArrayList<>();

  Tangents(Setting setting) {
    this.setting = setting;
  }

  /** What may be said of pairs of atoms; what it mentions are new atoms. */
  List<Fact> among(Set<Expr> atoms) {
    pairs(atoms.stream().filter(atom -> atom.op() instanceof Op.LogSumExp).toList(), this::sums);
    pairs(logarithms(atoms), this::logarithms);
    pairs(applied(atoms, Function.Elementary.EXP), this::exponentials);
    pairs(applied(atoms, Function.Elementary.SOFTPLUS), this::softplus);
    pairs(forms(atoms), this::forms);
    return found;
  }

  private interface Pair {
    void of(Expr one, Expr other);
  }

  private static void pairs(List<Expr> atoms, Pair pair) {
    for (int i = 0; i < atoms.size() && i < ATOMS; i++) {
      for (int j = 0; j < atoms.size() && j < ATOMS; j++) {
        if (i != j && atoms.get(i).arg(0).shape().equals(atoms.get(j).arg(0).shape())) {
          pair.of(atoms.get(i), atoms.get(j));
        }
      }
    }
  }

  private static List<Expr> applied(Set<Expr> atoms, Function function) {
    return atoms.stream()
        .filter(atom ->
            atom.op() instanceof Op.Apply(Function of, int order)
                && of.equals(function)
                && order == 0)
        .toList();
  }

  private List<Expr> logarithms(Set<Expr> atoms) {
    return applied(atoms, Function.Elementary.LOG).stream()
        .filter(atom -> setting.facts().provesPositive(atom.arg(0)))
        .toList();
  }

  private void add(Expr greater, Expr lesser) {
    found.add(
        Fact.by(
            "a convex function lies above its tangents",
            setting.canonical().of(greater),
            setting.canonical().of(lesser),
            Strength.WEAK));
  }

  /** lse(y) ≥ lse(x) + softmax(x)'(y − x). */
  private void sums(Expr one, Expr other) {
    if (one.op() instanceof Op.LogSumExp(int axis)
        && one.op().equals(other.op())
        && one.arg(0).shape().rank() == 1) {
      Expr slope = Make.transpose(Expr.of(new Op.Softmax(axis), other.arg(0)));
      add(one, Make.sum(other, Make.product(slope, Make.minus(one.arg(0), other.arg(0)))));
    }
  }

  /** log u − log v ≤ u/v − 1, and log u + log v between 1 − 1/(uv) and uv − 1. */
  private void logarithms(Expr one, Expr other) {
    Expr u = one.arg(0);
    Expr v = other.arg(0);
    add(Make.minus(Make.divide(u, v), ONE), Make.minus(one, other));
    Expr product = Make.product(u, v);
    add(Make.minus(product, ONE), Make.sum(one, other));
    add(Make.sum(one, other), Make.minus(ONE, Make.divide(ONE, product)));
  }

  /** eᵘ ≥ eᵛ (1 + u − v). */
  private void exponentials(Expr one, Expr other) {
    Expr gap = Make.minus(one.arg(0), other.arg(0));
    add(one, Make.product(other, Make.sum(ONE, gap)));
  }

  /** softplus(u) ≥ softplus(v) + σ(v)(u − v). */
  private void softplus(Expr one, Expr other) {
    Expr slope = Make.apply(Function.Elementary.SIGMOID, other.arg(0));
    add(one, Make.sum(other, Make.product(slope, Make.minus(one.arg(0), other.arg(0)))));
  }

  // ---- quadratic forms

  private static List<Expr> forms(Set<Expr> atoms) {
    return atoms.stream().filter(atom -> form(atom).isPresent()).toList();
  }

  /** u'Mu. */
  private record Quadratic(Expr vector, Expr matrix) {}

  private static Optional<Quadratic> form(Expr atom) {
    if (!atom.is(Operator.PRODUCT) || !atom.shape().isScalar() || atom.args().size() < 3) {
      return Optional.empty();
    }
    Expr u = atom.args().getLast();
    boolean form =
        u.shape().rank() == 1 && !u.shape().isScalar() && atom.arg(0).equals(Make.transpose(u));
    return form
        ? Optional.of(
            new Quadratic(u, Make.product(atom.args().subList(1, atom.args().size() - 1))))
        : Optional.empty();
  }

  /** (u ± v)'M(u ± v) ≥ 0; u'Mu + v'M⁻¹v ≥ 2|u'v|, of which the product is Cauchy–Schwarz. */
  private void forms(Expr one, Expr other) {
    Quadratic first = form(one).orElseThrow();
    Quadratic second = form(other).orElseThrow();
    if (!first.vector().shape().equals(second.vector().shape())) {
      return;
    }
    if (first.matrix().equals(second.matrix())) {
      if (setting.facts().provesPositiveSemidefinite(first.matrix())) {
        form(first.matrix(), Make.sum(first.vector(), second.vector()));
        form(first.matrix(), Make.minus(first.vector(), second.vector()));
      }
    } else if (setting.facts().provesPositiveDefinite(first.matrix())
        && setting.areEqual(second.matrix(), Make.inverse(first.matrix()))) {
      Expr inner = Make.product(Make.transpose(first.vector()), second.vector());
      String law = "by Cauchy–Schwarz in the inner product of a definite matrix";
      found.add(Fact.by(law, Make.product(one, other), Make.power(inner, 2), Strength.WEAK));
      Expr sum = Make.sum(one, other);
      Expr twice = Make.product(Make.number(2), inner);
      found.add(Fact.by(law, sum, twice, Strength.WEAK));
      found.add(Fact.by(law, sum, Make.negate(twice), Strength.WEAK));
    }
  }

  /** w'Mw is not negative, and lies between the outer eigenvalues times the square of a length. */
  private void form(Expr matrix, Expr vector) {
    Expr value = setting.canonical().of(Make.product(Make.transpose(vector), matrix, vector));
    found.add(
        Fact.by("a form of a semidefinite matrix is nonnegative", value, ZERO, Strength.WEAK));
    Expr square = Make.power(Make.norm(vector), 2);
    Expr most = Make.product(Expr.of(Operator.EIGENVALUE_MAX, matrix), square);
    Expr least = Make.product(Expr.of(Operator.EIGENVALUE_MIN, matrix), square);
    found.add(
        Fact.by(
            "the Rayleigh quotient lies between the outer eigenvalues",
            most,
            value,
            Strength.WEAK));
    found.add(
        Fact.by(
            "the Rayleigh quotient lies between the outer eigenvalues",
            value,
            least,
            Strength.WEAK));
  }
}
