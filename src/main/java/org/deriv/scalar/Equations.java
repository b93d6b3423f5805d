package org.deriv.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;

/** Roots of equations. */
final class Equations {
  private final Oracle oracle;
  private final long seed;

  Equations(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.seed = seed;
  }

  Answer<List<Map<Expr, Expr>>> solve(List<Expr> system, List<Expr> unknowns, Facts facts) {
    Optional<String> objection =
        system.stream().flatMap(equation -> objection(equation, unknowns).stream()).findFirst();
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Wording wording = new Wording();
    String equations =
        system.stream()
            .map(equation -> wording.say(equation.arg(0)) + "==" + wording.say(equation.arg(1)))
            .collect(Collectors.joining(","));
    String names = unknowns.stream().map(wording::name).collect(Collectors.joining(","));
    // Periodic roots come with an integer constant and a condition; the one at 0 is re-checked.
    String question =
        "Solve[{%s},{%s}]/.{C[_]->0}/.ConditionalExpression[a_,_]:>a".formatted(equations, names);
    return oracle
        .ask(question, "", answer -> roots(answer, new Reading(wording)))
        .then(roots -> kept(system, roots, unknowns, facts));
  }

  private static Optional<String> objection(Expr equation, List<Expr> unknowns) {
    if (!equation.is(new Op.Compare(Relation.EQUAL)) || !equation.arg(0).shape().isScalar()) {
      return Optional.of("`" + equation + "` is no equation between scalars");
    }
    Names names = new Names();
    for (Expr unknown : unknowns) {
      Optional<String> hidden =
          equation.args().stream()
              .flatMap(side -> Evaluation.atoms(side).stream())
              .filter(atom -> !atom.equals(unknown) && !unknowns.contains(atom))
              .filter(atom -> depends(names, atom, unknown))
              .findFirst()
              .map(atom -> "`" + atom + "` depends on `" + unknown + "`");
      if (hidden.isPresent()) {
        return hidden;
      }
    }
    return equation.args().stream().flatMap(side -> Wording.objection(side).stream()).findFirst();
  }

  private static boolean depends(Names names, Expr atom, Expr unknown) {
    return unknown.op() instanceof Op.Symbol(String name, Shape _)
        ? names.free(atom).contains(name)
        : names.free(atom).stream().anyMatch(names.free(unknown)::contains)
            && !(atom.op() instanceof Op.Symbol);
  }

  /** {{x -> 1, y -> 2}, …}; a root that cannot be read (a complex one) is left out. */
  private static Answer<List<Map<Expr, Expr>>> roots(IExpr answer, Reading reading) {
    if (!(answer instanceof IAST list) || !list.isList()) {
      return Answer.refused("the equations were not solved");
    }
    List<Map<Expr, Expr>> roots = new ArrayList<>();
    for (IExpr one : list) {
      if (one instanceof IAST rules && rules.isList()) {
        root(rules, reading).ifPresent(roots::add);
      }
    }
    return roots.isEmpty() ? Answer.refused("no real root was found") : Answer.found(roots);
  }

  private static Optional<Map<Expr, Expr>> root(IAST rules, Reading reading) {
    Map<Expr, Expr> root = new LinkedHashMap<>();
    for (IExpr each : rules) {
      if (!(each instanceof IAST rule) || !rule.isRule()) {
        return Optional.empty();
      }
      Optional<Expr> unknown = reading.read(rule.arg1()).toOptional();
      Optional<Expr> value = reading.read(rule.arg2()).toOptional();
      if (unknown.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      root.put(unknown.get(), value.get());
    }
    return Optional.of(root);
  }

  /** The roots that solve the system and can meet the facts. */
  private Answer<List<Map<Expr, Expr>>> kept(
      List<Expr> system, List<Map<Expr, Expr>> roots, List<Expr> unknowns, Facts facts) {
    List<Map<Expr, Expr>> kept = new ArrayList<>();
    List<Expr> conditions = new ArrayList<>();
    for (Map<Expr, Expr> root : roots) {
      if (!root.keySet().containsAll(unknowns)) {
        continue;
      }
      Answer<List<Expr>> verdict = solves(system, root, facts);
      verdict.toOptional().ifPresent(_ -> kept.add(root));
      verdict.toOptional().stream()
          .flatMap(List::stream)
          .filter(condition -> !conditions.contains(condition))
          .forEach(conditions::add);
    }
    return kept.isEmpty()
        ? Answer.refused("no root met the equations and the facts")
        : new Answer.Found<>(kept, conditions);
  }

  /** The conditions under which a root solves the system. */
  private Answer<List<Expr>> solves(List<Expr> system, Map<Expr, Expr> root, Facts facts) {
    Substitution putting = Substitution.of(root);
    List<Expr> conditions = new ArrayList<>();
    Facts others = facts.without(root.keySet());
    Recheck recheck = new Recheck(others, seed);
    for (Expr equation : system) {
      Expr left = putting.in(equation.arg(0));
      Expr right = putting.in(equation.arg(1));
      switch (recheck.same(left, right)) {
        case Answer.Found<Expr> _ -> {}
        case Answer.Refused<Expr>(String why) -> {
          return Answer.refused(why);
        }
      }
      root.values()
          .forEach(value ->
              recheck.conditions(equation.arg(0), value).stream()
                  .filter(condition -> !conditions.contains(condition))
                  .forEach(conditions::add));
    }
    return meets(putting, root, facts, others)
        .map(Answer::<List<Expr>>refused)
        .orElseGet(() -> {
          conditions.addAll(claims(putting, root, facts));
          return Answer.found(conditions);
        });
  }

  /** Why a root contradicts the facts, if at every point it does. */
  private Optional<String> meets(
      Substitution putting, Map<Expr, Expr> root, Facts facts, Facts others) {
    List<Map<Expr, Double>> points = new Recheck(others, seed).points(List.copyOf(root.values()));
    return facts.constraints().stream()
        .filter(fact -> !others.constraints().contains(fact))
        .map(putting::in)
        .filter(fact -> points.stream().noneMatch(point -> Points.holds(fact, point)))
        .findFirst()
        .map(fact -> "the root contradicts `" + fact + "`");
  }

  /** What the facts demand of the root and does not follow from its form. */
  private static List<Expr> claims(Substitution putting, Map<Expr, Expr> root, Facts facts) {
    Facts others = facts.without(root.keySet());
    return facts.constraints().stream()
        .filter(fact -> !others.constraints().contains(fact))
        .map(putting::in)
        .filter(fact -> !follows(fact, others))
        .toList();
  }

  private static boolean follows(Expr fact, Facts facts) {
    if (!(fact.op() instanceof Op.Compare(Relation relation))) {
      return false;
    }
    Bounds difference = Bounds.of(Make.minus(fact.arg(0), fact.arg(1)), facts);
    Bounds reverse = Bounds.of(Make.minus(fact.arg(1), fact.arg(0)), facts);
    return switch (relation) {
      case GREATER, GREATER_EQUAL -> difference.isPositive();
      case LESS, LESS_EQUAL -> reverse.isPositive();
      case NOT_EQUAL -> difference.excludeZero();
      case EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> false;
    };
  }
}
