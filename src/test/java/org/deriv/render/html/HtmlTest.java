package org.deriv.render.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Typesetter;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static final String SAMPLE = writer().of(Samples.residual());

  private static Html writer() {
    Typefaces typefaces = new Typefaces();
    MathSetter maths = new MathSetter(typefaces);
    return new Html(new Typesetter(typefaces, maths), maths, typefaces);
  }

  private static String page(Block... blocks) {
    return writer().of(Document.of(Title.of("T"), List.of(blocks)));
  }

  private static String body(Block... blocks) {
    String page = page(blocks);
    return page.substring(page.indexOf("</header>"));
  }

  @Test
  void the_page_fetches_nothing() {
    Matcher outside =
        Pattern.compile("(src|href)=\"(?!#)[^\"]*\"|url\\((?!data:)|@import|<script")
            .matcher(SAMPLE);

    assertFalse(outside.find());
  }

  @Test
  void a_reason_shows_its_rules_when_it_is_pointed_at() {
    List<Inline> reason =
        List.of(new Inline.Hint(Inline.text("product rule"), "d-product: d(A*B) == …"));

    assertTrue(
        body(new Block.Paragraph(reason))
            .contains("tabindex=\"0\" title=\"d-product: d(A*B) == …\">product rule</span>"));
  }

  @Test
  void steps_fold() {
    assertTrue(SAMPLE.contains("<details open><summary>"));
  }

  @Test
  void the_page_has_a_dark_side() {
    assertTrue(SAMPLE.contains("@media (prefers-color-scheme:dark)"));
  }

  @Test
  void formulas_can_be_read_by_those_who_do_not_see_them() {
    assertTrue(SAMPLE.contains("<span class=\"t\">∂L/∂zⱼ</span>"));
  }

  @Test
  void verdicts_can_be_read_by_those_who_do_not_see_them() {
    assertTrue(SAMPLE.contains("<span class=\"t\">[refuted]</span>"));
  }

  @Test
  void every_glyph_that_is_used_is_defined() {
    Matcher use = Pattern.compile("<use href=\"#(g\\d+)\"").matcher(SAMPLE);
    int uses = 0;
    while (use.find()) {
      uses++;
      assertTrue(SAMPLE.contains("<path id=\"" + use.group(1) + "\""));
    }

    assertTrue(uses > 300);
  }

  @Test
  void what_an_author_types_is_no_markup() {
    String body =
        body(
            new Block.Paragraph(Inline.text("<script>alert(1)</script> & \"x\"")),
            new Block.Listing("</pre><b>"),
            new Block.Heading(1, Optional.of("<i>"), Inline.text("<u>")));

    assertFalse(Pattern.compile("<(script|b|i|u)>").matcher(body).find());
  }

  @Test
  void a_link_leads_to_the_web_only() {
    Inline link = new Inline.Link("javascript:alert(1)", Inline.text("here"));

    assertFalse(body(new Block.Paragraph(List.of(link))).contains("<a "));
  }

  @Test
  void a_citation_leads_to_its_entry() {
    Inline link = new Inline.Link("#MC 1", Inline.text("[MC 1]"));
    String body =
        body(
            new Block.Paragraph(List.of(link)),
            new Block.References(
                Block.References.Kind.CITED,
                List.of(new Block.Reference("MC 1", Inline.text("Cookbook")))));

    assertTrue(body.contains("href=\"#ref-MC-1\"") && body.contains("id=\"ref-MC-1\""));
  }

  @Test
  void a_formula_that_is_not_allowed_is_shown_as_typed() {
    assertTrue(body(Samples.paragraph("$\\input{x}$")).contains("<code>\\input{x}</code>"));
  }

  @Test
  void the_same_document_gives_the_same_page() {
    assertEquals(SAMPLE, writer().of(Samples.residual()));
  }

  @Test
  void a_page_of_two_is_not_large() {
    assertTrue(SAMPLE.length() < 300_000, SAMPLE.length() + " characters");
  }
}
