package org.deriv.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Document;
import org.deriv.document.Drawing;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Typeface;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypesetterTest {
  private static final Typefaces TYPEFACES = new Typefaces();
  private static final Typesetter TYPESETTER = new Typesetter(TYPEFACES, new MathSetter(TYPEFACES));

  record Extreme(String name, List<Block> blocks) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Pages pages(List<Block> blocks) {
    return TYPESETTER.pages(Document.of(Title.of("T"), blocks), Paper.A4);
  }

  private static List<Paint.Glyph> glyphs(List<Paint> paints) {
    List<Paint.Glyph> glyphs = new ArrayList<>();
    for (Paint paint : paints) {
      if (paint instanceof Paint.Glyph glyph) {
        glyphs.add(glyph);
      } else if (paint instanceof Paint.Spoken(_, List<Paint> content)) {
        glyphs.addAll(glyphs(content));
      } else if (paint instanceof Paint.Tagged(_, List<Paint> content)) {
        glyphs.addAll(glyphs(content));
      }
    }
    return glyphs;
  }

  private static String text(List<Paint> paints) {
    StringBuilder text = new StringBuilder();
    glyphs(paints).forEach(glyph -> text.append(glyph.unicode()));
    return text.toString();
  }

  static Stream<Extreme> extremes() {
    String sum = String.join("+", Collections.nCopies(200, "\\mathbf{x}_{i}^{\\top}\\mathbf{y}"));
    String product = "\\mathbf{ABCDEFGHIJKLMNOP}".repeat(12);
    Line wide = Line.of(Formula.of(sum), RelationSign.EQUAL, Formula.of(sum)).marked(Mark.PROVED);
    Line solid =
        Line.of(Formula.of(product), RelationSign.EQUAL, Formula.of(product))
            .because(Samples.words("because ".repeat(60)))
            .withLead(RelationSign.EQUIVALENT);
    List<Block> nested = List.of(Samples.paragraph("deep"));
    for (int i = 0; i < 60; i++) {
      nested = List.of(new Block.Quote(nested));
    }
    List<Block.Cell> cells = Collections.nCopies(30, new Block.Cell(Samples.words("cell $x^2$")));
    Block table =
        new Block.Table(
            Collections.nCopies(30, Alignment.LEFT), cells, List.of(cells, cells), List.of());
    Block figure =
        new Block.Figure(new Drawing(5000, 9000, List.of()), Optional.empty(), List.of());
    String matrix = "\\begin{pmatrix}" + "1\\\\".repeat(120) + "1\\end{pmatrix}";
    return Stream.of(
        new Extreme("wide sums", List.of(new Block.Derivation(List.of(wide)))),
        new Extreme("unbreakable sides", List.of(new Block.Derivation(List.of(solid)))),
        new Extreme(
            "a wide display", List.of(new Block.Display(Formula.of(product), Optional.of("1")))),
        new Extreme(
            "a tall matrix", List.of(new Block.Display(Formula.of(matrix), Optional.empty()))),
        new Extreme("a formula in the line", List.of(Samples.paragraph("so $" + product + "$ is"))),
        new Extreme("a word", List.of(Samples.paragraph("a".repeat(800)))),
        new Extreme("quotes", nested),
        new Extreme("a table", List.of(table)),
        new Extreme("a figure", List.of(figure)),
        new Extreme("a listing", List.of(new Block.Listing("x".repeat(900)))),
        new Extreme(
            "a heading",
            List.of(new Block.Heading(1, Optional.of("1"), Samples.words("head ".repeat(90))))));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void nothing_leaves_the_text_area(Extreme extreme) {
    Paper paper = Paper.A4;
    for (List<Paint> sheet : pages(extreme.blocks).sheets()) {
      for (Paint.Glyph glyph : glyphs(sheet)) {
        Typeface face = TYPEFACES.of(glyph.face());
        double right = glyph.matrix().e() + face.advance(glyph.id()) * glyph.matrix().a();
        assertTrue(glyph.matrix().e() >= paper.left() - 1, extreme.name);
        assertTrue(right <= paper.width() - paper.left() + 1, extreme.name);
        assertTrue(glyph.matrix().f() <= paper.height() - 30, extreme.name);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void a_solution_has_two_pages(Paper paper) {
    assertEquals(2, TYPESETTER.pages(Samples.residual(), paper).sheets().size());
  }

  @Test
  void an_empty_document_has_a_page() {
    assertEquals(1, pages(List.of()).sheets().size());
  }

  @Test
  void a_heading_is_never_the_last_thing_on_a_page() {
    for (int lines = 20; lines < 60; lines++) {
      List<Block> blocks = new ArrayList<>();
      IntStream.range(0, lines).forEach(_ -> blocks.add(Samples.paragraph("word")));
      blocks.add(new Block.Heading(1, Optional.empty(), Inline.text("HEADING")));
      blocks.add(Samples.paragraph("after"));
      List<String> texts = pages(blocks).sheets().stream().map(TypesetterTest::text).toList();

      assertTrue(
          texts.stream().noneMatch(text -> text.contains("HEADING") && !text.contains("after")));
    }
  }

  @Test
  void the_pages_are_numbered() {
    List<Paint> last = TYPESETTER.pages(Samples.residual(), Paper.A4).sheets().getLast();

    assertTrue(text(last).endsWith("2 / 2"));
  }

  @Test
  void relations_stand_under_one_another() {
    Line first = Line.of(Formula.of("a+b"), RelationSign.EQUAL, Formula.of("c"));
    Line second = Line.next(RelationSign.EQUAL, Formula.of("d"));
    List<Double> places =
        glyphs(pages(List.of(new Block.Derivation(List.of(first, second)))).sheets().getFirst())
            .stream()
            .filter(glyph -> glyph.unicode().equals("="))
            .map(glyph -> glyph.matrix().e())
            .distinct()
            .toList();

    assertEquals(1, places.size());
  }

  @Test
  void a_wide_right_side_continues_to_the_right_of_its_relation() {
    List<Paint.Glyph> glyphs = glyphs(pages(List.of(Samples.wide())).sheets().getFirst());
    double relation =
        glyphs.stream().filter(g -> g.unicode().equals("=")).findFirst().orElseThrow().matrix().e();
    List<Double> baselines = glyphs.stream().map(g -> g.matrix().f()).distinct().toList();
    double second =
        glyphs.stream()
            .filter(g -> g.unicode().equals("+") && baselines.indexOf(g.matrix().f()) > 2)
            .mapToDouble(g -> g.matrix().e())
            .min()
            .orElseThrow();

    assertTrue(second > relation);
  }

  @Test
  void ligatures_keep_their_letters() {
    assertTrue(
        text(pages(List.of(Samples.paragraph("office"))).sheets().getFirst()).contains("office"));
  }

  @Test
  void pairs_of_letters_are_kerned() {
    Typeface roman = TYPEFACES.of(org.deriv.render.ink.Face.ROMAN);
    int a = roman.glyph('A').orElseThrow();
    int v = roman.glyph('V').orElseThrow();

    assertTrue(roman.kern(a, v) < -0.05);
  }
}
