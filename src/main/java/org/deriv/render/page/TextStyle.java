package org.deriv.render.page;

import org.deriv.document.Drawing.Colour;
import org.deriv.render.ink.Face;

/**
 * How text looks.
 *
 * @param size in points
 */
public record TextStyle(Face face, double size, Colour colour) {
  /** The style of running text. */
  public static final TextStyle BODY = new TextStyle(Face.ROMAN, 11, Colour.INK);

  /** The same style at another size. */
  public TextStyle sized(double points) {
    return new TextStyle(face, points, colour);
  }

  /** The same style in another colour. */
  public TextStyle coloured(Colour other) {
    return new TextStyle(face, size, other);
  }

  /** The same style in this face. */
  public TextStyle in(Face other) {
    return new TextStyle(other, size, colour);
  }

  /** The same style emphasised: italic in upright text, upright in italic text. */
  public TextStyle emphasised() {
    if (face.equals(Face.BOLD)) {
      return in(Face.BOLD_ITALIC);
    }
    return in(face.equals(Face.ITALIC) ? Face.ROMAN : Face.ITALIC);
  }

  /** The same style in bold. */
  public TextStyle bold() {
    return in(face.equals(Face.ITALIC) ? Face.BOLD_ITALIC : Face.BOLD);
  }

  /** The distance between two baselines. */
  public double leading() {
    return 1.28 * size;
  }
}
