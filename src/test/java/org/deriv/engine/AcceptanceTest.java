package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.check.CheckedStep;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Statements and hand derivations whose truth is known: no false one may be accepted, no true one
 * refuted, and every ill-typed one is an error at its place.
 */
class AcceptanceTest {
  private static final Path SUITE = Path.of("src/test/resources/acceptance");
  private static final List<Case> CASES = new ArrayList<>();

  /** A statement or link: what is known of it and what came of it. */
  private record Case(String name, String known, Status status, boolean refuted, boolean placed) {}

  @BeforeAll
  static void judge_everything_once() throws IOException {
    Engine engine = new Engine();
    Map<String, FileReport> reports = new LinkedHashMap<>();
    List<Map<String, String>> goals = rows("expected-goals.tsv");
    List<Map<String, String>> links = rows("expected-links.tsv");
    for (var row : goals) {
      FileReport report = report(engine, reports, row.getOrDefault("file", ""));
      GoalReport goal =
          goals(report, row.getOrDefault("problem", ""))
              .filter(each -> each.name().equals(row.getOrDefault("goal", "")))
              .findFirst()
              .orElseThrow();
      boolean refuted =
          goal.steps().stream().anyMatch(step -> step.verdict().counterexample().isPresent());
      CASES.add(
          new Case(
              row.toString(),
              row.getOrDefault("expected", ""),
              goal.verdict(),
              refuted,
              placed(report, row.getOrDefault("where", ""))));
    }
    for (var row : links) {
      FileReport report = report(engine, reports, row.getOrDefault("file", ""));
      GoalReport goal =
          goals(report, row.getOrDefault("problem", ""))
              .filter(each -> each.kind().equals("check"))
              .findFirst()
              .orElseThrow();
      Optional<CheckedStep> step =
          goal.steps().stream()
              .filter(each -> Integer.toString(each.index()).equals(row.getOrDefault("link", "")))
              .findFirst();
      CASES.add(
          new Case(
              row.toString(),
              row.getOrDefault("expected", ""),
              step.map(each -> each.verdict().status()).orElse(Status.ERROR),
              step.flatMap(each -> each.verdict().counterexample()).isPresent(),
              true));
    }
  }

  @Test
  void no_false_or_ill_typed_statement_is_accepted() {
    assertEquals(
        List.of(),
        CASES.stream()
            .filter(each -> !each.known().equals("true") && each.status().isAccepted())
            .toList());
  }

  @Test
  void no_true_statement_is_refuted() {
    assertEquals(
        List.of(),
        CASES.stream()
            .filter(each -> each.known().equals("true") && each.status() == Status.REFUTED)
            .toList());
  }

  @Test
  void every_ill_typed_statement_is_an_error_at_its_place() {
    assertEquals(
        List.of(),
        CASES.stream()
            .filter(each -> each.known().equals("illtyped"))
            .filter(each -> each.status() != Status.ERROR || !each.placed())
            .toList());
  }

  @Test
  void a_refutation_has_numbers() {
    assertEquals(
        List.of(),
        CASES.stream().filter(each -> each.status() == Status.REFUTED && !each.refuted()).toList());
  }

  @Test
  void most_true_statements_are_accepted_and_most_of_them_proved() {
    long known = CASES.stream().filter(each -> each.known().equals("true")).count();
    long accepted =
        CASES.stream()
            .filter(each -> each.known().equals("true") && each.status().isAccepted())
            .count();
    long proved =
        CASES.stream()
            .filter(each -> each.known().equals("true") && each.status() == Status.PROVED)
            .count();
    System.out.println(accepted + " accepted and " + proved + " proved of " + known + " true ones");
    assertTrue(accepted * 100 >= known * 95, accepted + " of " + known);
    assertTrue(proved * 100 >= known * 78, proved + " of " + known);
  }

  private static java.util.stream.Stream<GoalReport> goals(FileReport report, String problem) {
    return report.problems().stream()
        .filter(each -> each.problem().id().equals(problem))
        .flatMap(each -> each.goals().stream());
  }

  private static FileReport report(Engine engine, Map<String, FileReport> known, String file)
      throws IOException {
    FileReport report = known.get(file);
    if (report == null) {
      String text = Files.readString(SUITE.resolve(file));
      report = engine.compile(new Source(file, text), Options.STANDARD).report();
      known.put(file, report);
    }
    return report;
  }

  /** Whether an error stands at {@code line:low-high}. */
  private static boolean placed(FileReport report, String where) {
    if (where.isBlank()) {
      return false;
    }
    String[] parts = where.split("[:-]", -1);
    int line = Integer.parseInt(parts[0]);
    int low = Integer.parseInt(parts[1]);
    int high = Integer.parseInt(parts[2]);
    return report.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::span)
        .anyMatch(span -> span.line() == line && low <= span.column() && span.column() <= high);
  }

  private static List<Map<String, String>> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(SUITE.resolve(file));
    String[] header = lines.getFirst().split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], i < cells.length ? cells[i] : "");
      }
      rows.add(row);
    }
    return rows;
  }
}
