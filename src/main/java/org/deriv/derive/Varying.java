package org.deriv.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * What varies in a differential: a variable (or everything), and the names that are not looked into
 * but have differentials of their own.
 */
final class Varying {
  private final Scope scope;
  private final Optional<Expr> variable;
  private final Set<Expr> leaves;
  private final Map<Expr, Boolean> memo = new HashMap<>();

  private Varying(Scope scope, Optional<Expr> variable, Set<Expr> leaves) {
    this.scope = scope;
    this.variable = variable;
    this.leaves = leaves;
  }

  /** The variable varies; the differentials of the names given are not worked out. */
  static Varying of(Scope scope, Expr variable, Set<Expr> leaves) {
    return new Varying(scope, Optional.of(variable), leaves);
  }

  /** Every name that is not a dimension or an index varies. */
  static Varying everything(Scope scope) {
    return new Varying(scope, Optional.empty(), Set.of());
  }

  Scope scope() {
    return scope;
  }

  /** The one variable that varies. */
  Expr variable() {
    return variable.orElseThrow(() -> new IllegalStateException("everything varies"));
  }

  /** Whether the range declared for the variable, a term of a sequence, is the one given. */
  boolean declaredWithin(Expr at, Expr first, Expr last) {
    boolean index =
        at.op() instanceof Op.Symbol(String name, Shape _) && scope.context().find(name).isEmpty();
    return index
        && scope.context().find(Scope.nameOf(variable())).orElse(null)
            instanceof Declaration.Given given
        && given.ranges().stream()
            .anyMatch(range -> range.first().equals(first) && range.last().equals(last));
  }

  /** The differential of an expression, not worked out; zero where it does not vary. */
  Expr differential(Expr expr) {
    if (!varies(expr)) {
      return Make.zeros(expr.shape());
    }
    return variable
        .map(v -> Expr.of(Operator.DIFFERENTIAL, v, expr))
        .orElseGet(() -> Expr.of(Operator.DIFFERENTIAL, expr));
  }

  boolean varies(Expr expr) {
    return memo.computeIfAbsent(expr, this::computed);
  }

  private boolean computed(Expr expr) {
    return variable
        .map(v -> scope.depends(expr, Scope.nameOf(v)))
        .orElseGet(() -> scope.free(expr).stream().anyMatch(this::variesByItself));
  }

  private boolean variesByItself(String name) {
    return switch (scope.context().find(name).orElse(null)) {
      case Declaration.Given given -> given.domain() == Declaration.Domain.REAL;
      case Declaration.Random _ -> true;
      case Declaration.Let let -> varies(let.body());
      case Declaration.Recurrence _ -> true;
      case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ -> false;
      case null -> false;
    };
  }

  /** Whether the differential of the expression stays as it is. */
  boolean isLeaf(Expr expr) {
    if (leaves.contains(expr)) {
      return true;
    }
    return variable
        .map(v -> v.equals(expr) || sameSequence(v, expr))
        .orElseGet(() -> isName(expr) && scope.definition(expr).isEmpty());
  }

  private static boolean isName(Expr expr) {
    return expr.op() instanceof Op.Symbol || expr.op() instanceof Op.Term;
  }

  private static boolean sameSequence(Expr variable, Expr expr) {
    return variable.op() instanceof Op.Term(String name, Shape _)
        && expr.op() instanceof Op.Term(String other, Shape _)
        && name.equals(other);
  }

  /** Whether an expression is the differential of a leaf. */
  boolean isLeafDifferential(Expr expr) {
    return isDifferential(expr) && isLeaf(expr.args().getLast());
  }

  /** Whether an expression is one of the differentials that this stands for. */
  boolean isDifferential(Expr expr) {
    List<Expr> args = expr.args();
    return expr.is(Operator.DIFFERENTIAL)
        && (variable.isPresent()
            ? args.size() == 2 && args.getFirst().equals(variable.get())
            : args.size() == 1);
  }
}
