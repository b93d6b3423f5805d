package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/**
 * Jacobians, directional derivatives and derivatives in a number, forwards through the names of a
 * problem: one stage for each name on the way.
 */
final class Forward {
  private final Laws laws;
  private final Tidy tidy;
  private final Scope scope;
  private final Expr variable;
  private final List<Stage> stages = new ArrayList<>();
  private final References references;

  Forward(Laws laws, Tidy tidy, Scope scope, Expr variable) {
    this.laws = laws;
    this.tidy = tidy;
    this.scope = scope;
    this.variable = variable;
    this.references = new References(tidy);
  }

  List<Stage> stages() {
    return stages;
  }

  /** The Jacobian of a vector. */
  Expr jacobian(Expr body) {
    UnaryOperator<Expr> reference = name -> Expr.of(Operator.JACOBIAN, variable, name);
    return through(
        body,
        reference,
        (linear, varying) -> {
          List<Expr> terms = new ArrayList<>();
          for (Expr leaf : leaves(linear, varying)) {
            Expr matrix = coefficients(linear, varying, leaf);
            terms.add(leaf.equals(variable) ? matrix : Make.product(matrix, reference.apply(leaf)));
          }
          return terms.isEmpty()
              ? Make.zeros(reference.apply(linear).shape())
              : org.deriv.rule.Lean.sum(terms);
        });
  }

  private Expr coefficients(Expr linear, Varying varying, Expr leaf) {
    return leaf.shape().rank() > 1 || hasStack(linear)
        ? new Stacked(laws, varying, leaf, tidy).of(linear)
        : new Coefficients(laws, varying, leaf, tidy).of(linear);
  }

  private boolean hasStack(Expr linear) {
    return tidy.hasDifferential(linear)
        && (linear.is(Operator.VEC) || linear.args().stream().anyMatch(this::hasStack));
  }

  /** The derivative along a tangent of the variable. */
  Expr along(Expr body, Expr tangent, UnaryOperator<Expr> reference) {
    return through(
        body,
        reference,
        (linear, varying) -> {
          Map<Expr, Expr> values = new LinkedHashMap<>();
          for (Expr leaf : leaves(linear, varying)) {
            values.put(
                varying.differential(leaf),
                leaf.equals(variable) ? tangent : reference.apply(leaf));
          }
          return new Replacement(values).in(linear);
        });
  }

  /** The differential itself, through every name. */
  Expr differential(Expr body) {
    Varying varying = Varying.of(scope, variable, Set.of());
    List<Step> lines = new Lines(laws, tidy, varying).of(body);
    stages.add(new Stage(varying.differential(body), lines));
    return stages.getLast().end();
  }

  private Expr through(
      Expr body, UnaryOperator<Expr> reference, BiFunction<Expr, Varying, Expr> read) {
    List<Expr> path = new ArrayList<>(scope.path(body, Scope.nameOf(variable)));
    path.remove(variable);
    path.removeIf(name -> name.shape().rank() > 1);
    Varying varying = Varying.of(scope, variable, Set.copyOf(path));
    boolean named = path.remove(body);
    for (Expr name : path) {
      Expr definition = scope.definition(name).orElseThrow();
      found(name, definition, reference.apply(name), varying, read);
    }
    Expr definition = named ? scope.definition(body).orElseThrow() : body;
    return references.explicit(found(body, definition, reference.apply(body), varying, read));
  }

  private Expr found(
      Expr name,
      Expr definition,
      Expr reference,
      Varying varying,
      BiFunction<Expr, Varying, Expr> read) {
    List<Step> lines = new Lines(laws, tidy, varying).of(definition);
    Expr linear = lines.isEmpty() ? varying.differential(definition) : lines.getLast().result();
    boolean written = lines.stream().allMatch(line -> tidy.order().size(line.result()) <= 300);
    boolean rate = written && reference.is(Operator.DERIVATIVE);
    List<Step> rates = rate ? new Rates(variable, tidy, laws.detail()).of(lines) : List.of();
    if (written && !lines.isEmpty() && rates.isEmpty()) {
      stages.add(new Stage(varying.differential(name), lines));
    }
    Expr sum = tidy.inOrder(read.apply(linear, varying));
    List<Step> steps = new ArrayList<>();
    if (rates.isEmpty()) {
      steps.add(new Step(Relation.EQUAL, sum, Reason.of("read off the differential"), List.of()));
    } else {
      Step last = rates.getLast();
      steps.addAll(rates.subList(0, rates.size() - 1));
      steps.add(new Step(Relation.EQUAL, sum, last.reason(), last.conditions()));
    }
    Expr shortened = tidy.of(references.shortened(sum));
    if (!shortened.equals(sum)) {
      steps.add(
          new Step(Relation.EQUAL, shortened, Reason.of("with what was found above"), List.of()));
    }
    stages.add(new Stage(reference, steps));
    return references.define(reference, shortened);
  }

  private static Set<Expr> leaves(Expr linear, Varying varying) {
    Set<Expr> leaves = new LinkedHashSet<>();
    collect(linear, varying, leaves, new LinkedHashSet<>());
    return leaves;
  }

  private static void collect(Expr expr, Varying varying, Set<Expr> leaves, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    if (varying.isDifferential(expr)) {
      leaves.add(expr.args().getLast());
    } else {
      expr.args().forEach(arg -> collect(arg, varying, leaves, seen));
    }
  }
}
