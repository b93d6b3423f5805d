package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Block.Heading;
import org.deriv.document.Document;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Inline;
import org.deriv.document.Mark;
import org.deriv.document.Title;
import org.deriv.document.Totals;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Placed;
import org.deriv.render.page.Row.Tie;

/** Sets the head of a document and the headings of its sections. */
final class HeadSetter {
  private static final TextStyle SMALL = TextStyle.BODY.sized(9.5).coloured(Colour.GREY);

  private final ParagraphSetter paragraphs;
  private final TextSetter text;

  HeadSetter(ParagraphSetter paragraphs, TextSetter text) {
    this.paragraphs = paragraphs;
    this.text = text;
  }

  /** The title, what is known of its making, the totals with what their badges mean, and a rule. */
  List<Row> head(Document document, Frame frame) {
    Title title = document.title();
    TextStyle large = new TextStyle(Face.BOLD, 18, Colour.INK);
    Tag name = Tag.of(Tag.Role.TITLE);
    List<Row> rows = new ArrayList<>();
    paragraphs.lines(title.title(), large, frame.width(), Justification.LEFT).stream()
        .map(line -> Row.line(0, large, List.of(new Placed(0, line))).tagged(name))
        .forEach(rows::add);
    double above = 6;
    for (List<Inline> line : List.of(people(title), origin(title))) {
      Tag tag = Tag.of(Tag.Role.PARAGRAPH);
      for (Piece piece : paragraphs.lines(line, SMALL, frame.width(), Justification.LEFT)) {
        rows.add(Row.line(above, SMALL, List.of(new Placed(0, piece))).tagged(tag));
        above = 1;
      }
    }
    List<Row> totals = totals(document.totals(), frame, above);
    rows.addAll(Row.tagged(totals, Tag.of(Tag.Role.PARAGRAPH)));
    if (!rows.isEmpty()) {
      Paint rule = new Paint.Area(Outlines.rectangle(0, 0, frame.width(), 0.6), Colour.INK);
      rows.add(new Row(6, 0.6, List.of(rule), Tie.FREE));
    }
    return rows.stream().map(row -> row.tied(Tie.STRONG)).toList();
  }

  private static List<Inline> people(Title title) {
    return joined(Stream.of(title.author(), title.course(), title.date()));
  }

  private static List<Inline> origin(Title title) {
    return joined(Stream.of(title.source().map(source -> "compiled from " + source)));
  }

  private static List<Inline> joined(Stream<Optional<String>> parts) {
    return Inline.text(parts.flatMap(Optional::stream).collect(Collectors.joining(" · ")));
  }

  private List<Row> totals(Totals totals, Frame frame, double above) {
    List<Row> rows = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    double x = 0;
    for (Map.Entry<Mark, Integer> count : totals.counts().entrySet()) {
      Piece piece = total(count.getKey(), count.getValue());
      if (x + piece.width() > frame.width() && !placed.isEmpty()) {
        rows.add(Row.line(above, SMALL, placed));
        placed = new ArrayList<>();
        x = 0;
      }
      placed.add(new Placed(x, piece));
      x += piece.width() + 14;
    }
    if (!placed.isEmpty()) {
      rows.add(Row.line(above, SMALL, placed));
    }
    return rows;
  }

  private Piece total(Mark mark, int count) {
    String steps = count == 1 ? " step " : " steps ";
    return Piece.row(
        List.of(
            Badges.of(mark, SMALL.size(), text.space(SMALL)),
            Piece.gap(4),
            text.words(count + steps + mark.words(), SMALL)));
  }

  /** The rows of a heading, the last one tied to what follows. */
  List<Row> heading(Heading heading, Frame frame) {
    TextStyle style = style(heading.level());
    List<Placed> placed = new ArrayList<>();
    double x = 0;
    if (heading.number().isPresent()) {
      Piece number = text.words(heading.number().get(), style);
      // The blank is not seen, but read.
      placed.add(new Placed(0, text.words(heading.number().get() + " ", style)));
      x = number.width() + 0.9 * style.size();
    }
    List<Row> rows = new ArrayList<>();
    for (Piece line :
        paragraphs.lines(heading.text(), style, frame.width() - x, Justification.LEFT)) {
      placed.add(new Placed(x, line));
      rows.add(Row.line(0, style, placed).tied(Tie.STRONG));
      placed = new ArrayList<>();
    }
    String words =
        heading.number().map(number -> number + " ").orElse("") + Inline.plain(heading.text());
    Paint bookmark = new Paint.Bookmark(heading.level(), words, 0, 0);
    Tag tag = Tag.of(role(heading.level()));
    List<Row> tagged = new ArrayList<>(Row.tagged(rows, tag));
    if (!tagged.isEmpty()) {
      tagged.set(0, tagged.getFirst().over(List.of(bookmark)));
    }
    return tagged;
  }

  private static Tag.Role role(int level) {
    return switch (level) {
      case 1 -> Tag.Role.SECTION;
      case 2 -> Tag.Role.SUBSECTION;
      default -> Tag.Role.PARAGRAPH_HEADING;
    };
  }

  private static TextStyle style(int level) {
    return switch (level) {
      case 1 -> new TextStyle(Face.BOLD, 13.5, Colour.BLUE);
      case 2 -> new TextStyle(Face.BOLD, 12, Colour.BLUE);
      default -> new TextStyle(Face.BOLD, 11, Colour.INK);
    };
  }
}
