package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.deriv.document.MathScanner.Found;

/** Reads prose: CommonMark with formulas between dollars and holes for expressions. */
public final class Markdown {
  // Blocks that are nested deeper are read as if they were not.
  private static final int DEEPEST = 12;
  private static final int LONGEST = 200_000;

  // commonmark descends into emphasis in emphasis: more stars in one paragraph are read as text.
  private static final int MOST_MARKS = 800;

  private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*\\R");

  private final MarkdownInlines inlines;

  private Markdown(List<Found> found) {
    this.inlines = new MarkdownInlines(found);
  }

  /** The blocks of some prose, and what is wrong with its formulas. */
  public static Prose read(List<Prose.Piece> pieces) {
    MathScanner scanner = new MathScanner();
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case Prose.Piece.Source(String markdown) -> scanner.source(markdown, i);
        case Prose.Piece.Hole(Formula formula) -> scanner.hole(formula);
        case Prose.Piece.Pointer(String number) -> scanner.pointer(number);
      }
    }
    String markdown = scanner.markdown();
    if (markdown.length() > LONGEST || hasTooManyMarks(markdown)) {
      int end = Math.min(markdown.length(), LONGEST);
      List<Block> plain = List.of(new Block.Listing(markdown.substring(0, end)));
      return new Prose(plain, scanner.problems());
    }
    Node root = Parser.builder().build().parse(markdown);
    List<Block> blocks = new Markdown(scanner.found()).blocks(root, 0);
    return new Prose(blocks, scanner.problems());
  }

  private static boolean hasTooManyMarks(String markdown) {
    return BLANK_LINE
        .splitAsStream(markdown)
        .anyMatch(
            paragraph -> paragraph.chars().filter(c -> c == '*' || c == '_').count() > MOST_MARKS);
  }

  /** Prose of one piece. */
  public static Prose read(String markdown) {
    return read(List.of(new Prose.Piece.Source(markdown)));
  }

  private List<Block> blocks(Node parent, int depth) {
    List<Block> blocks = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, depth, blocks);
    }
    return blocks;
  }

  // The nodes are commonmark's open hierarchy: what is not listed here has no text of its own.
  private void block(Node node, int depth, List<Block> blocks) {
    switch (node) {
      case Paragraph paragraph -> paragraph(inlines.of(paragraph), blocks);
      case Heading heading ->
          blocks.add(
              new Block.Heading(
                  Math.min(3, heading.getLevel()), Optional.empty(), inlines.text(heading)));
      case FencedCodeBlock code -> blocks.add(listing(code.getLiteral()));
      case IndentedCodeBlock code -> blocks.add(listing(code.getLiteral()));
      case HtmlBlock html -> blocks.add(listing(html.getLiteral()));
      case BlockQuote quote when depth < DEEPEST ->
          blocks.add(new Block.Quote(blocks(quote, depth + 1)));
      case BulletList list when depth < DEEPEST -> blocks.add(items(list, Optional.empty(), depth));
      case OrderedList list when depth < DEEPEST ->
          blocks.add(items(list, Optional.of(first(list)), depth));
      default -> {
        if (depth < 4 * DEEPEST) {
          blocks.addAll(blocks(node, depth + 1));
        }
      }
    }
  }

  private Block listing(String literal) {
    return new Block.Listing(inlines.literal(literal));
  }

  private static int first(OrderedList list) {
    Integer number = list.getMarkerStartNumber();
    return number == null ? 1 : number;
  }

  private Block items(ListBlock list, Optional<Integer> first, int depth) {
    List<Block.Item> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      items.add(new Block.Item(blocks(item, depth + 1)));
    }
    return new Block.Items(first, items);
  }

  // A displayed formula ends the paragraph that it stands in.
  private static void paragraph(List<MarkdownInlines.Part> parts, List<Block> blocks) {
    List<Inline> words = new ArrayList<>();
    for (MarkdownInlines.Part part : parts) {
      switch (part) {
        case MarkdownInlines.Part.Words(Inline inline) -> words.add(inline);
        case MarkdownInlines.Part.Shown(Formula formula) -> {
          flush(words, blocks);
          blocks.add(new Block.Display(formula, Optional.empty()));
        }
      }
    }
    flush(words, blocks);
  }

  private static void flush(List<Inline> words, List<Block> blocks) {
    boolean blank =
        words.stream().allMatch(inline -> inline instanceof Inline.Text(String t) && t.isBlank());
    if (!blank) {
      blocks.add(new Block.Paragraph(words));
    }
    words.clear();
  }
}
