package org.deriv.scalar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** Derivatives, and polynomials that touch. */
final class Differential {
  private static final int HIGHEST_ORDER = 12;

  private final Oracle oracle;
  private final long seed;

  Differential(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.seed = seed;
  }

  Answer<Expr> derivative(Expr expr, Expr variable, Facts facts) {
    Optional<String> objection = objection(expr, variable);
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Wording wording = new Wording();
    String question = "D[" + wording.say(expr) + "," + wording.name(variable) + "]";
    Recheck recheck = new Recheck(facts, seed);
    return oracle
        .ask(question, wording.assumptions(facts), new Reading(wording)::read)
        .then(answer ->
            recheck
                .same(
                    List.of(expr, variable, answer),
                    point -> slope(expr, variable, point),
                    Recheck.value(answer))
                .map(Answer::<Expr>refused)
                .orElseGet(() -> new Answer.Found<>(answer, recheck.conditions(expr, answer))));
  }

  /** Why there can be no answer for an expression in a variable, if so. */
  static Optional<String> objection(Expr expr, Expr variable) {
    return variable.op() instanceof Op.Symbol(String name, Shape shape) && shape.isScalar()
        ? Wording.objection(expr, name)
        : Optional.of("`" + variable + "` is no scalar name");
  }

  /**
   * The derivative at a point by central differences, extrapolated to a step of 0 (Richardson); the
   * last correction bounds what was cut off.
   */
  static Approximation slope(Expr expr, Expr variable, Map<Expr, Double> point) {
    double at = point.getOrDefault(variable, 0.0);
    Approximation[] row = new Approximation[6];
    Approximation best = Approximation.UNDEFINED;
    for (int k = 0; k < row.length; k++) {
      double step = Math.scalb(1.0, -4 - k);
      Approximation next =
          moved(expr, variable, point, at + step)
              .plus(moved(expr, variable, point, at - step).negate())
              .times(Approximation.exactly(0.5 / step));
      Approximation corner = k == 0 ? next : row[k - 1];
      for (int j = 0; j < k; j++) {
        Approximation gain = next.plus(row[j].negate());
        row[j] = next;
        next = next.plus(gain.times(Approximation.rounded(1 / (Math.pow(4, j + 1) - 1))));
      }
      row[k] = next;
      double cut = Math.abs(next.value() - corner.value());
      best = new Approximation(next.value(), next.error() + cut);
    }
    return best;
  }

  private static Approximation moved(
      Expr expr, Expr variable, Map<Expr, Double> point, double value) {
    Map<Expr, Double> moved = new HashMap<>(point);
    moved.put(variable, value);
    return new Evaluation(moved).of(expr);
  }

  Answer<Expr> series(Expr expr, Algebra.Centre centre, Facts facts) {
    Expr variable = centre.variable();
    Optional<String> objection =
        objection(expr, variable)
            .or(() -> Wording.objection(centre.point()))
            .or(() ->
                centre.order() < 0 || centre.order() > HIGHEST_ORDER
                    ? Optional.of("the order is not between 0 and " + HIGHEST_ORDER)
                    : Optional.empty());
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Wording wording = new Wording();
    String question =
        "Normal[Series[%s,{%s,%s,%d}]]"
            .formatted(
                wording.say(expr),
                wording.name(variable),
                wording.say(centre.point()),
                centre.order());
    return oracle
        .ask(question, wording.assumptions(facts), new Reading(wording)::read)
        .then(answer -> touching(expr, answer, centre, facts));
  }

  private Answer<Expr> touching(Expr expr, Expr polynomial, Algebra.Centre centre, Facts facts) {
    Recheck recheck = new Recheck(facts, seed);
    List<Expr> atoms = List.of(expr, polynomial, centre.point());
    int agreed = 0;
    for (Map<Expr, Double> point : recheck.points(atoms)) {
      switch (new Contact(expr, polynomial, centre).at(point)) {
        case SAME -> agreed++;
        case DIFFERENT -> {
          return Answer.refused("the polynomial does not touch the function at a point");
        }
        case UNCLEAR -> {}
      }
      if (agreed == Recheck.ENOUGH) {
        return new Answer.Found<>(polynomial, recheck.conditions(expr, polynomial));
      }
    }
    return Answer.refused("the polynomial could not be re-checked at enough points");
  }
}
