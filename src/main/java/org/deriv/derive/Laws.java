package org.deriv.derive;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.rule.Bindings;
import org.deriv.rule.Instantiation;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Matcher;
import org.deriv.rule.Rule;
import org.deriv.rule.Rulebook;

/** The rulebook as one problem uses it: a rule applies where its conditions hold or are stated. */
final class Laws {
  private final Rulebook rulebook;
  private final Knowledge knowledge;
  private final Detail detail;

  Laws(Rulebook rulebook, Knowledge knowledge, Detail detail) {
    this.rulebook = rulebook;
    this.knowledge = knowledge;
    this.detail = detail;
  }

  /** How much a step does. */
  Detail detail() {
    return detail;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  Rule named(String name) {
    return rulebook
        .find(name)
        .orElseThrow(() -> new IllegalStateException("no rule `" + name + "`"));
  }

  /** A rule with its pattern found in an expression. */
  record Found(Rule rule, Bindings bindings) {}

  /** What a rule's pattern, taken to be {@code pattern}, stands for in an expression. */
  Optional<Found> find(Rule rule, Expr pattern, Expr expr, Bindings given) {
    return new Matcher(rule.context(), knowledge)
        .match(pattern, expr, given).stream()
            .filter(bindings -> bounds(rule, bindings))
            .findFirst()
            .map(bindings -> new Found(rule, bindings));
  }

  /** A condition on natural numbers is part of the pattern: it is never merely stated. */
  private boolean bounds(Rule rule, Bindings bindings) {
    return rule.requires().stream()
        .map(Instantiation.of(bindings)::of)
        .filter(this::isAboutNumbers)
        .allMatch(knowledge::holds);
  }

  private boolean isAboutNumbers(Expr truth) {
    return truth.op() instanceof Op.Compare && truth.args().stream().allMatch(knowledge::isInteger);
  }

  /** The right side of what was found, with its conditions stated unless they hold. */
  Expr apply(Found found, UnaryOperator<Expr> differential, Ledger ledger) {
    for (Expr condition : unmet(found)) {
      ledger.stated(condition);
    }
    ledger.used(found.rule());
    return new Instantiation(found.bindings(), differential).of(found.rule().right());
  }

  /** The conditions of what was found that do not follow from the assumptions. */
  List<Expr> unmet(Found found) {
    return found.rule().requires().stream()
        .map(Instantiation.of(found.bindings())::of)
        .filter(condition -> !knowledge.holds(condition))
        .toList();
  }
}
