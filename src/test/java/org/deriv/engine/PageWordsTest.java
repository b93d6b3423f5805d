package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.deriv.check.Exhibit;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Omission;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.render.ProblemTypesetter;
import org.junit.jupiter.api.Test;

/** What stands on the page: said once, as a textbook says it. */
class PageWordsTest {
  private static final String LAYER =
      """
      given c in R, alpha in R, beta in R with alpha < beta
      random W in R[m,d] iid Uniform(alpha, beta)
      random h in R[d] with E[h[j]] = 0, Var[h[j]] = 1, uncorrelated
      assume W, h independent
      let a = W*h + c*ones[m]
      """;

  private static Document document(String text) {
    return Composer.compose(
        Title.of("T"),
        Optional.empty(),
        new Engine().compile(new Source("test", text), Options.STANDARD).report().problems(),
        ProblemTypesetter::new,
        _ -> Optional.empty());
  }

  private static Document page(String statements) {
    return document("problem p {\n" + statements + "\n}\n");
  }

  private static List<String> lines(Document document) {
    return document.blocks().stream()
        .filter(Block.Derivation.class::isInstance)
        .flatMap(block -> ((Block.Derivation) block).lines().stream())
        .map(PageWordsTest::said)
        .toList();
  }

  private static String said(Line line) {
    String reason = Inline.plain(line.reason());
    return line.text() + (reason.isEmpty() ? "" : " | " + reason);
  }

  private static List<String> paragraphs(Document document) {
    return document.blocks().stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> Inline.plain(((Block.Paragraph) block).content()))
        .toList();
  }

  @Test
  void names_of_one_space_are_given_together() {
    assertEquals(
        "Let x, y ∈ ℝⁿ, p, q ∈ ℝ with 0 < p < 1 and q > 0, u ∈ ℝⁿ nonzero and v ∈ ℝⁿ. Write"
            + " f = vᵀx.",
        paragraphs(
                page(
                    "given x in R[n], y in R[n], p in R with 0 < p < 1, q in R with q > 0\n"
                        + "given u in R[n] nonzero, v in R[n]\nlet f = v'*x"))
            .getFirst());
  }

  @Test
  void a_heading_that_bears_a_number_is_not_given_another() {
    String both = "problem a \"Question 1: x\" { given x in R }\nproblem b \"%s\" { given x in R }";
    assertEquals(List.of(Optional.empty(), Optional.empty()), numbers(both.formatted("Part 2.1")));
    assertEquals(List.of(Optional.of("1"), Optional.of("2")), numbers(both.formatted("The rest")));
  }

  private static List<Optional<String>> numbers(String text) {
    return document(text).blocks().stream()
        .filter(Block.Heading.class::isInstance)
        .map(block -> ((Block.Heading) block).number())
        .toList();
  }

  @Test
  void a_moment_is_shown_term_by_term_before_its_value() {
    List<String> lines = lines(page(LAYER + "derive Var[a[i]]"));
    assertEquals(
        "= ∑_(j=1)^d(Var[Wᵢⱼ]Var[hⱼ] + Var[Wᵢⱼ]𝔼[hⱼ]² + Var[hⱼ]𝔼[Wᵢⱼ]²)"
            + " | uncorrelated terms, independent factors",
        lines.get(1));
  }

  @Test
  void correlated_terms_are_not_shown_as_if_they_were_not() {
    String setting =
        "given w in R[d]\nrandom h in R[d] with E[h[j]] = 0\nlet a = w'*h\nderive Var[a]";
    assertTrue(lines(page(setting)).stream().noneMatch(line -> line.contains("uncorrelated")));
  }

  @Test
  void the_values_of_all_unknowns_are_said_and_what_was_assumed_of_a_name_is_kept() {
    String goal = "solve E[a[i]] == 0, Var[a[i]] == 1 for c, beta with alpha = -beta";
    assertEquals(Status.PROVED, Goals.last(LAYER, goal).verdict());
    Document page = page(LAYER + goal);
    assertEquals("So c = 0 and β = √(3/d).", paragraphs(page).getLast());
    assertTrue(lines(page).stream().anyMatch(line -> line.endsWith("| for α = −β")));
  }

  @Test
  void a_chain_that_stands_on_the_page_is_referred_to() {
    String setting =
        """
        given X in R[n,d] full column rank, t in R[n], w in R[d]
        derive grad[w] ||X*w - t||^2
        """;
    List<String> used =
        lines(page(setting + "show w'*grad[w] ||X*w - t||^2 == 2*w'*X'*X*w - 2*w'*X'*t"));
    assertEquals(1, used.stream().filter(line -> line.endsWith("| by (1)")).count());
    List<String> solved = lines(page(setting + "minimize ||X*w - t||^2 over w"));
    assertEquals(1, solved.stream().filter(line -> line.contains("read off")).count());
  }

  @Test
  void what_holds_for_some_values_only_is_not_referred_to() {
    List<String> lines =
        lines(
            page(
                "given a in R, b in R\n"
                    + "show a*b == 0 where b = 0\nshow a*b - a*b == 0\nshow a*b == b*a"));
    assertTrue(lines.stream().noneMatch(line -> line.contains("by (")), lines.toString());
    assertTrue(lines.getFirst().endsWith("for b = 0"), lines.toString());
  }

  @Test
  void a_jacobian_with_a_name_costs_what_it_costs_without() {
    String setting = "given v in R[n], z in R[n], x in R[n]\nlet f = v*v'*x\n";
    String goal = "cost vjp[x](f, z)";
    assertEquals(
        prices(Goals.last(setting, goal)),
        prices(Goals.last(setting + "derive J: jac[x] f\n", goal)));
  }

  private static List<String> prices(GoalReport report) {
    Exhibit.Costs costs = (Exhibit.Costs) report.exhibit().orElseThrow();
    assertEquals(2, costs.prices().size());
    return costs.prices().stream().map(price -> price.operations().toString()).toList();
  }

  @Test
  void no_mark_of_a_check_is_left_in_a_clean_copy() {
    Document page = page("given v in R[n], x in R[n]\ncost v*v'*x\ncost v*(v'*x)");
    assertTrue(marks(page), "the page has marks");
    assertFalse(marks(Omission.copy(page, EnumSet.of(Omission.VERDICTS))));
  }

  private static boolean marks(Document document) {
    return document.blocks().stream()
        .map(block ->
            switch (block) {
              case Block.Paragraph(List<Inline> content) -> content;
              case Block.Table table -> table.caption();
              default -> List.<Inline>of();
            })
        .flatMap(List::stream)
        .anyMatch(Inline.Link.class::isInstance);
  }
}
