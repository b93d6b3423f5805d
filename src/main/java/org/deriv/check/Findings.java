package org.deriv.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Exactness;

/** What the witness found, as verdicts. */
final class Findings {
  /** Agreement with a larger relative error is none. */
  private static final double LARGEST_ERROR = 1e-8;

  private Findings() {}

  static Verdict exact(Exactness.Zero zero) {
    String where =
        zero.dimensions().stream().map(Findings::sizes).collect(Collectors.joining("; "));
    return Verdict.of(
        Status.EXACT,
        "exact"
            + (where.isBlank() ? "" : " at " + where)
            + ": the difference vanishes as a function of all entries (error below 2^"
            + zero.errorExponent()
            + ")");
  }

  static Verdict tested(Evidence.Agree agree, List<String> tried) {
    if (agree.largestRelativeError() > LARGEST_ERROR) {
      return Verdict.of(
          Status.UNDECIDED,
          "numbers: the sides agree only within rounding, with no digit to spare"
              + (tried.isEmpty() ? "" : "; " + String.join("; ", tried)));
    }
    String instances =
        agree.instances() == 0
            ? ""
            : ", "
                + agree.instances()
                + (agree.instances() == 1 ? " instance" : " instances")
                + " of the unknown functions";
    String error =
        agree.largestRelativeError() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", largest relative error %.0e", agree.largestRelativeError());
    String remark = agree.remark().isBlank() ? "" : "; " + agree.remark();
    String words =
        "agreed at "
            + agree.points()
            + " random points of "
            + agree.dimensions().size()
            + (agree.dimensions().size() == 1 ? " choice" : " choices")
            + " of dimensions"
            + instances
            + error
            + remark;
    return Verdict.of(
        Status.TESTED, tried.isEmpty() ? words : words + "; not proved: " + tried.getLast());
  }

  private static String sizes(Map<String, Long> dimensions) {
    return dimensions.entrySet().stream()
        .map(size -> size.getKey() + "=" + size.getValue())
        .collect(Collectors.joining(", "));
  }
}
