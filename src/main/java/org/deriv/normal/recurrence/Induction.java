package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;

/**
 * Proves equations about recurrences, and about sums of symbolic length: from the definitions, by
 * induction on an index, or through closed forms that are proved by induction themselves. What is
 * left after definitions are unfolded and sums are cut is decided by {@link Equality}.
 */
public final class Induction {
  private static final int FARTHEST = 8;
  private static final int LARGEST = 4000;

  private final Timeline timeline;

  private Induction(Context context) {
    this.timeline = new Timeline(context);
  }

  /** A proof of {@code left == right} for every index, where one is found. */
  public static Optional<Proof> prove(Context context, Expr left, Expr right) {
    Optional<Proof> paths = PathInduction.prove(context, left, right);
    if (paths.isPresent()) {
      return paths;
    }
    Valued valued = new Valued(context);
    Induction induction = new Induction(valued.context());
    Expr first = induction.timeline.expanded(valued.in(left));
    Expr second = induction.timeline.expanded(valued.in(right));
    if (!induction.isAboutTime(first) && !induction.isAboutTime(second)) {
      boolean asGiven = first.equals(left) && second.equals(right);
      return asGiven
          ? Optional.empty()
          : induction.decided(List.of(first, second), Order.of(valued.context()));
    }
    return induction.proved(first, second);
  }

  private Optional<Proof> proved(Expr left, Expr right) {
    Expr first = supposed(left);
    Expr second = supposed(right);
    boolean asGiven = first.equals(left) && second.equals(right);
    return fromDefinitions(left, right)
        .or(() -> asGiven ? Optional.empty() : fromDefinitions(first, second))
        .or(() -> byInduction(left, right))
        .or(() -> throughClosedForms(left, right))
        .or(() -> asGiven ? Optional.empty() : byInduction(first, second));
  }

  /** Whether a term of a recurrence, a sum or a power of symbolic length is in it. */
  private boolean isAboutTime(Expr expr) {
    return !timeline.terms(expr).isEmpty() || hasFold(expr) || !indices(expr).isEmpty();
  }

  private static boolean hasFold(Expr expr) {
    return expr.op() instanceof Op.Fold || expr.args().stream().anyMatch(Induction::hasFold);
  }

  /** With the values that are assumed of terms, such as an induction hypothesis. */
  private Expr supposed(Expr expr) {
    Expr result = expr;
    for (Expr truth : timeline.context().assumptions()) {
      boolean value =
          truth.op() instanceof Op.Compare(Relation relation)
              && relation == Relation.EQUAL
              && timeline.of(truth.arg(0)).isPresent();
      if (value) {
        result = new Replacing(truth.arg(0), timeline.expanded(truth.arg(1))).in(result);
      }
    }
    return result;
  }

  // ---- from definitions

  private Optional<Proof> fromDefinitions(Expr left, Expr right) {
    Order order = Domain.of(timeline, List.of(left, right));
    Pivot pivot = Pivot.lowest(timeline, List.of(left, right));
    Optional<Proof> proof = unfolded(left, right, pivot, order);
    return proof.isPresent() ? proof : unfolded(left, right, pivot.before(), order);
  }

  private Optional<Proof> unfolded(
      Expr left, Expr right, BiPredicate<Declaration.Recurrence, Linear> wanted, Order order) {
    Unfolding unfolding = Unfolding.of(timeline, wanted);
    Expr first = unfolding.in(left, order);
    Expr second = unfolding.in(right, order);
    return decided(first, second, order, unfolding);
  }

  /** Decides what is left when sums are cut, and the terms that then stand alone are unfolded. */
  Optional<Proof> decided(Expr left, Expr right, Order order, Unfolding unfolding) {
    List<Expr> sides = List.of(left, right);
    for (int round = 0; round < 2; round++) {
      if (unfolding.isExhausted() || size(sides.get(0)) + size(sides.get(1)) > LARGEST) {
        return Optional.empty();
      }
      List<Expr> cut = Ends.cut(sides, order);
      List<Expr> next = cut.stream().map(side -> unfolding.in(side, order)).toList();
      sides = next;
      if (next.equals(cut)) {
        break;
      }
    }
    return decided(sides, order);
  }

  private Optional<Proof> decided(List<Expr> sides, Order order) {
    List<Expr> cut = Ends.cut(sides, order);
    MatrixProducts products = new MatrixProducts();
    Expr first = products.in(cut.get(0));
    Expr second = products.in(cut.get(1));
    return decided(timeline.context(), first, second)
        .or(() -> decided(natural(List.of(first, second)), first, second));
  }

  /** With the free indices as natural numbers, so that more is known of ends of sums. */
  private Context natural(List<Expr> sides) {
    Context context = timeline.context();
    Names names = new Names();
    for (Expr side : sides) {
      for (Expr index : indices(side)) {
        String name = index.toString();
        if (context.find(name).isEmpty() && names.free(side).contains(name)) {
          context =
              context.with(
                  new Declaration.Given(
                      name, Shape.SCALAR, List.of(), List.of(), Declaration.Domain.NATURAL));
        }
      }
    }
    return context;
  }

  private static Optional<Proof> decided(Context context, Expr left, Expr right) {
    return Equality.decide(context, left, right)
            instanceof Outcome.Proof(var _, String evidence, List<Expr> conditions, var _)
        ? Optional.of(new Proof("from the definitions: " + evidence, conditions))
        : Optional.empty();
  }

  private static int size(Expr expr) {
    Set<Expr> seen = new LinkedHashSet<>();
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (seen.add(next)) {
        open.addAll(next.args());
      }
    }
    return seen.size();
  }

  // ---- by induction

  private Optional<Proof> byInduction(Expr left, Expr right) {
    Set<Expr> candidates = indices(timeline, List.of(left, right));
    for (Expr index : candidates) {
      for (int step : new int[] {1, -1}) {
        Optional<Proof> proof = InductionStep.of(timeline, left, right, index, step).prove(this);
        if (proof.isPresent()) {
          return proof;
        }
      }
    }
    return Optional.empty();
  }

  /** The names that times of terms, and ends of sums and exponents, are counted in. */
  static Set<Expr> indices(Timeline timeline, List<Expr> sides) {
    Set<Expr> found = new LinkedHashSet<>();
    sides.forEach(side -> found.addAll(new Induction(timeline.context()).indices(side)));
    return found;
  }

  private Set<Expr> indices(Expr expr) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(expr, Set.of(), found, new LinkedHashSet<>());
    return found;
  }

  private void collect(Expr expr, Set<String> bound, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(expr) || Timeline.isCalculus(expr.op())) {
      return;
    }
    if (timeline.of(expr).isPresent() || isPower(expr) || expr.op() instanceof Op.Fold) {
      int first = isPower(expr) ? 1 : 0;
      int last = expr.op() instanceof Op.Fold ? 2 : expr.args().size();
      for (Expr time : expr.args().subList(first, last)) {
        Linear.of(time)
            .terms()
            .forEach((name, factor) -> {
              boolean index =
                  name.op() instanceof Op.Symbol(String symbol, Shape _)
                      && !bound.contains(symbol)
                      && Order.isInteger(timeline.context(), name);
              if (index && factor.isOne()) {
                found.add(name);
              }
            });
      }
    }
    Set<String> inside = new LinkedHashSet<>(bound);
    inside.addAll(Names.bound(expr.op()));
    expr.args().forEach(arg -> collect(arg, inside, found, seen));
  }

  private static boolean isPower(Expr expr) {
    return expr.is(org.deriv.expr.Operator.POWER)
        || expr.is(org.deriv.expr.Operator.HADAMARD_POWER);
  }

  /** Where an index starts: the terms that are defined a few steps from the start are unfolded. */
  Optional<Proof> atStart(Expr left, Expr right) {
    Order order = Domain.of(timeline, List.of(left, right));
    return unfolded(left, right, Induction::isNearStart, order);
  }

  /** Whether a time is one of the first at which a recurrence says what its term is. */
  static boolean isNearStart(Declaration.Recurrence recurrence, Linear time) {
    Linear gap =
        time.minus(Timeline.start(recurrence)).times(Rational.of(Timeline.step(recurrence)));
    return gap.isInt() && gap.constant().intValue() >= 1 && gap.constant().intValue() <= FARTHEST;
  }

  // ---- through closed forms

  private Optional<Proof> throughClosedForms(Expr left, Expr right) {
    Map<String, ClosedForm> forms = new LinkedHashMap<>();
    for (Expr side : List.of(left, right)) {
      for (Expr term : timeline.terms(side)) {
        timeline
            .of(term)
            .filter(recurrence -> !forms.containsKey(recurrence.name()))
            .flatMap(recurrence -> ClosedForm.of(timeline, recurrence))
            .filter(form -> proves(form).isPresent())
            .ifPresent(form -> forms.put(form.recurrence().name(), form));
      }
    }
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    Order order = Domain.of(timeline, List.of(left, right));
    Unfolding unfolding =
        new Unfolding(
            timeline,
            (_, _) -> false,
            (term, known) ->
                timeline
                    .of(term)
                    .flatMap(of -> Optional.ofNullable(forms.get(of.name())))
                    .flatMap(form -> form.at(Linear.of(term.arg(0)), known)));
    Expr first = unfolding.in(left, order);
    Expr second = unfolding.in(right, order);
    if (first.equals(left) && second.equals(right)) {
      return Optional.empty();
    }
    return decided(first, second, order, unfolding)
        .or(() -> byInduction(first, second))
        .map(proof ->
            new Proof(
                "through the closed form, which holds by induction; " + proof.evidence(),
                proof.conditions()));
  }

  /** That a closed form is one. */
  Optional<Proof> proves(ClosedForm form) {
    Expr time = Make.scalar("t~");
    Expr term = Timeline.term(form.recurrence(), time);
    Expr value = form.value(time);
    return InductionStep.of(timeline, term, value, time, Timeline.step(form.recurrence()))
        .prove(this);
  }

  /** Both sides at another value of an index. */
  static Expr at(Expr side, Expr index, Linear value) {
    return Substitution.of(index, value.expr()).in(side);
  }
}
