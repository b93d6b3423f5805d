package org.deriv.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.deriv.document.Omission;
import org.deriv.engine.Options;
import org.deriv.render.page.Paper;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what a solution document shows. */
final class Manuscript {
  @Option(names = "--anonymous", description = "Leave out the author and the name of the file.")
  private boolean anonymous;

  @Option(
      names = "--no-verdicts",
      description = "A clean copy: no marks, no evidence. What is false stays marked.")
  private boolean clean;

  @Option(names = "--full", description = "Every elementary step, not only those of a textbook.")
  private boolean full;

  @Option(
      names = "--paper",
      paramLabel = "PAPER",
      defaultValue = "a4",
      description = "a4, letter (default: a4).")
  private Paper paper = Paper.A4;

  /** What the engine is to do. */
  Options options(long seed) {
    Options usual = new Options(seed).on(Runtime.getRuntime().availableProcessors());
    return full ? usual.inFull() : usual;
  }

  /** How documents are printed. */
  Printing printing() {
    Set<Omission> without = EnumSet.noneOf(Omission.class);
    if (anonymous) {
      without.add(Omission.AUTHOR);
    }
    if (clean) {
      without.add(Omission.VERDICTS);
    }
    return new Printing(paper, without);
  }

  static Paper paper(String word) {
    return Arrays.stream(Paper.values())
        .filter(paper -> paper.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException("`" + word + "` is no paper; there are a4 and letter"));
  }
}
