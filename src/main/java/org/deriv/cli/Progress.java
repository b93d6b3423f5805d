package org.deriv.cli;

/** Tells a person how far long work has come: one line that is written over, then removed. */
final class Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Console console;
  private final int total;

  Progress(Console console, int total) {
    this.console = console;
    this.total = total;
  }

  /** Work on the input of a number, counted from 1, has begun. */
  void begin(int number, String name) {
    write(CLEAR_LINE + "[" + number + "/" + total + "] " + name);
  }

  /** Makes room for other output. */
  void clear() {
    write(CLEAR_LINE);
  }

  private void write(String text) {
    switch (console.kind()) {
      case TERMINAL -> {
        console.err().print(text);
        console.err().flush();
      }
      case PIPE -> {}
    }
  }
}
