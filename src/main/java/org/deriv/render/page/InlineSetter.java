package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.deriv.document.Inline;
import org.deriv.document.LatexText;
import org.deriv.render.ink.Face;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Tag;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;

/** Turns inlines into the boxes, glue and penalties of a paragraph. */
final class InlineSetter {
  // As in plain TeX: \relpenalty and \binoppenalty.
  private static final double AFTER_RELATION = 500;
  private static final double AFTER_OPERATOR = 700;

  private final TextSetter text;
  private final MathSetter maths;
  private final Hyphenator hyphenator = new Hyphenator();

  InlineSetter(TextSetter text, MathSetter maths) {
    this.text = text;
    this.maths = maths;
  }

  /** The items of these inlines, each box at most as wide as the measure. */
  List<Item> items(List<Inline> inlines, TextStyle style, double measure) {
    List<Item> items = new ArrayList<>();
    inlines.forEach(inline -> add(inline, style, measure, items));
    return items;
  }

  private void add(Inline inline, TextStyle style, double measure, List<Item> items) {
    switch (inline) {
      case Inline.Text(String content) -> words(content, style, measure, items);
      case Inline.Code(String content) ->
          words(content, style.in(Face.TYPEWRITER).sized(0.95 * style.size()), measure, items);
      case Inline.Emphasis(List<Inline> content) ->
          items.addAll(items(content, style.emphasised(), measure));
      case Inline.Strong(List<Inline> content) ->
          items.addAll(items(content, style.bold(), measure));
      case Inline.Link(String target, List<Inline> content) -> {
        boolean inside = target.startsWith("#");
        TextStyle shown = inside ? style : style.coloured(Colour.BLUE);
        items.addAll(linked(items(content, shown, measure), target, style));
      }
      case Inline.Reference reference -> {
        String target = "#" + Inline.Reference.anchor(reference.number());
        List<Item> words = items(Inline.text(reference.words()), style.in(Face.ROMAN), measure);
        items.addAll(linked(words, target, style));
      }
      case Inline.Hint(List<Inline> content, _) -> items.addAll(items(content, style, measure));
      case Inline.LineBreak() -> {
        items.add(new Item.Penalty(Item.NEVER));
        items.add(new Item.Glue(0, 1e6, 0, List.of()));
        items.add(new Item.Penalty(Item.ALWAYS));
      }
      case Inline.Maths(Formula formula) -> formula(formula, style, measure, items);
    }
  }

  private static List<Item> linked(List<Item> items, String target, TextStyle style) {
    Tag tag = Tag.of(Tag.Role.LINK);
    return items.stream().map(item -> linked(item, target, style, tag)).toList();
  }

  private static Item linked(Item item, String target, TextStyle style, Tag tag) {
    if (!(item instanceof Item.Box(Piece piece))) {
      return item;
    }
    List<Paint> paints = new ArrayList<>(piece.paints());
    double height = 0.8 * style.size();
    paints.add(new Paint.Hotspot(target, 0, -height, piece.width(), height + 0.25 * style.size()));
    return new Item.Box(
        new Piece(piece.width(), piece.height(), piece.depth(), paints).tagged(tag));
  }

  private void words(String content, TextStyle style, double measure, List<Item> items) {
    int start = 0;
    for (int i = 0; i <= content.length(); i++) {
      boolean end = i == content.length();
      boolean blank =
          !end && (Character.isWhitespace(content.charAt(i)) || content.charAt(i) == 0xa0);
      if (end || blank) {
        fragments(content.substring(start, i), style, measure, items);
        start = i + 1;
      }
      if (blank) {
        blank(content.charAt(i), style, items);
      }
    }
  }

  private void blank(char blank, TextStyle style, List<Item> items) {
    boolean code = style.face().equals(Face.TYPEWRITER);
    boolean repeated = !items.isEmpty() && items.getLast() instanceof Item.Glue;
    if (repeated && !code) {
      return;
    }
    if (blank == 0xa0) {
      items.add(new Item.Penalty(Item.NEVER));
    }
    items.add(text.space(style));
  }

  // A word may be broken after the hyphens and slashes that it has.
  private void fragments(String word, TextStyle style, double measure, List<Item> items) {
    int start = 0;
    for (int i = 1; i < word.length(); i++) {
      boolean joint = "-–—/".indexOf(word.charAt(i - 1)) >= 0 && i > 1;
      if (joint && i < word.length() && Character.isLetter(word.charAt(i))) {
        syllables(word.substring(start, i), style, measure, items);
        items.add(new Item.Penalty(100));
        start = i;
      }
    }
    if (start < word.length()) {
      syllables(word.substring(start), style, measure, items);
    }
  }

  private void syllables(String word, TextStyle style, double measure, List<Item> items) {
    int end = word.length();
    while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    List<Integer> breaks =
        style.face().equals(Face.TYPEWRITER)
            ? List.of()
            : hyphenator.breaks(word.substring(0, end));
    int start = 0;
    for (int place : breaks) {
      // A ligature stays whole.
      if (word.charAt(place - 1) == 'f' && "fil".indexOf(word.charAt(place)) >= 0) {
        continue;
      }
      items.add(new Item.Box(text.words(word.substring(start, place), style).within(measure)));
      items.add(new Item.Hyphen(dash(style), text.kern(word, place, style)));
      start = place;
    }
    items.add(new Item.Box(text.words(word.substring(start), style).within(measure)));
  }

  // Read as a soft hyphen, so that a copied word is whole.
  private Piece dash(TextStyle style) {
    return text.words("-", style).spoken("\u00ad");
  }

  private void formula(Formula formula, TextStyle style, double measure, List<Item> items) {
    List<Segment> segments = formula.withoutFactors();
    List<Piece> pieces = new ArrayList<>();
    Tag tag = Tag.formula(formula.spoken());
    for (int i = 0; i < segments.size(); i++) {
      String latex = body(segments.get(i)) + operator(segments, i + 1);
      Optional<Piece> piece = maths.set(latex, MathStyle.TEXT, style.size());
      if (piece.isEmpty()) {
        words(formula.latex(), style.in(Face.TYPEWRITER), measure, items);
        return;
      }
      String spoken = segments.size() == 1 ? formula.text() : LatexText.of(latex);
      pieces.add(piece.get().inked(style.colour()).within(measure).spoken(spoken).tagged(tag));
    }
    for (int i = 0; i < pieces.size(); i++) {
      items.add(new Item.Box(pieces.get(i)));
      if (i + 1 < pieces.size()) {
        items.add(new Item.Penalty(cost(segments.get(i + 1))));
      }
    }
  }

  // In running text a line breaks after the operator, which in a segment stands at its beginning.
  private static String body(Segment segment) {
    String latex = segment.latex();
    return isOperator(segment) ? latex.substring(firstToken(latex).length()) : latex;
  }

  private static String operator(List<Segment> segments, int i) {
    if (i == segments.size()) {
      return "";
    }
    if (!isOperator(segments.get(i))) {
      // Something must follow a comma for it to have its room.
      return "{}";
    }
    return firstToken(segments.get(i).latex()) + "{}";
  }

  private static boolean isOperator(Segment segment) {
    return switch (segment.before()) {
      case START, SEPARATOR, FACTOR -> false;
      case RELATION, SUM, PRODUCT -> true;
    };
  }

  private static String firstToken(String latex) {
    int end = 1;
    if (latex.charAt(0) == '\\') {
      while (end < latex.length() && Character.isLetter(latex.charAt(end))) {
        end++;
      }
    }
    return latex.substring(0, end);
  }

  private static double cost(Segment segment) {
    double cost =
        segment.before() == Break.RELATION || segment.before() == Break.SEPARATOR
            ? AFTER_RELATION
            : AFTER_OPERATOR;
    return Math.min(Item.NEVER - 1, cost * (1 + segment.depth()));
  }
}
