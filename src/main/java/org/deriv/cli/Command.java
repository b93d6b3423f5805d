package org.deriv.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the program can be told to do. */
enum Command {
  COMPILE(
      "FILE…",
      Count.SOME,
      "writes solution documents, beside the sources or into a folder",
      Option.TO,
      Option.FOLDER),
  CHECK(
      "FILE|DIR…",
      Count.SOME,
      "says what is proved, exact, tested, refuted or undecided",
      Option.JSON,
      Option.JOBS,
      Option.SEED),
  FMT("FILE…", Count.SOME, "brings files into canonical layout", Option.NAMES_ONLY),
  NEW("NAME", Count.ONE, "writes NAME.deriv, a commented file to begin with"),
  RULES("[NAME]", Count.PERHAPS_ONE, "lists the rulebook, or shows one rule");

  /** How many words a command takes besides its options. */
  enum Count {
    ONE(1, 1),
    PERHAPS_ONE(0, 1),
    SOME(1, Integer.MAX_VALUE);

    private final int least;
    private final int most;

    Count(int least, int most) {
      this.least = least;
      this.most = most;
    }

    boolean allows(int words) {
      return least <= words && words <= most;
    }

    boolean isTooFew(int words) {
      return words < least;
    }
  }

  private final String operands;
  private final Count count;
  private final String description;
  private final List<Option> options;

  Command(String operands, Count count, String description, Option... options) {
    this.operands = operands;
    this.count = count;
    this.description = description;
    this.options = List.of(options);
  }

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command that a word names. */
  static Optional<Command> named(String word) {
    return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
  }

  /** What it works on, as usage shows it. */
  String operands() {
    return operands;
  }

  /** How many of them. */
  Count count() {
    return count;
  }

  /** What it does. */
  String description() {
    return description;
  }

  /** Its options, without {@code --help}, which every command has. */
  List<Option> options() {
    return options;
  }
}
