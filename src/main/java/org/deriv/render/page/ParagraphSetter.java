package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Inline;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;

/** Sets running text in lines of a given width. */
final class ParagraphSetter {
  // Beyond this a line is left short rather than torn apart.
  private static final double WIDEST_STRETCH = 3.5;

  private final InlineSetter inlines;

  ParagraphSetter(InlineSetter inlines) {
    this.inlines = inlines;
  }

  /** The lines of a paragraph, each as wide as the measure. */
  List<Piece> lines(
      List<Inline> content, TextStyle style, double measure, Justification justification) {
    List<Item> items = inlines.items(content, style, measure);
    return items.isEmpty() ? List.of() : broken(items, measure, justification);
  }

  /** The content on one line of its own width. */
  Piece line(List<Inline> content, TextStyle style) {
    List<Item> items = inlines.items(content, style, 1e6);
    return natural(items, 0);
  }

  private static List<Piece> broken(List<Item> items, double measure, Justification how) {
    List<Item> ended = new ArrayList<>(items);
    ended.add(new Item.Penalty(Item.NEVER));
    ended.add(new Item.Glue(0, 1e6, 0, List.of()));
    ended.add(new Item.Penalty(Item.ALWAYS));
    List<Piece> lines = new ArrayList<>();
    int previous = -1;
    for (int end : LineBreaker.breaks(ended, measure, how)) {
      lines.add(line(ended, LineBreaker.firstOfLine(ended, previous), end, measure, how));
      previous = end;
    }
    return lines;
  }

  // A line that ends within a word ends in a hyphen.
  private static Piece line(List<Item> all, int from, int end, double measure, Justification how) {
    List<Item> items = new ArrayList<>(all.subList(from, end));
    if (all.get(end) instanceof Item.Hyphen(Piece dash, _)) {
      items.add(new Item.Box(dash));
    }
    double natural = 0;
    double stretch = 0;
    double shrink = 0;
    for (Item item : items) {
      natural += width(item);
      if (item instanceof Item.Glue(_, double more, double less, _)) {
        stretch += more;
        shrink += less;
      }
    }
    double missing = measure - natural;
    return switch (how) {
      case JUSTIFIED -> {
        double ratio = missing > 0 ? missing / stretch : missing / shrink;
        boolean torn = missing > 0 && !(ratio <= WIDEST_STRETCH);
        yield placed(natural(items, torn ? 0 : Math.max(-1, ratio)), 0, measure);
      }
      case LEFT -> placed(natural(items, 0), 0, measure);
      case CENTRED -> placed(natural(items, 0), Math.max(0, missing / 2), measure);
      case RIGHT -> placed(natural(items, 0), Math.max(0, missing), measure);
    };
  }

  private static Piece placed(Piece line, double x, double measure) {
    return new Piece(measure, line.height(), line.depth(), line.at(x, 0));
  }

  private static double width(Item item) {
    return switch (item) {
      case Item.Box(Piece piece) -> piece.width();
      case Item.Glue(double width, _, _, _) -> width;
      case Item.Hyphen(_, double kern) -> kern;
      case Item.Penalty _ -> 0;
    };
  }

  private static Piece natural(List<Item> items, double ratio) {
    double x = 0;
    double height = 0;
    double depth = 0;
    List<Paint> paints = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Item.Box(Piece piece) -> {
          paints.addAll(piece.at(x, 0));
          height = Math.max(height, piece.height());
          depth = Math.max(depth, piece.depth());
          x += piece.width();
        }
        case Item.Glue(double width, double stretch, double shrink, List<Paint> blank) -> {
          paints.addAll(new Piece(0, 0, 0, blank).at(x, 0));
          // The fill at the end of a line stands for nothing.
          double give = stretch >= 1e6 ? 0 : ratio * (ratio > 0 ? stretch : shrink);
          x += width + give;
        }
        case Item.Hyphen(_, double kern) -> x += kern;
        case Item.Penalty _ -> {}
      }
    }
    return new Piece(x, height, depth, paints);
  }
}
