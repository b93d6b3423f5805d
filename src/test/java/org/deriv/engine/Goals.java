package org.deriv.engine;

import org.deriv.check.GoalReport;
import org.deriv.diagnostic.Source;

/** Single goals as tests ask about them. */
final class Goals {
  private Goals() {}

  /** What comes of the last goal of a problem with these statements. */
  static GoalReport last(String setting, String goal) {
    String problem = "problem p {\n" + setting + goal + "\n}\n";
    return new Engine()
        .compile(new Source("test", problem), Options.STANDARD)
        .report()
        .problems()
        .getFirst()
        .goals()
        .getLast();
  }
}
