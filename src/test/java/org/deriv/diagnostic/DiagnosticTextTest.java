package org.deriv.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  private final Source source = new Source("a.deriv", "let 𝔼x =\ty + 1\nshow\n");
  private final DiagnosticText plain = new DiagnosticText(Colours.NONE);

  @Test
  void it_shows_place_line_underlining_label_and_help() {
    Diagnostic diagnostic =
        Diagnostic.error("unknown-name", "`y` is not declared", source.span(9, 10))
            .withLabel("here")
            .withHelp("declare it by `given y in R`");
    assertEquals(
        """
        error[unknown-name]: `y` is not declared
         --> a.deriv:1:9
          |
        1 | let 𝔼x = y + 1
          |         ^ here
          = help: declare it by `given y in R`
        """,
        plain.write(source, diagnostic));
  }

  @Test
  void an_empty_span_is_marked_by_one_sign() {
    Diagnostic diagnostic = Diagnostic.error("syntax", "too early", source.span(20, 20));
    assertTrue(plain.write(source, diagnostic).contains("2 | show\n  |     ^\n"));
  }

  @Test
  void a_span_of_several_lines_is_underlined_to_the_end_of_the_first() {
    Diagnostic diagnostic = Diagnostic.error("syntax", "long", source.span(14, 18));
    assertTrue(plain.write(source, diagnostic).contains("|              ^\n"));
  }

  @Test
  void a_long_line_is_cut_around_what_is_marked() {
    Source wide = new Source("a.deriv", "x".repeat(300) + "y" + "x".repeat(300));
    String text = plain.write(wide, Diagnostic.error("syntax", "far", wide.span(300, 301)));
    assertTrue(text.lines().allMatch(line -> line.length() < 140));
  }

  @Test
  void colours_are_escape_sequences_that_are_all_ended() {
    DiagnosticText coloured = new DiagnosticText(Colours.ANSI);
    String text = coloured.write(source, Diagnostic.error("syntax", "x", source.span(0, 3)));
    int started = text.split("\u001b\\[1", -1).length;
    int ended = text.split("\u001b\\[0m", -1).length;
    assertEquals(started, ended);
  }

  @Test
  void several_are_separated_by_an_empty_line() {
    Diagnostic diagnostic = Diagnostic.error("syntax", "x", source.span(0, 3));
    String text = plain.write(source, List.of(diagnostic, diagnostic));
    assertTrue(text.contains("^^^\n\nerror"));
  }
}
