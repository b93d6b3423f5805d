package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A letter or word as it is typeset, without scripts.
 *
 * @param base the letter's name or the word
 * @param accent {@code hat}, {@code bar} …, or nothing
 * @param style how it is set
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Glyph(String base, String accent, Style style, int start, int end) {
  /** How letters are set, as far as it tells something. */
  enum Style {
    /** As letters of formulas are. */
    PLAIN,
    /** Bold, or another font that is used for names. */
    FONT,
    /** Upright, as names of functions are. */
    UPRIGHT,
    /** Blackboard bold, as the sign of an expectation is. */
    BLACKBOARD
  }

  /** The letter or word that comes next, if one does; of plain letters only the first. */
  static Optional<Glyph> next(Cursor cursor) {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case LETTERS -> {
        Token letter = cursor.takeOne();
        yield Optional.of(new Glyph(letter.text(), "", Style.PLAIN, letter.start(), letter.end()));
      }
      case COMMAND -> command(cursor, token);
      case NUMBER, SIGN, TEXT -> Optional.empty();
    };
  }

  private static Optional<Glyph> command(Cursor cursor, Token token) {
    String name = token.text();
    if (Signs.isLetter(name)) {
      cursor.take();
      return Optional.of(
          new Glyph(Signs.letter(name), "", Style.PLAIN, token.start(), token.end()));
    }
    if (Signs.isAccent(name)) {
      cursor.take();
      Cursor inside = new Cursor(cursor.argument(), cursor.previousEnd());
      Optional<Glyph> of = next(inside);
      return of.filter(_ -> inside.atEnd())
          .map(glyph ->
              new Glyph(
                  glyph.base(),
                  Signs.accent(name),
                  glyph.style(),
                  token.start(),
                  cursor.previousEnd()));
    }
    if (!Signs.isFont(name)) {
      return Optional.empty();
    }
    cursor.take();
    cursor.skip("*");
    List<Token> argument = cursor.argument();
    if (argument.size() == 1
        && (Signs.isAccent(argument.getFirst().text())
            || Signs.isFont(argument.getFirst().text()))) {
      return Optional.empty();
    }
    Cursor inside = new Cursor(argument, cursor.previousEnd());
    Optional<Glyph> nested =
        inside.peek().kind() == Token.Kind.COMMAND ? next(inside) : Optional.empty();
    String accent = nested.filter(_ -> inside.atEnd()).map(Glyph::accent).orElse("");
    String base =
        nested.filter(_ -> inside.atEnd()).map(Glyph::base).orElseGet(() -> plain(argument));
    return base.isEmpty()
        ? Optional.empty()
        : Optional.of(new Glyph(base, accent, style(name), token.start(), cursor.previousEnd()));
  }

  private static Style style(String command) {
    return switch (command) {
      case "\\mathrm", "\\operatorname" -> Style.UPRIGHT;
      case "\\mathbb" -> Style.BLACKBOARD;
      default -> Style.FONT;
    };
  }

  /** Tokens as plain words: fonts and braces leave no trace. */
  static String plain(List<Token> tokens) {
    StringBuilder words = new StringBuilder();
    List<String> accents = new ArrayList<>();
    for (Token token : tokens) {
      String text = token.text();
      if (token.kind() == Token.Kind.COMMAND && Signs.isAccent(text)) {
        accents.add(Signs.accent(text));
      } else if (token.kind() == Token.Kind.COMMAND && Signs.isLetter(text)) {
        words.append(Signs.letter(text));
      } else if (text.equals("*") || text.equals("\\star") || text.equals("\\ast")) {
        words.append("star");
      } else if (text.equals("\\prime")) {
        words.append("prime");
      } else if (!Signs.isFont(text) && !text.equals("{") && !text.equals("}")) {
        words.append(text);
      }
    }
    accents.forEach(words::append);
    return words.toString();
  }
}
