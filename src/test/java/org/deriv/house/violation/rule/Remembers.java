package org.deriv.house.violation.rule;

final class Remembers {
  static int calls = 0;

  private Remembers() {}
}
