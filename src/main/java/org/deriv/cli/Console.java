package org.deriv.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.DiagnosticText.Colours;

/**
 * Where the program reads and writes.
 *
 * @param in standard input
 * @param out standard output, for what was asked for
 * @param err standard error, for everything else
 * @param folder the folder that relative paths are in
 * @param kind what is at the other end
 * @param colours whether text is coloured
 */
record Console(
    InputStream in, PrintStream out, PrintStream err, Path folder, Kind kind, Colours colours) {
  /** What is at the other end. */
  enum Kind {
    /** A person, who is shown how far long work has come. */
    TERMINAL,
    /** A file or another program. */
    PIPE
  }

  /** The one that the program was started with. Text is UTF-8 whatever the locale says. */
  static Console system() {
    Kind kind =
        Optional.ofNullable(System.console())
            .filter(java.io.Console::isTerminal)
            .map(_ -> Kind.TERMINAL)
            .orElse(Kind.PIPE);
    return new Console(
        new FileInputStream(FileDescriptor.in),
        printer(FileDescriptor.out),
        printer(FileDescriptor.err),
        Path.of(""),
        kind,
        colours(kind, System.getenv()));
  }

  private static PrintStream printer(FileDescriptor end) {
    return new PrintStream(new FileOutputStream(end), true, StandardCharsets.UTF_8);
  }

  /** Colour is for a terminal that has it and a person who wants it (no-color.org). */
  static Colours colours(Kind kind, Map<String, String> environment) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return kind == Kind.TERMINAL && !unwanted && !dumb ? Colours.ANSI : Colours.NONE;
  }

  /** A line on standard error. */
  void say(String line) {
    err.println("deriv: " + line);
  }
}
