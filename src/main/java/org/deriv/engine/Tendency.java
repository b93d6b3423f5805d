package org.deriv.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.deriv.check.Exhibit.Row;

/** Where a run of numbers goes, as far as can be seen: nothing here is proved. */
final class Tendency {
  private static final int MOST_DIGITS = 8;
  private static final int FEWEST = 8;

  /** What is still to come of a limit, as a part of all the motion, for it to be named. */
  private static final double NEAR = 1e-3;

  /** By how much the motion shrinks in a quarter of the run where it tends to a limit. */
  private static final double SHRINKING = 0.3;

  private static final double GROWTH = 2;

  private final List<Row> rows;
  private final String index;

  private Tendency(List<Row> rows, String index) {
    this.rows = rows;
    this.index = index;
  }

  static String of(List<Row> rows, String index) {
    return new Tendency(rows, index).words();
  }

  private String words() {
    for (Row row : rows) {
      if (Double.isNaN(row.length())) {
        return "from `"
            + index
            + "` = "
            + row.time()
            + " on it is undefined, or too large for a number";
      }
    }
    if (rows.size() < FEWEST) {
      return "too short a run to see where it tends";
    }
    if (grows()) {
      return "its steps grow again and again: it diverges, as far as can be seen (not proved)";
    }
    int quarter = rows.size() / 4;
    double late = motion(rows.size() - quarter, rows.size());
    double before = motion(rows.size() - 2 * quarter, rows.size() - quarter);
    if (late == 0) {
      return "it has come to rest at "
          + value(MOST_DIGITS)
          + ", as far as can be seen (not proved)";
    }
    double ratio = before == 0 ? 1 : Math.pow(late / before, 1.0 / quarter);
    double rest = ratio < 1 ? late * Math.pow(ratio, quarter) / (1 - ratio) : Double.MAX_VALUE;
    if (late > SHRINKING * before || rest > NEAR * span()) {
      return "no limit is seen: the last step still changes it by "
          + rounded(step(rows.size() - 1));
    }
    int digits = (int) Math.clamp(Math.floor(-Math.log10(rest / size())), 1, MOST_DIGITS);
    return "it tends to " + value(digits) + ", as far as can be seen (not proved)";
  }

  /** Whether the steps grow from each quarter of the run to the next. */
  private boolean grows() {
    int quarter = rows.size() / 4;
    double before = motion(1, quarter);
    for (int from = quarter; from + quarter <= rows.size(); from += quarter) {
      double now = motion(from, from + quarter);
      if (now < GROWTH * before) {
        return false;
      }
      before = now;
    }
    return before > 0;
  }

  /** The longest step in a part of the run. */
  private double motion(int from, int to) {
    double longest = 0;
    for (int i = from; i < to; i++) {
      longest = Math.max(longest, step(i));
    }
    return longest;
  }

  private double step(int at) {
    return apart(rows.get(at), rows.get(at - 1));
  }

  private static double apart(Row one, Row other) {
    double largest = 0;
    for (int i = 0; i < one.entries().size(); i++) {
      double here = one.entries().get(i).orElseThrow().value();
      double there = other.entries().get(i).orElseThrow().value();
      largest = Math.max(largest, Math.abs(here - there));
    }
    return largest;
  }

  /** How far it ever was from where it is last. */
  private double span() {
    return rows.stream().mapToDouble(row -> apart(row, rows.getLast())).max().orElse(0);
  }

  private double size() {
    double largest =
        rows.getLast().entries().stream()
            .mapToDouble(entry -> Math.abs(entry.orElseThrow().value()))
            .max()
            .orElse(0);
    return Math.max(largest, span());
  }

  /** The last value; what is less than the last digit of the largest entry is 0. */
  private String value(int digits) {
    double unit = size() * Math.pow(10, -digits);
    List<String> numbers =
        rows.getLast().entries().stream()
            .map(entry -> entry.orElseThrow().value())
            .map(value -> Math.abs(value) < unit ? "0" : rounded(value, unit))
            .toList();
    return numbers.size() == 1
        ? numbers.getFirst()
        : numbers.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private static String rounded(double value, double unit) {
    int digits = (int) Math.clamp(Math.floor(Math.log10(Math.abs(value) / unit) + 1e-9), 1, 12);
    return shown(new BigDecimal(value).round(new MathContext(digits)));
  }

  private static String rounded(double value) {
    return shown(new BigDecimal(value).round(new MathContext(2)));
  }

  private static String shown(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    boolean far = plain.scale() > 12 || plain.scale() < -6;
    return far ? plain.toString() : plain.toPlainString();
  }
}
