package org.deriv.house.violation.rule;

import java.util.Random;

final class RollsDice {
  private RollsDice() {}

  static int roll() {
    return new Random().nextInt(6);
  }
}
