package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.deriv.document.MathScanner.Found;

/** The running text of Markdown nodes, formulas put back in their places. */
final class MarkdownInlines {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(MathScanner.OPEN + "(\\d{1,9})" + MathScanner.CLOSE);
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:|#).*");
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}\\s.,;:)]|$)");
  private static final int DEEPEST = 30;

  private final List<Found> found;

  MarkdownInlines(List<Found> found) {
    this.found = found;
  }

  /** A part of a paragraph. */
  sealed interface Part {
    /** Running text. */
    record Words(Inline inline) implements Part {}

    /** A formula on a line of its own. */
    record Shown(Formula formula) implements Part {}
  }

  /** The parts of a paragraph. */
  List<Part> of(Node parent) {
    return parts(parent, 0);
  }

  /** Running text in which every formula is in the line. */
  List<Inline> text(Node parent) {
    return inlines(parts(parent, 0));
  }

  /** Text in which formulas are written as Unicode. */
  String literal(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                switch (found.get(Integer.parseInt(match.group(1)))) {
                  case Found.InLine(Formula formula) -> formula.text();
                  case Found.OnItsOwn(Formula formula) -> formula.text();
                  case Found.Pointer(String number) -> new Inline.Reference(number).words();
                  case Found.Refused(String source) -> source;
                }));
  }

  private static List<Inline> inlines(List<Part> parts) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Words(Inline inline) -> inline;
              case Part.Shown(Formula formula) -> new Inline.Maths(formula);
            })
        .toList();
  }

  private List<Part> parts(Node parent, int depth) {
    List<Part> parts = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      add(node, depth, parts);
    }
    return parts;
  }

  // The nodes are commonmark's open hierarchy: of what is not listed here the text remains.
  private void add(Node node, int depth, List<Part> parts) {
    switch (node) {
      case Text text -> words(text.getLiteral(), parts);
      case Code code -> put(new Inline.Code(literal(code.getLiteral())), parts);
      case HtmlInline html -> put(new Inline.Text(literal(html.getLiteral())), parts);
      case SoftLineBreak _ -> put(new Inline.Text(" "), parts);
      case HardLineBreak _ -> put(new Inline.LineBreak(), parts);
      case Emphasis emphasis when depth < DEEPEST ->
          put(new Inline.Emphasis(inlines(parts(emphasis, depth + 1))), parts);
      case StrongEmphasis strong when depth < DEEPEST ->
          put(new Inline.Strong(inlines(parts(strong, depth + 1))), parts);
      case Link link when depth < DEEPEST && ADDRESS.matcher(link.getDestination()).matches() ->
          put(
              new Inline.Link(literal(link.getDestination()), inlines(parts(link, depth + 1))),
              parts);
      default -> {
        if (depth < 2 * DEEPEST) {
          parts.addAll(parts(node, depth + 1));
        }
      }
    }
  }

  private static void put(Inline inline, List<Part> parts) {
    parts.add(new Part.Words(inline));
  }

  private void words(String text, List<Part> parts) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        put(plain(text.substring(end, matcher.start())), parts);
      }
      end = matcher.end();
      parts.add(
          switch (found.get(Integer.parseInt(matcher.group(1)))) {
            case Found.InLine(Formula formula) -> new Part.Words(new Inline.Maths(formula));
            case Found.OnItsOwn(Formula formula) -> new Part.Shown(formula);
            case Found.Pointer(String number) -> new Part.Words(new Inline.Reference(number));
            case Found.Refused(String source) -> new Part.Words(new Inline.Code(source));
          });
    }
    if (end < text.length()) {
      put(plain(text.substring(end)), parts);
    }
  }

  /** Text with the apostrophes of print. */
  private static Inline plain(String text) {
    return new Inline.Text(APOSTROPHE.matcher(text).replaceAll("\u2019"));
  }
}
