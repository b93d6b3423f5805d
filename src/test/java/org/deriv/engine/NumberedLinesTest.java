package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Source;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.Omission;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.render.ProblemTypesetter;
import org.junit.jupiter.api.Test;

/** Numbers of lines and accounts of checks: each is there because something leads to it. */
class NumberedLinesTest {
  private static final String PROJECTED =
      """
      problem p {
        given u in R[d] nonzero, gamma in R, f : R[d] -> R smooth
        let w = gamma*u/||u||
        let L = f(w)
        derive grad[u] L
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

  private static List<Line> lines(Document document) {
    return document.blocks().stream()
        .filter(Block.Derivation.class::isInstance)
        .flatMap(block -> ((Block.Derivation) block).lines().stream())
        .toList();
  }

  private static List<String> references(Document document) {
    List<String> found = new ArrayList<>();
    for (Line line : lines(document)) {
      line.reason().stream()
          .filter(Inline.Reference.class::isInstance)
          .forEach(it -> found.add(((Inline.Reference) it).number()));
    }
    return found;
  }

  @Test
  void lines_that_are_referred_to_have_numbers_and_no_others_do() {
    Document document = document(PROJECTED);
    List<Line> numbered =
        lines(document).stream().filter(line -> line.number().isPresent()).toList();

    assertEquals(List.of("1"), references(document));
    assertEquals(1, numbered.size());
    assertEquals("∇_w L = ∇f(w)", numbered.getFirst().text());
  }

  @Test
  void a_check_short_of_a_proof_is_accounted_for_at_the_end() {
    Document document =
        document(
            """
            problem p {
             given x in R
             compute sin(x) with x = 1
             compute cos(x) with x = 1
            }\
            """);
    List<Block.Reference> accounts =
        document.blocks().stream()
            .filter(Block.References.class::isInstance)
            .flatMap(block -> ((Block.References) block).entries().stream())
            .toList();

    assertEquals(1, accounts.size(), "equal accounts are given once");
    assertEquals(
        List.of("checked numerically [a]", "checked numerically [a]"),
        lines(document).stream().map(line -> Inline.plain(line.words())).toList());
    assertEquals(
        List.of(Mark.TESTED, Mark.TESTED),
        lines(document).stream().flatMap(line -> line.mark().stream()).toList());
  }

  @Test
  void a_clean_copy_says_nothing_of_checks() {
    Document clean =
        Omission.copy(
            document("problem p {\n  given x in R\n  compute sin(x) with x = 1\n}"),
            EnumSet.of(Omission.VERDICTS));

    assertTrue(clean.blocks().stream().noneMatch(Block.References.class::isInstance));
    assertEquals(
        List.of("p"),
        clean.blocks().stream()
            .filter(Block.Heading.class::isInstance)
            .map(block -> Inline.plain(((Block.Heading) block).text()))
            .toList());
    lines(clean).forEach(line -> assertEquals(List.of(), line.grounds()));
  }
}
