package org.deriv.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of LaTeX: a command with its backslash, a run of white space, or one character.
 *
 * @param offset where it begins, in characters from 0
 */
record LatexToken(String text, int offset) {
  /** The tokens of a source; joined, they are the source. */
  static List<LatexToken> all(String latex) {
    List<LatexToken> tokens = new ArrayList<>();
    int i = 0;
    while (i < latex.length()) {
      int end = end(latex, i);
      tokens.add(new LatexToken(latex.substring(i, end), i));
      i = end;
    }
    return tokens;
  }

  private static int end(String latex, int from) {
    int end = from + 1;
    char first = latex.charAt(from);
    if (first == '\\' && end < latex.length()) {
      boolean word = isLetter(latex.charAt(end));
      end += Character.charCount(latex.codePointAt(end));
      while (word && end < latex.length() && isLetter(latex.charAt(end))) {
        end++;
      }
    } else if (Character.isWhitespace(first)) {
      while (end < latex.length() && Character.isWhitespace(latex.charAt(end))) {
        end++;
      }
    } else {
      end = from + Character.charCount(latex.codePointAt(from));
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether it is a command. */
  boolean isCommand() {
    return text.charAt(0) == '\\';
  }

  /** The name of a command without its backslash. */
  String name() {
    return text.substring(1);
  }

  /** Whether it is white space. */
  boolean isBlank() {
    return text.isBlank();
  }

  /** Whether it is exactly this text. */
  boolean is(String other) {
    return text.equals(other);
  }
}
