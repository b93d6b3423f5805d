package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;

/**
 * Products with functions of normal numbers: an exponential factor shifts the mean, and a linear
 * factor becomes a derivative (Stein's lemma).
 */
final class Shifts {
  private final Chance chance;
  private final Average average;

  /** What is averaged. */
  interface Average {
    /** E of an expression. */
    Expr mean(Expr expr);

    /** Cov of two expressions. */
    Expr covariance(Expr left, Expr right);

    /** Whether an expression is linear in quantities that are jointly normal. */
    boolean isNormal(Expr expr);
  }

  Shifts(Chance chance, Average average) {
    this.chance = chance;
    this.average = average;
  }

  /** E[exp(u) g(x)] = E[exp(u)] E[g(x + Cov[x, u])]. */
  Optional<Expr> tilted(List<Expr> group) {
    List<Expr> exponents = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (Expr factor : group) {
      if (factor.op() instanceof Op.Apply(Function function, int _) && function == Elementary.EXP) {
        exponents.add(factor.arg(0));
      } else {
        others.add(factor);
      }
    }
    Expr exponent = Make.sum(exponents);
    if (exponents.isEmpty() || others.isEmpty() || !average.isNormal(exponent)) {
      return Optional.empty();
    }
    Set<String> all = new LinkedHashSet<>();
    group.forEach(factor -> all.addAll(chance.variables(factor)));
    Map<Expr, Expr> shifted = new LinkedHashMap<>();
    for (String name : chance.variables(exponent)) {
      Declaration.Random random = chance.declaration(name).orElseThrow();
      if (random.shape().rank() > 1 || !random.indices().isEmpty()) {
        return Optional.empty();
      }
      Expr x = Make.symbol(name, random.shape());
      shifted.put(x, Make.sum(x, average.covariance(x, exponent)));
    }
    if (!chance.areIndependent(all)) {
      return Optional.empty();
    }
    Expr rest = Substitution.of(shifted).in(Make.product(others));
    chance.note("normal-tilt");
    return Optional.of(
        Make.product(average.mean(Make.apply(Elementary.EXP, exponent)), average.mean(rest)));
  }

  /** E[e ∏ f_j(u_j)] = E[e] E[∏ f_j(u_j)] + Σ_j Cov[e, u_j] E[f_j'(u_j) ∏ …]. */
  Optional<Expr> stein(List<Expr> group) {
    Optional<Expr> linear = group.stream().filter(this::isEntry).findFirst();
    if (linear.isEmpty() || !isJointlyNormal(group)) {
      return Optional.empty();
    }
    List<Expr> rest = new ArrayList<>(group);
    rest.remove(linear.get());
    boolean smooth = rest.stream().allMatch(factor -> isEntry(factor) || isSmooth(factor));
    if (!smooth || rest.stream().allMatch(this::isEntry)) {
      return Optional.empty();
    }
    List<Expr> terms = new ArrayList<>();
    terms.add(Make.product(average.mean(linear.get()), average.mean(Make.product(rest))));
    for (int i = 0; i < rest.size(); i++) {
      Expr factor = rest.get(i);
      List<Expr> changed = new ArrayList<>(rest);
      Expr inner = factor;
      if (isEntry(factor)) {
        changed.remove(i);
      } else if (factor.op() instanceof Op.Apply(Function function, int order)) {
        inner = factor.arg(0);
        changed.set(i, Make.apply(function, order + 1, inner));
      }
      terms.add(
          Make.product(
              average.covariance(linear.get(), inner), average.mean(Make.product(changed))));
    }
    chance.note("stein");
    return Optional.of(Make.sum(terms));
  }

  /** E[exp(u + v)] = E[exp(u)] E[exp(v)] where the two are independent. */
  Optional<Expr> separated(List<Expr> group) {
    Expr only = group.getFirst();
    boolean sum =
        group.size() == 1
            && only.op() instanceof Op.Apply(Function function, int _)
            && function == Elementary.EXP
            && only.arg(0).is(Operator.ADD);
    if (!sum || !chance.areIndependent(chance.variables(only))) {
      return Optional.empty();
    }
    Set<String> first = new LinkedHashSet<>();
    List<Expr> inside = new ArrayList<>();
    List<Expr> outside = new ArrayList<>();
    for (Expr term : only.arg(0).args()) {
      Set<String> own = chance.variables(term);
      if (first.isEmpty()) {
        first.addAll(own);
      }
      boolean shares = own.stream().anyMatch(first::contains);
      (shares ? inside : outside).add(term);
    }
    boolean apart =
        !inside.isEmpty()
            && outside.stream().anyMatch(chance::isRandom)
            && inside.stream().allMatch(term -> first.containsAll(chance.variables(term)));
    if (!apart) {
      return Optional.empty();
    }
    chance.note("independent-product");
    return Optional.of(
        Make.product(
            average.mean(Make.apply(Elementary.EXP, Make.sum(inside))),
            average.mean(Make.apply(Elementary.EXP, Make.sum(outside)))));
  }

  private boolean isEntry(Expr factor) {
    return Entry.of(factor, chance).isPresent();
  }

  private boolean isJointlyNormal(List<Expr> group) {
    List<Expr> inner = new ArrayList<>();
    for (Expr factor : group) {
      inner.add(factor.op() instanceof Op.Apply ? factor.arg(0) : factor);
    }
    return inner.stream().allMatch(average::isNormal) && average.isNormal(Make.sum(inner));
  }

  private static boolean isSmooth(Expr factor) {
    if (!(factor.op() instanceof Op.Apply(Function function, int order))) {
      return false;
    }
    return switch (function) {
      case Function.Named _ -> true;
      case Elementary elementary ->
          switch (elementary) {
            case SIN, COS, TANH, SIGMOID, SOFTPLUS, ERF, GELU, EXP -> true;
            case RELU, ABS -> order == 0;
            case LOG, SQRT, SIGN, STEP -> false;
          };
    };
  }
}
