package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.StatementTree.Text.Embedded;
import org.deriv.lang.tree.StatementTree.Text.Piece;
import org.deriv.lang.tree.StatementTree.Text.Pointer;
import org.deriv.lang.tree.StatementTree.Text.Prose;

/**
 * Takes a text apart: prose, and in braces expressions of this language or, after {@code @}, labels
 * of goals. Braces between dollar signs or backticks are LaTeX or code; <code>\{</code> is a brace.
 */
final class TextBuilder {
  private final Source source;
  private final Diagnostics diagnostics;

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder prose = new StringBuilder();
  private int proseStart;

  /** A builder of texts of {@code source}. */
  TextBuilder(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The pieces of the text that is written, without its quotes, at {@code body}. */
  List<Piece> pieces(Span body) {
    String text = source.text();
    proseStart = body.start();
    int at = body.start();
    while (at < body.end()) {
      char character = text.charAt(at);
      int end =
          switch (character) {
            case '\\' -> Math.min(at + 2, body.end());
            case '$', '`' -> endOfQuoted(at, body.end());
            case '{' -> {
              endProse(at);
              int closed = embedded(at, body.end());
              proseStart = closed;
              yield closed;
            }
            default -> at + 1;
          };
      if (character != '{') {
        prose.append(unescaped(text.substring(at, end)));
      }
      at = end;
    }
    endProse(body.end());
    return List.copyOf(pieces);
  }

  private static String unescaped(String characters) {
    return characters.equals("\\{") || characters.equals("\\}")
        ? characters.substring(1)
        : characters;
  }

  private void endProse(int at) {
    if (!prose.isEmpty()) {
      pieces.add(new Prose(prose.toString(), source.span(proseStart, at)));
      prose.setLength(0);
    }
  }

  // The end of what a run of the same sign closes again before the paragraph ends.
  private int endOfQuoted(int start, int limit) {
    String text = source.text();
    int open = start;
    while (open < limit && text.charAt(open) == text.charAt(start)) {
      open++;
    }
    String sign = text.substring(start, open);
    for (int at = open; at < limit; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.startsWith(sign, at) && at + sign.length() <= limit) {
        return at + sign.length();
      } else if (text.startsWith("\n\n", at)) {
        break;
      }
    }
    return open;
  }

  private static final Pattern POINTER =
      Pattern.compile("\\s*@\\s*(?:([\\p{L}\\p{Mn}\\p{N}_]+)\\.)?([\\p{L}\\p{Mn}\\p{N}_]+)\\s*");

  /** Where {@code {@label}} points. */
  private Pointer pointer(Span inner, Span whole) {
    Matcher parts = POINTER.matcher(source.text().substring(inner.start(), inner.end()));
    if (!parts.matches()) {
      throw new Rejected(
          Diagnostic.error("unreadable-reference", "this points at no goal", whole)
              .withHelp(
                  "`{@label}` points at the goal of that label, `{@problem.label}` at one of"
                      + " another problem; `\\{` is a brace"));
    }
    return new Pointer(
        Optional.ofNullable(parts.group(1)).map(_ -> word(inner, parts, 1)),
        word(inner, parts, 2),
        whole);
  }

  private Identifier word(Span inner, Matcher parts, int group) {
    Span span = source.span(inner.start() + parts.start(group), inner.start() + parts.end(group));
    return new Identifier(Spellings.name(parts.group(group)), span);
  }

  private int embedded(int start, int limit) {
    String text = source.text();
    int depth = 0;
    for (int at = start; at < limit; at++) {
      if (text.charAt(at) == '{') {
        depth++;
      } else if (text.charAt(at) == '}' && --depth == 0) {
        Span inner = source.span(start + 1, at);
        if (text.substring(start + 1, at).strip().startsWith("@")) {
          pieces.add(pointer(inner, source.span(start, at + 1)));
          return at + 1;
        }
        Parser.expression(source, inner, diagnostics)
            .ifPresent(expression ->
                pieces.add(new Embedded(expression, source.span(start, inner.end() + 1))));
        return at + 1;
      }
    }
    throw new Rejected(
        Diagnostic.error("unclosed-bracket", "`{` is never closed", source.span(start, start + 1))
            .withHelp("close it with `}`, or write `\\{` for a brace in the text"));
  }
}
