package org.deriv.render.page;

/** A sheet of paper in points, with the margins that the text keeps. */
public enum Paper {
  /** ISO 216: 210 by 297 mm. */
  A4(595.276, 841.89),
  /** American: 8.5 by 11 inches. */
  LETTER(612, 792);

  /** Left and right. */
  private static final double SIDE = 70;

  private static final double TOP = 72;
  private static final double BOTTOM = 76;

  private final double width;
  private final double height;

  Paper(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The width of the sheet. */
  public double width() {
    return width;
  }

  /** The height of the sheet. */
  public double height() {
    return height;
  }

  /** The distance of the text from the left edge. */
  public double left() {
    return SIDE;
  }

  /** The distance of the text from the upper edge. */
  public double top() {
    return TOP;
  }

  /** The width of the text. */
  public double textWidth() {
    return width - 2 * SIDE;
  }

  /** The greatest height of the text. */
  public double textHeight() {
    return height - TOP - BOTTOM;
  }
}
