package org.deriv.render.maths;

/** How large the parts of a formula are. */
public enum MathStyle {
  /** On a line of its own: tall fractions, limits above and below. */
  DISPLAY,
  /** Within a line of text. */
  TEXT
}
