package org.deriv.render.page;

/**
 * The column that blocks are set in.
 *
 * @param width in points
 * @param style of its running text
 */
record Frame(double width, TextStyle style) {
  Frame narrower(double by) {
    return new Frame(width - by, style);
  }

  Frame styled(TextStyle other) {
    return new Frame(width, other);
  }
}
