package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/** A stage of a derivation as lines. */
final class StageText {
  private static final int LONGEST_FORM = 300;

  private final Typesetter type;
  private final Equations equations;
  private final Repeats repeats;
  private final StepText steps;
  private final StepText.Authorship own;

  StageText(Typesetter type, Register register, StepText steps, StepText.Authorship own) {
    this.type = type;
    this.equations = register.equations();
    this.repeats = register.repeats();
    this.steps = steps;
    this.own = own;
  }

  List<Line> lines(CheckedStage stage) {
    boolean equations = stage.steps().stream().anyMatch(step -> step.relation().isLogical());
    return equations ? claims(stage) : chain(stage);
  }

  /** The first line shows the left side; those after begin with their relation. */
  private List<Line> chain(CheckedStage stage) {
    List<Line> lines = new ArrayList<>();
    Optional<Expr> before = stage.start();
    Optional<ValuesAside> values = ValuesAside.of(stage);
    boolean equal = true;
    for (CheckedStep step : stage.steps()) {
      Formula right = formula(step.result(), values);
      RelationSign sign = sign(step.relation(), stage.start());
      Line line =
          lines.isEmpty()
              ? Line.of(formula(stage.start(), values), sign, right)
              : Line.next(sign, right);
      if (lines.size() > 1 && isUnreadable(lines.getLast())) {
        lines.removeLast();
      }
      Line finished = steps.finished(line, step, before, own);
      boolean first = lines.isEmpty();
      add(
          lines,
          values
              .filter(_ -> first)
              .map(it -> finished.because(it.beside(finished.reason(), type)))
              .orElse(finished));
      equal &= step.relation() == Relation.EQUAL;
      before = step.result();
    }
    if (stage.start().isPresent() && !lines.isEmpty()) {
      String key = equations.key();
      Expr start = stage.start().get();
      Optional<Expr> end = stage.steps().getLast().result();
      if (equal) {
        end.ifPresent(value -> equations.found(start, value, key));
      } else {
        end.ifPresent(bound -> equations.shown(start, bound, key));
      }
      lines.add(lines.removeLast().numbered(Optional.of(key)));
    }
    // What holds for some values only is not what was said before.
    boolean plain = own == StepText.Authorship.ENGINE && values.isEmpty();
    return plain ? repeats.told(lines, stage.assuming()) : lines;
  }

  private Formula formula(Optional<Expr> expr, Optional<ValuesAside> values) {
    return expr.map(it -> values.map(aside -> aside.shown(it)).orElse(it))
        .map(type::formula)
        .orElseGet(StageText::missing);
  }

  // A proved normal form too long to be followed by eye, between two lines that say what it shows.
  private boolean isUnreadable(Line line) {
    return own == StepText.Authorship.ENGINE
        && line.mark().equals(Optional.of(Mark.PROVED))
        && line.notes().isEmpty()
        && line.right().latex().length() > LONGEST_FORM
        && Inline.plain(line.reason()).equals("written out");
  }

  // A step of the engine's own that prints as the line above is not worth a line.
  private void add(List<Line> lines, Line line) {
    boolean same =
        own == StepText.Authorship.ENGINE
            && !lines.isEmpty()
            && line.relation().equals(Optional.of(RelationSign.EQUAL))
            && line.notes().isEmpty()
            && lines.getLast().right().latex().equals(line.right().latex());
    if (!same) {
      lines.add(line);
      return;
    }
    Line kept = lines.removeLast();
    Mark weaker =
        java.util.Collections.max(List.of(kept.mark().orElseThrow(), line.mark().orElseThrow()));
    lines.add(
        weaker == kept.mark().orElseThrow() ? kept : kept.marked(weaker).restingOn(line.grounds()));
  }

  private List<Line> claims(CheckedStage stage) {
    List<Line> lines = new ArrayList<>();
    stage.start().ifPresent(start -> lines.add(equation(start)));
    boolean alone =
        stage.start().isEmpty() && (stage.steps().size() == 1 || stage.heading().isPresent());
    for (CheckedStep step : stage.steps()) {
      Line line = step.result().map(this::equation).orElseGet(() -> Line.of(missing()));
      Line joined = alone ? line : line.withLead(sign(step.relation(), Optional.empty()));
      Line finished = steps.finished(joined, step, Optional.empty(), own);
      lines.add(finished.numbered(step.result().flatMap(this::key)));
    }
    return lines;
  }

  private Optional<String> key(Expr truth) {
    if (!(truth.op() instanceof Op.Compare(Relation relation)) || relation != Relation.EQUAL) {
      return Optional.empty();
    }
    String key = equations.key();
    equations.found(truth.arg(0), truth.arg(1), key);
    return Optional.of(key);
  }

  private Line equation(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation)
        ? Line.of(
            type.formula(truth.arg(0)),
            sign(relation, Optional.of(truth.arg(0))),
            type.formula(truth.arg(1)))
        : Line.of(type.formula(truth));
  }

  private static Formula missing() {
    return Formula.of("\\text{(not well-formed)}");
  }

  /** The sign of a relation; what is written as a limit does not tend to its value but has it. */
  private static RelationSign sign(Relation relation, Optional<Expr> left) {
    boolean limit = left.filter(expr -> expr.op() instanceof Op.Limit).isPresent();
    return limit && relation == Relation.TENDS_TO ? RelationSign.EQUAL : RelationSign.of(relation);
  }
}
