package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Lean;

/**
 * Derivatives of expectations that stay as they are: of what is averaged, and of the parameters of
 * a normal number (Bonnet, Price).
 */
final class UnderExpectation {
  private final Scope scope;
  private final Laws laws;
  private final UnaryOperator<Expr> work;
  private final UnaryOperator<Expr> tidy;

  /**
   * @param work works out what operators of the calculus are in an expression
   */
  UnderExpectation(Scope scope, Laws laws, UnaryOperator<Expr> work, UnaryOperator<Expr> tidy) {
    this.scope = scope;
    this.laws = laws;
    this.work = work;
    this.tidy = tidy;
  }

  /** The gradient of a sum of multiples of expectations; nothing where there is none in it. */
  Optional<Stage> gradient(Expr variable, Expr body) {
    if (!body.shape().isScalar() || !has(body)) {
      return Optional.empty();
    }
    Ledger ledger = new Ledger();
    List<Expr> parts = new ArrayList<>();
    for (Expr term : body.is(Operator.ADD) ? body.args() : List.of(body)) {
      parts.add(term(variable, term, ledger));
    }
    Expr line = Make.sum(parts);
    Expr start = Expr.of(Operator.GRADIENT, variable, body);
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            Relation.EQUAL, line, ledger.reason("the derivative is linear"), ledger.conditions()));
    Expr result = tidy.apply(work.apply(line));
    if (!result.equals(line)) {
      steps.add(
          new Step(
              Relation.EQUAL,
              result,
              org.deriv.problem.Derivation.Reason.of("worked out"),
              List.of()));
    }
    return Optional.of(new Stage(start, steps));
  }

  private static boolean has(Expr expr) {
    return expr.op() instanceof Op.Moment || expr.args().stream().anyMatch(UnderExpectation::has);
  }

  private Expr term(Expr variable, Expr term, Ledger ledger) {
    if (!has(term)) {
      return Expr.of(Operator.GRADIENT, variable, term);
    }
    if (term.is(Operator.NEGATE)) {
      return Make.negate(term(variable, term.arg(0), ledger));
    }
    String name = Scope.nameOf(variable);
    if (term.is(Operator.PRODUCT) || term.is(Operator.DIVIDE)) {
      List<Expr> fixed = new ArrayList<>(term.args());
      List<Expr> averaged = term.args().stream().filter(UnderExpectation::has).toList();
      boolean constant =
          averaged.size() == 1
              && fixed.stream()
                  .filter(factor -> !has(factor))
                  .noneMatch(factor -> scope.depends(factor, name))
              && (term.is(Operator.PRODUCT) || has(term.arg(0)));
      if (constant) {
        Expr inner = term(variable, averaged.getFirst(), ledger);
        if (term.is(Operator.DIVIDE)) {
          return Make.divide(inner, term.arg(1));
        }
        fixed.remove(averaged.getFirst());
        fixed.add(inner);
        return Make.product(fixed);
      }
    }
    if (term.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> _)
        && kind == Op.Moment.Kind.EXPECTATION
        && term.args().size() == 1) {
      return expectation(variable, name, term, ledger);
    }
    throw Stuck.at(Refusal.Kind.NO_RULE, "no rule differentiates " + Quoted.of(term), term);
  }

  private Expr expectation(Expr variable, String name, Expr moment, Ledger ledger) {
    Expr inside = moment.arg(0);
    List<Expr> parts = new ArrayList<>();
    if (scope.depends(inside, name)) {
      ledger.used(laws.named("derivative-under-expectation"));
      parts.add(moment.withArgs(List.of(Expr.of(Operator.GRADIENT, variable, inside))));
    }
    for (Declaration.Random random : random(inside)) {
      Expr law = random.distribution().orElse(Make.number(0));
      if (scope.depends(law, name)) {
        parts.addAll(ofLaw(variable, name, moment, random, law, ledger));
      }
    }
    return parts.isEmpty() ? Make.zeros(variable.shape()) : Make.sum(parts);
  }

  private List<Declaration.Random> random(Expr expr) {
    Set<String> seen = new LinkedHashSet<>(scope.free(expr));
    List<String> waiting = new ArrayList<>(seen);
    List<Declaration.Random> found = new ArrayList<>();
    while (!waiting.isEmpty()) {
      switch (scope.context().find(waiting.removeFirst()).orElse(null)) {
        case Declaration.Random random -> found.add(random);
        case Declaration.Let let ->
            scope.free(let.body()).stream().filter(seen::add).forEach(waiting::add);
        case null, default -> {}
      }
    }
    return found;
  }

  /** ∂E/∂m = E[f'], ∂E/∂v = ½ E[f''] for a normal number. */
  private List<Expr> ofLaw(
      Expr variable, String name, Expr moment, Declaration.Random random, Expr law, Ledger ledger) {
    boolean normal =
        law.op() instanceof Op.Distribution(Family family)
            && family == Family.NORMAL
            && random.shape().isScalar()
            && random.indices().isEmpty();
    if (!normal) {
      throw Stuck.at(
          Refusal.Kind.NO_RULE,
          "no rule differentiates " + Quoted.of(moment) + " in a parameter of its distribution",
          moment);
    }
    Expr x = Make.symbol(random.name(), random.shape());
    Expr first = Expr.of(Operator.GRADIENT, x, moment.arg(0));
    List<Expr> parts = new ArrayList<>();
    if (scope.depends(law.arg(0), name)) {
      ledger.used(laws.named("normal-mean-derivative"));
      parts.add(Lean.product(moment.withArgs(List.of(first)), rate(variable, law.arg(0))));
    }
    if (scope.depends(law.arg(1), name)) {
      ledger.used(laws.named("normal-variance-derivative"));
      Expr second = Expr.of(Operator.GRADIENT, x, first);
      parts.add(
          Lean.product(
              List.of(
                  Make.number(Rational.of(1, 2)),
                  moment.withArgs(List.of(second)),
                  rate(variable, law.arg(1)))));
    }
    return parts;
  }

  /** How a parameter changes with a variable, which may be itself. */
  private static Expr rate(Expr variable, Expr parameter) {
    return parameter.equals(variable)
        ? Make.number(1)
        : Expr.of(Operator.GRADIENT, variable, parameter);
  }
}
