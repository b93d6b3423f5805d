package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Source;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.render.ProblemTypesetter;
import org.deriv.render.html.Html;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.deriv.render.tex.Latex;
import org.junit.jupiter.api.Test;

/** Prose points at the results of goals, which are then numbered. */
class CrossReferencesTest {
  private static final String SQUARES =
      """
      problem squares {
        given X in R[n,d], w in R[d], y in R[n]
        assume X'*X invertible
        let L = ||X*w - y||^2
        text \"""From {@slope} follows *{@best}*; see {@picture}, {@price}, {@short} and {@ bounds.most }.\"""
        derive slope: grad[w] L
        minimize best: L over w
        draw picture: L
        cost price: X*X'*y
        cost short: X*w
      }
      problem bounds {
        given x in R[n]
        show most: ||x||_1 <= n*||x||_oo
        show x*x' is positive semidefinite
        text "- And {@squares.slope}."
      }
      """;

  private static Document document(String text) {
    return Composer.compose(
        Title.of("T"),
        Optional.empty(),
        new Engine().compile(new Source("test", text), Options.STANDARD).report().problems(),
        ProblemTypesetter::new,
        _ -> Optional.empty());
  }

  private static List<String> prose(Document document) {
    List<String> found = new ArrayList<>();
    for (Block block : document.blocks()) {
      if (block instanceof Block.Paragraph(List<Inline> words)) {
        found.add(Inline.plain(words).replace('\u00a0', ' '));
      } else if (block instanceof Block.Items(var _, List<Block.Item> items)
          && items.getFirst().content().getFirst() instanceof Block.Paragraph(var words)) {
        found.add(Inline.plain(words));
      }
    }
    return found;
  }

  @Test
  void prose_says_the_numbers_of_lines_figures_and_tables() {
    Document document = document(SQUARES);
    List<String> prose = prose(document);
    assertTrue(
        prose.contains("From (1) follows (2); see Figure 1, Table 1, Section 1 and (3)."),
        prose.toString());
    assertTrue(prose.contains("And (1)."), prose.toString());
  }

  @Test
  void a_label_stands_for_the_line_that_says_the_result() {
    List<String> numbered =
        document(SQUARES).blocks().stream()
            .filter(Block.Derivation.class::isInstance)
            .flatMap(block -> ((Block.Derivation) block).lines().stream())
            .filter(line -> line.number().isPresent())
            .map(Line::text)
            .toList();
    assertEquals(3, numbered.size(), numbered.toString());
    assertTrue(numbered.get(0).startsWith("∇_w L = "), numbered.toString());
    assertTrue(numbered.get(1).contains("w = (XᵀX)⁻¹Xᵀy"), numbered.toString());
    assertTrue(numbered.get(2).startsWith("‖x‖₁ ≤ "), numbered.toString());
  }

  @Test
  void a_page_links_to_what_prose_points_at() {
    Document document = document(SQUARES);
    Typefaces typefaces = new Typefaces();
    MathSetter maths = new MathSetter(typefaces);
    String html = new Html(new Typesetter(typefaces, maths), maths, typefaces).of(document);
    String tex = new Latex(maths).of(document, Paper.A4);
    for (String anchor : List.of("eq-1", "eq-2", "eq-3", "figure-1", "table-1")) {
      assertTrue(html.contains("href=\"#ref-" + anchor + "\""), anchor);
      assertTrue(html.contains("id=\"ref-" + anchor + "\""), anchor);
    }
    assertTrue(tex.contains("\\eqref{eq-3}"), tex);
    assertTrue(tex.contains("\\hyperlink{figure-1}") && tex.contains("\\hypertarget{figure-1}"));
    assertTrue(tex.contains("\\hyperlink{table-1}") && tex.contains("\\hypertarget{table-1}"));
  }
}
