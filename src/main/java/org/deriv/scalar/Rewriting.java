package org.deriv.scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Equal forms of an expression. */
final class Rewriting {
  private static final int MOST_TERMS = 5_000;

  // Simplify, Together and Factor cancel wrongly unless everything is multiplied out before.
  private static final List<String> ROUTES =
      List.of(
          "ExpandAll[%s]",
          "Together[ExpandAll[%s]]", "Simplify[ExpandAll[%s]]", "Factor[ExpandAll[%s]]");

  private final Oracle oracle;
  private final long seed;

  Rewriting(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.seed = seed;
  }

  Answer<Expr> expand(Expr expr, Facts facts) {
    return objection(expr)
        .map(Answer::<Expr>refused)
        .orElseGet(() -> route("ExpandAll[%s]", expr, facts));
  }

  Answer<Expr> simplify(Expr expr, Facts facts) {
    Optional<String> objection = objection(expr);
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Answer<Expr> best = Answer.found(expr);
    long shortest = length(expr);
    for (String route : ROUTES) {
      Answer<Expr> answer = route(route, expr, facts);
      long length = answer.toOptional().map(Rewriting::length).orElse(Long.MAX_VALUE);
      if (length < shortest) {
        best = answer;
        shortest = length;
      }
    }
    return best;
  }

  private Answer<Expr> route(String route, Expr expr, Facts facts) {
    Wording wording = new Wording();
    String question = route.formatted(wording.say(expr));
    return oracle
        .ask(question, wording.assumptions(facts), new Reading(wording)::read)
        .then(answer -> new Recheck(facts, seed).same(expr, answer));
  }

  private static Optional<String> objection(Expr expr) {
    return Wording.objection(expr)
        .or(() ->
            terms(expr).compareTo(BigInteger.valueOf(MOST_TERMS)) > 0
                ? Optional.of("it would have more than " + MOST_TERMS + " terms")
                : Optional.empty());
  }

  /** How many terms there are when everything is multiplied out, if nothing cancels. */
  private static BigInteger terms(Expr expr) {
    if (!Evaluation.isElementary(expr)) {
      return BigInteger.ONE;
    }
    List<BigInteger> inside = expr.args().stream().map(Rewriting::terms).toList();
    return switch (expr.op()) {
      case Operator.ADD -> inside.stream().reduce(BigInteger.ZERO, BigInteger::add);
      case Operator.PRODUCT, Operator.HADAMARD, Operator.DIVIDE ->
          inside.stream().reduce(BigInteger.ONE, BigInteger::multiply);
      case Operator.POWER ->
          expr.arg(1).op() instanceof Op.Number(Rational number) && number.isInt()
              ? multinomials(inside.getFirst(), Math.abs(number.intValue()))
              : inside.getFirst();
      default -> inside.stream().reduce(BigInteger.ONE, BigInteger::max);
    };
  }

  /** The terms of a sum of so many terms to a power: C(terms + power - 1, power). */
  private static BigInteger multinomials(BigInteger terms, int power) {
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= power && count.bitLength() < 64; i++) {
      count = count.multiply(terms.add(BigInteger.valueOf(i - 1))).divide(BigInteger.valueOf(i));
    }
    return count;
  }

  /** How long an expression is to read: its nodes as written out. */
  static long length(Expr expr) {
    long sum = 1;
    for (Expr arg : expr.args()) {
      sum = Math.min(1_000_000, sum + length(arg));
    }
    return sum;
  }
}
