package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.rule.Lean;

/**
 * Gradients and vector-Jacobian products by backpropagation through the names of a problem: one
 * stage for each name on the way, from the last to the first, each in terms of those before.
 */
final class Backward {
  private final Laws laws;
  private final Tidy tidy;
  private final Scope scope;
  private final Expr variable;
  private final UnaryOperator<Expr> reference;
  private final List<Stage> stages = new ArrayList<>();
  private final References references;
  // By a number one differentiates line by line: no differential is written and read off.
  private List<Step> rates = List.of();

  /**
   * @param reference how the cotangent of a name is written, such as {@code grad[h] L}
   */
  Backward(Laws laws, Tidy tidy, Scope scope, Expr variable, UnaryOperator<Expr> reference) {
    this.laws = laws;
    this.tidy = tidy;
    this.scope = scope;
    this.variable = variable;
    this.reference = reference;
    this.references = new References(tidy);
  }

  List<Stage> stages() {
    return stages;
  }

  /** What the differential of the variable is multiplied with, for a cotangent of the body. */
  Expr of(Expr body, Expr cotangent) {
    if (!scope.depends(body, Scope.nameOf(variable))) {
      return independent(body);
    }
    List<Expr> path = new ArrayList<>(scope.path(body, Scope.nameOf(variable)));
    path.remove(variable);
    Varying varying = Varying.of(scope, variable, Set.copyOf(path));
    Map<Expr, List<Share>> shares = new LinkedHashMap<>();
    boolean named = !path.isEmpty() && path.getLast().equals(body);
    if (!named) {
      distribute(body, body, cotangent, varying, shares, path.isEmpty());
    }
    for (Expr name : path.reversed()) {
      boolean top = name.equals(body);
      Expr received = top ? cotangent : collect(name, shares.getOrDefault(name, List.of()));
      Expr definition = scope.definition(name).orElseThrow();
      distribute(name, definition, received, varying, shares, top && path.size() == 1);
    }
    Expr result = collect(variable, shares.getOrDefault(variable, List.of()));
    return references.explicit(result);
  }

  private Expr independent(Expr body) {
    Expr zero = Make.zeros(variable.shape());
    Step step =
        new Step(
            Relation.EQUAL,
            zero,
            Reason.of(Quoted.of(body) + " does not depend on `" + variable + "`"),
            List.of());
    stages.add(new Stage(reference.apply(variable), List.of(step)));
    return zero;
  }

  /** A part of a cotangent, and where it comes from. */
  private record Share(Expr from, Expr part, Ledger ledger, String words) {}

  private void distribute(
      Expr from,
      Expr definition,
      Expr cotangent,
      Varying varying,
      Map<Expr, List<Share>> shares,
      boolean only) {
    List<Step> lines = new Lines(laws, tidy, varying).of(definition);
    Expr start =
        varying.isLeaf(definition) ? varying.differential(definition) : lines.getLast().result();
    boolean sequence = variable.op() instanceof Op.Term;
    boolean rate = only && !lines.isEmpty() && reference.apply(variable).is(Operator.GRADIENT);
    rates = rate ? new Rates(variable, tidy, laws.detail()).of(lines) : List.of();
    boolean shown = (lines.size() > 1 || (only && !lines.isEmpty())) && rates.isEmpty();
    boolean written = lines.stream().allMatch(line -> tidy.order().size(line.result()) <= 300);
    if (shown && written && !sequence) {
      stages.add(new Stage(varying.differential(from), lines));
    }
    String words =
        shown || lines.isEmpty() ? "read off the differential" : lines.getLast().reason().words();
    Ledger ledger = new Ledger();
    if (!shown) {
      lines.forEach(line -> line.conditions().forEach(ledger::stated));
    }
    Adjoint.of(start, cotangent, varying, laws, ledger)
        .forEach((leaf, part) ->
            shares
                .computeIfAbsent(leaf, _ -> new ArrayList<>())
                .add(new Share(from, part, ledger, words)));
  }

  /** The cotangent of a name, as a sum over what uses it; its stage is written. */
  private Expr collect(Expr name, List<Share> shares) {
    Expr sum =
        shares.isEmpty()
            ? Make.zeros(name.shape())
            : tidy.inOrder(Lean.sum(shares.stream().map(Share::part).toList()));
    if (sum.op() instanceof Op.Number) {
      return sum;
    }
    Expr self = reference.apply(name);
    List<Step> steps = new ArrayList<>();
    if (name.equals(variable) && !rates.isEmpty()) {
      Step last = rates.getLast();
      steps.addAll(rates.subList(0, rates.size() - 1));
      steps.add(new Step(Relation.EQUAL, sum, last.reason(), last.conditions()));
    } else {
      steps.add(new Step(Relation.EQUAL, sum, reason(name, shares), conditions(shares)));
    }
    Expr short_ = tidy.of(references.shortened(sum));
    if (!short_.equals(sum)) {
      steps.add(
          new Step(Relation.EQUAL, short_, Reason.of("with what was found above"), List.of()));
    }
    stages.add(new Stage(self, steps));
    return references.define(self, short_);
  }

  private static List<Expr> conditions(List<Share> shares) {
    Set<Expr> all = new LinkedHashSet<>();
    shares.forEach(share -> all.addAll(share.ledger().conditions()));
    return List.copyOf(all);
  }

  private static boolean isName(Expr from) {
    return from.op() instanceof Op.Symbol || from.op() instanceof Op.Term;
  }

  private Reason reason(Expr name, List<Share> shares) {
    Set<String> rules = new LinkedHashSet<>();
    shares.forEach(share -> rules.addAll(share.ledger().saying("").rules()));
    boolean direct = shares.size() == 1 && !references.isKnown(shares.getFirst().from());
    String through =
        shares.stream()
            .map(share -> isName(share.from()) ? "in " + Quoted.of(share.from()) : "directly")
            .distinct()
            .collect(Collectors.joining(" and "));
    boolean plain = direct && stages.size() <= 1;
    if (shares.isEmpty()) {
      return Reason.of("the differential vanishes");
    }
    String words =
        plain ? shares.getFirst().words() : "chain rule: `" + name + "` is used " + through;
    return new Reason(words, List.copyOf(rules));
  }
}
