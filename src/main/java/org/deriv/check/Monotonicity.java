package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.bound.Proof;
import org.deriv.bound.Prover;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Forms;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/**
 * Proves that an expression rises or falls in a variable: of a number on an interval by the sign of
 * the derivative, of an integer by comparing neighbours. The derivative says nothing across a place
 * where there is no value, so the expression and its derivative must have one on all of it.
 */
final class Monotonicity {
  private static final Expr ZERO = Make.number(0);

  private final Calculus calculus;
  private final Context context;

  Monotonicity(Calculus calculus, Context context) {
    this.calculus = calculus;
    this.context = context;
  }

  /** A proof of a claim of this kind. */
  Optional<Verdict> prove(Expr claim) {
    boolean fits =
        claim.op() instanceof Op.Has(Property property)
            && (property == Property.INCREASING || property == Property.DECREASING)
            && claim.args().size() == 2
            && claim.arg(0).shape().isScalar()
            && claim.arg(1).op() instanceof Op.Symbol;
    if (!fits || !onInterval(claim.arg(1))) {
      return Optional.empty();
    }
    Relation relation =
        ((Op.Has) claim.op()).property() == Property.INCREASING
            ? Relation.GREATER_EQUAL
            : Relation.LESS_EQUAL;
    return isReal(claim.arg(1))
        ? bySlope(relation, claim.arg(0), claim.arg(1))
            .or(() -> byShift(relation, claim.arg(0), claim.arg(1)))
        : byNeighbours(relation, claim.arg(0), claim.arg(1));
  }

  private boolean isReal(Expr variable) {
    return context.find(variable.toString()).orElse(null) instanceof Declaration.Given given
        && given.shape().isScalar()
        && given.domain() == Declaration.Domain.REAL;
  }

  /** Whether what is assumed of the variable are bounds on it, and no more. */
  private boolean onInterval(Expr variable) {
    String name = variable.toString();
    Names names = new Names();
    return context.find(name).map(Monotonicity::isNumber).orElse(true)
        && context.assumptions().stream()
            .filter(truth -> names.free(truth).contains(name))
            .allMatch(truth ->
                truth.op() instanceof Op.Compare(Relation relation)
                    && relation.isOrder()
                    && isBound(names, truth, variable));
  }

  private static boolean isNumber(Declaration declaration) {
    return declaration instanceof Declaration.Dimension
        || declaration instanceof Declaration.Given given
            && given.shape().isScalar()
            && given.indices().isEmpty();
  }

  private static boolean isBound(Names names, Expr truth, Expr variable) {
    boolean left = truth.arg(0).equals(variable);
    Expr other = truth.arg(left ? 1 : 0);
    return (left || truth.arg(1).equals(variable))
        && !names.free(other).contains(variable.toString());
  }

  private Optional<Verdict> bySlope(Relation relation, Expr of, Expr variable) {
    Expr slope = Expr.of(Operator.DERIVATIVE, variable, of);
    Optional<Calculus.Worked> worked = calculus.workOut(context, slope);
    if (worked.isEmpty() || !worked.get().declared().isEmpty()) {
      return Optional.empty();
    }
    Expr value = worked.get().expr();
    List<Expr> conditions = new ArrayList<>(worked.get().conditions());
    conditions.addAll(Forms.conditions(context, of, ZERO));
    conditions.addAll(Forms.conditions(context, value, ZERO));
    return holds(conditions)
        ? Prover.standard()
            .prove(context, Make.compare(relation, value, ZERO))
            .filter(proof -> holds(proof.conditions()))
            .map(proof -> {
              Step first = new Step(Relation.EQUAL, value, Reason.of("the derivative"), List.of());
              Step sign =
                  new Step(relation, ZERO, Reason.of("the sign of the derivative"), List.of());
              return Verdict.of(Status.PROVED, "by the sign of the derivative: " + proof.evidence())
                  .shownBy(List.of(new Stage(slope, List.of(first, sign))));
            })
        : Optional.empty();
  }

  /** The value at any larger number against the value there, where a slope is missing at a kink. */
  private Optional<Verdict> byShift(Relation relation, Expr of, Expr variable) {
    Expr gap = Make.scalar("any gap");
    Context farther =
        context
            .with(
                new Declaration.Given(
                    gap.toString(), Shape.SCALAR, List.of(), List.of(), Declaration.Domain.REAL))
            .assuming(Make.compare(Relation.GREATER_EQUAL, gap, ZERO));
    Expr next = Substitution.of(variable, Make.sum(variable, gap)).in(of);
    return Prover.standard()
        .prove(farther, Make.compare(relation, next, of))
        .filter(this::isPlain)
        .map(_ -> Verdict.of(Status.PROVED, "each value against those at larger numbers"));
  }

  private boolean holds(List<Expr> conditions) {
    Prover prover = Prover.standard();
    return conditions.stream()
        .allMatch(truth -> prover.prove(context, truth).filter(this::isPlain).isPresent());
  }

  private boolean isPlain(Proof proof) {
    return proof.conditions().isEmpty();
  }

  private Optional<Verdict> byNeighbours(Relation relation, Expr of, Expr variable) {
    Expr next = Substitution.of(variable, Make.sum(variable, Make.number(1))).in(of);
    return Prover.standard()
        .prove(context, Make.compare(relation, next, of))
        .filter(proof -> holds(proof.conditions()))
        .map(
            proof -> Verdict.of(Status.PROVED, "each value against the next: " + proof.evidence()));
  }
}
