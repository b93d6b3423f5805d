package org.deriv.cli;

import java.util.List;
import org.deriv.diagnostic.Spelling;

/** {@code deriv rules}: the rulebook. */
final class RuleListing {
  private final Console console;
  private final Desk desk;

  RuleListing(Console console, Desk desk) {
    this.console = console;
    this.desk = desk;
  }

  /** Every rule, a line each. */
  int all() {
    List<Desk.RuleEntry> rules = desk.rules();
    int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
    rules.forEach(rule ->
        console
            .out()
            .println(
                rule.name() + " ".repeat(width + 2 - rule.name().length()) + rule.statement()));
    return ExitStatus.ESTABLISHED;
  }

  /** One rule in full. */
  int one(String name) {
    Desk.RuleEntry found =
        desk.rules().stream()
            .filter(rule -> rule.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new Misuse(missing(name)));
    console.out().println(found.name());
    console.out().println("  " + found.statement());
    found.details().forEach(line -> console.out().println("  " + line));
    return ExitStatus.ESTABLISHED;
  }

  private String missing(String name) {
    return "there is no rule `%s`; %s"
        .formatted(
            name,
            Spelling.nearest(name, desk.rules().stream().map(Desk.RuleEntry::name).toList())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("`deriv rules` lists them"));
  }
}
