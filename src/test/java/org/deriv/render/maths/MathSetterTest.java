package org.deriv.render.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.document.LatexCheck;
import org.deriv.document.LatexCommand;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Piece;
import org.deriv.render.ink.Typefaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathSetterTest {
  private static final MathSetter SETTER = new MathSetter(new Typefaces());

  private static Piece set(String latex) {
    return SETTER.set(latex, MathStyle.DISPLAY, 10).orElseThrow();
  }

  private static List<String> signs(String latex) {
    return set(latex).paints().stream()
        .filter(Paint.Glyph.class::isInstance)
        .map(paint -> ((Paint.Glyph) paint).unicode())
        .toList();
  }

  static Stream<String> commands() {
    return LatexCommand.all().stream().map(CommandUse::of).sorted();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_that_is_allowed_can_be_set(String latex) {
    assertEquals(Optional.empty(), LatexCheck.problem(latex));
    assertTrue(SETTER.set(latex, MathStyle.TEXT, 10).isPresent(), latex);
  }

  @Test
  void a_relation_has_room_on_both_sides() {
    double apart = set("a").width() + set("=").width() + set("b").width();

    assertTrue(set("a=b").width() > apart + 5);
  }

  @Test
  void a_piece_that_begins_with_an_operator_is_as_wide_as_in_the_whole() {
    double whole = set("a+b").width();

    assertEquals(whole, set("a").width() + set("{}+b").width(), 0.01);
  }

  @Test
  void a_formula_grows_with_its_size() {
    Piece large = SETTER.set("x+y", MathStyle.TEXT, 20).orElseThrow();
    Piece small = SETTER.set("x+y", MathStyle.TEXT, 10).orElseThrow();

    assertEquals(2 * small.width(), large.width(), 1e-6);
  }

  @Test
  void a_displayed_sum_is_higher_than_one_in_the_line() {
    Piece line = SETTER.set("\\sum_{i=1}^n", MathStyle.TEXT, 10).orElseThrow();

    assertTrue(set("\\sum_{i=1}^n").extent() > 1.5 * line.extent());
  }

  // AWT in JDK 25 drops the code U+00AD of JLaTeXMath's fonts, which these signs use.
  @ParameterizedTest
  @ValueSource(strings = {"\\Omega", "\\otimes", "\\boldsymbol{\\Omega}"})
  void signs_that_awt_loses_have_outlines(String latex) {
    Typefaces typefaces = new Typefaces();
    Paint.Glyph glyph = (Paint.Glyph) set(latex).paints().getFirst();

    assertFalse(typefaces.of(glyph.face()).outline(glyph.id()).isEmpty());
  }

  @Test
  void glyphs_know_what_they_stand_for() {
    assertEquals(
        List.of("𝔼", "[", "δ", "]", "≤", "∞"),
        signs("\\mathbb{E}[\\boldsymbol{\\delta}]\\leq\\infty"));
  }

  @Test
  void large_delimiters_know_what_they_stand_for() {
    assertEquals("(", signs("\\left(\\frac{a}{b}\\right)").getFirst());
  }

  @Test
  void one_formula_does_not_change_the_next() {
    double before =
        new MathSetter(new Typefaces()).set("\\sum_i", MathStyle.DISPLAY, 10).orElseThrow().width();
    set("\\mathop{\\mathrm{arg\\,max}}\\limits_x f(x)");
    double after =
        new MathSetter(new Typefaces()).set("\\sum_i", MathStyle.DISPLAY, 10).orElseThrow().width();

    assertEquals(before, after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\newcommand{\\a}{\\a}\\a",
        "\\includegraphics{http://example.org/x.png}",
        "\\sum\\nolimits_i",
        "\\scalebox{9999}{x}",
        "x^a^b"
      })
  void what_is_not_allowed_never_reaches_the_library(String latex) {
    assertEquals(Optional.empty(), SETTER.set(latex, MathStyle.TEXT, 10));
  }

  @Test
  void a_very_long_sum_can_be_set() {
    String latex = "a+".repeat(5_000) + "a";

    assertTrue(set(latex).width() > 50_000);
  }

  @Test
  void an_empty_formula_is_nothing() {
    assertEquals(0, set("").width());
  }

  @Test
  void formulas_can_be_set_on_many_threads() {
    List<Double> widths =
        Stream.iterate(1, n -> n + 1)
            .limit(40)
            .parallel()
            .map(n ->
                new MathSetter(new Typefaces())
                    .set("x^{" + (n % 7) + "}", MathStyle.TEXT, 10)
                    .orElseThrow()
                    .width())
            .distinct()
            .toList();

    assertEquals(1, widths.size());
  }
}
