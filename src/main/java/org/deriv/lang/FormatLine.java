package org.deriv.lang;

/**
 * A line of a formatted file.
 *
 * @param kind what it is
 * @param indent how far it stands in
 * @param blankBefore whether an empty line stands before it
 * @param keyword the word that starts a statement, else empty
 * @param name a label with its colon, or the name that a {@code let} defines; else empty
 * @param rest what follows
 */
record FormatLine(
    Kind kind, int indent, boolean blankBefore, String keyword, String name, String rest) {

  /** What a line is. */
  enum Kind {
    /** The first line of a statement or of front matter. */
    STATEMENT,
    /** The first line of a definition between the lines of a check. */
    INNER,
    /** A later line of a statement. */
    CONTINUATION,
    /** A comment on its own. */
    COMMENT,
    /** The line that opens a problem. */
    HEADER,
    /** The brace that closes a problem. */
    CLOSE
  }

  /** Whether it is the first line of a definition. */
  boolean isDefinition() {
    return keyword.equals("let") && !name.isEmpty();
  }

  /** Whether it is the first line of a goal with a label. */
  boolean isLabelled() {
    return name.endsWith(":");
  }

  /** The line with its keyword and name widened to so many characters. */
  String text(int keywordWidth, int nameWidth) {
    StringBuilder text = new StringBuilder(" ".repeat(indent)).append(keyword);
    if (!keyword.isEmpty()) {
      text.append(" ".repeat(Math.max(1, keywordWidth + 1 - keyword.length())));
    }
    text.append(name);
    if (!name.isEmpty()) {
      int width = name.codePointCount(0, name.length());
      text.append(" ".repeat(Math.max(1, nameWidth + 1 - width)));
    }
    return text.append(rest).toString().stripTrailing();
  }
}
