package org.deriv.cli;

import java.util.Locale;

/** What a solution document can be written as. */
enum Format {
  PDF,
  TEX,
  HTML,
  JSON;

  /** The end of the file's name. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return extension();
  }
}
