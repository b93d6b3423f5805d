package org.deriv.render.tex;

import java.util.Locale;

/** Numbers as TeX reads them. */
final class TexNumbers {
  private TexNumbers() {}

  /** A plain decimal with at most three digits after the point. */
  static String of(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }
}
