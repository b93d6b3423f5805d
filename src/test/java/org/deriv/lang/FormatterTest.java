package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  static List<Path> samples() throws IOException {
    return Samples.files();
  }

  private static String format(String text) {
    return Formatter.format(new Source("test", text)).tree();
  }

  private static String statement(String text) {
    String formatted = format("problem p {\n" + text + "\n}\n");
    return formatted.substring("problem p {\n".length(), formatted.length() - "\n}\n".length());
  }

  @Test
  void there_are_samples() throws IOException {
    assertTrue(samples().size() > 20);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_has_no_errors(Path file) throws IOException {
    assertEquals(List.of(), Parser.program(Samples.source(file)).diagnostics());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void formatting_keeps_the_tree(Path file) throws IOException {
    Source source = Samples.source(file);
    Source formatted = new Source(source.name(), Formatter.format(source).tree());
    assertEquals(
        Sketch.of(Parser.program(source).tree()), Sketch.of(Parser.program(formatted).tree()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void formatting_twice_is_formatting_once(Path file) throws IOException {
    String once = Formatter.format(Samples.source(file)).tree();
    assertEquals(once, format(once));
  }

  @Test
  void prose_keeps_its_words_its_expressions_and_its_references() {
    assertEquals(
        "  text \"By {@a.b},  {@ c } and { x+1 }.\"",
        statement("text   \"By {@a.b},  {@ c } and { x+1 }.\""));
  }

  @Test
  void the_layout_is_the_agreed_one() {
    String text =
        """
        title   "T" # of it
        author "A"
        # about p
        problem  p  "P"{

        given x in R[n],y in R[n]
        random  e  in R iid Normal( 0,1 )
          let a=x+ y
           let long_name = a   # long


        show first : a==x+y
         where n>1
        show s: x==x
        check a
        == x+y by "why"
        # the middle
        let z = x
        == z+y

        text \"""two
           lines\"""
        }
        problem q { derive -x*y minimize x'*x over x as best }
        """;
    assertEquals(
        """
        title  "T"  # of it
        author "A"
        # about p
        problem p "P" {
          given  x in R[n], y in R[n]
          random e in R iid Normal(0, 1)
          let    a         = x + y
          let    long_name = a  # long

          show  first: a == x+y
            where n > 1
          show  s: x == x
          check a
            == x+y by "why"
            # the middle
            let z = x
            == z+y

          text \"""two
           lines\"""
        }

        problem q {
          derive -x*y
          minimize x'*x over x as best
        }
        """,
        format(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "derive a*b + c ~ derive a*b + c",
        "derive a *b+ c ~ derive a * b + c",
        "derive a .* b ⊙ c kron d ~ derive a .* b ⊙ c kron d",
        "derive - a ^ - 1 ~ derive -a^-1",
        "derive f ( x ) [ i ] ' ~ derive f(x)[i]'",
        "derive sum( i in 1 .. n )x [ i ] ~ derive sum(i in 1..n) x[i]",
        "derive grad [ x ]f ( x ) ~ derive grad[x] f(x)",
        "derive grad[x] ( f ) ~ derive grad[x] (f)",
        "derive | | | x | | - 1 | ~ derive | | |x|| - 1|",
        "derive || x ||_F ^ 2 ~ derive ||x||_F^2",
        "derive [ [1,2],[3, 4] ] ~ derive [[1,2],[3, 4]]",
        "derive E_{ R }[ x|y>0 ] ~ derive E_{R}[x | y > 0]",
        "derive A[1 .. k , : ] ~ derive A[1..k, :]",
        "derive cases{a if x>0 ;b otherwise} ~ derive cases { a if x > 0; b otherwise }",
        "limit a as p -> 0+ ~ limit a as p -> 0+",
        "given f:R->R smooth ~ given f : R -> R smooth",
        "show λ≤x ~ show λ ≤ x",
      })
  void spaces_stand_where_they_help(String text, String formatted) {
    assertEquals("  " + formatted, statement(text));
  }

  @Test
  void a_file_with_errors_is_left_as_it_is() {
    String text = "problem p {\n   let a =\n}";
    assertEquals(text, format(text));
  }

  @Test
  void a_file_with_errors_is_reported() {
    assertTrue(Formatter.format(new Source("test", "problem p {")).hasErrors());
  }

  @Test
  void an_empty_file_stays_empty() {
    assertEquals("", format("  \n"));
  }

  @Test
  void a_file_of_comments_keeps_them() {
    assertEquals("# a\n\n# b\n", format("# a\n\n\n   # b"));
  }
}
