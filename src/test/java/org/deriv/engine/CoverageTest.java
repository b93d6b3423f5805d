package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.lang.tree.SourceTree;
import org.junit.jupiter.api.Test;

/**
 * The homework sheets, part by part, with what comes of each: {@code docs/coverage.md} is written
 * by this test ({@code -Dgolden.update=true}) and held to it.
 */
final class CoverageTest {
  private static final Path SHEETS = Path.of("derivations/sheets");
  private static final Path PAGE = Path.of("docs/coverage.md");

  /** A sheet: its file, its text and what came of it. */
  private record Sheet(Path file, List<String> lines, Result result) {}

  private static List<Sheet> sheets() throws IOException {
    Engine engine = new Engine();
    try (Stream<Path> files = Files.list(SHEETS)) {
      List<Path> sorted = files.sorted().toList();
      return sorted.parallelStream().map(file -> sheet(engine, file)).toList();
    }
  }

  private static Sheet sheet(Engine engine, Path file) {
    try {
      String text = Files.readString(file);
      Source source = new Source(file.getFileName().toString(), text);
      return new Sheet(file, text.lines().toList(), engine.compile(source, Options.STANDARD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_page_says_what_comes_of_every_part_of_every_sheet() throws IOException {
    List<Sheet> sheets = sheets();
    String page = page(sheets);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    for (Sheet sheet : sheets) {
      List<String> errors =
          sheet.result().report().diagnostics().stream()
              .filter(Diagnostic::isError)
              .map(Diagnostic::message)
              .toList();
      assertTrue(errors.isEmpty(), sheet.file() + ": " + errors);
      for (ProblemReport problem : sheet.result().report().problems()) {
        for (GoalReport goal : problem.goals()) {
          assertTrue(
              goal.verdict().isAccepted(), sheet.file() + ": " + said(sheet, goal) + goal.notes());
        }
      }
    }
    assertEquals(Files.readString(PAGE), page);
  }

  private static String page(List<Sheet> sheets) {
    StringBuilder page = new StringBuilder();
    page.append("# Coverage of the homework sheets\n\n");
    page.append("Written by `CoverageTest`: every part of every sheet, its goals and their ");
    page.append("verdicts.\n");
    for (Sheet sheet : sheets) {
      String title = sheet.result().front().getOrDefault(SourceTree.Field.TITLE, "");
      page.append("\n## ").append(title).append("\n\n");
      page.append("[").append(sheet.file().getFileName()).append("](../").append(sheet.file());
      page.append("): ").append(totals(sheet)).append("\n\n| part | goal | verdict |\n");
      page.append("| --- | --- | --- |\n");
      for (ProblemReport problem : sheet.result().report().problems()) {
        part(page, sheet, problem);
      }
    }
    return page.toString();
  }

  private static void part(StringBuilder page, Sheet sheet, ProblemReport problem) {
    String title = problem.problem().title().orElse(problem.problem().id());
    for (GoalReport goal : problem.goals()) {
      page.append("| ").append(title).append(" | `").append(said(sheet, goal)).append("` | ");
      page.append(goal.verdict().word()).append(" |\n");
      title = "";
    }
  }

  private static String said(Sheet sheet, GoalReport goal) {
    return sheet
        .lines()
        .get(goal.span().line() - 1)
        .strip()
        .replaceAll(" +", " ")
        .replace("|", "\\|");
  }

  private static String totals(Sheet sheet) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    sheet.result().report().problems().stream()
        .flatMap(problem -> problem.goals().stream())
        .forEach(goal -> counts.merge(goal.verdict(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", "));
  }
}
