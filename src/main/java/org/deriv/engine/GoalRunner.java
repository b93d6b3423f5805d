package org.deriv.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.Operators;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.document.Formula;
import org.deriv.document.figure.Graphs;
import org.deriv.document.figure.Picture;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Runs the goals of one problem: derives, judges every step, reports. */
final class GoalRunner {
  private final Deriver deriver;
  private final Judge judge;
  private final Diagnostics diagnostics;
  private final ChainJudge chains;
  private final Set<Expr> derived = new HashSet<>();
  private final Set<Derivation.Stage> shown = new HashSet<>();

  GoalRunner(Deriver deriver, Judge judge, ChainJudge chains, Diagnostics diagnostics) {
    this.deriver = deriver;
    this.judge = judge;
    this.chains = chains;
    this.diagnostics = diagnostics;
  }

  GoalReport run(Problem.Asked asked) {
    return switch (asked.goal()) {
      case Goal.Show show -> show(asked, show);
      case Goal.Check check -> report(asked, List.of(chains.judge(check)), List.of());
      case Goal.Compute compute -> compute(asked, compute);
      case Goal.Draw draw -> draw(asked, draw);
      case Goal.Derive _,
          Goal.Optimize _,
          Goal.Solve _,
          Goal.Unroll _,
          Goal.Eliminate _,
          Goal.Match _,
          Goal.Backprop _,
          Goal.Taylor _,
          Goal.TakeLimit _,
          Goal.Simulate _,
          Goal.Cost _,
          Goal.Plot _,
          Goal.CheckLatex _ ->
          derive(asked);
    };
  }

  private GoalReport compute(Problem.Asked asked, Goal.Compute compute) {
    return switch (ComputeRunner.compute(asked, compute)) {
      case ComputeRunner.Computed.Value(CheckedStage stage, Expr value) ->
          report(asked, List.of(stage), Optional.of(value), List.of());
      case ComputeRunner.Computed.None(String why) -> {
        diagnostics.add(Diagnostic.warning("not-computed", why, asked.span()));
        yield report(asked, List.of(), List.of("not computed: " + why));
      }
    };
  }

  /** A drawing claims nothing; the document makes it again, with its own type. */
  private GoalReport draw(Problem.Asked asked, Goal.Draw draw) {
    Picture picture = Graphs.draw(draw, asked.context(), expr -> Formula.of("x", expr.toString()));
    return switch (picture) {
      case Picture.Drawn _ ->
          new GoalReport(
              asked.name(),
              asked.labelled(),
              asked.goal().kind(),
              asked.span(),
              Optional.of(draw),
              asked.context(),
              Status.EXACT,
              List.of(),
              Optional.empty(),
              List.of());
      case org.deriv.document.figure.Refusal refusal -> {
        diagnostics.add(
            Diagnostic.warning("not-drawn", refusal.message(), asked.span())
                .withHelp(refusal.help()));
        yield report(asked, List.of(), List.of("not drawn: " + refusal.message()));
      }
    };
  }

  /** A goal with an error in it, which was reported where it stands. */
  static GoalReport broken(Problem.Broken broken, Context context) {
    return new GoalReport(
        broken.name(),
        broken.labelled(),
        broken.kind(),
        broken.span(),
        Optional.empty(),
        context,
        Status.ERROR,
        List.of(),
        Optional.empty(),
        List.of("this goal has an error and was not run"));
  }

  private GoalReport derive(Problem.Asked asked) {
    return switch (deriver.derive(asked.goal(), asked.context())) {
      case Outcome.Derived(Derivation derivation) -> {
        if (asked.goal() instanceof Goal.Derive(Expr of)) {
          derived.add(of);
        }
        List<CheckedStage> stages = judged(asked, derivation);
        yield report(asked, stages, Optional.of(derivation.result()), List.of());
      }
      case Outcome.Refused(Refusal refusal) -> refused(asked, refusal);
    };
  }

  private GoalReport refused(Problem.Asked asked, Refusal refusal) {
    boolean unbuilt = refusal.kind() == Refusal.Kind.NOT_BUILT;
    diagnostics.add(
        Diagnostic.warning(
            unbuilt ? "not-built-yet" : "not-derived", refusal.message(), asked.span()));
    return report(asked, List.of(), List.of(refusal.message()));
  }

  private List<CheckedStage> judged(Problem.Asked asked, Derivation derivation) {
    List<CheckedStage> stages = new ArrayList<>();
    int index = 0;
    for (Derivation.Stage stage : fresh(derivation.stages())) {
      List<CheckedStep> steps = new ArrayList<>();
      Expr before = stage.start();
      for (Derivation.Step step : stage.steps()) {
        Verdict verdict = judge.judge(asked.context(), step.relation(), before, step.result());
        verdict = verdict.under(step.conditions());
        steps.add(step(asked, ++index, step.relation(), step.result(), step.reason(), verdict));
        before = step.result();
      }
      stages.add(new CheckedStage(Optional.of(stage.start()), steps));
    }
    return stages;
  }

  /** Without the stages that an earlier goal of the problem has shown; the last one stays. */
  private List<Derivation.Stage> fresh(List<Derivation.Stage> stages) {
    List<Derivation.Stage> fresh = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      if (shown.add(stages.get(i)) || i == stages.size() - 1) {
        fresh.add(stages.get(i));
      }
    }
    return fresh;
  }

  private static CheckedStep step(
      Problem.Asked asked,
      int index,
      Relation relation,
      Expr result,
      Reason reason,
      Verdict verdict) {
    return new CheckedStep(
        index,
        relation,
        Optional.of(result),
        reason,
        Optional.empty(),
        verdict,
        asked.span(),
        List.of());
  }

  /** The claim is judged as a whole; a derivation of its left side is shown where it is new. */
  private GoalReport show(Problem.Asked asked, Goal.Show show) {
    Expr claim = show.claim();
    Verdict verdict = judge.judge(asked.context(), claim);
    if (verdict.status() == Status.UNDECIDED && Operators.hasProbability(claim)) {
      diagnostics.add(
          Diagnostic.warning(
              "not-built-yet", "claims about random quantities are not built yet", asked.span()));
    }
    if (!(claim.op() instanceof Op.Compare(Relation relation)) || relation.isLogical()) {
      Reason reason = Reason.of(reasonFor(verdict));
      CheckedStep step = step(asked, 1, Relation.EQUIVALENT, Make.number(1), reason, verdict);
      return report(asked, List.of(claimed(claim, step)), List.of());
    }
    Expr left = claim.arg(0);
    Expr right = claim.arg(1);
    Optional<List<CheckedStage>> chain =
        relation == Relation.EQUAL && verdict.status() == Status.PROVED
            ? chain(asked, left, right, verdict)
            : Optional.empty();
    CheckedStep direct = step(asked, 1, relation, right, Reason.of(reasonFor(verdict)), verdict);
    return report(
        asked,
        chain.orElse(List.of(new CheckedStage(Optional.of(left), List.of(direct)))),
        List.of());
  }

  /** A statement that is no relation of two sides stands as a line of its own. */
  private static CheckedStage claimed(Expr claim, CheckedStep step) {
    CheckedStep alone =
        new CheckedStep(
            step.index(),
            step.relation(),
            Optional.of(claim),
            step.reason(),
            step.claimed(),
            step.verdict(),
            step.span(),
            step.remarks());
    return new CheckedStage(Optional.empty(), List.of(alone));
  }

  private static String reasonFor(Verdict verdict) {
    return verdict.status() == Status.PROVED ? verdict.evidence() : "";
  }

  /** The derivation of the left side, then the claim's right side; only if all of it holds. */
  private Optional<List<CheckedStage>> chain(
      Problem.Asked asked, Expr left, Expr right, Verdict verdict) {
    boolean plain =
        !Operators.hasCalculus(left) && !Operators.restsOnProbability(asked.context(), left);
    if (plain || !derived.add(left)) {
      return Optional.empty();
    }
    if (!(deriver.derive(new Goal.Derive(left), asked.context())
        instanceof Outcome.Derived(Derivation derivation))) {
      return Optional.empty();
    }
    List<CheckedStage> stages = new ArrayList<>(judged(asked, derivation));
    boolean reached = derivation.result().equals(right);
    if (!reached && !stages.isEmpty()) {
      CheckedStage last = stages.removeLast();
      List<CheckedStep> steps = new ArrayList<>(last.steps());
      int index = stages.stream().mapToInt(stage -> stage.steps().size()).sum() + steps.size();
      steps.add(
          step(asked, index + 1, Relation.EQUAL, right, Reason.of(verdict.evidence()), verdict));
      stages.add(new CheckedStage(last.start(), steps));
    }
    return GoalReport.weakest(stages).compareTo(verdict.status()) < 0
        ? Optional.empty()
        : Optional.of(stages);
  }

  private static GoalReport report(
      Problem.Asked asked, List<CheckedStage> stages, List<String> notes) {
    return report(asked, stages, Optional.empty(), notes);
  }

  private static GoalReport report(
      Problem.Asked asked, List<CheckedStage> stages, Optional<Expr> result, List<String> notes) {
    return new GoalReport(
        asked.name(),
        asked.labelled(),
        asked.goal().kind(),
        asked.span(),
        Optional.of(asked.goal()),
        asked.context(),
        GoalReport.weakest(stages),
        stages,
        result,
        notes);
  }
}
