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
import org.deriv.problem.Goal;

/** What came of a goal, as aligned lines with reasons and marks. */
final class GoalText {
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
    report.conclusion().ifPresent(truth -> blocks.add(conclusion(truth)));
    report
        .exhibit()
        .filter(exhibit -> !(exhibit instanceof Exhibit.Value))
        .ifPresent(exhibit ->
            blocks.addAll(new NumbersText(type, register.citations()).of(report.goal(), exhibit)));
    boolean told = report.exhibit().filter(Exhibit.Value.class::isInstance).isPresent();
    if (!told) {
      report.notes().forEach(note -> blocks.add(remark(report, note, names)));
    }
    return blocks;
  }

  private List<Block> stages(GoalReport report, NamesInWords names) {
    StepText steps = new StepText(type, register, names, report.goal());
    StepText.Authorship own =
        report.kind().equals("check") ? StepText.Authorship.HAND : StepText.Authorship.ENGINE;
    StageText stages = new StageText(type, register.equations(), steps, own);
    List<Block> blocks = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (CheckedStage stage : report.stages()) {
      if (stage.heading().isPresent() || !stage.assuming().isEmpty()) {
        flush(lines, blocks);
        blocks.add(heading(stage, names));
      }
      List<Line> more = stages.lines(stage);
      if (!Columns.fit(lines, more)) {
        flush(lines, blocks);
      }
      lines.addAll(more);
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
    boolean tested = report.verdict() == Status.TESTED && !report.notes().isEmpty();
    return tested
        ? register.checks().words(Status.TESTED, report.notes().getFirst(), names)
        : List.of();
  }

  private static Block remark(GoalReport report, String note, NamesInWords names) {
    boolean confirmed = report.verdict() == Status.TESTED || report.verdict() == Status.EXACT;
    if (report.exhibit().isPresent() && confirmed) {
      String words = Character.toUpperCase(note.charAt(0)) + note.substring(1) + ".";
      return new Block.Remark(Note.of(Note.Kind.EVIDENCE, names.in(words)));
    }
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

  private Block heading(CheckedStage stage, NamesInWords names) {
    List<Inline> words = new ArrayList<>();
    stage
        .heading()
        .ifPresent(heading -> {
          words.add(new Inline.Emphasis(names.in(heading)));
          words.addAll(Inline.text(". "));
        });
    new TruthText(type)
        .words(stage.assuming())
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

  private Block conclusion(Expr truth) {
    List<Inline> words = new ArrayList<>(Inline.text("So "));
    words.add(new Inline.Maths(type.inline(truth)));
    words.addAll(Inline.text("."));
    return new Block.Paragraph(words);
  }
}
