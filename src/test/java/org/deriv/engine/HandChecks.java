package org.deriv.engine;

import java.util.List;
import org.deriv.check.CheckedStep;
import org.deriv.check.FileReport;
import org.deriv.check.Remark;
import org.deriv.diagnostic.Source;

/** Hand derivations as tests ask about them. */
final class HandChecks {
  private static final Engine ENGINE = new Engine();

  private HandChecks() {}

  static FileReport report(String text) {
    return ENGINE.compile(new Source("test.deriv", text), Options.STANDARD).report();
  }

  /** The steps of the last goal of a problem. */
  static List<CheckedStep> steps(String declarations, String check) {
    String text = "problem p {\n" + declarations + "\n" + check + "\n}\n";
    return report(text).problems().getFirst().goals().getLast().steps();
  }

  /** What is said of the last step, on one line. */
  static String remarks(String declarations, String check) {
    List<String> words =
        steps(declarations, check).getLast().remarks().stream().map(Remark::words).toList();
    return String.join("; ", words);
  }
}
