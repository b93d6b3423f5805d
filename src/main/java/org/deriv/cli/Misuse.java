package org.deriv.cli;

/** A command line that asks for what cannot be done; the message says what to type. */
final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1;

  Misuse(String message) {
    super(message);
  }

  /** The message. */
  String words() {
    return String.valueOf(getMessage());
  }
}
