package org.deriv.derive;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Bindings;
import org.deriv.rule.Instantiation;
import org.deriv.rule.Matcher;
import org.deriv.rule.Rule;
import org.deriv.rule.Rulebook;

/**
 * The chapter of rules {@code tr(G'*N(D)) == tr(X'*D)}: from the cotangent G of a node N(D), linear
 * in D, to the cotangent X of D.
 */
final class AdjointRules {
  private final Laws laws;
  private final Ledger ledger;

  AdjointRules(Laws laws, Ledger ledger) {
    this.laws = laws;
    this.ledger = ledger;
  }

  Ledger ledger() {
    return ledger;
  }

  Laws laws() {
    return laws;
  }

  /** By the first rule whose N fits the node. */
  Expr apply(Expr node, Expr inner, Expr given) {
    Expr cotangent =
        node.is(Operator.VEC)
            ? new Unstacking(inner.shape())
                .of(given)
                .map(matrix -> Expr.of(Operator.VEC, matrix))
                .orElse(given)
            : given;
    for (Rule rule : laws.rulebook().in(Rulebook.Chapter.ADJOINT)) {
      Expr pattern = pattern(rule);
      if (!pattern.op().equals(node.op())) {
        continue;
      }
      Matcher matcher = new Matcher(rule.context(), laws.knowledge());
      Optional<Bindings> found =
          matcher.match(variable(rule, "D"), inner, Bindings.NONE).stream()
              .flatMap(bound -> laws.find(rule, pattern, node, bound).stream())
              .flatMap(of -> matcher.match(wanted(rule), cotangent, of.bindings()).stream())
              .findFirst();
      if (found.isPresent()) {
        return contribution(rule, found.get());
      }
    }
    throw Stuck.at(
        Refusal.Kind.NO_RULE, "no rule transposes `" + node.op() + "` in " + Quoted.of(node), node);
  }

  /** By the rule of a name, whose one other variable has a value given. */
  Expr named(String name, Expr cotangent, Expr inner, String other, Expr value) {
    Rule rule = laws.named(name);
    Matcher matcher = new Matcher(rule.context(), laws.knowledge());
    Bindings bindings =
        start(rule, inner, cotangent)
            .flatMap(
                bound -> matcher.match(variable(rule, other), value, bound).stream().findFirst())
            .orElseThrow(() ->
                new IllegalStateException(
                    name + " does not fit " + cotangent.shape() + inner.shape() + value.shape()));
    return contribution(rule, bindings);
  }

  private Optional<Bindings> start(Rule rule, Expr inner, Expr cotangent) {
    Matcher matcher = new Matcher(rule.context(), laws.knowledge());
    return matcher.match(variable(rule, "D"), inner, Bindings.NONE).stream()
        .flatMap(bound -> matcher.match(wanted(rule), cotangent, bound).stream())
        .findFirst();
  }

  /** The pattern of the cotangent. */
  private static Expr wanted(Rule rule) {
    Expr first = rule.left().arg(0).arg(0);
    return first.is(Operator.TRANSPOSE) ? first.arg(0) : first;
  }

  private static Expr pattern(Rule rule) {
    List<Expr> factors = rule.left().arg(0).args();
    return Make.product(factors.subList(1, factors.size()));
  }

  private static Expr variable(Rule rule, String name) {
    return rule.context().find(name).orElse(null)
            instanceof org.deriv.expr.Declaration.Given(String _, Shape shape, _, _, _)
        ? Expr.of(new Op.Symbol(name, shape))
        : Make.scalar(name);
  }

  /** The X of the right side tr(X'*D). */
  private Expr contribution(Rule rule, Bindings bindings) {
    ledger.used(rule);
    List<Expr> factors = rule.right().arg(0).args();
    Expr transposed = Make.product(factors.subList(0, factors.size() - 1));
    return Make.transpose(Instantiation.of(bindings).of(transposed));
  }
}
