package org.deriv.document;

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
 * @param mark its verdict; empty for a line that claims nothing
 * @param notes what stands under the line: a counterexample, evidence, a condition
 */
public record Line(
    Optional<RelationSign> lead,
    Optional<Formula> left,
    Optional<RelationSign> relation,
    Formula right,
    List<Inline> reason,
    Optional<Mark> mark,
    List<Note> notes) {
  public Line {
    reason = List.copyOf(reason);
    notes = List.copyOf(notes);
  }

  /** A line {@code left relation right} without lead, reason, mark or notes. */
  public static Line of(Formula left, RelationSign relation, Formula right) {
    return new Line(
        Optional.empty(),
        Optional.of(left),
        Optional.of(relation),
        right,
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** A line that continues the one above with {@code relation right}. */
  public static Line next(RelationSign relation, Formula right) {
    return new Line(
        Optional.empty(),
        Optional.empty(),
        Optional.of(relation),
        right,
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** The same line, joined to the one above by this sign. */
  public Line withLead(RelationSign sign) {
    return new Line(Optional.of(sign), left, relation, right, reason, mark, notes);
  }

  /** The same line with this reason. */
  public Line because(List<Inline> why) {
    return new Line(lead, left, relation, right, why, mark, notes);
  }

  /** The same line with this verdict. */
  public Line marked(Mark verdict) {
    return new Line(lead, left, relation, right, reason, Optional.of(verdict), notes);
  }

  /** The same line with these notes under it. */
  public Line noted(List<Note> under) {
    return new Line(lead, left, relation, right, reason, mark, under);
  }
}
