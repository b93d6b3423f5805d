package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files, right ones and ill-typed ones. */
class SamplesTest {
  private static final Path ACCEPTANCE = Path.of("src/test/resources/acceptance");
  private static final Path EXAMPLES = Path.of("src/test/resources/examples");

  @SuppressWarnings("StreamResourceLeak")
  static List<Path> all() {
    try (Stream<Path> acceptance = Files.walk(ACCEPTANCE);
        Stream<Path> examples = Files.walk(EXAMPLES);
        Stream<Path> library = Files.walk(Path.of("derivations"))) {
      return Stream.of(acceptance, examples, library)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".deriv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> sound() {
    return all().stream()
        .filter(file ->
            !file.toString().contains("illtyped")
                && !file.startsWith("derivations/hand")
                && !file.endsWith("hand_check.deriv"));
  }

  static Source source(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sound")
  void a_sound_file_has_no_diagnostics_and_all_its_goals(Path file) {
    Source source = source(file);
    Document document = Reader.document(source);
    assertEquals(
        "", new DiagnosticText(DiagnosticText.Colours.NONE).write(source, document.diagnostics()));
    assertTrue(
        document.problems().stream()
            .flatMap(problem -> problem.items().stream())
            .noneMatch(item -> item instanceof Problem.Broken));
  }

  @ParameterizedTest
  @CsvSource({
    "it06, 5, 15, 20",
    "it09, 5, 23, 28",
    "it11, 5, 15, 38",
    "it15, 5, 15, 33",
    "it16, 5, 24, 31",
    "it20, 5, 15, 23",
    "it21, 5, 15, 27",
    "it24, 5, 29, 45",
    "it26, 5, 11, 23"
  })
  void an_ill_typed_goal_is_reported_where_it_is_written(String name, int line, int from, int to) {
    Document document =
        Reader.document(source(ACCEPTANCE.resolve("identities/false/illtyped/" + name + ".deriv")));
    Span span = document.diagnostics().getFirst().span();
    assertTrue(
        span.line() == line && from <= span.column() && span.column() <= to, () -> "" + span);
    assertTrue(document.problems().getFirst().items().getLast() instanceof Problem.Broken);
  }

  @Test
  void of_an_ill_typed_chain_only_the_ill_typed_line_is_lost() {
    Document document = Reader.document(source(ACCEPTANCE.resolve("chains/illtyped/shapes.deriv")));
    List<Integer> lost =
        document.problems().stream()
            .map(problem -> ((Problem.Asked) problem.items().getLast()).goal())
            .map(goal -> ((Goal.Check) goal).lines())
            .map(lines -> (int) lines.stream().takeWhile(line -> line.expr().isPresent()).count())
            .toList();
    assertEquals(List.of(2, 2, 2, 2, 2), lost);
  }
}
