package org.deriv.lang.latex;

/** What cannot be read, and where; caught where the line that it is in ends. */
final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String help;
  private final int start;
  private final int end;

  Unread(String message, String help, int start, int end) {
    super(message, null, false, false);
    this.help = help;
    this.start = start;
    this.end = Math.max(start, end);
  }

  static Unread at(Token token, String message, String help) {
    return new Unread(message, help, token.start(), token.end());
  }

  String message() {
    return String.valueOf(getMessage());
  }

  String help() {
    return help;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
