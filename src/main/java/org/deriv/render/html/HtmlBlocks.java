package org.deriv.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.Mark;
import org.deriv.document.Note;
import org.deriv.render.maths.FormulaBreaker;
import org.deriv.render.page.Typesetter;

/** Blocks as HTML. */
final class HtmlBlocks {
  private static final double WIDEST = 40;

  private final HtmlMath maths;
  private final HtmlInlines inlines;
  private final HtmlDerivation derivations;
  private final FormulaBreaker breaker;
  private final Typesetter typesetter;
  private final Svg svg;

  HtmlBlocks(HtmlMath maths, FormulaBreaker breaker, Typesetter typesetter, Svg svg) {
    this.maths = maths;
    this.inlines = new HtmlInlines(maths);
    this.breaker = breaker;
    this.typesetter = typesetter;
    this.svg = svg;
    this.derivations = new HtmlDerivation(breaker, maths, inlines, typesetter, this::note);
  }

  HtmlInlines inlines() {
    return inlines;
  }

  String badge(Mark mark) {
    return derivations.badge(mark);
  }

  String of(List<Block> blocks) {
    return blocks.stream().map(this::of).collect(Collectors.joining());
  }

  private String of(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph(List<Inline> content) -> "<p>" + inlines.of(content) + "</p>\n";
      case Block.Items(Optional<Integer> first, List<Block.Item> items) -> items(first, items);
      case Block.Quote(List<Block> content) -> "<blockquote>" + of(content) + "</blockquote>\n";
      case Block.Listing(String content) -> "<pre>" + Escape.text(content) + "</pre>\n";
      case Block.Display(Formula formula, Optional<String> number) -> display(formula, number);
      case Block.Derivation derivation -> derivations.of(derivation);
      case Block.Remark(Note note) -> note(note);
      case Block.Table table -> table(table);
      case Block.Figure figure -> figure(figure);
      case Block.References(_, List<Block.Reference> entries) -> references(entries);
    };
  }

  private String heading(Block.Heading heading) {
    String element = "h" + (heading.level() + 1);
    String number =
        heading.number().map(n -> "<span class=\"n\">" + Escape.text(n) + "</span>").orElse("");
    return "<" + element + ">" + number + inlines.of(heading.text()) + "</" + element + ">\n";
  }

  private String items(Optional<Integer> first, List<Block.Item> items) {
    String open = first.map(number -> "<ol start=\"" + number + "\">").orElse("<ul>");
    String close = first.isPresent() ? "</ol>\n" : "</ul>\n";
    return items.stream()
        .map(item -> "<li>" + of(item.content()) + "</li>")
        .collect(Collectors.joining("", open, close));
  }

  private String display(Formula formula, Optional<String> number) {
    List<FormulaBreaker.Part> parts = breaker.lines(formula, 1, WIDEST, 2);
    String body =
        parts.size() == 1
            ? maths.display(formula)
            : parts.stream()
                .map(part ->
                    (part.before() == Break.START ? "<div>" : "<div class=\"more\">")
                        + maths.display(part.latex(), part.text())
                        + "</div>")
                .collect(Collectors.joining("", "<div class=\"parts\">", "</div>"));
    String tag = number.map(n -> "<span>(" + Escape.text(n) + ")</span>").orElse("");
    return "<div class=\"display\"><div>" + body + "</div>" + tag + "</div>\n";
  }

  private String note(Note note) {
    List<Block> content = new ArrayList<>(note.content());
    List<Inline> words = new ArrayList<>();
    note.kind()
        .label()
        .ifPresent(label -> {
          words.add(new Inline.Strong(Inline.text(label + ".")));
          words.add(new Inline.Text(" "));
        });
    if (!words.isEmpty()) {
      if (!content.isEmpty() && content.getFirst() instanceof Block.Paragraph(var first)) {
        words.addAll(first);
        content.removeFirst();
      }
      content.addFirst(new Block.Paragraph(words));
    }
    String kind = note.kind().name().toLowerCase(Locale.ROOT);
    return "<aside class=\"note " + kind + "\">" + of(content) + "</aside>\n";
  }

  private String table(Block.Table table) {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"scroll\"><table" + id(table.number().map(Block.Table::anchor)) + ">");
    if (!table.title().isEmpty()) {
      html.append("<caption>").append(inlines.of(table.title())).append("</caption>");
    }
    if (!table.header().isEmpty()) {
      html.append("<thead>").append(row("th", table.header(), table.columns())).append("</thead>");
    }
    html.append("<tbody>");
    table.rows().forEach(cells -> html.append(row("td", cells, table.columns())));
    return html.append("</tbody></table></div>\n").toString();
  }

  private String row(String element, List<Cell> cells, List<Alignment> columns) {
    StringBuilder html = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String align =
          switch (columns.get(i)) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
          };
      html.append(
          "<%s style=\"text-align:%s\">%s</%s>"
              .formatted(element, align, inlines.of(cells.get(i).content()), element));
    }
    return html.append("</tr>\n").toString();
  }

  private static String id(Optional<String> anchor) {
    return anchor.map(name -> " id=\"" + Escape.anchor(name) + "\"").orElse("");
  }

  private String figure(Block.Figure figure) {
    String number =
        figure
            .number()
            .map(n -> "Figure " + Escape.text(n) + (figure.caption().isEmpty() ? "" : ": "))
            .orElse("");
    String caption = number + inlines.of(figure.caption());
    String described =
        figure.description().isEmpty() ? Inline.plain(figure.caption()) : figure.description();
    return "<figure"
        + id(figure.number().map(Block.Figure::anchor))
        + ">"
        + svg.picture(typesetter.drawing(figure.drawing()), described)
        + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>")
        + "</figure>\n";
  }

  private String references(List<Block.Reference> entries) {
    return entries.stream()
        .map(entry ->
            "<li id=\"%s\"><span>[%s]</span><span>%s</span></li>"
                .formatted(
                    Escape.anchor(entry.label()),
                    Escape.text(entry.label()),
                    inlines.of(entry.description())))
        .collect(Collectors.joining("", "<ul class=\"refs\">", "</ul>\n"));
  }
}
