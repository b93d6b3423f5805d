package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.Note;
import org.deriv.document.RelationSign;
import org.deriv.document.figure.Graphs;
import org.deriv.document.figure.Picture;
import org.deriv.document.figure.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal;

/** What came of a goal, as aligned lines with reasons and marks. */
final class GoalText {
  private final Typesetter type;
  private final Citations citations;
  private NamesInWords names;

  GoalText(Typesetter type, Citations citations) {
    this.type = type;
    this.citations = citations;
    this.names = new NamesInWords(type, Context.EMPTY);
  }

  List<Block> of(GoalReport report) {
    names = new NamesInWords(type, report.context());
    if (report.goal().orElse(null) instanceof Goal.Draw draw) {
      return figure(draw, report);
    }
    List<Block> blocks = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (CheckedStage stage : report.stages()) {
      if (stage.heading().isPresent() || !stage.assuming().isEmpty()) {
        flush(lines, blocks);
        blocks.add(heading(stage));
      }
      lines.addAll(lines(stage));
    }
    flush(lines, blocks);
    report.conclusion().ifPresent(truth -> blocks.add(conclusion(truth)));
    report
        .exhibit()
        .ifPresent(exhibit -> blocks.addAll(new NumbersText(type, citations).of(exhibit)));
    Note.Kind kind = report.verdict() == Status.ERROR ? Note.Kind.ERROR : Note.Kind.REMARK;
    String verdict = report.exhibit().isPresent() ? report.verdict().word() + ": " : "";
    report
        .notes()
        .forEach(note -> blocks.add(new Block.Remark(Note.of(kind, names.in(verdict + note)))));
    return blocks;
  }

  /** The lines so far, as one block. */
  private static void flush(List<Line> lines, List<Block> blocks) {
    if (!lines.isEmpty()) {
      blocks.add(new Block.Derivation(lines));
      lines.clear();
    }
  }

  private Block heading(CheckedStage stage) {
    List<Inline> words = new ArrayList<>();
    stage
        .heading()
        .ifPresent(heading -> {
          words.add(new Inline.Emphasis(names.in(heading)));
          words.addAll(Inline.text(". "));
        });
    SettingText.words(type, stage.assuming())
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
                  Optional.of(Integer.toString(citations.nextFigure())),
                  drawn.caption(),
                  drawn.description()));
      case Refusal refusal ->
          List.of(new Block.Remark(Note.of(Note.Kind.REMARK, Inline.text(refusal.message()))));
    };
  }

  private List<Line> lines(CheckedStage stage) {
    List<Line> lines = new ArrayList<>();
    boolean equations = stage.steps().stream().anyMatch(step -> step.relation().isLogical());
    if (equations && stage.start().isPresent()) {
      lines.add(equation(stage.start().orElseThrow()));
    }
    for (CheckedStep step : stage.steps()) {
      boolean first = !equations && lines.isEmpty();
      lines.add(
          finished(equations ? transformed(stage, step) : continued(stage, step, first), step));
    }
    return lines;
  }

  /** The first line shows the left side; those after begin with their relation. */
  private Line continued(CheckedStage stage, CheckedStep step, boolean first) {
    Formula right = step.result().map(type::formula).orElseGet(GoalText::missing);
    RelationSign sign = sign(step.relation());
    return first
        ? Line.of(stage.start().map(type::formula).orElseGet(GoalText::missing), sign, right)
        : Line.next(sign, right);
  }

  /** A line that is a whole equation, joined to the one above, if there is one, by its sign. */
  private Line transformed(CheckedStage stage, CheckedStep step) {
    Line line = step.result().map(this::equation).orElseGet(() -> bare(missing()));
    boolean alone =
        stage.start().isEmpty() && (stage.steps().size() == 1 || stage.heading().isPresent());
    return alone ? line : line.withLead(sign(step.relation()));
  }

  private Line equation(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation)
        ? Line.of(type.formula(truth.arg(0)), sign(relation), type.formula(truth.arg(1)))
        : bare(type.formula(truth));
  }

  private Block conclusion(Expr truth) {
    List<Inline> words = new ArrayList<>(Inline.text("So "));
    words.add(new Inline.Maths(type.formula(truth)));
    words.addAll(Inline.text("."));
    return new Block.Remark(Note.of(Note.Kind.REMARK, words));
  }

  private static Line bare(Formula formula) {
    return new Line(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        formula,
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static Formula missing() {
    return Formula.of("\\text{(not well-formed)}");
  }

  private Line finished(Line line, CheckedStep step) {
    return line.because(reason(step)).marked(mark(step.verdict().status())).noted(notes(step));
  }

  private List<Inline> reason(CheckedStep step) {
    if (step.claimed().isPresent()) {
      return Inline.text(step.claimed().get());
    }
    List<Inline> words = new ArrayList<>(names.in(step.reason().words()));
    List<String> rules = step.reason().rules();
    citations.cite(rules).forEach(mark -> words.addAll(Inline.text(" " + mark)));
    String hint = citations.hint(rules);
    return hint.isEmpty() ? words : List.of(new Inline.Hint(words, hint));
  }

  private List<Note> notes(CheckedStep step) {
    List<Note> notes = new ArrayList<>();
    Verdict verdict = step.verdict();
    verdict
        .counterexample()
        .map(new CounterexampleText(names)::of)
        .ifPresent(words -> notes.add(Note.of(Note.Kind.COUNTEREXAMPLE, words)));
    SettingText.words(type, verdict.conditions())
        .ifPresent(words -> {
          List<Inline> sentence = new ArrayList<>(Inline.text("holds where "));
          sentence.addAll(words);
          notes.add(Note.of(Note.Kind.CONDITION, sentence));
        });
    boolean telling =
        switch (verdict.status()) {
          case TESTED, EXACT, UNDECIDED, ERROR -> true;
          case PROVED, REFUTED -> false;
        };
    if (telling
        && !verdict.evidence().isBlank()
        && !verdict.evidence().equals(step.reason().words())) {
      notes.add(Note.of(Note.Kind.EVIDENCE, names.in(verdict.evidence())));
    }
    step.remarks().forEach(remark -> notes.add(Note.of(Note.Kind.REMARK, names.in(remark))));
    return notes;
  }

  static Mark mark(Status status) {
    return switch (status) {
      case ERROR -> Mark.ERROR;
      case REFUTED -> Mark.REFUTED;
      case UNDECIDED -> Mark.UNDECIDED;
      case TESTED -> Mark.TESTED;
      case EXACT -> Mark.EXACT;
      case PROVED -> Mark.PROVED;
    };
  }

  private static final Map<Relation, RelationSign> SIGNS =
      Map.of(
          Relation.EQUAL, RelationSign.EQUAL,
          Relation.NOT_EQUAL, RelationSign.NOT_EQUAL,
          Relation.LESS, RelationSign.LESS,
          Relation.LESS_EQUAL, RelationSign.AT_MOST,
          Relation.GREATER, RelationSign.GREATER,
          Relation.GREATER_EQUAL, RelationSign.AT_LEAST,
          Relation.TENDS_TO, RelationSign.TENDS_TO,
          Relation.EQUIVALENT, RelationSign.EQUIVALENT,
          Relation.IMPLIES, RelationSign.IMPLIES);

  private static RelationSign sign(Relation relation) {
    return SIGNS.getOrDefault(relation, RelationSign.EQUAL);
  }
}
