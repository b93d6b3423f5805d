package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a derivation.
 *
 * @param lead the sign that joins it to the line above when the lines are whole equations
 * @param left the left side; empty when it continues the line above
 * @param relation the sign that the lines are aligned at; empty for a line that is one expression,
 *     which then stands at the left edge
 * @param right the right side
 * @param reason why the step holds; empty for none
 * @param grounds what its verdict rests on, in a few words; goes where verdicts go
 * @param mark its verdict; empty for a line that claims nothing
 * @param number by which reasons refer to it, without parentheses
 * @param notes what stands under the line: a counterexample, evidence, a condition
 */
public record Line(
    Optional<RelationSign> lead,
    Optional<Formula> left,
    Optional<RelationSign> relation,
    Formula right,
    List<Inline> reason,
    List<Inline> grounds,
    Optional<Mark> mark,
    Optional<String> number,
    List<Note> notes) {
  public Line {
    reason = List.copyOf(reason);
    grounds = List.copyOf(grounds);
    notes = List.copyOf(notes);
  }

  /** A line without lead, reason, mark, number or notes. */
  private static Line plain(
      Optional<Formula> left, Optional<RelationSign> relation, Formula right) {
    return new Line(
        Optional.empty(),
        left,
        relation,
        right,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A line {@code left relation right}. */
  public static Line of(Formula left, RelationSign relation, Formula right) {
    return plain(Optional.of(left), Optional.of(relation), right);
  }

  /** A line that continues the one above with {@code relation right}. */
  public static Line next(RelationSign relation, Formula right) {
    return plain(Optional.empty(), Optional.of(relation), right);
  }

  /** A line of one expression. */
  public static Line of(Formula formula) {
    return plain(Optional.empty(), Optional.empty(), formula);
  }

  /** The same line, joined to the one above by this sign. */
  public Line withLead(RelationSign sign) {
    return new Line(Optional.of(sign), left, relation, right, reason, grounds, mark, number, notes);
  }

  /** The same line with another right side. */
  public Line to(Formula end) {
    return new Line(lead, left, relation, end, reason, grounds, mark, number, notes);
  }

  /** The same line with this reason. */
  public Line because(List<Inline> why) {
    return new Line(lead, left, relation, right, why, grounds, mark, number, notes);
  }

  /** The same line with this verdict. */
  public Line marked(Mark verdict) {
    return new Line(
        lead, left, relation, right, reason, grounds, Optional.of(verdict), number, notes);
  }

  /** The same line, its verdict resting on this. */
  public Line restingOn(List<Inline> how) {
    return new Line(lead, left, relation, right, reason, how, mark, number, notes);
  }

  /** The same line with this number, or none. */
  public Line numbered(Optional<String> as) {
    return new Line(lead, left, relation, right, reason, grounds, mark, as, notes);
  }

  /** The same line with these notes under it. */
  public Line noted(List<Note> under) {
    return new Line(lead, left, relation, right, reason, grounds, mark, number, under);
  }

  /** The same line without its verdict and what that rests on, unless the verdict is bad. */
  public Line unmarked() {
    return new Line(
        lead,
        left,
        relation,
        right,
        reason,
        List.of(),
        mark.filter(it -> it == Mark.REFUTED || it == Mark.ERROR),
        number,
        notes.stream().filter(note -> note.kind() != Note.Kind.EVIDENCE).toList());
  }

  /** The formulas of the line as one readable text. */
  public String text() {
    return lead.map(sign -> sign.text() + " ").orElse("")
        + left.map(formula -> formula.text() + " ").orElse("")
        + relation.map(sign -> sign.text() + " ").orElse("")
        + right.text();
  }

  /** The formulas of the line in words, for those who hear it. */
  public String spoken() {
    return lead.map(sign -> sign.spoken() + " ").orElse("")
        + left.map(formula -> formula.spoken() + " ").orElse("")
        + relation.map(sign -> sign.spoken() + " ").orElse("")
        + right.spoken();
  }

  /** What stands at the right of the line: the reason, then what the verdict rests on. */
  public List<Inline> words() {
    List<Inline> words = new ArrayList<>(reason);
    if (!reason.isEmpty() && !grounds.isEmpty()) {
      words.add(new Inline.Text(", "));
    }
    words.addAll(grounds);
    return words;
  }
}
