package org.deriv.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.Source;

/** {@code deriv check}: verdicts for a reader or for a machine. */
final class Checking {
  private final Console console;
  private final Workers workers;

  Checking(Console console, Workers workers) {
    this.console = console;
    this.workers = workers;
  }

  /** Verdicts as text; diagnostics go to standard error. Of several files a table at the end. */
  int asText(List<Input> inputs, Optional<Path> csv) {
    Summary summary = new Summary();
    int status =
        workers.run(
            inputs,
            new Progress(console, inputs.size()),
            worked -> {
              tell(worked);
              summary.add(worked);
            });
    if (inputs.size() > 1) {
      console.out().print("\n" + summary.text());
      console.out().flush();
    }
    return ExitStatus.worse(status, write(summary, csv));
  }

  /** The table as a file that is whole or not there. */
  private int write(Summary summary, Optional<Path> csv) {
    try {
      if (csv.isPresent()) {
        TextFiles.replace(csv.get(), summary.csv().getBytes(StandardCharsets.UTF_8));
      }
      return ExitStatus.ESTABLISHED;
    } catch (IOException failure) {
      console.say("`" + csv.orElseThrow() + "` cannot be written");
      return ExitStatus.WRONG;
    }
  }

  private void tell(Worked worked) {
    switch (worked) {
      case Worked.Done(Input _, Source source, Desk.Report report) -> {
        tell(source, report.diagnostics());
        console.out().print(report.text(console.colours()));
        console.out().flush();
        tellOfFailure(worked);
      }
      default -> tellOfFailure(worked);
    }
  }

  /** Diagnostics, underlined in their source. */
  void tell(Source source, List<Diagnostic> diagnostics) {
    console.err().print(new DiagnosticText(console.colours()).write(source, diagnostics));
    console.err().flush();
  }

  /** Why there is no report, if so. */
  void tellOfFailure(Worked worked) {
    switch (worked) {
      case Worked.Done(Input input, Source _, Desk.Report report) ->
          report
              .faults()
              .forEach(
                  fault -> Fault.report(console, "at a goal of `" + input.name() + "`", fault));
      case Worked.Unread(Input input, String why) -> console.say("`" + input.name() + "`: " + why);
      case Worked.Failed(Input input, Throwable failure) ->
          Fault.report(console, "at work on `" + input.name() + "`", failure);
    }
  }

  /** One JSON document on standard output, and nothing else there. */
  int asJson(List<Input> inputs, Optional<Path> csv) {
    Summary summary = new Summary();
    List<String> files = new ArrayList<>();
    int status =
        workers.run(
            inputs,
            new Progress(console, inputs.size()),
            worked -> {
              tellOfFailure(worked);
              files.add(MachineOutput.file(worked));
              summary.add(worked);
            });
    console.out().println(MachineOutput.document(files));
    return ExitStatus.worse(status, write(summary, csv));
  }
}
