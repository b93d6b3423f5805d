package org.deriv.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Counterexample;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Exactness;
import org.deriv.autodiff.Witness;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;

/**
 * Judges claims, whoever made them: first the witness, which may refute; then a proof for all
 * dimensions; then exact components. Nothing is accepted that the witness contradicts, and what
 * rests on rules of calculus is accepted only where the witness agreed.
 */
public final class Judge {
  private final Calculus calculus;
  private final Bounding bounding;
  private final long seed;
  private final Map<Asked, Verdict> verdicts = new HashMap<>();
  private final Lemmas lemmas = new Lemmas();

  private record Asked(Context context, Expr claim) {}

  /** A judge who works out derivatives by {@code calculus} and draws its points from a seed. */
  public Judge(Calculus calculus, long seed) {
    this.calculus = calculus;
    this.bounding = new Bounding(calculus);
    this.seed = seed;
  }

  /** Judges a relation of two expressions of one shape. */
  public Verdict judge(Context context, Relation relation, Expr left, Expr right) {
    return judge(context, Make.compare(relation, left, right));
  }

  /**
   * Judges a truth-valued claim. An equivalence is two implications; an implication is its right
   * side where its left side is assumed, so that points are drawn from where it says something.
   */
  public Verdict judge(Context context, Expr claim) {
    Asked asked = new Asked(context, claim);
    Verdict known = verdicts.get(asked);
    if (known == null) {
      known = fresh(context, claim);
      verdicts.put(asked, known);
    }
    return known;
  }

  /**
   * From here on a claim may be used to prove others: it was proved where this is known, under no
   * condition.
   */
  public void learn(Context context, Expr claim) {
    lemmas.add(context, claim);
  }

  private Verdict fresh(Context context, Expr claim) {
    if (claim.op() instanceof Op.Compare(Relation relation) && relation.isLogical()) {
      Verdict forth = consequence(context, claim.arg(0), claim.arg(1));
      return relation == Relation.IMPLIES || forth.status() == Status.REFUTED
          ? forth
          : weaker(forth, consequence(context, claim.arg(1), claim.arg(0)));
    }
    return Places.bodies(claim)
        .or(() -> Places.tending(claim))
        .map(bodies -> judge(context, bodies))
        .filter(verdict -> verdict.status().isAccepted())
        .orElseGet(() -> {
          Verdict plain = plain(context, claim);
          return plain.status() == Status.UNDECIDED
              ? Approached.verdict(this, calculus, context, claim).orElse(plain)
              : plain;
        });
  }

  /** What a premise leads to; where nothing can be said under it, whether it holds without. */
  private Verdict consequence(Context context, Expr premise, Expr conclusion) {
    Verdict under = judge(assuming(context, premise), conclusion);
    if (under.status() != Status.UNDECIDED) {
      return under;
    }
    Verdict alone = judge(context, conclusion);
    return alone.status().isAccepted() ? alone : under;
  }

  /** With a truth value assumed; a relation of scalars also with its derivatives worked out. */
  Context assuming(Context context, Expr truth) {
    Context assumed = context.assuming(truth);
    boolean relation =
        isEquation(truth) || (truth.op() instanceof Op.Compare(Relation order) && order.isOrder());
    if (!relation || !Operators.hasCalculus(truth)) {
      return assumed;
    }
    Optional<Calculus.Worked> left = calculus.workOut(context, truth.arg(0));
    Optional<Calculus.Worked> right = calculus.workOut(context, truth.arg(1));
    boolean plain =
        left.isPresent()
            && right.isPresent()
            && left.get().conditions().isEmpty()
            && right.get().conditions().isEmpty();
    return plain
        ? assumed.assuming(
            truth.withArgs(List.of(left.orElseThrow().expr(), right.orElseThrow().expr())))
        : assumed;
  }

  static Verdict weaker(Verdict forth, Verdict back) {
    return back.status().compareTo(forth.status()) < 0
        ? back.under(forth.conditions())
        : forth.under(back.conditions());
  }

  /** A few points, then a proof; where there is none, as many points as tell something alone. */
  private Verdict plain(Context context, Expr claim) {
    List<String> tried = new ArrayList<>();
    boolean likely =
        Witness.judge(context, claim, seed, Budget.beforeProof()) instanceof Evidence.Agree;
    Optional<Verdict> proof = likely ? proof(context, claim, tried) : Optional.empty();
    if (proof.isPresent()) {
      return proof.get();
    }
    return switch (Witness.judge(context, claim, seed, Budget.standard())) {
      case Evidence.Differ(Counterexample values) ->
          new Verdict(
              Status.REFUTED, "a counterexample", List.of(), Optional.of(Examples.told(values)));
      case Evidence.Shown(Counterexample values) ->
          Verdict.of(Status.PROVED, "an example: " + values);
      case Evidence.Agree agree ->
          (likely ? Optional.<Verdict>empty() : proof(context, claim, tried))
              .orElseGet(() -> unproved(context, claim, agree, tried));
      case Evidence.NoAnswer(String why) -> withoutWitness(context, claim, why);
    };
  }

  private Optional<Verdict> proof(Context context, Expr claim, List<String> tried) {
    return Closed.proof(context, claim)
        .or(() ->
            isEquation(claim)
                ? prove(context, claim.arg(0), claim.arg(1), tried)
                    .or(() -> bounding.equation(context, claim))
                : shortened(context, claim).or(() -> bounding.prove(context, claim, tried)));
  }

  /** What was shown before is put to use before derivatives are worked out. */
  private Optional<Verdict> shortened(Context context, Expr claim) {
    return Operators.hasCalculus(claim)
        ? lemmas.in(context, claim).flatMap(more -> Bounding.quickly(more, claim))
        : Optional.empty();
  }

  private Verdict unproved(Context context, Expr claim, Evidence.Agree agree, List<String> tried) {
    if (!isEquation(claim)) {
      Optional<Verdict> further =
          lemmas.in(context, claim).flatMap(more -> bounding.prove(more, claim, new ArrayList<>()));
      if (further.isPresent()) {
        return further.get();
      }
      return Operators.restsOnUnknownLaws(context, claim)
          ? Verdict.of(
              Status.UNDECIDED,
              "it holds of the distributions that were tried, of which only moments are"
                  + " known; others may reach further")
          : Findings.tested(agree, tried);
    }
    return switch (Witness.exact(context, claim.arg(0), claim.arg(1), seed, Budget.standard())) {
      case Exactness.Zero zero ->
          telling(zero) ? Findings.exact(zero) : Findings.tested(agree, tried);
      case Exactness.NonZero _ ->
          Verdict.of(
              Status.UNDECIDED,
              "the sides agree at random points, but their difference is not identically zero");
      case Exactness.Refused _ -> Findings.tested(agree, tried);
    };
  }

  /** Where a dimension was never more than 1, too little was decided: much holds for 1 alone. */
  private static boolean telling(Exactness.Zero zero) {
    return zero.dimensions().stream()
        .flatMap(sizes -> sizes.keySet().stream())
        .distinct()
        .allMatch(
            name -> zero.dimensions().stream().anyMatch(sizes -> sizes.getOrDefault(name, 0L) > 1));
  }

  /**
   * Without numbers only a proof of the claim as it stands is accepted: one for which nothing was
   * worked out by rules of calculus or of chance.
   */
  private Verdict withoutWitness(Context context, Expr claim, String why) {
    Optional<Places.Assumed> assumed = Places.assumed(context, claim);
    if (assumed.isPresent()) {
      return plain(assumed.get().context(), assumed.get().claim());
    }
    List<String> tried = new ArrayList<>(List.of("numbers: " + why));
    boolean plain = !Operators.hasCalculus(claim) && !Operators.restsOnProbability(context, claim);
    if (isEquation(claim) && plain) {
      Optional<Verdict> proof = prove(context, claim.arg(0), claim.arg(1), tried);
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    if (plain && claim.is(new Op.Compare(Relation.NOT_EQUAL))) {
      Optional<Verdict> same = prove(context, claim.arg(0), claim.arg(1), tried);
      if (same.isPresent() && same.get().conditions().isEmpty()) {
        return denied(claim, same.get());
      }
    }
    if (!isEquation(claim) && plain) {
      Optional<Verdict> proof =
          bounding
              .plainly(context, claim)
              .or(() -> lemmas.in(context, claim).flatMap(more -> bounding.plainly(more, claim)));
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    return Verdict.of(Status.UNDECIDED, String.join("; ", tried));
  }

  /** Every point is a counterexample to a difference of what is equal. */
  private static Verdict denied(Expr claim, Verdict same) {
    Refutation anywhere =
        new Refutation(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            claim.arg(0).toString(),
            claim.arg(1) + ", which is the same everywhere",
            Optional.empty());
    return new Verdict(
        Status.REFUTED, "equal everywhere: " + same.evidence(), List.of(), Optional.of(anywhere));
  }

  private static boolean isEquation(Expr claim) {
    return claim.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL;
  }

  private Optional<Verdict> prove(Context context, Expr left, Expr right, List<String> tried) {
    Optional<Calculus.Worked> first = calculus.workOut(context, left);
    Optional<Calculus.Worked> second = calculus.workOut(context, right);
    if (first.isEmpty() || second.isEmpty()) {
      tried.add("a derivative or an expectation in it could not be worked out");
      return Optional.empty();
    }
    Outcome outcome = Equality.decide(context, first.get().expr(), second.get().expr());
    return verdict(outcome, tried)
        .or(() -> Bounding.congruent(context, first.get().expr(), second.get().expr()))
        .or(() -> Recurrent.proof(calculus, context, first.get(), second.get()))
        .or(() -> Inverses.proof(context, first.get().expr(), second.get().expr()))
        .or(() -> Reindexed.proof(context, first.get().expr(), second.get().expr()))
        .map(proved -> proved.under(first.get().conditions()).under(second.get().conditions()));
  }

  private static Optional<Verdict> verdict(Outcome outcome, List<String> tried) {
    return switch (outcome) {
      case Outcome.Proof proof ->
          Optional.of(Verdict.of(Status.PROVED, proof.evidence()).under(proof.conditions()));
      case Outcome.Different(String why) -> {
        tried.add(why);
        yield Optional.empty();
      }
      case Outcome.Unknown(List<String> procedures) -> {
        tried.addAll(procedures);
        yield Optional.empty();
      }
    };
  }
}
