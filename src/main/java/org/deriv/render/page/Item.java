package org.deriv.render.page;

import java.util.List;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;

/** A part of a paragraph that is to be broken into lines: boxes, glue, penalties and hyphens. */
sealed interface Item {
  /** A cost that forbids a break. */
  double NEVER = 10_000;

  /** A cost that forces a break. */
  double ALWAYS = -10_000;

  /** Something that is never broken. */
  record Box(Piece piece) implements Item {}

  /**
   * Room that can stretch and shrink, and is dropped at the ends of lines.
   *
   * @param paints what stands at the beginning of the room when it is not dropped
   */
  record Glue(double width, double stretch, double shrink, List<Paint> paints) implements Item {}

  /** A place to break, at a cost. */
  record Penalty(double cost) implements Item {}

  /**
   * A place to break a word.
   *
   * @param dash what ends the line if the word is broken here
   * @param kern the room between the letters around it if it is not
   */
  record Hyphen(Piece dash, double kern) implements Item {
    /** What a broken word costs, as in plain TeX. */
    static final double COST = 50;
  }
}
