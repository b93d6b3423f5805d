package org.deriv.diagnostic;

import java.util.Locale;

/** How much a diagnostic matters. */
public enum Severity {
  /** What is marked cannot be used; a file with one has errors. */
  ERROR,
  /** What is marked can be used, but is probably not what was meant. */
  WARNING,
  /** Said for information only. */
  NOTE;

  /** The word that reports show: {@code error}, {@code warning} or {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
