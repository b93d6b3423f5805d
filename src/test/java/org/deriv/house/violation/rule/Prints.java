package org.deriv.house.violation.rule;

final class Prints {
  private Prints() {}

  static void print() {
    System.out.println();
  }
}
