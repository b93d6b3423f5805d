package org.deriv.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.diagnostic.Spelling;

/** The command line: reads the words that were typed and starts what they ask for. */
final class Shell {
  // The seed is the same every day, so that a verdict is too.
  private static final long USUAL_SEED = 20_261_120L;
  private static final int MOST_JOBS = 256;

  private final Console console;
  private final Desk desk;

  Shell(Console console, Desk desk) {
    this.console = console;
    this.desk = desk;
  }

  /** Runs a command line; the exit status. */
  int run(String... words) {
    if (words.length == 0) {
      console.err().print(Usage.program());
      return ExitStatus.USAGE;
    }
    try {
      return run(words[0], List.of(words).subList(1, words.length));
    } catch (Misuse misuse) {
      misuse.words().lines().forEach(console::say);
      return ExitStatus.USAGE;
    } catch (RuntimeException failure) {
      Fault.report(console, "deriv " + words[0], failure);
      return ExitStatus.FAULT;
    }
  }

  private int run(String word, List<String> rest) {
    return switch (word) {
      case "--version", "-V" -> show("deriv " + Version.words() + "\n");
      case "--help", "-h", "help" ->
          show(rest.isEmpty() ? Usage.program() : Usage.of(command(rest.getFirst())));
      default -> {
        Request request = Request.read(command(word), rest);
        yield request.asks(Option.HELP) ? show(Usage.of(request.command())) : run(request);
      }
    };
  }

  private int show(String text) {
    console.out().print(text);
    console.out().flush();
    return ExitStatus.ESTABLISHED;
  }

  private static Command command(String word) {
    return Command.named(word)
        .orElseThrow(() ->
            new Misuse(
                "there is no command `"
                    + word
                    + "`"
                    + Spelling.nearest(
                            word, Arrays.stream(Command.values()).map(Command::word).toList())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("")
                    + "\nusage is shown by: deriv --help"));
  }

  private int run(Request request) {
    return switch (request.command()) {
      case COMPILE -> compile(request);
      case CHECK -> check(request);
      case FMT ->
          new LayingOut(
                  console,
                  desk,
                  request.asks(Option.NAMES_ONLY) ? LayingOut.Mode.NAME : LayingOut.Mode.REWRITE)
              .run(Input.files(request.operands(), console));
      case NEW -> new Starter(console).write(request.operands().getFirst());
      case RULES -> {
        RuleListing listing = new RuleListing(console, desk);
        yield request.operands().isEmpty()
            ? listing.all()
            : listing.one(request.operands().getFirst());
      }
    };
  }

  private int compile(Request request) {
    Set<Format> formats =
        request
            .value(Option.TO)
            .map(words -> Stream.of(words.split(",", -1)).map(Shell::format).toList())
            .map(EnumSet::copyOf)
            .orElse(EnumSet.of(Format.PDF, Format.TEX));
    Workers workers = new Workers(desk, USUAL_SEED, 1);
    return new Compiling(console, workers, formats, request.value(Option.FOLDER).map(this::folder))
        .run(Input.files(request.operands(), console));
  }

  private static Format format(String word) {
    return Arrays.stream(Format.values())
        .filter(format -> format.extension().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new Misuse("`" + word + "` is no format; there are pdf, tex, html and json"));
  }

  private Path folder(String name) {
    try {
      return console.folder().resolve(name);
    } catch (InvalidPathException _) {
      throw new Misuse("`" + name + "` cannot be the name of a folder");
    }
  }

  private int check(Request request) {
    Optional<Long> asked = request.number(Option.JOBS);
    long jobs = asked.orElse((long) Runtime.getRuntime().availableProcessors());
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new Misuse("`--jobs` wants a number from 1 to " + MOST_JOBS);
    }
    long seed = request.number(Option.SEED).orElse(USUAL_SEED);
    Checking checking = new Checking(console, new Workers(desk, seed, (int) jobs));
    List<Input> inputs = Input.filesAndFolders(request.operands(), console);
    return request.asks(Option.JSON) ? checking.asJson(inputs) : checking.asText(inputs);
  }
}
