package org.deriv.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.engine.Options;
import org.deriv.render.page.Paper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command line: what can be typed, and which command it starts. */
@Command(
    name = "deriv",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class,
    description = "Works out and checks derivations of machine-learning mathematics.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 everything was proved, exact or tested;",
      "1 something was refuted, or a file has errors; 2 something is undecided;",
      "64 wrong usage; 70 a fault of the program."
    })
final class Shell {
  // The seed is the same every day, so that a verdict is too.
  private static final long USUAL_SEED = 20_261_120L;
  private static final int MOST_JOBS = 256;
  private static final String FILES = "Files; - is standard input.";

  private final Console console;
  private final Desk desk;

  Shell(Console console, Desk desk) {
    this.console = console;
    this.desk = desk;
  }

  /** Runs a command line; the exit status. */
  int run(String... words) {
    CommandLine line = new CommandLine(this);
    line.registerConverter(Format.class, Shell::format);
    line.registerConverter(Paper.class, Manuscript::paper);
    line.setColorScheme(
        Help.defaultColorScheme(console.colours() == Colours.ANSI ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(this::misused);
    line.setExecutionExceptionHandler(this::failed);
    if (words.length == 0) {
      line.usage(line.getErr());
      return ExitStatus.USAGE;
    }
    return line.execute(words);
  }

  private static Format format(String word) {
    return Arrays.stream(Format.values())
        .filter(format -> format.extension().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new CommandLine.TypeConversionException(
                "`" + word + "` is no format; there are pdf, tex, html and json"));
  }

  private int misused(ParameterException misuse, String[] words) {
    CommandLine command = misuse.getCommandLine();
    console.say(String.valueOf(misuse.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(misuse, console.err())) {
      console.say("usage is shown by: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.USAGE;
  }

  private int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (failure instanceof Misuse misuse) {
      console.say(misuse.words());
      return ExitStatus.USAGE;
    }
    Fault.report(console, command.getCommandSpec().qualifiedName(), failure);
    return ExitStatus.FAULT;
  }

  @Command(
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Writes solution documents, beside the sources or into a folder.")
  int compile(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = FILES) List<String> files,
      @Option(
              names = "--to",
              paramLabel = "FORMAT",
              split = ",",
              defaultValue = "pdf,tex",
              description = "pdf, tex, html, json; several with commas (default: pdf,tex).")
          Set<Format> formats,
      @Option(names = "-o", paramLabel = "DIR", description = "The folder to write into.")
          @Nullable Path folder,
      @Mixin Manuscript manuscript) {
    Optional<Path> target = Optional.ofNullable(folder).map(console.folder()::resolve);
    Workers workers = new Workers(desk, manuscript.options(USUAL_SEED), 1);
    return new Compiling(console, workers, EnumSet.copyOf(formats), manuscript.printing(), target)
        .run(Input.files(files, console));
  }

  @Command(
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Says what is proved, exact, tested, refuted or undecided.")
  int check(
      @Parameters(
              paramLabel = "FILE|DIR",
              arity = "1..*",
              description =
                  "Files (.deriv, or .tex with a .deriv file beside it), or folders;"
                      + " - is standard input.")
          List<String> files,
      @Option(names = "--json", description = "One JSON document on standard output.") boolean json,
      @Option(
              names = "--jobs",
              paramLabel = "N",
              description =
                  "How many files at once, or problems of one file"
                      + " (default: as many as there are processors).")
          @Nullable Integer jobs,
      @Option(
              names = "--csv",
              paramLabel = "FILE",
              description = "Also write the table of files, with commas.")
          @Nullable Path csv,
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "" + USUAL_SEED,
              description = "Where random points start (default: always the same).")
          long seed) {
    int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (workers < 1 || workers > MOST_JOBS) {
      throw new Misuse("--jobs wants a number from 1 to " + MOST_JOBS);
    }
    Checking checking = new Checking(console, new Workers(desk, new Options(seed), workers));
    List<Input> inputs = Input.filesAndFolders(files, console);
    Optional<Path> table = Optional.ofNullable(csv).map(console.folder()::resolve);
    return json ? checking.asJson(inputs, table) : checking.asText(inputs, table);
  }

  @Command(
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Brings files into canonical layout.")
  int fmt(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = FILES) List<String> files,
      @Option(
              names = "--check",
              description = "Change nothing; name the files that would be changed.")
          boolean check) {
    return new LayingOut(console, desk, check ? LayingOut.Mode.NAME : LayingOut.Mode.REWRITE)
        .run(Input.files(files, console));
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Writes NAME.deriv, a commented file to begin with.")
  int start(@Parameters(paramLabel = "NAME", description = "The file's name.") String name) {
    return new Starter(console).write(name);
  }

  @Command(
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Lists the rulebook, or shows one rule.")
  int rules(
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The rule to show.")
          @Nullable String name) {
    RuleListing listing = new RuleListing(console, desk);
    return name == null ? listing.all() : listing.one(name);
  }
}
