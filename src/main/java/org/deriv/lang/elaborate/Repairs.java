package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.deriv.diagnostic.Diagnostic;

/** Chooses among possible corrections those with which a statement has fewer errors. */
final class Repairs {
  private static final int MOST_FINDINGS = 8;
  private static final int MOST_TRIALS = 24;
  private static final int MOST_SHOWN = 3;
  private static final int LONGEST = 100;

  private final ToIntFunction<Repair> errorsWith;
  private final int errors;

  /**
   * A choice for a statement with {@code errors} errors; {@code errorsWith} counts them where a
   * correction is made.
   */
  Repairs(int errors, ToIntFunction<Repair> errorsWith) {
    this.errors = errors;
    this.errorsWith = errorsWith;
  }

  /** The findings as diagnostics, with help from the corrections that fit. */
  List<Diagnostic> choose(List<Finding> findings) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    int tried = 0;
    for (Finding finding : findings) {
      boolean worthwhile = !finding.repairs().isEmpty() && tried++ < MOST_FINDINGS;
      diagnostics.add(worthwhile ? advised(finding) : finding.diagnostic());
    }
    return diagnostics;
  }

  private Diagnostic advised(Finding finding) {
    List<String> advice = new ArrayList<>();
    boolean alternatives = true;
    int trials = 0;
    for (Repair repair : finding.repairs()) {
      boolean wanted = advice.isEmpty() || (alternatives && repair.purpose().isPresent());
      if (!wanted || advice.size() == MOST_SHOWN || trials == MOST_TRIALS) {
        continue;
      }
      trials++;
      if (repair.shown().length() <= LONGEST && errorsWith.applyAsInt(repair) < errors) {
        alternatives = repair.purpose().isPresent();
        advice.add(repair.advice());
      }
    }
    return advice.isEmpty()
        ? finding.diagnostic()
        : finding.diagnostic().withHelp("type " + String.join(", or ", advice));
  }
}
