package org.deriv.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.deriv.diagnostic.Source;

/** {@code deriv compile}: solution documents in files. */
final class Compiling {
  private static final String EXTENSION = ".deriv";

  private final Console console;
  private final Workers workers;
  private final Set<Format> formats;
  private final Printing printing;
  private final Optional<Path> folder;

  /** Documents of some formats, beside their sources or all in a folder. */
  Compiling(
      Console console,
      Workers workers,
      Set<Format> formats,
      Printing printing,
      Optional<Path> folder) {
    this.console = console;
    this.workers = workers;
    this.formats = formats;
    this.printing = printing;
    this.folder = folder;
  }

  int run(List<Input> inputs) {
    refuseCollisions(inputs);
    Checking checking = new Checking(console, workers);
    AtomicInteger written = new AtomicInteger(ExitStatus.ESTABLISHED);
    int status =
        workers.run(
            inputs,
            new Progress(console, inputs.size()),
            worked -> {
              checking.tellOfFailure(worked);
              if (worked instanceof Worked.Done(Input input, Source source, Desk.Report report)) {
                checking.tell(source, report.diagnostics());
                written.accumulateAndGet(write(input, report), ExitStatus::worse);
              }
            });
    return ExitStatus.worse(status, written.get());
  }

  private void refuseCollisions(List<Input> inputs) {
    Map<Path, Input> targets = new HashMap<>();
    for (Input input : inputs) {
      Input other = targets.put(target(input, Format.PDF).normalize(), input);
      if (other != null) {
        throw new Misuse(
            "the documents of `%s` and `%s` would have one name; compile them one at a time"
                .formatted(other.name(), input.name()));
      }
    }
  }

  private int write(Input input, Desk.Report report) {
    int status = ExitStatus.ESTABLISHED;
    for (Format format : formats) {
      Path target = target(input, format);
      try {
        Optional<byte[]> document = document(report, format);
        if (document.isPresent()) {
          if (folder.isPresent()) {
            Files.createDirectories(folder.get());
          }
          TextFiles.replace(target, document.get());
          console.out().println(target);
        }
      } catch (IOException failure) {
        console.say("`" + target + "` cannot be written");
        status = ExitStatus.WRONG;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
        Fault.report(console, "writing `" + target + "`", failure);
        status = ExitStatus.FAULT;
      }
    }
    return status;
  }

  private Optional<byte[]> document(Desk.Report report, Format format) {
    return switch (format) {
      case PDF, TEX, HTML -> report.document(format, printing);
      case JSON ->
          Optional.of(
              (MachineOutput.document(List.of(report.json())) + "\n")
                  .getBytes(StandardCharsets.UTF_8));
    };
  }

  private Path target(Input input, Format format) {
    return switch (input) {
      case Input.Standard _, Input.Closed _ ->
          folder.orElse(console.folder()).resolve("stdin." + format.extension());
      case Input.File(String _, Path path) -> {
        String name = String.valueOf(path.getFileName());
        String stem =
            name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        String target = stem + "." + format.extension();
        yield folder.map(place -> place.resolve(target)).orElse(path.resolveSibling(target));
      }
    };
  }
}
