package org.deriv.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Exactness;
import org.deriv.autodiff.Witness;
import org.deriv.check.Calculus;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.ProblemReport;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.derive.Deriver;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;

/** Damages true steps of the engine's own derivations and counts what the judge makes of them. */
final class DamagedSteps {
  private static final long SEED = 20_261_120L;
  private static final long OTHER_SEED = 777L;
  private static final Budget LARGE = new Budget(8, 12, 400_000, 400_000_000L);

  /** A step that was accepted when it was derived, with what is known where it stands. */
  record Step(Context context, Relation relation, Expr before, Expr after, List<Expr> conditions) {}

  /** What became of a damaged step. */
  enum Fate {
    /** It is false, and was refuted. */
    REFUTED,
    /** The damage changed nothing: both lines are equal; or what was forgotten was not needed. */
    IDENTITY,
    /** It is false, and neither refuted nor accepted. */
    MISSED,
    /** Whether it is false could not be decided either. */
    UNDECIDED,
    /** It is false and was accepted. */
    ACCEPTED_WRONGLY,
    /** It is true and was refuted. */
    REFUTED_WRONGLY,
    /** It is false, and the proof alone, without numbers, would have accepted it. */
    PROVED_WRONGLY
  }

  private final Deriver deriver = new Deriver(new Engine().rulebook());
  private final Random random;
  private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
  private final List<String> worst = new ArrayList<>();
  private int damaged;

  DamagedSteps(Random random) {
    this.random = random;
  }

  /** The accepted steps of a file. */
  static List<Step> steps(Source source) {
    List<Step> steps = new ArrayList<>();
    for (ProblemReport problem :
        new Engine().compile(source, Options.STANDARD).report().problems()) {
      for (GoalReport goal : problem.goals()) {
        if (goal.verdict() == Status.REFUTED && goal.kind().equals("derive")) {
          throw new IllegalStateException("a derivation was refuted: " + goal.stages());
        }
        for (CheckedStage stage : goal.stages()) {
          // What a stage supposes is no assumption of the goal: its steps are not true without.
          if (!stage.assuming().isEmpty()) {
            continue;
          }
          Optional<Expr> before = stage.start();
          for (CheckedStep step : stage.steps()) {
            if (before.isPresent() && step.result().isPresent() && isAccepted(step.verdict())) {
              steps.add(
                  new Step(
                      goal.context(),
                      step.relation(),
                      before.get(),
                      step.result().get(),
                      step.verdict().conditions()));
            }
            before = step.result();
          }
        }
      }
    }
    return steps.stream()
        .filter(step -> !step.relation().isLogical() && step.relation() != Relation.TENDS_TO)
        // A table of numbers that was put in has their dimensions.
        .filter(step -> step.before().shape().equals(step.after().shape()))
        .toList();
  }

  private static boolean isAccepted(Verdict verdict) {
    return verdict.status().compareTo(Status.TESTED) >= 0;
  }

  /** Damages a step in one way of each kind. */
  void damage(Step step) {
    Worker worker = new Worker(deriver);
    // A derivation may bring in names, such as that of a minimiser, which the goal does not know.
    Verdict whole =
        new Judge(worker, SEED).judge(step.context(), step.relation(), step.before(), step.after());
    if (!isAccepted(whole)) {
      return;
    }
    Damage damage = new Damage(step.context(), random);
    for (Damage.Kind kind : Damage.Kind.values()) {
      damage
          .of(kind, step.after())
          .ifPresent(after -> {
            Step other = new Step(step.context(), step.relation(), step.before(), after, List.of());
            count(kind.toString(), step, other, worker);
          });
    }
    forget(step, worker);
  }

  /** Without one of the assumptions. */
  private void forget(Step step, Worker worker) {
    List<Expr> assumptions = new ArrayList<>(step.context().assumptions());
    if (assumptions.isEmpty()) {
      return;
    }
    Expr forgotten = assumptions.remove(random.nextInt(assumptions.size()));
    Context less = new Context(step.context().declarations(), assumptions);
    Step other = new Step(less, step.relation(), step.before(), step.after(), List.of());
    count("without `" + forgotten + "`", other, other, worker);
  }

  private void count(String slip, Step step, Step other, Worker worker) {
    damaged++;
    Fate fate = fate(step, other, worker);
    counts.merge(fate, 1, Integer::sum);
    boolean bad =
        switch (fate) {
          case REFUTED, IDENTITY -> false;
          case UNDECIDED, MISSED, ACCEPTED_WRONGLY, REFUTED_WRONGLY, PROVED_WRONGLY -> true;
        };
    if (bad) {
      worst.add(
          "%s after %s: %s %s %s, which was %s"
              .formatted(
                  fate,
                  slip,
                  other.before(),
                  other.relation().sign(),
                  other.after(),
                  step.after()));
    }
  }

  private Fate fate(Step step, Step other, Worker worker) {
    Verdict verdict =
        new Judge(worker, SEED)
            .judge(other.context(), other.relation(), other.before(), other.after());
    boolean refuted = verdict.status() == Status.REFUTED;
    Truth truth = truth(step, other, verdict);
    if (truth == Truth.FALSE && provedAlone(other, worker)) {
      return Fate.PROVED_WRONGLY;
    }
    return switch (truth) {
      case FALSE ->
          refuted ? Fate.REFUTED : isAccepted(verdict) ? Fate.ACCEPTED_WRONGLY : Fate.MISSED;
      case TRUE -> refuted ? Fate.REFUTED_WRONGLY : Fate.IDENTITY;
      case UNKNOWN ->
          refuted
              ? Fate.REFUTED
              : isCertain(verdict) && step.after().equals(other.after())
                  ? Fate.IDENTITY
                  : Fate.UNDECIDED;
    };
  }

  private static boolean isCertain(Verdict verdict) {
    return verdict.status().compareTo(Status.EXACT) >= 0;
  }

  private enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /** By means that do not see the line before, whose derivatives were damaged with nothing. */
  private static Truth truth(Step step, Step other, Verdict verdict) {
    Context context = other.context();
    for (Expr condition : step.conditions()) {
      context = context.assuming(condition);
    }
    for (Expr condition : verdict.conditions()) {
      context = context.assuming(condition);
    }
    boolean same = step.after().equals(other.after());
    if (other.relation() != Relation.EQUAL || same) {
      Expr claim = Make.compare(other.relation(), other.before(), other.after());
      return Witness.judge(context, claim, OTHER_SEED, LARGE) instanceof Evidence.Differ
          ? Truth.FALSE
          : Truth.UNKNOWN;
    }
    return switch (Witness.compare(
        context, Relation.EQUAL, step.after(), other.after(), OTHER_SEED, LARGE)) {
      case Evidence.Differ _ -> Truth.FALSE;
      case Evidence.Agree _, Evidence.NoAnswer _, Evidence.Shown _ ->
          isIdentity(context, step.after(), other.after()) ? Truth.TRUE : Truth.UNKNOWN;
    };
  }

  private static boolean isIdentity(Context context, Expr left, Expr right) {
    return Equality.decide(context, left, right) instanceof Outcome.Proof
        || Witness.exact(context, left, right, OTHER_SEED, Budget.standard())
            instanceof Exactness.Zero;
  }

  /** Whether the normal form alone takes both sides for equal, under no further condition. */
  private static boolean provedAlone(Step step, Worker worker) {
    if (step.relation() != Relation.EQUAL) {
      return false;
    }
    Optional<Calculus.Worked> before = worker.workOut(step.context(), step.before());
    Optional<Calculus.Worked> after = worker.workOut(step.context(), step.after());
    return before.isPresent()
        && after.isPresent()
        && before.get().conditions().isEmpty()
        && after.get().conditions().isEmpty()
        && Equality.decide(step.context(), before.get().expr(), after.get().expr())
            instanceof Outcome.Proof proof
        && proof.conditions().isEmpty();
  }

  int damaged() {
    return damaged;
  }

  int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /** What should not have happened, one line each. */
  List<String> worst() {
    return List.copyOf(worst);
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder(damaged + " damaged steps");
    for (Fate fate : Fate.values()) {
      words.append(", ").append(count(fate)).append(' ');
      words.append(fate.toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }
    return words.toString();
  }
}
