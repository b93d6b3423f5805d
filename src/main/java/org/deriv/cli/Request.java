package org.deriv.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.diagnostic.Spelling;

/**
 * A command with its options and operands.
 *
 * @param options with their values, empty where an option has none; of one given twice, the last
 */
record Request(Command command, Map<Option, String> options, List<String> operands) {
  /** Copies. */
  Request {
    options = Map.copyOf(options);
    operands = List.copyOf(operands);
  }

  /**
   * Reads the words after a command's name.
   *
   * @throws Misuse where they ask for what there is not
   */
  static Request read(Command command, List<String> words) {
    Map<Option, String> options = new EnumMap<>(Option.class);
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        operands.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        operands.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      Option option = option(command, equals < 0 ? word : word.substring(0, equals));
      if (equals >= 0 && !option.wantsValue()) {
        throw misuse(command, "`" + option.spelling() + "` takes no value");
      }
      if (equals < 0 && option.wantsValue() && ++i == words.size()) {
        throw misuse(command, "`" + option.usage() + "` wants a value");
      }
      String value = option.wantsValue() ? words.get(i) : "";
      options.put(option, equals < 0 ? value : word.substring(equals + 1));
    }
    Request request = new Request(command, options, operands);
    request.checkOperands();
    return request;
  }

  private static Option option(Command command, String word) {
    if (word.equals("-h")) {
      return Option.HELP;
    }
    List<Option> known = Stream.concat(command.options().stream(), Stream.of(Option.HELP)).toList();
    return known.stream()
        .filter(option -> option.spelling().equals(word))
        .findFirst()
        .orElseThrow(() ->
            misuse(
                command,
                "there is no option `"
                    + word
                    + "`"
                    + Spelling.nearest(word, known.stream().map(Option::spelling).toList())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("")));
  }

  private void checkOperands() {
    if (asks(Option.HELP) || command.count().allows(operands.size())) {
      return;
    }
    throw misuse(
        command,
        command.count().isTooFew(operands.size())
            ? "`" + command.operands() + "` is missing"
            : "`" + operands.get(1) + "` is one word too many");
  }

  private static Misuse misuse(Command command, String what) {
    return new Misuse(what + "\nusage is shown by: deriv " + command.word() + " --help");
  }

  /** Whether an option was given. */
  boolean asks(Option option) {
    return options.containsKey(option);
  }

  /** The value of an option, if it was given. */
  Optional<String> value(Option option) {
    return Optional.ofNullable(options.get(option));
  }

  /**
   * The value of an option as a whole number, if it was given.
   *
   * @throws Misuse where it is no number
   */
  Optional<Long> number(Option option) {
    return value(option).map(text -> number(option, text));
  }

  private long number(Option option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw misuse(command, "`" + option.spelling() + "` wants a whole number, not `" + text + "`");
    }
  }
}
