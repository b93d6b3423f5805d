package org.deriv.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.Source;

/** {@code deriv fmt}: canonical layout. */
final class LayingOut {
  /** What is done with a file that is laid out otherwise. */
  enum Mode {
    /** It is rewritten. */
    REWRITE,
    /** It is named. */
    NAME
  }

  private final Console console;
  private final Desk desk;
  private final Mode mode;

  LayingOut(Console console, Desk desk, Mode mode) {
    this.console = console;
    this.desk = desk;
    this.mode = mode;
  }

  int run(List<Input> inputs) {
    return inputs.stream().map(this::guarded).reduce(ExitStatus.ESTABLISHED, ExitStatus::worse);
  }

  private int guarded(Input input) {
    try {
      return one(input);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      Fault.report(console, "laying out `" + input.name() + "`", failure);
      return ExitStatus.FAULT;
    }
  }

  private int one(Input input) {
    return switch (input.read()) {
      case TextFiles.Content.Unreadable(String why) -> {
        console.say("`" + input.name() + "`: " + why);
        yield ExitStatus.WRONG;
      }
      case TextFiles.Content.Text(String text) -> laidOut(input, text);
    };
  }

  private int laidOut(Input input, String text) {
    Source source = new Source(input.name(), text);
    return switch (desk.layOut(source)) {
      case Desk.Layout(Optional<String> canonical, List<Diagnostic> diagnostics) -> {
        console.err().print(new DiagnosticText(console.colours()).write(source, diagnostics));
        yield canonical.map(now -> compare(input, text, now)).orElse(ExitStatus.WRONG);
      }
    };
  }

  private int compare(Input input, String before, String now) {
    return switch (mode) {
      case NAME -> {
        if (before.equals(now)) {
          yield ExitStatus.ESTABLISHED;
        }
        console.out().println(input.name());
        yield ExitStatus.WRONG;
      }
      case REWRITE -> rewrite(input, before, now);
    };
  }

  private int rewrite(Input input, String before, String now) {
    try {
      switch (input) {
        case Input.Standard _ -> console.out().print(now);
        case Input.Closed _ -> {}
        case Input.File(String _, Path path) -> {
          if (!before.equals(now)) {
            TextFiles.replace(path, now.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      console.out().flush();
      return ExitStatus.ESTABLISHED;
    } catch (IOException failure) {
      console.say("`" + input.name() + "` cannot be written");
      return ExitStatus.WRONG;
    }
  }
}
