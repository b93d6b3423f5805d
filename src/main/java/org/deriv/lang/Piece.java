package org.deriv.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.deriv.lang.generated.DerivLexer;

/**
 * A token or comment with what stood before it.
 *
 * @param token the token, or the comment as one
 * @param newlines how many line ends stood before it
 * @param spaced whether anything at all stood between it and the one before
 */
record Piece(CommonToken token, int newlines, boolean spaced) {

  /** All that stands in {@code text}, of which {@code tokens} are the tokens, in order. */
  static List<Piece> of(String text, Tokens tokens) {
    List<CommonToken> all = new ArrayList<>(tokens.slice(0, tokens.size() - 1));
    all.addAll(tokens.comments());
    all.sort(Comparator.comparingInt(Token::getStartIndex));
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (CommonToken token : all) {
      int newlines = 0;
      for (int at = end; at < token.getStartIndex(); at++) {
        newlines += text.charAt(at) == '\n' ? 1 : 0;
      }
      pieces.add(new Piece(token, newlines, token.getStartIndex() > end));
      end = token.getStopIndex() + 1;
    }
    return pieces;
  }

  /** The token's type. */
  int type() {
    return token.getType();
  }

  /** The token's text. */
  String text() {
    return isComment() ? token.getText().stripTrailing() : token.getText();
  }

  /** Whether it is a comment. */
  boolean isComment() {
    return token.getType() == DerivLexer.COMMENT;
  }
}
