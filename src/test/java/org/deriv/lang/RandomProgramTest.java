package org.deriv.lang;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.lang.tree.SourceTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomProgramTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  static List<Path> samples() throws IOException {
    return Samples.files();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_expression_is_read_as_it_was_meant(long seed) {
    RandomProgram.Written written = new RandomProgram(seed).expression(4);
    assertEquals(written.sketch(), Reading.expression(written.text()), written.text());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void formatting_keeps_the_tree_and_is_done_once(long seed) {
    Source source = new Source("random", new RandomProgram(seed).program());
    Parsed<SourceTree> read = Parser.program(source);
    assertEquals(
        List.of(), read.diagnostics().stream().map(Diagnostic::message).toList(), source.text());
    String once = Formatter.format(source).tree();
    Source formatted = new Source("random", once);
    assertEquals(Sketch.of(read.tree()), Sketch.of(Parser.program(formatted).tree()), once);
    assertEquals(once, Formatter.format(formatted).tree());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatever_is_cut_out_or_put_in_the_parser_and_formatter_answer(Path file) throws IOException {
    String text = Samples.source(file).text();
    Random random = new Random(file.getFileName().toString().hashCode());
    assertTimeoutPreemptively(
        ofSeconds(60),
        () -> {
          for (int round = 0; round < 15; round++) {
            Source source = new Source("mutant", mutant(text, random));
            Parser.program(source);
            Parser.rules(source);
            Formatter.format(source);
          }
        });
  }

  private static String mutant(String text, Random random) {
    String[] parts = {
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "|",
      "||",
      "'",
      "\"",
      "\"\"\"",
      "problem",
      "show",
      " in ",
      "==",
      "->",
      ",",
      ":",
      "..",
      "^",
      "-",
      "#",
      "\n",
      "sum(",
      "grad[x] ",
      "where ",
      "as ",
      " by ",
      "𝔼",
      "_",
      "=",
      "if ",
      "for ",
      "let ",
      "check ",
      "$",
      "rule ",
      "cases {",
      "\u0000",
      "~",
      "<=>"
    };
    StringBuilder mutant = new StringBuilder(text);
    for (int change = 0; change <= random.nextInt(6); change++) {
      int at = random.nextInt(mutant.length() + 1);
      int end = Math.min(mutant.length(), at + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> mutant.delete(at, end);
        case 1 -> mutant.insert(at, parts[random.nextInt(parts.length)]);
        default -> mutant.insert(at, mutant.substring(at, end));
      }
    }
    return mutant.toString();
  }
}
