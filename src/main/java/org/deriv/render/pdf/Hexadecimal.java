package org.deriv.render.pdf;

/** Strings of PDF in hexadecimal digits. */
final class Hexadecimal {
  private static final String DIGITS = "0123456789ABCDEF";

  private Hexadecimal() {}

  /** Writes a number of sixteen bits as four digits. */
  static void append(StringBuilder out, int unit) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(DIGITS.charAt((unit >> shift) & 15));
    }
  }

  /** Writes text as UTF-16, four digits for each unit. */
  static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      append(out, text.charAt(i));
    }
  }
}
