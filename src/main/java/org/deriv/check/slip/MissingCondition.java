package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Witness;
import org.deriv.check.Judge;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/** Conditions that were not assumed and without which a step does not hold. */
public final class MissingCondition {
  private static final int MOST_NAMES = 4;
  private static final int MOST = 6;

  private static final Budget LOOK = new Budget(2, 3, 100_000, 2_000_000L);

  private final Judge judge;
  private final long seed;

  /** Conditions that a judge finds to suffice. */
  public MissingCondition(Judge judge, long seed) {
    this.judge = judge;
    this.seed = seed;
  }

  /**
   * The verdict of a claim where everything in it has a value, which is then a condition; for a
   * claim that could not be decided without.
   */
  public Optional<Verdict> whereDefined(Context context, Expr claim) {
    Set<Expr> needed = new LinkedHashSet<>();
    collect(claim, needed, new HashSet<>());
    needed.removeIf(condition -> context.assumptions().contains(condition));
    if (needed.isEmpty() || needed.size() > MOST) {
      return Optional.empty();
    }
    Verdict verdict = judge.judge(assuming(context, needed), claim);
    return verdict.status().isAccepted()
        ? Optional.of(verdict.under(List.copyOf(needed)))
        : Optional.empty();
  }

  private static Context assuming(Context context, Iterable<Expr> truths) {
    Context assumed = context;
    for (Expr truth : truths) {
      assumed = assumed.assuming(truth);
    }
    return assumed;
  }

  private static void collect(Expr expr, Set<Expr> needed, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    expr.args().forEach(arg -> collect(arg, needed, seen));
    Expr first = expr.args().isEmpty() ? expr : expr.arg(0);
    if (!first.shape().isScalar()) {
      return;
    }
    switch (expr.op()) {
      case Op.Apply(Function function, int _) when function == Function.Elementary.LOG ->
          needed.add(Make.compare(Relation.GREATER, first, Make.number(0)));
      case Op.Apply(Function function, int _) when function == Function.Elementary.SQRT ->
          needed.add(Make.compare(Relation.GREATER_EQUAL, first, Make.number(0)));
      case Operator.DIVIDE -> nonzero(expr.arg(1), needed);
      case Operator.POWER -> {
        boolean negative =
            expr.arg(1).op() instanceof Op.Number(Rational exponent) && exponent.signum() < 0;
        if (negative) {
          nonzero(first, needed);
        }
      }
      default -> {}
    }
  }

  private static void nonzero(Expr of, Set<Expr> needed) {
    if (!(of.op() instanceof Op.Number) && of.shape().isScalar()) {
      needed.add(Make.compare(Relation.NOT_EQUAL, of, Make.number(0)));
    }
  }

  /** A simple condition with which a refuted claim holds. */
  public Optional<Remark> rescuing(Context context, Expr claim) {
    if (isLimit(claim)) {
      return Optional.empty();
    }
    for (Expr condition : simple(context, claim)) {
      Context assumed = context.assuming(condition);
      boolean hopeless = Witness.sieve(assumed, List.of(claim), seed, LOOK).isEmpty();
      if (hopeless && !isLogical(claim)) {
        continue;
      }
      Status status = judge.judge(assumed, claim).status();
      if (status == Status.PROVED || status == Status.EXACT) {
        return Optional.of(
            new Remark(
                "it holds where " + Remark.quoted(condition) + ", which was not assumed",
                List.of(condition)));
      }
    }
    return Optional.empty();
  }

  /** Limits are too much work to be tried several times. */
  private static boolean isLimit(Expr claim) {
    return claim.op() instanceof Op.Compare(Relation relation) && relation == Relation.TENDS_TO;
  }

  private static boolean isLogical(Expr claim) {
    return claim.op() instanceof Op.Compare(Relation relation) && relation.isLogical();
  }

  private static List<Expr> simple(Context context, Expr claim) {
    List<Expr> conditions = new ArrayList<>();
    Mentioned.in(claim).stream()
        .filter(name -> isGiven(context, name))
        .limit(MOST_NAMES)
        .forEach(name -> {
          if (name.shape().isScalar()) {
            for (Relation relation :
                List.of(Relation.NOT_EQUAL, Relation.GREATER_EQUAL, Relation.GREATER)) {
              conditions.add(Make.compare(relation, name, Make.number(0)));
            }
          } else if (name.shape().isSquare()) {
            conditions.add(Make.has(Property.INVERTIBLE, name));
          } else if (name.shape().isVector()) {
            conditions.add(Make.has(Property.NONZERO, name));
          }
        });
    conditions.removeIf(condition -> context.assumptions().contains(condition));
    return conditions;
  }

  private static boolean isGiven(Context context, Expr name) {
    return name.op() instanceof Op.Symbol(String word, var _)
        && context.find(word).orElse(null) instanceof Declaration.Given given
        && given.domain() == Declaration.Domain.REAL;
  }
}
