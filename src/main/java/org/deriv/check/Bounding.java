package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.bound.Argument;
import org.deriv.bound.Because;
import org.deriv.bound.Proof;
import org.deriv.bound.Prover;
import org.deriv.bound.Reasons;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** Proves what is no equation: orders, definiteness, convexity, limits. */
final class Bounding {
  private final Calculus calculus;

  Bounding(Calculus calculus) {
    this.calculus = calculus;
  }

  /** A proof of the claim as it stands, or with its derivatives and expectations worked out. */
  Optional<Verdict> prove(Context context, Expr claim, List<String> tried) {
    // Of a derivative the laws say little before it is worked out.
    Optional<Verdict> plain =
        Operators.hasCalculus(claim) ? quickly(context, claim) : plainly(context, claim);
    if (plain.isPresent()) {
      return plain;
    }
    Optional<Verdict> monotone = new Monotonicity(calculus, context).prove(claim);
    if (monotone.isPresent()) {
      return monotone;
    }
    List<Expr> conditions = new ArrayList<>();
    List<Expr> sides = new ArrayList<>();
    for (Expr side : claim.args()) {
      Optional<Calculus.Worked> worked = workOut(context, side);
      if (worked.isEmpty()) {
        tried.add("a derivative or an expectation in it could not be worked out");
        return Optional.empty();
      }
      conditions.addAll(worked.get().conditions());
      sides.add(worked.get().expr());
    }
    Expr worked = claim.withArgs(sides);
    boolean known = worked.equals(claim) && !Operators.hasCalculus(claim);
    Optional<Verdict> proof = known ? Optional.empty() : plainly(context, worked);
    proof = proof.or(() -> Tangent.proof(calculus, context, worked));
    if (proof.isEmpty() && Operators.hasCalculus(claim) && !worked.equals(claim)) {
      Optional<Verdict> last = plainly(context, claim);
      if (last.isPresent()) {
        return last;
      }
    }
    if (proof.isEmpty()) {
      tried.add("the laws of order do not suffice");
    }
    return proof.map(
        verdict -> verdict.under(conditions).shownBy(before(verdict.argument(), claim, worked)));
  }

  /** A proof that two numbers are equal, as each is at most the other. */
  Optional<Verdict> equation(Context context, Expr claim) {
    return claim.arg(0).shape().isScalar()
        ? prove(context, claim, new ArrayList<>())
        : Optional.empty();
  }

  /** A proof that two numbers are equal, as their parts are by laws of order and norms. */
  static Optional<Verdict> congruent(Context context, Expr left, Expr right) {
    Expr claim = Make.compare(Relation.EQUAL, left, right);
    return Prover.standard()
        .congruent(context, left, right)
        .map(proof -> verdict(context, claim, proof));
  }

  /** The chains begin at what was claimed, from which the left side was worked out. */
  private static List<Stage> before(List<Stage> chains, Expr claim, Expr worked) {
    return chains.stream()
        .map(chain -> from(chain, claim.arg(0), worked.arg(0)))
        .map(chain ->
            claim.arg(0).op() instanceof Op.Limit
                ? from(chain, claim.arg(0).arg(0), worked.arg(0).arg(0))
                : chain)
        .toList();
  }

  private static Stage from(Stage chain, Expr start, Expr worked) {
    if (start.equals(worked) || !chain.start().equals(Optional.of(worked))) {
      return chain;
    }
    List<Step> steps = new ArrayList<>();
    if (!(worked.op() instanceof Op.Limit)) {
      String words = Operators.hasCalculus(start) ? "the derivative" : "the expectation";
      steps.add(new Step(Relation.EQUAL, worked, Reason.of(words), List.of()));
    }
    steps.addAll(chain.steps());
    return new Stage(chain.heading(), chain.assuming(), Optional.of(start), steps);
  }

  /** Of a limit what stands under it is worked out. */
  private Optional<Calculus.Worked> workOut(Context context, Expr side) {
    if (!(side.op() instanceof Op.Limit)) {
      return calculus.workOut(context, side);
    }
    return calculus
        .workOut(context, side.arg(0))
        .map(worked -> closed(context, worked))
        .map(worked ->
            new Calculus.Worked(
                side.withArgs(List.of(worked.expr(), side.arg(1))), worked.conditions()));
  }

  /** With terms of recurrences by their closed forms, where those are proved by induction. */
  private Calculus.Worked closed(Context context, Calculus.Worked worked) {
    Optional<Expr> form = calculus.closedForm(context, worked.expr());
    if (form.isEmpty()) {
      return worked;
    }
    Calculus.Worked closed = new Calculus.Worked(form.get(), List.of());
    return Recurrent.proof(calculus, context, worked, closed)
        .map(proof -> {
          List<Expr> conditions = new ArrayList<>(worked.conditions());
          conditions.addAll(proof.conditions());
          return new Calculus.Worked(form.get(), conditions);
        })
        .orElse(worked);
  }

  /** A proof of the claim as it stands. */
  Optional<Verdict> plainly(Context context, Expr claim) {
    Optional<List<Expr>> surplus = Surplus.of(context, claim);
    if (surplus.isPresent()) {
      return Optional.of(
          Verdict.of(Status.PROVED, "the terms by which the sides differ have the right sign")
              .as(reason(Reasons.ofSigns(context, surplus.get()))));
    }
    // Made here: few files claim an order, and its laws take long to read.
    return Prover.standard().prove(context, claim).map(proof -> verdict(context, claim, proof));
  }

  /** A proof that is found at once. */
  static Optional<Verdict> quickly(Context context, Expr claim) {
    return Prover.standard().quickly(context, claim).map(proof -> verdict(context, claim, proof));
  }

  private static Verdict verdict(Context context, Expr claim, Proof proof) {
    return Verdict.of(Status.PROVED, proof.evidence())
        .as(reason(Reasons.of(context, claim, proof)))
        .under(proof.conditions())
        .shownBy(proof.argument().stream().map(chain -> stage(context, chain)).toList());
  }

  static Reason reason(Because because) {
    return new Reason(because.words(), because.laws(), because.mentioned());
  }

  private static Stage stage(Context context, Argument chain) {
    List<Step> steps =
        chain.links().stream()
            .map(link ->
                new Step(
                    link.relation(), link.result(), reason(Reasons.of(context, link)), List.of()))
            .toList();
    return new Stage(chain.heading(), chain.assuming(), Optional.of(chain.start()), steps);
  }
}
