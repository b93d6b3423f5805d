package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Bindings;
import org.deriv.rule.Rule;
import org.deriv.rule.Rulebook;

/** Densities, entropies and divergences of named distributions, by the rules that give them. */
final class Densities {
  private final Scope scope;
  private final Laws laws;
  private final Tidy tidy;

  Densities(Scope scope, Laws laws, Tidy tidy) {
    this.scope = scope;
    this.laws = laws;
    this.tidy = tidy;
  }

  /** Whether an operator takes distributions. */
  static boolean is(Op op) {
    return op instanceof Operator operator
        && switch (operator) {
          case KL, ENTROPY, LOG_DENSITY -> true;
          default -> false;
        };
  }

  /** Refuses a distribution that stands where a value is wanted. */
  static void refuseValues(Expr expr, Set<Expr> seen) {
    if (expr.op() instanceof Op.Distribution) {
      throw Stuck.at(
          Refusal.Kind.MEANINGLESS, Quoted.of(expr) + " is a distribution, not a value", expr);
    }
    expr.args().stream()
        .filter(arg -> !(is(expr.op()) && arg.op() instanceof Op.Distribution))
        .filter(seen::add)
        .forEach(arg -> refuseValues(arg, seen));
  }

  /** What an expression with such an operator is, in a stage of its own. */
  Stage of(Expr expr) {
    List<Step> steps = new ArrayList<>();
    Expr written = expr.withArgs(expr.args().stream().map(this::spelled).toList());
    for (Rule rule : laws.rulebook().in(Rulebook.Chapter.EXPECTATION)) {
      Optional<Laws.Found> found =
          rule.left().op().equals(written.op())
              ? laws.find(rule, rule.left(), written, Bindings.NONE)
              : Optional.empty();
      if (found.isPresent()) {
        Ledger ledger = new Ledger();
        Expr result = tidy.of(laws.apply(found.get(), e -> e, ledger));
        List<Expr> conditions = isOwnDraw(written) ? List.of() : ledger.conditions();
        steps.add(new Step(Relation.EQUAL, result, ledger.reason("by definition"), conditions));
        return new Stage(expr, steps);
      }
    }
    throw Stuck.at(Refusal.Kind.NO_RULE, "no rule says what " + Quoted.of(expr) + " is", expr);
  }

  private Expr spelled(Expr arg) {
    return arg.op() instanceof Op.Symbol
        ? scope.definition(arg).filter(body -> body.op() instanceof Op.Distribution).orElse(arg)
        : arg;
  }

  /** Whether a density is taken where it is positive, at a draw of its own distribution. */
  private boolean isOwnDraw(Expr expr) {
    return expr.is(Operator.LOG_DENSITY)
        && expr.arg(1).op() instanceof Op.Symbol(String name, Shape _)
        && scope.context().find(name).orElse(null) instanceof Declaration.Random random
        && random.distribution().equals(Optional.of(expr.arg(0)));
  }
}
