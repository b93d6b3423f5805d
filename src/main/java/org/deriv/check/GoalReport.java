package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal;

/**
 * What came of a goal.
 *
 * @param name the label, or the goal's number counted from 1
 * @param labelled the label where the author gave one
 * @param kind the keyword
 * @param goal the goal; empty where it has an error
 * @param context what was known where it stands
 * @param verdict the weakest of its steps
 * @param results the answers: none where the goal yields none; equations where it yields several
 * @param notes what is to be said of the whole: why it was not derived, what was tried
 * @param exhibit what is shown beside the steps
 */
public record GoalReport(
    String name,
    Optional<String> labelled,
    String kind,
    Span span,
    Optional<Goal> goal,
    Context context,
    Status verdict,
    List<CheckedStage> stages,
    List<Expr> results,
    List<String> notes,
    Optional<Exhibit> exhibit) {
  /** Copies. */
  public GoalReport {
    stages = List.copyOf(stages);
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /** A report with nothing beside its steps. */
  public GoalReport(
      String name,
      Optional<String> labelled,
      String kind,
      Span span,
      Optional<Goal> goal,
      Context context,
      Status verdict,
      List<CheckedStage> stages,
      List<Expr> results,
      List<String> notes) {
    this(
        name,
        labelled,
        kind,
        span,
        goal,
        context,
        verdict,
        stages,
        results,
        notes,
        Optional.empty());
  }

  /** With what the goal assumes for itself said where its first stage begins. */
  public GoalReport assuming(List<Expr> truths) {
    if (truths.isEmpty() || stages.isEmpty()) {
      return this;
    }
    List<CheckedStage> said = new ArrayList<>(stages);
    said.set(0, stages.getFirst().assumingFirst(truths));
    return new GoalReport(
        name, labelled, kind, span, goal, context, verdict, said, results, notes, exhibit);
  }

  /** With something beside the steps, and the verdict on it. */
  public GoalReport showing(Exhibit shown, Status how) {
    return new GoalReport(
        name, labelled, kind, span, goal, context, how, stages, results, notes, Optional.of(shown));
  }

  /** Its steps, those of all stages. */
  public List<CheckedStep> steps() {
    return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
  }

  /**
   * What a hand derivation of several lines shows as a whole, where that is not plain to see: an
   * inequality, a limit or an implication.
   */
  public Optional<Expr> conclusion() {
    boolean chain = kind.equals("check") && steps().size() > 1 && results.size() == 1;
    return chain
        ? Optional.of(results.getFirst())
            .filter(truth ->
                truth.op() instanceof Op.Compare(Relation relation) && relation != Relation.EQUAL)
        : Optional.empty();
  }

  /** The weakest verdict of some stages; of none, undecided. */
  public static Status weakest(List<CheckedStage> stages) {
    return stages.stream()
        .flatMap(stage -> stage.steps().stream())
        .map(step -> step.verdict().status())
        .reduce(Status::and)
        .orElse(Status.UNDECIDED);
  }
}
