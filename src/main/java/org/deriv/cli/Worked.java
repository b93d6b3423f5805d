package org.deriv.cli;

import java.util.function.Supplier;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Options;

/** How the work on an input ended. */
sealed interface Worked {
  /** The input. */
  Input input();

  /** There is a report. */
  record Done(Input input, Source source, Desk.Report report) implements Worked {}

  /** It could not be read; {@code why} follows its name. */
  record Unread(Input input, String why) implements Worked {}

  /** The program failed. */
  record Failed(Input input, Throwable failure) implements Worked {}

  /** The exit status that it stands for. */
  default int exitStatus() {
    return switch (this) {
      case Done(Input _, Source _, Desk.Report report) -> report.exitStatus();
      case Unread _ -> ExitStatus.WRONG;
      case Failed _ -> ExitStatus.FAULT;
    };
  }

  /** Works on one input; whatever fails there stays there. */
  static Worked on(Input input, Desk desk, Options options) {
    return switch (input.read()) {
      case TextFiles.Content.Unreadable(String why) -> new Unread(input, why);
      case TextFiles.Content.Text(String text) -> {
        Source source = new Source(input.name(), text);
        if (input instanceof Input.File file && file.isLatex()) {
          yield latex(file, source, desk, options);
        }
        yield guarded(input, () -> new Done(input, source, desk.work(source, options)));
      }
    };
  }

  /** A LaTeX document, with the file beside it that declares its names. */
  private static Worked latex(Input.File input, Source source, Desk desk, Options options) {
    Input.File companion = input.companion();
    return switch (companion.read()) {
      case TextFiles.Content.Unreadable(String why) ->
          new Unread(
              input, "its names are declared in `" + companion.name() + "` beside it, but " + why);
      case TextFiles.Content.Text(String text) -> {
        Source declarations = new Source(companion.name(), text);
        yield guarded(
            input, () -> new Done(input, source, desk.work(source, declarations, options)));
      }
    };
  }

  private static Worked guarded(Input input, Supplier<Worked> work) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      return new Failed(input, failure);
    }
  }
}
