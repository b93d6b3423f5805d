package org.deriv.lang;

import java.math.BigDecimal;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Identifier;

/** Places and values of tokens. */
final class Spans {
  private static final int MOST_DIGITS = 1000;

  private final Source source;

  /** Places in {@code source}. */
  Spans(Source source) {
    this.source = source;
  }

  /** The text that everything is placed in. */
  Source source() {
    return source;
  }

  /** Where {@code context} is written. */
  Span of(ParserRuleContext context) {
    return source.span(context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
  }

  /** Where {@code token} is written. */
  Span of(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** Where {@code node} is written. */
  Span of(TerminalNode node) {
    return of(node.getSymbol());
  }

  /** The name that {@code word} gives. */
  Identifier identifier(TerminalNode word) {
    return new Identifier(Spellings.name(word.getText()), of(word));
  }

  /** What stands between the quotes of {@code text}, a string or text block. */
  static String unquoted(String text) {
    return text.startsWith("\"\"\"")
        ? text.substring(3, text.length() - 3)
        : text.substring(1, text.length() - 1).replace("\\\"", "\"");
  }

  /** The number that {@code digits}, written at {@code span}, means exactly. */
  static BigDecimal number(String digits, Span span) {
    int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
    boolean fits =
        digits.length() <= MOST_DIGITS && (exponent < 0 || digits.length() - exponent <= 6);
    if (fits) {
      BigDecimal value = new BigDecimal(digits);
      if (Math.abs(value.scale()) <= MOST_DIGITS) {
        return value;
      }
    }
    throw new Rejected(
        Diagnostic.error(
            "number-too-long", "this number has more than " + MOST_DIGITS + " digits", span));
  }
}
