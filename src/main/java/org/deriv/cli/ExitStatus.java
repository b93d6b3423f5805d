package org.deriv.cli;

/** What the program's exit status says. */
final class ExitStatus {
  static final int ESTABLISHED = 0;
  static final int WRONG = 1;
  static final int UNDECIDED = 2;
  static final int USAGE = 64;
  static final int FAULT = 70;

  private ExitStatus() {}

  /** That of two files together: a fault outweighs an error, and that outweighs a doubt. */
  static int worse(int left, int right) {
    if (left == FAULT || right == FAULT) {
      return FAULT;
    }
    if (left == WRONG || right == WRONG) {
      return WRONG;
    }
    return Math.max(left, right);
  }
}
