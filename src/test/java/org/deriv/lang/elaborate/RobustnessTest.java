package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text makes the reader fail. */
class RobustnessTest {
  private static final int MUTANTS = Integer.getInteger("mutants", 12);
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "(",
          ")",
          "'",
          "*",
          ".*",
          "/",
          "^",
          "==",
          "<=",
          "->",
          "=>",
          ",",
          "..",
          ":",
          "0",
          "1",
          "-",
          "t",
          "i",
          "n",
          "x",
          "E",
          "P",
          "d",
          "I",
          "oo",
          "sum",
          "grad[x] ",
          "where ",
          "with ",
          "for ",
          "in ",
          "let ",
          "given ",
          "show ",
          "recurrence ",
          "random ",
          "{",
          "}",
          "|",
          "||",
          "\"",
          "#",
          "[t]",
          "[i,j]",
          "[:,1]",
          "T..1",
          "w[1..t] in 1..N",
          "iid ");

  static List<Path> files() {
    return SamplesTest.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_mutated_sample_is_read_without_an_exception(Path file) {
    String text = SamplesTest.source(file).text();
    Random random = new Random(file.toString().hashCode() + Integer.getInteger("seed", 0));
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = text;
      for (int change = 0; change <= random.nextInt(4); change++) {
        mutant = mutated(mutant, random);
      }
      String source = mutant;
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            Document document = Reader.document(new Source("mutant.deriv", source));
            assertTrue(document.diagnostics().size() <= 101);
          },
          () -> source);
    }
  }

  private static String mutated(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(6));
    String piece =
        random.nextInt(3) == 0
            ? text.substring(random.nextInt(from + 1), from)
            : PIECES.get(random.nextInt(PIECES.size()));
    String middle = random.nextInt(4) == 0 ? "" : piece.substring(0, Math.min(40, piece.length()));
    return text.substring(0, from) + middle + text.substring(to);
  }

  @Test
  void a_problem_with_too_many_names_is_cut_short() {
    String names =
        IntStream.range(0, 3000)
            .mapToObj(i -> "given b" + i + " in R")
            .collect(Collectors.joining("\n"));
    assertEquals(List.of("too-large"), codes(names));
  }

  @Test
  void a_sum_with_too_many_terms_is_reported() {
    assertEquals(List.of("too-large"), codes("given a in R\n derive " + "a + ".repeat(5000) + "a"));
  }

  @Test
  void a_product_with_too_many_factors_is_reported() {
    assertEquals(List.of("too-large"), codes("given a in R\n derive " + "a*".repeat(5000) + "a"));
  }

  @Test
  void shapes_that_grow_without_bound_are_reported() {
    String lets =
        IntStream.range(0, 12)
            .mapToObj(i -> "let b" + (i + 1) + " = vec(b" + i + ")*vec(b" + i + ")'")
            .collect(Collectors.joining("\n"));
    assertTrue(
        Elaborated.lenient("given A in R[n,n]\n let b0 = A\n" + lets)
            .messages()
            .getFirst()
            .endsWith("too large"));
  }

  @Test
  void a_shared_expression_is_not_written_out_in_a_message() {
    String doubled =
        "(".repeat(40)
            + "a"
            + IntStream.range(0, 40).mapToObj(i -> " where a = b*b)").collect(Collectors.joining());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> codes("given b in R, x in R[n]\n derive x + " + doubled));
  }

  private static List<String> codes(String statements) {
    return Elaborated.lenient(statements).diagnostics().stream().map(it -> it.code()).toList();
  }
}
