package org.deriv.document;

import java.util.List;
import org.deriv.document.LatexCommand.Kind;

/** Finds the bar that closes one: an opening and a closing bar are the same sign. */
final class LatexBars {
  private LatexBars() {}

  /**
   * How far ahead the bar stands, or the command before it, that closes one; below 0 for none.
   *
   * @param tokens what follows the bar
   * @param closing the command before the closing bar, such as {@code right}; empty for a bare one
   */
  static int closing(List<LatexToken> tokens, String sign, String closing) {
    int braces = 0;
    int inner = 0;
    for (int i = 0; i < tokens.size(); i++) {
      LatexToken token = tokens.get(i);
      if (token.is("{")) {
        braces++;
      } else if (token.is("}") && --braces < 0) {
        return -1;
      } else if (closing.isEmpty() && braces == 0 && sign.equals(unicode(token))) {
        return i;
      } else if (!closing.isEmpty() && token.is(opening(closing))) {
        inner++;
      } else if (!closing.isEmpty() && token.is("\\" + closing) && inner-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String opening(String closing) {
    return "\\" + (closing.equals("right") ? "left" : closing.replace('r', 'l'));
  }

  private static String unicode(LatexToken token) {
    return token.isCommand()
        ? LatexCommand.named(token.name())
            .filter(command -> command.kind() == Kind.DELIMITER)
            .map(LatexCommand::unicode)
            .orElse("")
        : token.text();
  }
}
