package org.deriv.render.page;

/** How the lines of a paragraph fill their width. */
enum Justification {
  /** Stretched to both edges. */
  JUSTIFIED,
  /** At the left edge, the right one ragged. */
  LEFT,
  /** In the middle. */
  CENTRED,
  /** At the right edge, the left one ragged. */
  RIGHT
}
