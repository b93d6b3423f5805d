package org.deriv.render.ink;

import java.util.List;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Move;

/** Something painted on a page. Lengths are points; y grows downwards. */
public sealed interface Paint {

  /**
   * One glyph.
   *
   * @param id its index in the face
   * @param unicode what it stands for; empty when it is a part of a larger sign
   * @param matrix from the glyph's em square, its baseline at 0, to the page
   */
  record Glyph(Face face, int id, String unicode, Matrix matrix, Colour colour) implements Paint {}

  /** A filled outline. */
  record Area(List<Move> outline, Colour colour) implements Paint {
    public Area {
      outline = List.copyOf(outline);
    }
  }

  /** A drawn outline; {@code dash} is the length of dashes and gaps, 0 for a solid line. */
  record Trace(List<Move> outline, Colour colour, double width, double dash) implements Paint {
    public Trace {
      outline = List.copyOf(outline);
    }
  }

  /** Paint that is read and copied as this text. */
  record Spoken(String text, List<Paint> content) implements Paint {
    public Spoken {
      content = List.copyOf(content);
    }
  }

  /** Paint that is, or belongs to, this part of the document. */
  record Tagged(Tag tag, List<Paint> content) implements Paint {
    public Tagged {
      content = List.copyOf(content);
    }
  }

  /** A rectangle that leads to a web address, or to an anchor when it begins with {@code #}. */
  record Hotspot(String target, double x, double y, double width, double height) implements Paint {}

  /** The place that links to this name lead to. */
  record Anchor(String name, double x, double y) implements Paint {}

  /** A place that the table of bookmarks leads to. */
  record Bookmark(int level, String title, double x, double y) implements Paint {}

  /** The same paint under a map. */
  default Paint under(Matrix map) {
    return switch (this) {
      case Glyph(Face face, int id, String unicode, Matrix matrix, Colour colour) ->
          new Glyph(face, id, unicode, map.times(matrix), colour);
      case Area(List<Move> outline, Colour colour) -> new Area(Outlines.map(outline, map), colour);
      case Trace(List<Move> outline, Colour colour, double width, double dash) ->
          new Trace(Outlines.map(outline, map), colour, width * map.scale(), dash * map.scale());
      case Spoken(String text, List<Paint> content) ->
          new Spoken(text, content.stream().map(paint -> paint.under(map)).toList());
      case Tagged(Tag tag, List<Paint> content) ->
          new Tagged(tag, content.stream().map(paint -> paint.under(map)).toList());
      case Hotspot(String target, double x, double y, double width, double height) ->
          new Hotspot(target, map.x(x, y), map.y(x, y), width * map.a(), height * map.d());
      case Bookmark(int level, String title, double x, double y) ->
          new Bookmark(level, title, map.x(x, y), map.y(x, y));
      case Anchor(String name, double x, double y) -> new Anchor(name, map.x(x, y), map.y(x, y));
    };
  }

  /** The same paint in another colour wherever it has the colour of ink. */
  default Paint inked(Colour colour) {
    return switch (this) {
      case Glyph(Face face, int id, String unicode, Matrix matrix, Colour old) ->
          new Glyph(face, id, unicode, matrix, old == Colour.INK ? colour : old);
      case Area(List<Move> outline, Colour old) ->
          new Area(outline, old == Colour.INK ? colour : old);
      case Trace(List<Move> outline, Colour old, double width, double dash) ->
          new Trace(outline, old == Colour.INK ? colour : old, width, dash);
      case Spoken(String text, List<Paint> content) ->
          new Spoken(text, content.stream().map(paint -> paint.inked(colour)).toList());
      case Tagged(Tag tag, List<Paint> content) ->
          new Tagged(tag, content.stream().map(paint -> paint.inked(colour)).toList());
      case Hotspot _, Anchor _, Bookmark _ -> this;
    };
  }
}
