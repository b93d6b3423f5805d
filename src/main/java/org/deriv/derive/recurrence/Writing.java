package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Linear;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Step;

/** Steps and refusals, shortly. */
final class Writing {
  private Writing() {}

  static Step equal(Expr result, String words) {
    return new Step(Relation.EQUAL, result, Reason.of(words), List.of());
  }

  static Step equal(Expr result, String words, List<Expr> conditions) {
    return new Step(Relation.EQUAL, result, Reason.of(words), conditions);
  }

  static Expr equation(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  /** That one number is at most another, written as a bound of what is in them. */
  static Expr atMost(Linear small, Linear large) {
    Linear gap = large.minus(small);
    List<Expr> positive = new ArrayList<>();
    List<Expr> negative = new ArrayList<>();
    gap.terms()
        .forEach((part, factor) -> {
          Linear term = new Linear(Map.of(part, factor), Rational.ZERO);
          (factor.signum() > 0 ? positive : negative)
              .add((factor.signum() > 0 ? term : term.times(Rational.of(-1))).expr());
        });
    Linear more = Linear.of(sum(positive));
    Linear less = Linear.of(sum(negative));
    return positive.isEmpty()
        ? Make.compare(Relation.LESS_EQUAL, less.expr(), Make.number(gap.constant()))
        : Make.compare(
            Relation.GREATER_EQUAL,
            more.expr(),
            less.minus(new Linear(Map.of(), gap.constant())).expr());
  }

  private static Expr sum(List<Expr> terms) {
    return terms.isEmpty() ? Make.number(0) : Make.sum(terms);
  }

  static Outcome refused(Refusal.Kind kind, String message, Expr at) {
    return new Outcome.Refused(new Refusal(kind, message, Optional.of(at)));
  }

  /** The conditions that do not follow from what is known. */
  static List<Expr> open(Context context, List<Expr> conditions) {
    Facts facts = new Facts(context);
    return conditions.stream().filter(condition -> !follows(facts, condition)).toList();
  }

  private static boolean follows(Facts facts, Expr condition) {
    if (!(condition.op() instanceof Op.Compare(Relation relation)) || relation.isLogical()) {
      return false;
    }
    Expr gap = Make.minus(condition.arg(0), condition.arg(1));
    return switch (relation) {
      case GREATER -> facts.provesPositive(gap);
      case GREATER_EQUAL -> facts.provesNonnegative(gap);
      case LESS -> facts.provesPositive(Make.negate(gap));
      case LESS_EQUAL -> facts.provesNonnegative(Make.negate(gap));
      case NOT_EQUAL -> facts.provesNonzero(gap);
      case EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> false;
    };
  }

  /** Adds a step unless it would repeat the line before. */
  static void add(List<Step> steps, Expr before, Expr next, String words) {
    Expr last = steps.isEmpty() ? before : steps.getLast().result();
    if (!last.equals(next)) {
      steps.add(equal(next, words));
    }
  }
}
