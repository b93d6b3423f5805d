package org.deriv.scalar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/** Compares answers with their questions at random points that meet the facts. */
final class Recheck {
  static final int ENOUGH = 10;

  private final Facts facts;
  private final Points points;

  Recheck(Facts facts, long seed) {
    this.facts = facts;
    this.points = new Points(facts, seed);
  }

  /** How a quantity is computed at a point. */
  interface Quantity {
    /** Its value there. */
    Approximation at(Map<Expr, Double> point);
  }

  /** Points for the atoms of the expressions. */
  List<Map<Expr, Double>> points(List<Expr> exprs) {
    return points.of(exprs).toList();
  }

  /** The answer, if it agrees with the question wherever that is defined. */
  Answer<Expr> same(Expr question, Expr answer) {
    return same(List.of(question, answer), value(question), value(answer))
        .map(Answer::<Expr>refused)
        .orElseGet(() -> new Answer.Found<>(answer, conditions(question, answer)));
  }

  static Quantity value(Expr expr) {
    return point -> new Evaluation(point).of(expr);
  }

  /** Why two quantities over the atoms of some expressions are not the same, if so. */
  Optional<String> same(List<Expr> atoms, Quantity left, Quantity right) {
    int agreed = 0;
    for (Map<Expr, Double> point : points(atoms)) {
      Approximation expected = left.at(point);
      if (!expected.isDefined()) {
        continue;
      }
      Approximation actual = right.at(point);
      if (!actual.isDefined()) {
        return Optional.of("the answer is not defined where the question is");
      }
      switch (expected.compare(actual)) {
        case DIFFERENT -> {
          return Optional.of("the answer disagrees with the question at a point");
        }
        case SAME -> agreed++;
        case UNCLEAR -> {}
      }
      if (agreed == ENOUGH) {
        return Optional.empty();
      }
    }
    return Optional.of("the answer could not be re-checked at enough points");
  }

  /** What an answer divides by and its question does not must not be 0. */
  List<Expr> conditions(Expr question, Expr answer) {
    List<Expr> asked = divisors(question);
    return divisors(answer).stream()
        .filter(divisor -> !asked.contains(divisor) && !Bounds.of(divisor, facts).excludeZero())
        .map(divisor -> Make.compare(Relation.NOT_EQUAL, divisor, Make.number(0)))
        .filter(condition -> !facts.constraints().contains(condition))
        .toList();
  }

  private static List<Expr> divisors(Expr expr) {
    Map<Expr, Boolean> seen = new HashMap<>();
    Map<Expr, Boolean> found = new LinkedHashMap<>();
    collect(expr, seen, found);
    return new ArrayList<>(found.keySet());
  }

  private static void collect(Expr expr, Map<Expr, Boolean> seen, Map<Expr, Boolean> found) {
    if (seen.put(expr, true) != null || !Evaluation.isElementary(expr)) {
      return;
    }
    if (expr.is(Operator.DIVIDE)) {
      factors(expr.arg(1), found);
    } else if (expr.is(Operator.POWER)
        && expr.arg(1).op() instanceof Op.Number(Rational number)
        && number.signum() < 0) {
      factors(expr.arg(0), found);
    }
    expr.args().forEach(arg -> collect(arg, seen, found));
  }

  private static void factors(Expr divisor, Map<Expr, Boolean> found) {
    if (divisor.is(Operator.PRODUCT)) {
      divisor.args().forEach(factor -> factors(factor, found));
    } else if (divisor.is(Operator.POWER) && divisor.arg(1).op() instanceof Op.Number) {
      factors(divisor.arg(0), found);
    } else if (!(divisor.op() instanceof Op.Number)) {
      found.put(divisor, true);
    }
  }
}
