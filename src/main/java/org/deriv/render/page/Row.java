package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;

/**
 * A strip of a column that is never cut by the end of a page.
 *
 * @param above the room above it, which is dropped at the top of a page
 * @param paints relative to the left end of its upper edge
 * @param tie how much it wants to stay with the row below
 */
record Row(double above, double height, List<Paint> paints, Tie tie) {
  Row {
    paints = List.copyOf(paints);
  }

  /** How strongly a row holds on to the next one. */
  enum Tie {
    /** A page may end here. */
    FREE(0),
    /** A page may end here, but better elsewhere. */
    LOOSE(0.3),
    /** A page had better not end here. */
    WEAK(1),
    /** A page ends here only if there is no other way. */
    STRONG(100);

    private final double cost;

    Tie(double cost) {
      this.cost = cost;
    }

    double cost() {
      return cost;
    }
  }

  /** A row of pieces placed at these abscissas on one baseline, at least as high as a line. */
  static Row line(double above, TextStyle style, List<Placed> pieces) {
    double height = 0.76 * style.leading();
    double depth = 0.24 * style.leading();
    for (Placed placed : pieces) {
      height = Math.max(height, placed.piece().height() + 0.5);
      depth = Math.max(depth, placed.piece().depth() + 0.5);
    }
    List<Paint> paints = new ArrayList<>();
    for (Placed placed : pieces) {
      paints.addAll(placed.piece().at(placed.x(), height));
    }
    return new Row(above, height + depth, paints, Tie.FREE);
  }

  /** A piece and where it begins. */
  record Placed(double x, Piece piece) {}

  /** The same row with this room above it. */
  Row below(double room) {
    return new Row(room, height, paints, tie);
  }

  /** The same row, tied to the next one. */
  Row tied(Tie other) {
    return new Row(above, height, paints, other);
  }

  /** The same row moved to the side. */
  Row shifted(double x) {
    Matrix map = Matrix.shift(x, 0);
    List<Paint> moved = paints.stream().map(paint -> paint.under(map)).toList();
    return new Row(above, height, moved, tie);
  }

  /** The same row as a part of the document. */
  Row tagged(Tag tag) {
    return new Row(above, height, List.of(new Paint.Tagged(tag, paints)), tie);
  }

  /** These rows as one part of the document. */
  static List<Row> tagged(List<Row> rows, Tag tag) {
    return rows.stream().map(row -> row.tagged(tag)).toList();
  }

  /** The same row with an ornament beneath what it has. */
  Row ornamented(Paint ornament) {
    return over(List.of(new Paint.Tagged(Tag.of(Tag.Role.ORNAMENT), List.of(ornament))));
  }

  /** The same row with more paint, beneath what it has. */
  Row over(List<Paint> more) {
    List<Paint> all = new ArrayList<>(more);
    all.addAll(paints);
    return new Row(above, height, all, tie);
  }
}
