package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.document.Block;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Note;
import org.deriv.document.figure.Graphs;
import org.deriv.document.figure.Picture;
import org.deriv.document.figure.Refusal;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.problem.Goal;

/** What came of a goal, as aligned lines with reasons and marks. */
final class GoalText {
  // What so many lines show is plain to see.
  private static final int PLAIN = 3;

  private final Typesetter type;
  private final Register register;

  GoalText(Typesetter type, Register register) {
    this.type = type;
    this.register = register;
  }

  List<Block> of(GoalReport report) {
    if (report.goal().orElse(null) instanceof Goal.Draw draw) {
      return figure(draw, report);
    }
    NamesInWords names = NamesInWords.of(type, report);
    List<Block> blocks = new ArrayList<>();
    new LeadText(type).of(report).ifPresent(blocks::add);
    blocks.addAll(stages(report, names));
    report
        .conclusion()
        .filter(_ -> report.steps().size() > PLAIN)
        .ifPresent(truth -> blocks.add(conclusion(List.of(truth))));
    answers(report).ifPresent(truths -> blocks.add(conclusion(truths)));
    report
        .exhibit()
        .filter(exhibit -> !(exhibit instanceof Exhibit.Value))
        .ifPresent(exhibit ->
            blocks.addAll(
                new NumbersText(type, register.citations())
                    .of(report.goal(), exhibit, account(report, names))));
    if (report.exhibit().isEmpty() || !isConfirmed(report)) {
      report.notes().forEach(note -> blocks.add(remark(report, note, names)));
    }
    return blocks;
  }

  private List<Block> stages(GoalReport report, NamesInWords names) {
    StepText steps = new StepText(type, register, names, report.goal());
    StepText.Authorship own =
        report.kind().equals("check") ? StepText.Authorship.HAND : StepText.Authorship.ENGINE;
    StageText stages = new StageText(type, register, steps, own);
    List<Block> blocks = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (CheckedStage stage : report.stages()) {
      // What makes two recurrences equal is the answer, not an assumption of the question.
      boolean matching = report.goal().filter(Goal.Match.class::isInstance).isPresent();
      List<Expr> assuming =
          stage.assuming().stream()
              .filter(truth -> !matching || !report.results().contains(truth))
              .toList();
      if (stage.heading().isPresent() || !assuming.isEmpty()) {
        flush(lines, blocks);
        blocks.add(heading(stage, assuming, names));
      }
      List<Line> more = stages.lines(stage);
      if (!Columns.fit(lines, more)) {
        flush(lines, blocks);
      }
      lines.addAll(more);
    }
    // The value of what is priced may stand there already.
    boolean told =
        report.exhibit().orElse(null) instanceof Exhibit.Costs
            && lines.stream()
                .allMatch(
                    line -> line.reason().stream().anyMatch(Inline.Reference.class::isInstance));
    if (told) {
      lines.clear();
    }
    if (report.exhibit().orElse(null) instanceof Exhibit.Value value) {
      new ValueText(type).add(value, account(report, names), lines, blocks);
    }
    flush(lines, blocks);
    named(report, blocks);
    return blocks;
  }

  /** What the line with the result says is known by the label of the goal too. */
  private void named(GoalReport report, List<Block> blocks) {
    if (report.labelled().isPresent() && report.results().size() == 1) {
      Expr result = report.results().getFirst();
      Expr name = Make.symbol(report.labelled().get(), result.shape());
      register
          .equations()
          .saying(List.of(result), Labels.keys(blocks))
          .ifPresent(key -> register.equations().found(name, result, key));
    }
  }

  /** On what a value that is no exact one rests. */
  private List<Inline> account(GoalReport report, NamesInWords names) {
    return isConfirmed(report) && !report.notes().isEmpty()
        ? register.checks().words(Status.TESTED, report.notes().getFirst(), names)
        : List.of();
  }

  private static boolean isConfirmed(GoalReport report) {
    return report.exhibit().filter(Exhibit.Value.class::isInstance).isPresent()
        || report.verdict() == Status.TESTED
        || report.verdict() == Status.EXACT;
  }

  private static Block remark(GoalReport report, String note, NamesInWords names) {
    Note.Kind kind = report.verdict() == Status.ERROR ? Note.Kind.ERROR : Note.Kind.REMARK;
    String verdict = report.exhibit().isPresent() ? report.verdict().word() + ": " : "";
    return new Block.Remark(Note.of(kind, names.in(verdict + note)));
  }

  /** The lines so far, as one block. */
  private static void flush(List<Line> lines, List<Block> blocks) {
    if (!lines.isEmpty()) {
      blocks.add(new Block.Derivation(lines));
      lines.clear();
    }
  }

  private Block heading(CheckedStage stage, List<Expr> assuming, NamesInWords names) {
    List<Inline> words = new ArrayList<>();
    stage
        .heading()
        .ifPresent(heading -> {
          words.add(new Inline.Emphasis(names.in(heading)));
          words.addAll(Inline.text(". "));
        });
    new TruthText(type)
        .words(assuming)
        .ifPresent(assumed -> {
          words.addAll(Inline.text("Assume that "));
          words.addAll(assumed);
          words.addAll(Inline.text("."));
        });
    return new Block.Paragraph(words);
  }

  private List<Block> figure(Goal.Draw draw, GoalReport report) {
    return switch (Graphs.draw(draw, report.context(), type::formula)) {
      case Picture.Drawn drawn ->
          List.of(
              new Block.Figure(
                  drawn.drawing(),
                  Optional.of(Integer.toString(register.citations().nextFigure())),
                  drawn.caption(),
                  drawn.description()));
      case Refusal refusal ->
          List.of(new Block.Remark(Note.of(Note.Kind.REMARK, Inline.text(refusal.message()))));
    };
  }

  /** The values of several unknowns, which a reader would else gather from the lines. */
  private static Optional<List<Expr>> answers(GoalReport report) {
    boolean asked =
        report
            .goal()
            .filter(it -> it instanceof Goal.Solve || it instanceof Goal.Match)
            .isPresent();
    List<Expr> results = report.results();
    boolean equations =
        results.size() > 1
            && results.stream().allMatch(it -> it.op() instanceof Op.Compare)
            && results.stream().map(it -> it.arg(0)).distinct().count() == results.size();
    return asked && equations ? Optional.of(results) : Optional.empty();
  }

  private Block conclusion(List<Expr> truths) {
    List<Inline> words = new ArrayList<>(Inline.text("So "));
    words.addAll(
        TruthText.enumerated(
            truths.stream()
                .map(truth -> List.<Inline>of(new Inline.Maths(type.inline(truth))))
                .toList()));
    words.addAll(Inline.text("."));
    return new Block.Paragraph(words);
  }
}
