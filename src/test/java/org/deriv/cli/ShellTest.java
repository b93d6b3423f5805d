package org.deriv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.render.tex.Latex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  @TempDir Path folder;
  private String standardInput = "";
  private Console.Kind kind = Console.Kind.PIPE;

  private record Said(int status, String out, String err) {}

  @ParameterizedTest
  @CsvSource({"0,0,0", "0,2,2", "2,1,1", "1,0,1", "2,0,2"})
  void the_worst_file_decides_the_exit_status(String first, String second, int worst)
      throws IOException {
    write("a.deriv", first);
    write("b.deriv", second);
    assertEquals(worst, run("check", "a.deriv", "b.deriv").status());
  }

  @Test
  void a_fault_outweighs_everything_and_says_what_to_report() throws IOException {
    write("a.deriv", "fault");
    write("b.deriv", "1");
    Said said = run("check", "a.deriv", "b.deriv");
    assertEquals(70, said.status());
    assertTrue(said.err().contains("please report it"), said.err());
    assertTrue(said.err().contains("the fake desk broke"), said.err());
  }

  @Test
  void a_file_that_fails_does_not_hide_the_next() throws IOException {
    write("a.deriv", "fault");
    write("b.deriv", "0");
    assertTrue(run("check", "a.deriv", "b.deriv").out().startsWith("b.deriv: 0"));
  }

  @Test
  void a_missing_file_does_not_hide_the_next() throws IOException {
    write("b.deriv", "0");
    Said said = run("check", "a.deriv", "b.deriv");
    assertEquals(1, said.status());
    assertEquals("deriv: `a.deriv`: there is no such file\n", said.err());
    assertTrue(said.out().startsWith("b.deriv: 0"), said.out());
  }

  @Test
  void results_come_in_the_order_of_the_files() throws IOException {
    write("a.deriv", "slow 0");
    write("b.deriv", "0");
    String out = run("check", "--jobs", "2", "a.deriv", "b.deriv").out();
    assertTrue(out.indexOf("a.deriv") < out.indexOf("b.deriv"), out);
  }

  @Test
  void the_seed_reaches_the_engine() throws IOException {
    write("a.deriv", "0");
    assertTrue(run("check", "--seed", "42", "a.deriv").out().contains("seed 42"));
  }

  @Test
  void a_diagnostic_stands_on_standard_error() throws IOException {
    write("a.deriv", "1");
    Said said = run("check", "a.deriv");
    assertTrue(said.err().contains("error[refuted]: `1` is wrong"), said.err());
    assertFalse(said.out().contains("error"), said.out());
  }

  @Test
  void a_folder_stands_for_the_deriv_files_in_it() throws IOException {
    write("in/deep/b.deriv", "0");
    write("in/a.deriv", "0");
    write("in/notes.txt", "fault");
    String out = run("check", "in").out();
    assertEquals(2, out.lines().filter(line -> line.contains(", seed ")).count(), out);
    assertTrue(out.startsWith("in/a.deriv: 0"), out);
    assertTrue(out.contains("in/deep/b.deriv  2/2"), out);
  }

  @Test
  void what_deriv_wrote_and_what_has_no_declarations_are_no_submissions() throws IOException {
    write("in/a.deriv", "0");
    write("in/a.tex", Latex.MARK + "\\documentclass{article}");
    write("in/b.tex", "$$x = x$$");
    Said said = run("check", "in");
    assertEquals(0, said.status(), said.err());
    assertFalse(said.out().contains(".tex"), said.out());
    assertTrue(said.err().contains("`in/b.tex` is left out"), said.err());
    assertFalse(said.err().contains("a.tex"), said.err());
  }

  @Test
  void a_folder_without_deriv_files_is_wrong_usage() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(64, run("check", "empty").status());
  }

  @Test
  void a_dash_is_standard_input() {
    standardInput = "2";
    Said said = run("check", "-");
    assertEquals(2, said.status());
    assertTrue(said.out().startsWith("-: 2"), said.out());
  }

  @Test
  void standard_input_is_read_once() {
    assertEquals(64, run("check", "-", "-").status());
  }

  @Test
  void a_text_that_is_not_utf_8_is_an_error_of_the_file() throws IOException {
    Files.write(folder.resolve("a.deriv"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Said said = run("check", "a.deriv");
    assertEquals(1, said.status());
    assertEquals("deriv: `a.deriv`: it is no UTF-8 text\n", said.err());
  }

  @Test
  void a_text_that_is_too_long_is_an_error_of_the_file() throws IOException {
    Files.write(folder.resolve("a.deriv"), new byte[TextFiles.MOST_BYTES + 1]);
    assertEquals(1, run("check", "a.deriv").status());
  }

  @Test
  void json_is_one_document_and_nothing_else() throws IOException {
    write("a.deriv", "1");
    write("b.deriv", "fault");
    Said said = run("check", "--json", "a.deriv", "b.deriv", "c.deriv");
    JsonNode document = new ObjectMapper().readTree(said.out());
    assertEquals(1, document.get("version").asInt());
    assertEquals(3, document.get("files").size());
    assertEquals(
        "unreadable-file",
        document.get("files").get(2).get("diagnostics").get(0).get("code").asText());
  }

  @Test
  void documents_stand_beside_their_source() throws IOException {
    write("in/a.deriv", "0");
    Said said = run("compile", "in/a.deriv");
    assertEquals("pdf of in/a.deriv\n", read("in/a.pdf"));
    assertEquals("tex of in/a.deriv\n", read("in/a.tex"));
    assertEquals(2, said.out().lines().count(), said.out());
  }

  @Test
  void documents_go_to_the_folder_named() throws IOException {
    write("a.deriv", "0");
    run("compile", "--to", "html,json", "-o", "new/out", "a.deriv");
    assertEquals("html of a.deriv\n", read("new/out/a.html"));
    assertTrue(read("new/out/a.json").startsWith("{\"version\":1,"));
    assertFalse(Files.exists(folder.resolve("new/out/a.pdf")));
  }

  @Test
  void documents_are_written_though_something_is_refuted() throws IOException {
    write("a.deriv", "1");
    assertEquals(1, run("compile", "a.deriv").status());
    assertTrue(Files.exists(folder.resolve("a.pdf")));
  }

  @Test
  void a_document_that_cannot_be_written_leaves_no_draft() throws IOException {
    write("a.deriv", "0");
    write("a.pdf/keep", "");
    Said said = run("compile", "--to", "pdf", "a.deriv");
    assertEquals(1, said.status());
    assertTrue(said.err().contains("cannot be written"), said.err());
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void two_sources_do_not_write_one_document() throws IOException {
    write("x/a.deriv", "0");
    write("y/a.deriv", "0");
    assertEquals(64, run("compile", "-o", "out", "x/a.deriv", "y/a.deriv").status());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void an_unknown_format_is_wrong_usage_and_names_those_there_are() {
    Said said = run("compile", "--to", "word", "a.deriv");
    assertEquals(64, said.status());
    assertTrue(said.err().contains("pdf, tex, html and json"), said.err());
  }

  @Test
  void what_a_copy_leaves_out_reaches_the_printer() throws IOException {
    write("a.deriv", "0");
    run("compile", "--to", "tex", "--anonymous", "--no-verdicts", "--paper", "letter", "a.deriv");
    assertTrue(read("a.tex").contains("on LETTER without"), read("a.tex"));
    assertTrue(read("a.tex").contains("AUTHOR"), read("a.tex"));
    assertTrue(read("a.tex").contains("VERDICTS"), read("a.tex"));
  }

  @Test
  void a_paper_that_there_is_not_is_wrong_usage() throws IOException {
    write("a.deriv", "0");
    assertEquals(64, run("compile", "--paper", "a5", "a.deriv").status());
  }

  @Test
  void a_file_is_laid_out_in_place() throws IOException {
    write("a.deriv", "  x  ");
    assertEquals(0, run("fmt", "a.deriv").status());
    assertEquals("x\n", read("a.deriv"));
  }

  @Test
  void a_file_laid_out_otherwise_is_named_and_left() throws IOException {
    write("a.deriv", "  x  ");
    write("b.deriv", "x\n");
    Said said = run("fmt", "--check", "a.deriv", "b.deriv");
    assertEquals(1, said.status());
    assertEquals("a.deriv\n", said.out());
    assertEquals("  x  ", read("a.deriv"));
  }

  @Test
  void a_file_that_cannot_be_laid_out_is_left() throws IOException {
    write("a.deriv", "broken");
    Said said = run("fmt", "a.deriv");
    assertEquals(1, said.status());
    assertTrue(said.err().contains("`broken` does not belong here"), said.err());
    assertEquals("broken", read("a.deriv"));
  }

  @Test
  void standard_input_is_laid_out_on_standard_output() {
    standardInput = "  x";
    assertEquals("x\n", run("fmt", "-").out());
  }

  @Test
  void a_new_file_is_a_problem_of_its_name() throws IOException {
    assertEquals(0, run("new", "my-first").status());
    assertTrue(read("my-first.deriv").contains("problem my_first "));
  }

  @Test
  void a_new_file_never_takes_the_place_of_another() throws IOException {
    write("a.deriv", "mine");
    Said said = run("new", "a");
    assertEquals(64, said.status());
    assertEquals("deriv: `a.deriv` exists and was left as it is\n", said.err());
    assertEquals("mine", read("a.deriv"));
  }

  @Test
  void the_rulebook_is_listed() {
    assertEquals(
        "d-product  d(A*B) == d(A)*B + A*d(B)\nd-sum      d(A + B) == d(A) + d(B)\n",
        run("rules").out());
  }

  @Test
  void one_rule_is_shown_in_full() {
    assertEquals(
        "d-product\n  d(A*B) == d(A)*B + A*d(B)\n  because: product rule\n",
        run("rules", "d-product").out());
  }

  @Test
  void a_rule_misspelt_is_wrong_usage_and_guessed() {
    Said said = run("rules", "d-produkt");
    assertEquals(64, said.status());
    assertEquals("deriv: there is no rule `d-produkt`; did you mean `d-product`?\n", said.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chek", "check", "check --jobs 0 a", "check --nope a", "new"})
  void what_cannot_be_understood_is_wrong_usage(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    Said said = run(words);
    assertEquals(64, said.status());
    assertEquals("", said.out());
    assertFalse(said.err().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help check", "--version", "check --help"})
  void help_is_what_was_asked_for(String line) {
    Said said = run(line.split(" "));
    assertEquals(0, said.status());
    assertFalse(said.out().isEmpty());
    assertEquals("", said.err());
  }

  @Test
  void a_person_sees_how_far_the_work_has_come() throws IOException {
    write("a.deriv", "0");
    kind = Console.Kind.TERMINAL;
    assertTrue(run("check", "a.deriv").err().contains("[1/1] a.deriv"));
  }

  @Test
  void a_pipe_sees_nothing_but_results() throws IOException {
    write("a.deriv", "0");
    assertEquals("", run("check", "a.deriv").err());
  }

  @Test
  void colour_is_for_a_terminal() {
    assertEquals(Colours.ANSI, Console.colours(Console.Kind.TERMINAL, Map.of("TERM", "xterm")));
    assertEquals(Colours.NONE, Console.colours(Console.Kind.PIPE, Map.of("TERM", "xterm")));
  }

  @Test
  void no_color_is_honoured() {
    assertEquals(Colours.NONE, Console.colours(Console.Kind.TERMINAL, Map.of("NO_COLOR", "1")));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(standardInput.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            folder,
            kind,
            Colours.NONE);
    int status = new Shell(console, new FakeDesk()).run(words);
    return new Said(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
