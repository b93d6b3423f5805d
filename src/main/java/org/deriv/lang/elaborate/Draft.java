package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Severity;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.ShapeRules;
import org.deriv.lang.tree.Expression;

/**
 * One reading of one statement: the scope as it grows, what was found wrong, and what is read in
 * place of what is written where a repair is tried. A statement is read afresh for each repair, so
 * a draft that is thrown away leaves no trace.
 */
final class Draft {
  private static final int MOST_FINDINGS = 50;

  private final Scope start;
  private Scope scope;
  private final IdentityHashMap<Expression, Expr> repairs = new IdentityHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Declaration> declared = new ArrayList<>();
  private final List<Expr> assumed = new ArrayList<>();
  private final Set<String> silenced = new HashSet<>();
  private final Set<Rational> decimals = new HashSet<>();
  private int errors;

  /** A first reading. */
  Draft(Scope scope) {
    this.start = scope;
    this.scope = scope;
  }

  /** A reading in which a node is taken for something else. */
  Draft(Scope scope, Repair repair) {
    this(scope);
    repairs.put(repair.node(), repair.replacement());
  }

  Scope scope() {
    return scope;
  }

  /** A number that is written with a decimal point. */
  void decimal(Rational value) {
    decimals.add(value);
  }

  /** The numbers that are so written. */
  Set<Rational> decimals() {
    return decimals;
  }

  /** Goes back to a scope, as after a goal with definitions of its own. */
  void restore(Scope earlier) {
    scope = earlier;
  }

  void declare(Declaration declaration) {
    scope = scope.declare(declaration);
    declared.removeIf(other -> other.name().equals(declaration.name()));
    declared.add(declaration);
  }

  /** Declares what only a part of the statement knows. */
  void declareLocally(Declaration declaration) {
    scope = scope.declare(declaration);
  }

  /** Whether a name is one that this statement defined for itself. */
  boolean isLocal(String name) {
    return start.find(name).isEmpty() && scope.find(name).orElse(null) instanceof Declaration.Let;
  }

  /** Takes a local declaration back; the name means what it did in an earlier scope. */
  void forget(String name, Scope earlier) {
    scope = scope.without(name, earlier);
  }

  void assume(Expr truth) {
    scope = scope.assume(truth);
    assumed.add(truth);
  }

  void mark(String name, Scope.Mark mark) {
    scope = scope.mark(name, mark);
  }

  /** Keeps a name from being reported again in this statement. */
  void silence(String name) {
    silenced.add(name);
  }

  /** Whether a name is not to be reported: it was, or its declaration was. */
  boolean isSilent(String name) {
    return silenced.contains(name) || scope.poisoned().contains(name);
  }

  void poison(String name) {
    scope = scope.poison(name);
  }

  /** What the statement has declared so far. */
  List<Declaration> declared() {
    return List.copyOf(declared);
  }

  /** What the statement has assumed so far. */
  List<Expr> assumed() {
    return List.copyOf(assumed);
  }

  /** What is to be read in place of a node. */
  Optional<Expr> repaired(Expression node) {
    return Optional.ofNullable(repairs.get(node));
  }

  /** Takes what is wrong; a reading that fails gives nothing. */
  <T> Optional<T> report(Finding finding) {
    boolean known =
        findings.stream().anyMatch(other -> other.diagnostic().equals(finding.diagnostic()));
    if (!known && findings.size() < MOST_FINDINGS) {
      findings.add(finding);
      errors += finding.diagnostic().severity() == Severity.ERROR ? 1 : 0;
    }
    return Optional.empty();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The findings as they are to be reported. */
  List<Diagnostic> diagnostics() {
    return findings.stream().map(Finding::diagnostic).toList();
  }

  int errors() {
    return errors;
  }

  /** An operator applied to arguments, or what {@code explain} says of the misfit. */
  Optional<Expr> build(
      Op op, List<Expr> args, java.util.function.Function<ShapeRules.Misfit, Finding> explain) {
    return switch (ShapeRules.infer(op, args)) {
      case ShapeRules.Fits(Shape shape) when !Limits.allow(shape) ->
          report(explain.apply(Limits.misfit()));
      case ShapeRules.Fits _ -> Optional.of(Expr.of(op, args));
      case ShapeRules.Misfit misfit -> report(explain.apply(misfit));
    };
  }
}
