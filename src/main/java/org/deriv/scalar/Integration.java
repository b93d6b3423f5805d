package org.deriv.scalar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;

/** Antiderivatives and integrals. */
final class Integration {
  private static final int MOST_UNITS = 2;
  private static final String BY_LIMITS =
      "Module[{f=Integrate[%1$s,%2$s]},Limit[f,%2$s->%4$s]-Limit[f,%2$s->%3$s]]";

  private final Oracle oracle;
  private final long seed;

  Integration(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.seed = seed;
  }

  Answer<Expr> antiderivative(Expr expr, Expr variable, Facts facts) {
    Optional<String> objection = Differential.objection(expr, variable);
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Wording wording = new Wording();
    String question = "Integrate[" + wording.say(expr) + "," + wording.name(variable) + "]";
    Recheck recheck = new Recheck(facts, seed);
    return oracle
        .ask(question, wording.assumptions(facts), new Reading(wording)::read)
        .then(answer ->
            recheck
                .same(
                    List.of(expr, variable, answer),
                    Recheck.value(expr),
                    point -> Differential.slope(answer, variable, point))
                .map(Answer::<Expr>refused)
                .orElseGet(() -> new Answer.Found<>(answer, recheck.conditions(expr, answer))));
  }

  Answer<Expr> integral(Expr integral, Facts facts) {
    if (!(integral.op() instanceof Op.Integral(String name)) || !integral.shape().isScalar()) {
      return Answer.refused("not the integral of a scalar");
    }
    Optional<String> objection =
        Wording.objection(integral.arg(2), name)
            .or(() -> Wording.objection(integral.arg(0)))
            .or(() -> Wording.objection(integral.arg(1)));
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Question question = new Question(integral, Make.scalar(name), facts);
    return Stream.<Supplier<Answer<Expr>>>of(
            () -> route(question, integral, "Integrate[%1$s,{%2$s,%3$s,%4$s}]"),
            () -> rescaled(question),
            () -> route(question, integral, BY_LIMITS))
        .map(Supplier::get)
        .filter(answer -> answer.toOptional().isPresent())
        .findFirst()
        .orElseGet(() -> Answer.refused("no value was found that a numeric integral confirms"));
  }

  private record Question(Expr integral, Expr variable, Facts facts) {}

  /**
   * In units of a positive name, x = s z, where the ends stay what they are: that is how Gaussian
   * integrals of any width are found.
   */
  private Answer<Expr> rescaled(Question question) {
    Expr integral = question.integral;
    if (!Stream.of(integral.arg(0), integral.arg(1)).allMatch(Integration::isZeroOrInfinite)) {
      return Answer.refused("the ends would change");
    }
    return Evaluation.atoms(integral.arg(2)).stream()
        .filter(atom -> Bounds.of(atom, question.facts).isPositive())
        .limit(MOST_UNITS)
        .map(unit -> {
          Expr scaled =
              Substitution.of(question.variable, Make.product(unit, question.variable))
                  .in(integral.arg(2));
          Expr body = Make.product(unit, scaled);
          Expr same = integral.withArgs(List.of(integral.arg(0), integral.arg(1), body));
          return route(question, same, "Integrate[ExpandAll[%1$s],{%2$s,%3$s,%4$s}]");
        })
        .filter(answer -> answer.toOptional().isPresent())
        .findFirst()
        .orElseGet(() -> Answer.refused("no unit helped"));
  }

  private static boolean isZeroOrInfinite(Expr end) {
    return end.isNumber(0)
        || end.op() instanceof Op.Infinity
        || (end.is(Operator.NEGATE) && end.arg(0).op() instanceof Op.Infinity);
  }

  /** Asks for an integral of the same value, and compares with the one in question. */
  private Answer<Expr> route(Question question, Expr integral, String words) {
    Wording wording = new Wording();
    String asked =
        words.formatted(
            wording.say(integral.arg(2)),
            wording.name(question.variable),
            wording.say(integral.arg(0)),
            wording.say(integral.arg(1)));
    return oracle
        .ask(asked, wording.assumptions(question.facts), new Reading(wording)::read)
        .then(answer -> settled(question.integral, question.variable, answer, question.facts));
  }

  private Answer<Expr> settled(Expr integral, Expr variable, Expr answer, Facts facts) {
    Recheck recheck = new Recheck(facts, seed);
    List<Expr> atoms = new ArrayList<>(integral.args());
    atoms.add(answer);
    return recheck
        .same(atoms, Recheck.value(answer), point -> numeric(integral, variable, point))
        .map(Answer::<Expr>refused)
        .orElseGet(() -> new Answer.Found<>(answer, recheck.conditions(integral.arg(2), answer)));
  }

  private static Approximation numeric(Expr integral, Expr variable, Map<Expr, Double> point) {
    return Quadrature.of(
        value -> {
          Map<Expr, Double> moved = new HashMap<>(point);
          moved.put(variable, value);
          return new Evaluation(moved).of(integral.arg(2));
        },
        end(integral.arg(0), point),
        end(integral.arg(1), point));
  }

  private static double end(Expr end, Map<Expr, Double> point) {
    if (end.op() instanceof Op.Infinity) {
      return Double.POSITIVE_INFINITY;
    }
    return end.is(Operator.NEGATE) && end.arg(0).op() instanceof Op.Infinity
        ? Double.NEGATIVE_INFINITY
        : new Evaluation(point).of(end).value();
  }
}
