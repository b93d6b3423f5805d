package org.deriv.document;

import java.util.List;

/**
 * A vector drawing in points (1/72 inch), the origin at its top left, y growing downwards.
 *
 * @param inks what is painted, the first at the bottom
 */
public record Drawing(double width, double height, List<Ink> inks) {
  public Drawing {
    inks = List.copyOf(inks);
  }

  /** One painted thing. */
  public sealed interface Ink {
    /**
     * A line along an outline; {@code dash} is the length of dashes and gaps, 0 for a solid line.
     */
    record Stroke(List<Move> outline, Colour colour, double width, double dash) implements Ink {
      public Stroke {
        outline = List.copyOf(outline);
      }
    }

    /** A filled outline. */
    record Fill(List<Move> outline, Colour colour) implements Ink {
      public Fill {
        outline = List.copyOf(outline);
      }
    }

    /**
     * Text at a point.
     *
     * @param anchor which point of the text stands at {@code (x, y)}
     * @param size in points, 10 being that of the running text of a figure
     */
    record Label(
        List<Inline> content, double x, double y, Anchor anchor, double size, Colour colour)
        implements Ink {
      public Label {
        content = List.copyOf(content);
      }
    }
  }

  /** A step of an outline. */
  public sealed interface Move {
    /** Lifts the pen to a point. */
    record To(double x, double y) implements Move {}

    /** A straight line. */
    record LineTo(double x, double y) implements Move {}

    /** A cubic Bézier curve with two control points. */
    record CurveTo(double x1, double y1, double x2, double y2, double x, double y)
        implements Move {}

    /** Back to where the pen was last put down. */
    record Close() implements Move {}
  }

  /**
   * Which point of a label is placed; vertically the label is centred, or stands above or below.
   */
  public enum Anchor {
    CENTRE,
    LEFT,
    RIGHT,
    ABOVE,
    BELOW
  }

  /** The colours of a document; a back end may have a light and a dark value for each. */
  public enum Colour {
    INK,
    GREY,
    FAINT,
    PAPER,
    BLUE,
    LIGHT_BLUE,
    GREEN,
    AMBER,
    RED
  }
}
