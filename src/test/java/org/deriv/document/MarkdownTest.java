package org.deriv.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deriv.document.Block.Display;
import org.deriv.document.Block.Paragraph;
import org.deriv.document.Inline.Code;
import org.deriv.document.Inline.Emphasis;
import org.deriv.document.Inline.Link;
import org.deriv.document.Inline.Maths;
import org.deriv.document.Inline.Strong;
import org.deriv.document.Inline.Text;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static List<Inline> paragraph(String markdown) {
    return assertInstanceOf(Paragraph.class, Markdown.read(markdown).blocks().getFirst()).content();
  }

  @Test
  void stars_are_emphasis() {
    assertEquals(
        List.of(
            new Text("a "),
            new Emphasis(Inline.text("b")),
            new Text(" "),
            new Strong(Inline.text("c"))),
        paragraph("a *b* **c**"));
  }

  @Test
  void stars_in_a_formula_are_not() {
    assertEquals(List.of(new Maths(Formula.of("a*b*c_1"))), paragraph("$a*b*c_1$"));
  }

  @Test
  void two_prices_are_no_formula() {
    assertEquals("from $5 to $10", Inline.plain(paragraph("from $5 to $10")));
  }

  @Test
  void a_dollar_can_be_escaped() {
    assertEquals("$x$", Inline.plain(paragraph("\\$x\\$")));
  }

  @Test
  void code_keeps_its_dollars() {
    assertEquals(List.of(new Code("$x$")), paragraph("`$x$`"));
  }

  @Test
  void two_dollars_display_a_formula_and_end_the_paragraph() {
    List<Block> blocks = Markdown.read("Now $$a=b$$ holds.").blocks();

    assertEquals(
        List.of(
            new Paragraph(Inline.text("Now ")),
            new Display(Formula.of("a=b"), Optional.empty()),
            new Paragraph(Inline.text(" holds."))),
        blocks);
  }

  @Test
  void unicode_signs_in_a_formula_become_commands() {
    assertEquals(List.of(new Maths(Formula.of("\\alpha \\in \\mathbb{R}"))), paragraph("$α∈ℝ$"));
  }

  @Test
  void a_refused_formula_is_shown_as_typed() {
    assertEquals(
        List.of(new Text("see "), new Code("$\\input{x}$")), paragraph("see $\\input{x}$"));
  }

  @Test
  void a_refused_formula_is_reported_at_its_place() {
    Prose.Problem problem = Markdown.read("see $α\\input{x}$").problems().getFirst();

    assertEquals(6, problem.problem().offset());
  }

  @Test
  void a_hole_is_a_formula_in_the_line() {
    Formula formula = Formula.of("x^{2}");
    Prose prose =
        Markdown.read(
            List.of(
                new Prose.Piece.Source("so *that "),
                new Prose.Piece.Hole(formula),
                new Prose.Piece.Source("*")));

    assertEquals(
        List.of(
            new Paragraph(
                List.of(
                    new Text("so "),
                    new Emphasis(List.of(new Text("that "), new Maths(formula)))))),
        prose.blocks());
  }

  @Test
  void a_pointer_is_a_reference_wherever_it_stands() {
    Prose prose =
        Markdown.read(
            List.of(
                new Prose.Piece.Source("# Of "),
                new Prose.Piece.Pointer("7"),
                new Prose.Piece.Source("\n\n**by "),
                new Prose.Piece.Pointer("8"),
                new Prose.Piece.Source("**")));

    assertEquals(
        List.of(
            new Block.Heading(
                1, Optional.empty(), List.of(new Text("Of "), new Inline.Reference("7"))),
            new Paragraph(
                List.of(new Strong(List.of(new Text("by "), new Inline.Reference("8")))))),
        prose.blocks());
  }

  @Test
  void a_problem_after_a_hole_is_in_its_own_piece() {
    Prose prose =
        Markdown.read(
            List.of(
                new Prose.Piece.Source("a "),
                new Prose.Piece.Hole(Formula.of("x")),
                new Prose.Piece.Source(" $\\oops$")));

    assertEquals(2, prose.problems().getFirst().piece());
  }

  @Test
  void lists_are_items() {
    assertEquals(
        List.of(
            new Block.Items(
                Optional.of(3),
                List.of(
                    new Block.Item(List.of(new Paragraph(Inline.text("a")))),
                    new Block.Item(List.of(new Paragraph(Inline.text("b"))))))),
        Markdown.read("3. a\n4. b").blocks());
  }

  @Test
  void a_link_to_the_web_is_kept() {
    assertEquals(
        List.of(new Link("https://example.org/a_b", Inline.text("here"))),
        paragraph("[here](https://example.org/a_b)"));
  }

  @Test
  void a_link_to_a_script_is_dropped() {
    assertEquals(Inline.text("here"), paragraph("[here](javascript:alert(1))"));
  }

  @Test
  void an_image_is_its_description() {
    assertEquals(Inline.text("a cat"), paragraph("![a cat](file:///etc/passwd)"));
  }

  @Test
  void quotes_without_end_are_no_danger() {
    assertTrue(Markdown.read(">".repeat(20_000) + " a").problems().isEmpty());
  }

  @Test
  void stars_without_end_are_no_danger() {
    assertTrue(Markdown.read("*a ".repeat(3_000) + "b*".repeat(3_000)).problems().isEmpty());
    assertTrue(Markdown.read("*a ".repeat(390) + "b*".repeat(390)).problems().isEmpty());
  }

  @Test
  void placeholders_cannot_be_typed() {
    assertEquals("0", Inline.plain(paragraph("\ue0000\ue001")).strip());
  }
}
