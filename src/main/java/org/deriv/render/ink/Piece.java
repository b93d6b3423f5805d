package org.deriv.render.ink;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Drawing.Colour;

/**
 * A painted piece whose origin is the left end of its baseline.
 *
 * @param height above the baseline
 * @param depth below the baseline
 */
public record Piece(double width, double height, double depth, List<Paint> paints) {
  /** A piece without extent or paint. */
  public static final Piece EMPTY = new Piece(0, 0, 0, List.of());

  public Piece {
    paints = List.copyOf(paints);
  }

  /** Nothing but room to the side. */
  public static Piece gap(double width) {
    return new Piece(width, 0, 0, List.of());
  }

  /** The paints with the origin at this point. */
  public List<Paint> at(double x, double y) {
    Matrix shift = Matrix.shift(x, y);
    return paints.stream().map(paint -> paint.under(shift)).toList();
  }

  /** The piece made larger or smaller. */
  public Piece scaled(double factor) {
    Matrix map = Matrix.scaleAt(factor, 0, 0);
    return new Piece(
        width * factor,
        height * factor,
        depth * factor,
        paints.stream().map(paint -> paint.under(map)).toList());
  }

  /** The piece shrunk to this width if it is wider. */
  public Piece within(double limit) {
    return width > limit ? scaled(limit / width) : this;
  }

  /** The piece with the colour of ink replaced. */
  public Piece inked(Colour colour) {
    return new Piece(
        width, height, depth, paints.stream().map(paint -> paint.inked(colour)).toList());
  }

  /** The piece, read and copied as this text. */
  public Piece spoken(String text) {
    return new Piece(width, height, depth, List.of(new Paint.Spoken(text, paints)));
  }

  /** The piece as a part of the document. */
  public Piece tagged(Tag tag) {
    return new Piece(width, height, depth, List.of(new Paint.Tagged(tag, paints)));
  }

  /** The pieces side by side on one baseline. */
  public static Piece row(List<Piece> pieces) {
    double x = 0;
    double height = 0;
    double depth = 0;
    List<Paint> paints = new ArrayList<>();
    for (Piece piece : pieces) {
      paints.addAll(piece.at(x, 0));
      x += piece.width;
      height = Math.max(height, piece.height);
      depth = Math.max(depth, piece.depth);
    }
    return new Piece(x, height, depth, paints);
  }

  /** Height and depth together. */
  public double extent() {
    return height + depth;
  }
}
