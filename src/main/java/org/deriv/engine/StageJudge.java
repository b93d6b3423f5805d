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
import org.deriv.check.Supposed;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Problem;

/** Judges the steps that the engine found, as it judges anybody's. */
final class StageJudge {
  private final Judge judge;
  private final Set<Stage> shown = new HashSet<>();
  private final Set<Stage> proofs = new HashSet<>();

  StageJudge(Judge judge) {
    this.judge = judge;
  }

  List<CheckedStage> judged(Problem.Asked asked, Derivation derivation) {
    Context context = asked.context();
    for (Declaration declaration : derivation.introduced()) {
      context = context.with(declaration);
    }
    return judged(asked, context, fresh(derivation.stages()));
  }

  /**
   * Judges the chains of a proof, where there are any, and drops them if they do not hold as well
   * as the claim; one that an earlier goal has shown is not gone through again.
   */
  Optional<List<CheckedStage>> argued(Problem.Asked asked, Verdict verdict) {
    List<Stage> plain = verdict.argument().stream().map(StageJudge::plain).toList();
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      Stage chain = verdict.argument().get(i);
      boolean known = chain.steps().size() > 1 && proofs.contains(plain.get(i));
      stages.add(known ? whole(chain) : chain);
    }
    List<CheckedStage> judged = judged(asked, asked.context(), stages);
    boolean holds =
        !judged.isEmpty() && GoalReport.weakest(judged).compareTo(verdict.status()) >= 0;
    if (holds) {
      proofs.addAll(plain);
    }
    return holds ? Optional.of(judged) : Optional.empty();
  }

  private static Stage plain(Stage chain) {
    return new Stage(Optional.empty(), chain.assuming(), chain.start(), chain.steps());
  }

  /** From the first line to the last at once. */
  private static Stage whole(Stage chain) {
    List<Relation> relations = chain.steps().stream().map(Derivation.Step::relation).toList();
    Relation strongest =
        relations.stream()
            .filter(each -> each == Relation.LESS || each == Relation.GREATER)
            .findFirst()
            .or(() -> relations.stream().filter(each -> each != Relation.EQUAL).findFirst())
            .orElse(Relation.EQUAL);
    Derivation.Step step =
        new Derivation.Step(
            strongest, chain.end(), Derivation.Reason.of("as shown above"), List.of());
    return new Stage(chain.heading(), chain.assuming(), chain.start(), List.of(step));
  }

  /** Judges chains in the context of a goal with what a derivation brings in. */
  List<CheckedStage> judged(Problem.Asked asked, Context context, List<Stage> chains) {
    List<CheckedStage> stages = new ArrayList<>();
    int index = 0;
    for (Stage stage : chains) {
      stages.add(judged(asked, context, stage, index));
      index += stage.steps().size();
    }
    return stages;
  }

  private CheckedStage judged(Problem.Asked asked, Context known, Stage stage, int before) {
    Context context = known;
    for (Expr truth : stage.assuming()) {
      context = context.assuming(truth);
    }
    Supposed supposed = Supposed.of(known, stage.assuming());
    boolean fixed = stage.steps().stream().anyMatch(step -> step.relation().isOrder());
    List<CheckedStep> steps = new ArrayList<>();
    Optional<Expr> line = stage.start();
    for (Derivation.Step step : stage.steps()) {
      Expr result = step.result();
      Verdict verdict =
          line.isPresent()
              ? fixed
                  ? supposed.judge(judge, step.relation(), line.get(), result)
                  : judge.judge(context, step.relation(), line.get(), result)
              : judge.judge(context, result);
      steps.add(
          new CheckedStep(
              before + steps.size() + 1,
              step.relation(),
              Optional.of(result),
              step.reason().words().isEmpty() ? verdict.reason() : step.reason(),
              Optional.empty(),
              verdict.under(step.conditions()),
              asked.span(),
              List.of()));
      line = line.map(_ -> result);
    }
    return new CheckedStage(stage.heading(), stage.assuming(), stage.start(), steps);
  }

  /** Without the stages that an earlier goal of the problem has shown; the last one stays. */
  private List<Stage> fresh(List<Stage> stages) {
    List<Stage> fresh = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Stage plain = new Stage(Optional.empty(), stage.assuming(), stage.start(), stage.steps());
      if (shown.add(plain) || i == stages.size() - 1) {
        fresh.add(stage);
      }
    }
    return fresh;
  }
}
