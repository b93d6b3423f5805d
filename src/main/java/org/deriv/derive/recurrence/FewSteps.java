package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** A recurrence applied a number of times. */
final class FewSteps {
  private final Differentiation calculus;

  FewSteps(Differentiation calculus) {
    this.calculus = calculus;
  }

  Derivation of(Declaration.Recurrence recurrence, Linear time, int count) {
    int step = Timeline.step(recurrence);
    Expr start = Timeline.term(recurrence, time.expr());
    Expr line = start;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Linear at = time.plus(-(long) i * step);
      Expr term = Timeline.term(recurrence, at.expr());
      Expr body = Timeline.body(recurrence, at.expr());
      line = Times.in(calculus.tidy(Substitution.of(term, body).in(line)));
      String words = at(recurrence, at);
      Writing.add(steps, start, line, words);
    }
    Stage stage = new Stage(start, steps);
    return Derivation.of(
        later(recurrence, time.plus(-(long) (count - 1) * step))
            .map(stage::assuming)
            .orElse(stage));
  }

  /** That a time is one at which the recurrence holds; nothing where that is plain. */
  static Optional<Expr> later(Declaration.Recurrence recurrence, Linear time) {
    Linear first = Timeline.first(recurrence);
    Linear gap = time.minus(first).times(Rational.of(Timeline.step(recurrence)));
    if (gap.isNumber()) {
      return Optional.empty();
    }
    Linear bound = first.minus(new Linear(Map.of(), time.constant()));
    Relation relation =
        Timeline.step(recurrence) > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
    return Optional.of(Make.compare(relation, time.variable().expr(), bound.expr()));
  }

  /** With a value, term by term, in place of what a sum is linear in. */
  Expr spread(Expr sum, Expr old, Expr value) {
    List<Expr> parts = value.is(Operator.ADD) ? value.args() : List.of(value);
    List<Expr> terms = new ArrayList<>();
    for (Expr term : sum.is(Operator.ADD) ? sum.args() : List.of(sum)) {
      boolean moved = !Substitution.of(old, value).in(term).equals(term);
      (moved ? parts : List.of(old))
          .forEach(part -> terms.add(squared(calculus.tidy(Substitution.of(old, part).in(term)))));
    }
    return Make.sum(terms);
  }

  /** W W h as W^2 h. */
  private static Expr squared(Expr term) {
    if (!term.is(Operator.PRODUCT)) {
      return term;
    }
    List<Expr> factors = new ArrayList<>(term.args());
    for (int i = 0; i + 1 < factors.size(); i++) {
      boolean matrix = factors.get(i).args().isEmpty() && factors.get(i).shape().isMatrix();
      if (matrix && factors.get(i).equals(factors.get(i + 1))) {
        factors.set(i, Make.power(factors.get(i), 2));
        factors.remove(i + 1);
      }
    }
    return Make.product(factors);
  }

  static String at(Declaration.Recurrence recurrence, Linear time) {
    Expr index = Make.scalar(recurrence.time().index());
    return index.equals(time.expr())
        ? "the recurrence"
        : "the recurrence at time `" + time.expr() + "`";
  }
}
