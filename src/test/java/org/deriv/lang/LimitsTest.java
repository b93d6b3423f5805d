package org.deriv.lang;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.lang.tree.SourceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final int MANY = 20_000;

  private static Parsed<SourceTree> read(String statements) {
    String text = "problem p {\n" + statements + "\n}\n";
    // Ten times what a busy machine needs; quadratic work would take minutes.
    return assertTimeoutPreemptively(ofSeconds(30), () -> Parser.program(new Source("test", text)));
  }

  private static List<String> codes(String statements) {
    return read(statements).diagnostics().stream().map(Diagnostic::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "(, x, )",
    "[, x, ]",
    "-, x, ''",
    "'', x, ^x",
    "'', x, '''",
    "'', f, (x)",
    "'', f, [x]",
    "sum(i in 1..n) , x, ''",
    "grad[x] , x, ''",
    "'| ', x, ''",
    "|, x, ''",
    "f(, x, )",
    "{, x, }"
  })
  void what_nests_too_deep_is_reported_once_and_harms_nothing_after_it(
      String before, String inner, String after) {
    Parsed<SourceTree> parsed =
        read("let a = " + before.repeat(MANY) + inner + after.repeat(MANY) + "\nshow b: 1 == 1");
    List<String> codes = parsed.diagnostics().stream().map(Diagnostic::code).toList();
    assertEquals(
        "[nesting-too-deep] Show(b, 1 == 1, -, [], -, [])",
        codes + " " + Sketch.of(parsed.tree().problems().getFirst().statements().getLast()));
  }

  @ParameterizedTest
  @CsvSource({"(, x, )", "'', x, ^x", "-, x, ''", "sum(i in 1..n) , x, ''"})
  void what_nests_within_reason_is_read(String before, String inner, String after) {
    int depth = Nest.DEEPEST - 10;
    assertEquals(List.of(), codes("let a = " + before.repeat(depth) + inner + after.repeat(depth)));
  }

  @ParameterizedTest
  @CsvSource({
    "' + x', ''",
    "'*x', ''",
    "'*-x', ''",
    "' + ||x||', ''",
    "' + sum(i in 1..n) x*y', ''",
    "', x', ']'",
    "'\n let b = x', ''",
    "'\n check x == x', ''"
  })
  void long_flat_texts_are_read_in_about_linear_time(String part, String end) {
    String start = end.isEmpty() ? "let a = x" : "let a = [x";
    assertEquals(List.of(), codes(start + part.repeat(10_000) + end));
  }

  @Test
  void a_long_chain_is_read_in_about_linear_time() {
    assertEquals(List.of(), codes("check x" + "\n == x by \"y\"".repeat(10_000)));
  }

  @Test
  void implications_do_not_follow_one_another_without_end() {
    assertEquals(List.of("nesting-too-deep"), codes("show x > 0" + " => x > 0".repeat(MANY)));
  }

  @Test
  void a_number_of_too_many_digits_is_refused() {
    assertEquals(List.of("number-too-long"), codes("let a = 1e999999999"));
  }

  @Test
  void a_file_that_is_too_long_is_refused() {
    Source source = new Source("test", " ".repeat(Parser.LONGEST + 1));
    assertEquals("file-too-long", Parser.program(source).diagnostics().getFirst().code());
  }

  @Test
  void no_more_errors_are_reported_than_anyone_reads() {
    assertTrue(codes("let a = b c\n".repeat(5000)).size() <= Diagnostics.MOST + 1);
  }
}
