package org.deriv.cli;

/** What can be asked of a command besides its files. */
enum Option {
  TO("--to", "FORMAT[,FORMAT…]", "pdf, tex, html, json; several with commas (default: pdf,tex)"),
  FOLDER("-o", "DIR", "the folder to write into (default: beside the sources)"),
  JSON("--json", "", "one JSON document on standard output"),
  JOBS("--jobs", "N", "how many files at once (default: as many as there are processors)"),
  SEED("--seed", "S", "where random points start (default: always the same)"),
  NAMES_ONLY("--check", "", "change nothing; name the files that would be changed"),
  HELP("--help", "", "show this");

  private final String spelling;
  private final String value;
  private final String description;

  Option(String spelling, String value, String description) {
    this.spelling = spelling;
    this.value = value;
    this.description = description;
  }

  /** As it is typed. */
  String spelling() {
    return spelling;
  }

  /** Whether a word follows that says more. */
  boolean wantsValue() {
    return !value.isEmpty();
  }

  /** As it is typed, with a name for its value. */
  String usage() {
    return wantsValue() ? spelling + " " + value : spelling;
  }

  /** What it does. */
  String description() {
    return description;
  }
}
