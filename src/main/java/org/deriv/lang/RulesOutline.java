package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import org.antlr.v4.runtime.CommonToken;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;

/**
 * The outline of a {@code .rules} file. The law of a rule has no keyword: it is the line that
 * starts without one at the column of the rule's other lines.
 */
final class RulesOutline extends Outline {
  private static final int UNKNOWN_COLUMN = -1;

  private int bodyColumn = UNKNOWN_COLUMN;
  private boolean lawSeen = true;

  /** An outline of {@code tokens}. */
  RulesOutline(Tokens tokens, Diagnostics diagnostics) {
    super(tokens, diagnostics);
  }

  @Override
  protected int next(int index) {
    int column = tokens.get(index).getCharPositionInLine();
    Integer type = Words.RULES.get(tokens.word(index));
    if (type != null && startsStatement(index)) {
      if (type == RULE) {
        lawSeen = false;
        bodyColumn = UNKNOWN_COLUMN;
      } else if (bodyColumn == UNKNOWN_COLUMN) {
        bodyColumn = column;
      }
      if (type == RULE || type == CITE) {
        joinName(index + 1);
      }
      return startStatement(index, type);
    }
    if (startsLaw(index)) {
      lawSeen = true;
      bodyColumn = bodyColumn == UNKNOWN_COLUMN ? column : bodyColumn;
      return startBare(index);
    }
    if (reader().isEmpty() || isUnknownKeyword(index)) {
      return startUnreadable(index, notOfRule(tokens.get(index)));
    }
    return reader().get().read(index);
  }

  @Override
  protected void finish(int index) {}

  private boolean startsLaw(int index) {
    if (lawSeen || reader().isEmpty() || !tokens.startsLine(index)) {
      return false;
    }
    Place place = reader().get().place();
    boolean atBody =
        bodyColumn == UNKNOWN_COLUMN || tokens.get(index).getCharPositionInLine() <= bodyColumn;
    return atBody && !place.expectsOperand() && place.nest().isEmpty();
  }

  // A name in kebab-case is one word.
  private void joinName(int index) {
    int end = index + 1;
    while (tokens.touchesPrevious(end) && tokens.type(end) != EOF) {
      end++;
    }
    if (tokens.type(index) == WORD) {
      tokens.join(index, end, WORD);
    }
  }

  private Diagnostic notOfRule(CommonToken token) {
    return Diagnostic.error(
            "syntax", "`" + token.getText() + "` starts no part of a rule", tokens.span(token))
        .withHelp("a rule is: rule NAME, given …, requires …, its law, because …, cite …");
  }
}
