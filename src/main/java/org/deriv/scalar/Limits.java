package org.deriv.scalar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/** Limits. */
final class Limits {
  private final Oracle oracle;
  private final long seed;

  Limits(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.seed = seed;
  }

  Answer<Expr> limit(Expr limit, Facts facts) {
    if (!(limit.op() instanceof Op.Limit(String name, Op.Limit.Side side))
        || !limit.shape().isScalar()) {
      return Answer.refused("not the limit of a scalar");
    }
    Optional<String> objection =
        Wording.objection(limit.arg(0), name).or(() -> Wording.objection(limit.arg(1)));
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Approach approach = new Approach(Make.scalar(name), limit.arg(1), side);
    Expr body = limit.arg(0);
    return vanished(body, approach, facts)
        .map(rest -> rechecked(body, evaluated(rest), approach, facts))
        .filter(answer -> answer.toOptional().isPresent())
        .or(() -> asked(body, approach, facts, Facts.NONE))
        .or(() -> asked(body, approach, facts, facts))
        .orElseGet(() -> Answer.refused("no limit was found that the values tend to"));
  }

  /** The body without the powers of numbers inside (-1, 1), if nothing else in it changes. */
  private static Optional<Expr> vanished(Expr body, Approach approach, Facts facts) {
    Map<Expr, Expr> gone = new LinkedHashMap<>();
    for (Expr power : powers(body, approach.variable())) {
      if (isSmall(power.arg(0), facts)) {
        gone.put(power, Make.number(0));
      }
    }
    Expr rest = Substitution.of(gone).in(body);
    return gone.isEmpty() || mentions(rest, approach.variable())
        ? Optional.empty()
        : Optional.of(rest);
  }

  private Expr evaluated(Expr expr) {
    Wording wording = new Wording();
    return oracle.ask(wording.say(expr), "", new Reading(wording)::read).toOptional().orElse(expr);
  }

  private static boolean isSmall(Expr base, Facts facts) {
    Expr size = Make.apply(Elementary.ABS, base);
    Expr one = Make.number(1);
    return Bounds.of(Make.minus(one, size), facts).isPositive()
        || (Bounds.of(Make.minus(one, base), facts).isPositive()
            && Bounds.of(Make.sum(one, base), facts).isPositive());
  }

  /** What Symja says under assumptions, which help it in one case and mislead it in another. */
  private Optional<Answer<Expr>> asked(
      Expr body, Approach approach, Facts facts, Facts assumptions) {
    Map<Expr, Expr> rates = rates(powers(body, approach.variable()), facts);
    Map<Expr, Expr> exponentials = new LinkedHashMap<>();
    for (Expr power : powers(body, approach.variable())) {
      Expr rate = rates.get(power.arg(0));
      if (rate != null) {
        Expr exponent = Make.product(rate, power.arg(1));
        exponentials.put(
            power,
            Make.apply(
                Elementary.EXP,
                isAboveOne(power.arg(0), facts) ? exponent : Make.negate(exponent)));
      }
    }
    Facts known = assumptions;
    Map<Expr, Expr> back = new LinkedHashMap<>();
    for (Map.Entry<Expr, Expr> rate : rates.entrySet()) {
      known = known.and(Relation.GREATER, rate.getValue(), Make.number(0));
      Expr logarithm = Make.apply(Elementary.LOG, rate.getKey());
      back.put(
          rate.getValue(), isAboveOne(rate.getKey(), facts) ? logarithm : Make.negate(logarithm));
    }
    Wording wording = new Wording();
    String question =
        "Limit[%s,%s->%s%s]"
            .formatted(
                wording.say(Substitution.of(exponentials).in(body)),
                wording.name(approach.variable()),
                wording.say(approach.point()),
                direction(approach.side()));
    Answer<Expr> answer =
        oracle
            .ask(question, wording.assumptions(known), new Reading(wording)::read)
            .then(limit -> rechecked(body, Substitution.of(back).in(limit), approach, facts));
    return answer.toOptional().map(_ -> answer);
  }

  /**
   * Symja decides powers only where the base is e: a base known to be above or below 1 is put as e
   * to plus or minus a rate, a new positive name.
   */
  private static Map<Expr, Expr> rates(Set<Expr> powers, Facts facts) {
    Map<Expr, Expr> rates = new LinkedHashMap<>();
    for (Expr power : powers) {
      Expr base = power.arg(0);
      if (isAboveOne(base, facts) || isBetweenZeroAndOne(base, facts)) {
        rates.computeIfAbsent(base, _ -> Make.scalar("rate " + rates.size()));
      }
    }
    return rates;
  }

  private static String direction(Op.Limit.Side side) {
    return switch (side) {
      case BOTH -> "";
      case ABOVE -> ",Direction->-1";
      case BELOW -> ",Direction->1";
    };
  }

  private static boolean isAboveOne(Expr base, Facts facts) {
    return Bounds.of(Make.minus(base, Make.number(1)), facts).isPositive();
  }

  private static boolean isBetweenZeroAndOne(Expr base, Facts facts) {
    return Bounds.of(base, facts).isPositive()
        && Bounds.of(Make.minus(Make.number(1), base), facts).isPositive();
  }

  /** The powers with a fixed base and an exponent in which the variable occurs. */
  private static Set<Expr> powers(Expr body, Expr variable) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(body, variable, found, new HashSet<>());
    return found;
  }

  private static void collect(Expr expr, Expr variable, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(expr) || !Evaluation.isElementary(expr)) {
      return;
    }
    if (expr.is(Operator.POWER)
        && mentions(expr.arg(1), variable)
        && !mentions(expr.arg(0), variable)) {
      found.add(expr);
    }
    expr.args().forEach(arg -> collect(arg, variable, found, seen));
  }

  private static boolean mentions(Expr expr, Expr variable) {
    return new Names().free(expr).containsAll(new Names().free(variable));
  }

  private Answer<Expr> rechecked(Expr body, Expr limit, Approach approach, Facts facts) {
    if (mentions(limit, approach.variable())) {
      return Answer.refused("the answer still depends on `" + approach.variable() + "`");
    }
    Recheck recheck = new Recheck(facts.without(Set.of(approach.variable())), seed);
    List<Expr> atoms = new ArrayList<>(List.of(body, limit, approach.point()));
    int agreed = 0;
    for (Map<Expr, Double> point : recheck.points(atoms)) {
      switch (approach.tends(body, limit, point)) {
        case SAME -> agreed++;
        case DIFFERENT -> {
          return Answer.refused("the values tend to something else");
        }
        case UNCLEAR -> {}
      }
      if (agreed == Recheck.ENOUGH) {
        return new Answer.Found<>(limit, recheck.conditions(body, limit));
      }
    }
    return Answer.refused("the values do not show where they tend");
  }
}
