package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivLexer;

/**
 * The tokens of a stretch of a source, without spaces and comments; the last is EOF. Their offsets
 * are UTF-16 units of the whole source.
 */
final class Tokens {
  private final Source source;
  private final List<CommonToken> tokens;
  private final List<CommonToken> comments;

  private Tokens(Source source, List<CommonToken> tokens, List<CommonToken> comments) {
    this.source = source;
    this.tokens = tokens;
    this.comments = comments;
  }

  /** The tokens of all of {@code source}. */
  static Tokens of(Source source) {
    return of(source, source.span(0, source.text().length()));
  }

  /** The tokens of the part {@code part} of {@code source}. */
  static Tokens of(Source source, Span part) {
    String text = source.text(part);
    DerivLexer lexer = new DerivLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<CommonToken> tokens = new ArrayList<>();
    List<CommonToken> comments = new ArrayList<>();
    int at = 0;
    int point = 0;
    for (Token next = lexer.nextToken(); ; next = lexer.nextToken()) {
      CommonToken token = new CommonToken(next);
      boolean last = token.getType() == Token.EOF;
      // ANTLR counts code points.
      int start = text.offsetByCodePoints(at, token.getStartIndex() - point);
      int stop =
          last
              ? start
              : text.offsetByCodePoints(start, token.getStopIndex() + 1 - token.getStartIndex());
      at = stop;
      point = last ? token.getStartIndex() : token.getStopIndex() + 1;
      token.setText(text.substring(start, stop));
      token.setStartIndex(part.start() + start);
      token.setStopIndex(part.start() + stop - 1);
      (token.getChannel() == DerivLexer.COMMENTS ? comments : tokens).add(token);
      if (last) {
        return new Tokens(source, tokens, comments);
      }
    }
  }

  /** How many there are, EOF counted. */
  int size() {
    return tokens.size();
  }

  /** Token {@code index}; EOF for any after it. */
  CommonToken get(int index) {
    return tokens.get(Math.min(index, tokens.size() - 1));
  }

  /** The type of token {@code index}. */
  int type(int index) {
    return get(index).getType();
  }

  /** The name that token {@code index} spells if it is a word, else nothing. */
  String word(int index) {
    return type(index) == DerivLexer.WORD ? Spellings.name(get(index).getText()) : "";
  }

  /** Whether token {@code index} is the first on its line. */
  boolean startsLine(int index) {
    int from = index == 0 ? 0 : get(index - 1).getStopIndex() + 1;
    int newline = source.text().indexOf('\n', from, get(index).getStartIndex());
    return index == 0 || newline >= 0;
  }

  /** Whether nothing stands between token {@code index} and the one before. */
  boolean touchesPrevious(int index) {
    return index > 0 && get(index - 1).getStopIndex() + 1 == get(index).getStartIndex();
  }

  /** Where {@code token} is. */
  Span span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The tokens from {@code from} up to but without {@code to}. */
  List<CommonToken> slice(int from, int to) {
    return tokens.subList(from, to).stream()
        .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
        .toList();
  }

  /** The comments. */
  List<CommonToken> comments() {
    return List.copyOf(comments);
  }

  /** Puts the tokens from {@code from} up to but without {@code to} together into one. */
  void join(int from, int to, int type) {
    CommonToken joined = get(from);
    joined.setType(type);
    joined.setStopIndex(get(to - 1).getStopIndex());
    joined.setText(source.text(span(joined)));
    tokens.subList(from + 1, to).forEach(token -> token.setChannel(Token.HIDDEN_CHANNEL));
  }
}
