package org.deriv.lang.latex;

/**
 * A piece of LaTeX that means something.
 *
 * @param kind what sort it is
 * @param text a command with its backslash, letters, digits, a sign, or the words of a text
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {
  /** What sort of token. */
  enum Kind {
    /** {@code \alpha}; {@code \begin} with the name of what it begins. */
    COMMAND,
    /** Letters side by side. */
    LETTERS,
    /** Digits, perhaps with a point. */
    NUMBER,
    /** One character, or a pair that is one sign. */
    SIGN,
    /** Words in {@code \text}. */
    TEXT
  }

  boolean is(String other) {
    return text.equals(other) && kind != Kind.TEXT;
  }

  /** Its first {@code length} characters. */
  Token head(int length) {
    return new Token(kind, text.substring(0, length), start, start + length);
  }

  /** What is left after its first {@code length} characters. */
  Token tail(int length) {
    return new Token(kind, text.substring(length), start + length, end);
  }
}
