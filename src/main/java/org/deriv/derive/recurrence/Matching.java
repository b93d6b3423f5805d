package org.deriv.derive.recurrence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Affine;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;
import org.deriv.scalar.Algebra;
import org.deriv.scalar.Answer;
import org.deriv.scalar.Facts;
import org.deriv.scalar.Symja;

/** Values of parameters for which two recurrences agree for all inputs: equal coefficients. */
public final class Matching {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Context context;
  private final Timeline timeline;
  private final Differentiation calculus;

  /** Matching in a problem. */
  public Matching(Context context, Differentiation calculus) {
    this.context = context;
    this.timeline = new Timeline(context);
    this.calculus = calculus;
  }

  /** The values that make the two equal. */
  public Outcome of(Goal.Match goal) {
    try {
      Elimination.Found first = own(goal.first());
      Elimination.Found second = own(goal.second());
      return matched(goal, first, second);
    } catch (Elimination.NotEliminated none) {
      return new Outcome.Refused(none.refusal());
    }
  }

  /** A recurrence that mentions no other: its own, or one with the others eliminated. */
  private Elimination.Found own(Expr quantity) throws Elimination.NotEliminated {
    Set<String> others = new LinkedHashSet<>();
    Optional<Declaration.Recurrence> recurrence = timeline.of(quantity);
    Expr body =
        recurrence.isPresent() && recurrence.get().entries().isEmpty()
            ? timeline.expanded(Timeline.body(recurrence.get(), quantity.arg(0)))
            : timeline.expanded(quantity);
    timeline
        .terms(body)
        .forEach(term ->
            timeline
                .of(term)
                .filter(of -> recurrence.filter(of::equals).isEmpty())
                .ifPresent(of -> others.add(of.name())));
    if (others.isEmpty() && recurrence.isPresent()) {
      return new Elimination.Found(List.of(), quantity, body);
    }
    if (others.size() != 1) {
      throw new Elimination.NotEliminated(
          Refusal.Kind.NO_RULE,
          "`" + quantity + "` rests on " + others.size() + " other recurrences, not on one",
          quantity);
    }
    return new Elimination(context, calculus).eliminated(others.iterator().next(), quantity);
  }

  private Outcome matched(Goal.Match goal, Elimination.Found first, Elimination.Found second) {
    Expr gap =
        Make.minus(
            common(calculus.worked(first.body()), goal.first()),
            common(calculus.worked(second.body()), goal.second()));
    Map<Expr, Expr> coefficients = new LinkedHashMap<>();
    Expr rest = gap;
    for (Expr input : inputs(gap, goal.unknowns())) {
      Optional<Affine> affine = Affine.of(rest, input).filter(Affine::isScaled);
      if (affine.isEmpty()) {
        return Writing.refused(
            Refusal.Kind.NO_RULE,
            "the coefficients of `" + shown(input, goal) + "` are not numbers to be compared",
            goal.first());
      }
      coefficients.put(input, affine.get().scalar());
      rest = affine.get().rest();
    }
    if (!(rest.op() instanceof Op.Zeros) && !rest.isNumber(0)) {
      coefficients.put(Make.ones(rest.shape()), rest);
    }
    List<Expr> equations =
        coefficients.values().stream()
            .filter(value -> value.shape().isScalar())
            .map(value -> Writing.equation(value, Make.number(0)))
            .toList();
    if (equations.size() < coefficients.size()) {
      return Writing.refused(
          Refusal.Kind.NO_RULE, "the recurrences differ by `" + rest + "`", goal.first());
    }
    Algebra algebra = Symja.start(PATIENCE, 1);
    return switch (algebra.solve(equations, goal.unknowns(), Facts.of(context))) {
      case Answer.Refused<List<Map<Expr, Expr>>>(String why) ->
          Writing.refused(
              Refusal.Kind.NO_RULE,
              "no values make the two recurrences equal for all inputs: " + why,
              goal.first());
      case Answer.Found<List<Map<Expr, Expr>>>(var solutions, var conditions) ->
          solutions.isEmpty()
              ? Writing.refused(
                  Refusal.Kind.NO_RULE,
                  "no values make the two recurrences equal for all inputs",
                  goal.first())
              : derived(goal, first, second, coefficients, solutions.getFirst(), open(conditions));
    };
  }

  private Outcome derived(
      Goal.Match goal,
      Elimination.Found first,
      Elimination.Found second,
      Map<Expr, Expr> coefficients,
      Map<Expr, Expr> solution,
      List<Expr> conditions) {
    List<Expr> values = new ArrayList<>();
    for (Expr unknown : goal.unknowns()) {
      Expr value = solution.get(unknown);
      if (value != null) {
        values.add(Writing.equation(unknown, calculus.tidy(value)));
      }
    }
    if (values.isEmpty()) {
      return Writing.refused(
          Refusal.Kind.NO_RULE, "any values do: nothing is to be matched", goal.first());
    }
    List<Stage> stages = new ArrayList<>(first.stages());
    stages.addAll(second.stages());
    stages.add(comparison(goal, first, second, coefficients, conditions));
    Step equal = Writing.equal(goal.second(), "the same recurrence from the same start");
    stages.add(
        supposing(
            new Stage(goal.first(), List.of(equal)).headed("Where every coefficient vanishes"),
            values));
    return new Outcome.Derived(new Derivation(stages, values));
  }

  /** The conditions that do not follow, in factored form: so are signs seen. */
  private List<Expr> open(List<Expr> conditions) {
    List<Expr> factored = new ArrayList<>(conditions);
    factored.replaceAll(
        it -> it.withArgs(it.args().stream().map(calculus::tidy).map(this::factored).toList()));
    return Writing.open(context, factored);
  }

  private Expr factored(Expr side) {
    Algebra algebra = Symja.start(PATIENCE, 1);
    return algebra.simplify(side, Facts.of(context)).toOptional().orElse(side);
  }

  /** What the two add to the same state, collected by the inputs. */
  private Stage comparison(
      Goal.Match goal,
      Elimination.Found first,
      Elimination.Found second,
      Map<Expr, Expr> coefficients,
      List<Expr> conditions) {
    Expr gap =
        Make.minus(
            calculus.worked(first.body()),
            shown(common(calculus.worked(second.body()), goal.second()), goal));
    List<Expr> terms = new ArrayList<>();
    coefficients.forEach((input, difference) ->
        terms.add(Make.product(calculus.tidy(difference), shown(input, goal))));
    Step collected =
        Writing.equal(Make.sum(terms), "0 for all inputs where every coefficient is 0", conditions);
    return new Stage(gap, List.of(collected)).headed("Their difference, from the same state");
  }

  private static Stage supposing(Stage stage, List<Expr> truths) {
    Stage result = stage;
    for (Expr truth : truths) {
      result = result.assuming(truth);
    }
    return result;
  }

  private static final String STATE = "state~";

  /** The terms of the quantity itself under a name that both share. */
  private static Expr common(Expr body, Expr quantity) {
    String name = ((Op.Term) quantity.op()).sequence();
    return new org.deriv.expr.Renaming(name, STATE).in(body);
  }

  private static Expr shown(Expr expr, Goal.Match goal) {
    String name = ((Op.Term) goal.first().op()).sequence();
    return new org.deriv.expr.Renaming(STATE, name).in(expr);
  }

  /** The parts that vary freely: terms of sequences and what is made of them without unknowns. */
  private List<Expr> inputs(Expr gap, List<Expr> unknowns) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(gap, unknowns, found);
    return List.copyOf(found);
  }

  private void collect(Expr expr, List<Expr> unknowns, Set<Expr> found) {
    boolean atom =
        expr.op() instanceof Op.Term
            || expr.op() instanceof Op.Call
            || expr.op() instanceof Op.Apply
            || (expr.op() instanceof Op.Symbol(String name, Shape shape)
                && !shape.isScalar()
                && context.find(name).isPresent());
    if (atom && unknowns.stream().noneMatch(unknown -> mentions(expr, unknown))) {
      found.add(expr);
      return;
    }
    expr.args().forEach(arg -> collect(arg, unknowns, found));
  }

  private static boolean mentions(Expr expr, Expr unknown) {
    return new Names().free(expr).contains(unknown.toString());
  }
}
