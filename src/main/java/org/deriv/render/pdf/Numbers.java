package org.deriv.render.pdf;

/** Numbers as PDF writes them: plain decimals, short, the same on every machine. */
final class Numbers {
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private Numbers() {}

  /** A number with at most this many digits after the point, at most six. */
  static String of(double value, int digits) {
    StringBuilder text = new StringBuilder();
    append(text, value, digits);
    return text.toString();
  }

  /** A length in points, exact to a thousandth. */
  static String of(double value) {
    return of(value, 3);
  }

  /** Writes a number with at most this many digits after the point, at most six. */
  static void append(StringBuilder text, double value, int digits) {
    long power = POWERS[digits];
    long scaled = Math.round(Math.abs(value) * power);
    if (scaled == 0) {
      text.append('0');
      return;
    }
    text.append(value < 0 ? "-" : "").append(scaled / power);
    long rest = scaled % power;
    if (rest > 0) {
      text.append('.');
      for (long place = power / 10; rest > 0; place /= 10) {
        text.append((char) ('0' + rest / place));
        rest %= place;
      }
    }
  }
}
