package org.deriv.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
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
  private final StageJudge stageJudge;
  private final Findings findings = new Findings();
  private final NumberRunner numbers;

  GoalRunner(Deriver deriver, Judge judge, ChainJudge chains, Diagnostics diagnostics) {
    this.deriver = deriver;
    this.judge = judge;
    this.stageJudge = new StageJudge(judge);
    this.chains = chains;
    this.diagnostics = diagnostics;
    this.numbers = new NumberRunner(deriver, judge, diagnostics);
  }

  GoalReport run(Problem.Asked stated) {
    Problem.Asked asked = findings.known(stated);
    GoalReport report = pursue(asked).assuming(asked.assuming());
    if (report.results().size() == 1 && report.verdict().isAccepted()) {
      numbers.known(report).ifPresent(value -> findings.add(asked.name(), value));
    }
    return report;
  }

  private GoalReport pursue(Problem.Asked asked) {
    return switch (asked.goal()) {
      case Goal.Show show -> show(asked, show);
      case Goal.Check check -> {
        CheckedStage stage = chains.judge(check);
        List<Expr> shown = Conclusion.of(check, stage.steps()).stream().toList();
        yield report(asked, List.of(stage), shown, List.of());
      }
      case Goal.Compute _, Goal.Simulate _, Goal.Plot _, Goal.Cost _ -> numbers.run(asked);
      case Goal.Draw draw -> draw(asked, draw);
      case Goal.Derive _,
          Goal.Optimize _,
          Goal.Solve _,
          Goal.Unroll _,
          Goal.Eliminate _,
          Goal.Match _,
          Goal.Backprop _,
          Goal.Taylor _,
          Goal.TakeLimit _ ->
          derive(asked);
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
              List.of(),
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
        List.of(),
        List.of("this goal has an error and was not run"));
  }

  private GoalReport derive(Problem.Asked asked) {
    return switch (deriver.derive(writtenOut(asked), asked.context())) {
      case Outcome.Derived(Derivation derivation) -> {
        if (asked.goal() instanceof Goal.Derive(Expr of)) {
          derived.add(of);
        }
        List<CheckedStage> stages = stageJudge.judged(asked, derivation);
        yield report(asked, stages, derivation.results(), List.of());
      }
      case Outcome.Refused(Refusal refusal) -> refused(asked, refusal);
    };
  }

  /** An earlier result is worked out again where it is asked for by its name. */
  private static Goal writtenOut(Problem.Asked asked) {
    return asked.goal() instanceof Goal.Derive(Expr of)
        ? new Goal.Derive(Definitions.writtenOut(asked.context(), of))
        : asked.goal();
  }

  private GoalReport refused(Problem.Asked asked, Refusal refusal) {
    boolean unbuilt = refusal.kind() == Refusal.Kind.NOT_BUILT;
    diagnostics.add(
        Diagnostic.warning(
            unbuilt ? "not-built-yet" : "not-derived", refusal.message(), asked.span()));
    return report(asked, List.of(), List.of(refusal.message()));
  }

  static CheckedStep step(
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
    if (verdict.status() == Status.PROVED && verdict.conditions().isEmpty()) {
      judge.learn(asked.context(), claim);
    }
    if (!(claim.op() instanceof Op.Compare(Relation relation)) || relation.isLogical()) {
      Reason reason = verdict.reason();
      CheckedStep step = step(asked, 1, Relation.EQUIVALENT, Make.number(1), reason, verdict);
      return report(asked, List.of(claimed(claim, step)), List.of());
    }
    Expr left = claim.arg(0);
    Expr right = claim.arg(1);
    Optional<List<CheckedStage>> argued = argued(asked, verdict);
    Optional<List<CheckedStage>> chain =
        argued.isPresent()
            ? argued
            : show.induction().isPresent()
                ? induction(asked, show, verdict)
                : relation == Relation.EQUAL && verdict.status() == Status.PROVED
                    ? chain(asked, left, right, verdict)
                    : Optional.empty();
    CheckedStep direct = step(asked, 1, relation, right, verdict.reason(), verdict);
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

  /** The chains of the proof of an order; only if each step holds as well as the claim does. */
  private Optional<List<CheckedStage>> argued(Problem.Asked asked, Verdict verdict) {
    return stageJudge.argued(asked, verdict);
  }

  /** Base, step and conclusion; only if each holds as well as the claim does by itself. */
  private Optional<List<CheckedStage>> induction(
      Problem.Asked asked, Goal.Show show, Verdict verdict) {
    if (!verdict.status().isAccepted()
        || !(deriver.derive(show, asked.context())
            instanceof Outcome.Derived(Derivation derivation))) {
      return Optional.empty();
    }
    List<CheckedStage> stages = stageJudge.judged(asked, derivation);
    return Optional.of(stages)
        .filter(all -> GoalReport.weakest(all).compareTo(verdict.status()) >= 0);
  }

  /** The derivation of the left side, then the claim's right side; only if all of it holds. */
  private Optional<List<CheckedStage>> chain(
      Problem.Asked asked, Expr left, Expr right, Verdict verdict) {
    boolean plain =
        !Operators.hasCalculus(left) && !Operators.restsOnProbability(asked.context(), left);
    if (plain) {
      return Unfolded.chain(judge, asked, right, verdict);
    }
    if (!derived.add(left)) {
      return Optional.empty();
    }
    if (!(deriver.derive(new Goal.Derive(left), asked.context())
        instanceof Outcome.Derived(Derivation derivation))) {
      return Optional.empty();
    }
    List<CheckedStage> stages = new ArrayList<>(stageJudge.judged(asked, derivation));
    if (!stages.isEmpty()) {
      CheckedStage last = stages.removeLast();
      List<CheckedStep> steps = new ArrayList<>(last.steps());
      int index = stages.stream().mapToInt(stage -> stage.steps().size()).sum() + steps.size();
      OptionalInt passed = passed(steps, right, asked.context());
      if (passed.isPresent()) {
        steps.subList(passed.getAsInt() + 1, steps.size()).clear();
      } else {
        steps.add(step(asked, index + 1, Relation.EQUAL, right, verdict.reason(), verdict));
      }
      stages.add(new CheckedStage(last.start(), steps));
    }
    return GoalReport.weakest(stages).compareTo(verdict.status()) < 0
        ? Optional.empty()
        : Optional.of(stages);
  }

  /** Where a chain says on its way what was to be shown: there it may end. */
  private OptionalInt passed(List<CheckedStep> steps, Expr right, Context context) {
    Expr written = deriver.written(right, context);
    return IntStream.range(0, steps.size())
        .filter(i ->
            steps.get(i).result().filter(it -> it.equals(right) || it.equals(written)).isPresent())
        .findFirst();
  }

  private static GoalReport report(
      Problem.Asked asked, List<CheckedStage> stages, List<String> notes) {
    return report(asked, stages, List.of(), notes);
  }

  static GoalReport report(
      Problem.Asked asked, List<CheckedStage> stages, List<Expr> results, List<String> notes) {
    return new GoalReport(
        asked.name(),
        asked.labelled(),
        asked.goal().kind(),
        asked.span(),
        Optional.of(asked.goal()),
        asked.context(),
        GoalReport.weakest(stages),
        stages,
        results,
        notes);
  }
}
