package org.deriv.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What help shows. */
final class Usage {
  /** A description that would begin further right stands on a line of its own. */
  private static final int COLUMN = 20;

  private static final String EXIT_STATUS =
      """

      Exit status: 0 everything was proved, exact or tested; 1 something was refuted, or a
      file has errors; 2 something is undecided; 64 wrong usage; 70 a fault of the program.
      """;

  private Usage() {}

  /** Of the program. */
  static String program() {
    String commands =
        Arrays.stream(Command.values())
            .map(command -> line(command.word(), command.description()))
            .collect(Collectors.joining());
    return "usage: deriv COMMAND …\n"
        + "works out and checks derivations of machine-learning mathematics\n\n"
        + commands
        + line("help COMMAND", "shows how a command is used")
        + line("--version", "shows the version")
        + EXIT_STATUS;
  }

  /** Of a command. */
  static String of(Command command) {
    List<String> words = new ArrayList<>(List.of("usage: deriv", command.word()));
    command.options().forEach(option -> words.add("[" + option.usage() + "]"));
    words.add(command.operands());
    String options =
        Stream.concat(command.options().stream(), Stream.of(Option.HELP))
            .map(option -> line(option.usage(), option.description()))
            .collect(Collectors.joining());
    String input =
        command.count() == Command.Count.SOME
            ? line(
                command.operands(),
                "files"
                    + (command == Command.CHECK ? ", or folders of .deriv files" : "")
                    + "; - is standard input")
            : "";
    return String.join(" ", words) + "\n" + command.description() + "\n\n" + input + options;
  }

  private static String line(String what, String description) {
    String start = "  " + what;
    return start.length() < COLUMN
        ? start + " ".repeat(COLUMN - start.length()) + description + "\n"
        : start + "\n" + " ".repeat(COLUMN) + description + "\n";
  }
}
