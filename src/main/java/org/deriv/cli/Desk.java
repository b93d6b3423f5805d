package org.deriv.cli;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Options;

/** What the commands ask of the engine; it neither reads nor writes anything itself. */
interface Desk {
  /** What comes of a file: the goals are worked out and judged. */
  Report work(Source source, Options options);

  /** What comes of the displays of a LaTeX document; another source declares their names. */
  Report work(Source latex, Source declarations, Options options);

  /** A file in canonical layout. */
  Layout layOut(Source source);

  /** The rulebook, in order. */
  List<RuleEntry> rules();

  /** What came of a file. */
  interface Report {
    /** What is wrong with it, in the order of the text. */
    List<Diagnostic> diagnostics();

    /**
     * 0 where all is established, 1 for an error or a refutation, 2 for something undecided, 70 for
     * a fault.
     */
    int exitStatus();

    /** Failures of deriv itself, at goals that the report marks. */
    List<Throwable> faults();

    /** The verdicts for a reader at a terminal, without the diagnostics. */
    String text(Colours colours);

    /** How many links hold, and where the first one that does not stands. */
    Tally tally();

    /** Its entry in the list of files of the machine output: one JSON object. */
    String json();

    /** The solution document; empty where the file has no problem to show. */
    Optional<byte[]> document(Format format, Printing printing);
  }

  /** The canonical text, or what keeps the file from being laid out. */
  record Layout(Optional<String> text, List<Diagnostic> diagnostics) {
    /** Copies. */
    public Layout {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * A rule.
   *
   * @param name in kebab-case
   * @param statement its equation
   * @param details what it holds of, when, why and where it is found, a line each
   */
  record RuleEntry(String name, String statement, List<String> details) {
    /** Copies. */
    public RuleEntry {
      details = List.copyOf(details);
    }
  }
}
