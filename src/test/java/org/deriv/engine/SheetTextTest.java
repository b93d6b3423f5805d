package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.check.Status;
import org.deriv.diagnostic.Source;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.render.ProblemTypesetter;
import org.junit.jupiter.api.Test;

/** What a solution sheet says around its formulas, and how it writes what people write in a way. */
class SheetTextTest {
  /** The paragraphs and lines of a problem, reasons after a bar. */
  private static List<String> said(String statements) {
    String text = "problem p \"Of $x^2$\" {\n" + statements + "\n}\n";
    Document document =
        Composer.compose(
            Title.of("T"),
            Optional.empty(),
            new Engine().compile(new Source("test", text), Options.STANDARD).report().problems(),
            ProblemTypesetter::new,
            _ -> Optional.empty());
    return document.blocks().stream().flatMap(SheetTextTest::words).toList();
  }

  private static Stream<String> words(Block block) {
    return switch (block) {
      case Block.Heading heading -> Stream.of(Inline.plain(heading.text()));
      case Block.Paragraph(List<Inline> content) -> Stream.of(Inline.plain(content));
      case Block.Derivation derivation ->
          derivation.lines().stream()
              .map(line -> (line.text() + " | " + Inline.plain(line.words())).strip());
      default -> Stream.of();
    };
  }

  private static void says(String statements, String... expected) {
    List<String> said = said(statements);
    for (String line : expected) {
      assertTrue(said.contains(line), () -> line + " is not among\n" + String.join("\n", said));
    }
  }

  @Test
  void an_argument_says_first_what_it_is_for() {
    says(
        "given c in R\nrecurrence a[t] = c*a[t-1] for t in 1..T with a[0] = 1\n"
            + "show a[t] == c^t by induction on t",
        "We show that aₜ = c^t, by induction on t.");
    says(
        "given p in R[k] with p > 0\nmaximize -sum(j in 1..k) p[j]*log(p[j]) over p subject to"
            + " sum(p) == 1 as p_star",
        "Maximise −∑_(j=1)^k pⱼ log pⱼ over p subject to sum(p) = 1 with the multiplier ν; the"
            + " maximiser is called p^⋆.");
  }

  @Test
  void bounds_on_both_sides_are_one_chain_and_a_natural_number_is_one() {
    says(
        "given N in N with N >= 1, a in R, b in R\nassume b >= 0, b <= 1\nshow b <= 1",
        "Let N ∈ ℕ with N ≥ 1 and a, b ∈ ℝ. Assume that 0 ≤ b ≤ 1.");
  }

  @Test
  void a_number_is_written_as_the_author_writes_it() {
    says("compute -1.5 - 3.4", "−1.5 − 3.4 = −4.9 | evaluated in exact arithmetic");
    says("compute -3/2 - 17/5", "−3/2 − 17/5 = −49/10 = −4.9 | evaluated in exact arithmetic");
  }

  @Test
  void by_a_number_one_differentiates_without_differentials() {
    List<String> said = said("given c in R, t in R\nderive grad[t] (c*t^2 - 3*t)");
    assertEquals(1, said.stream().filter(line -> line.contains("∂t")).count(), said::toString);
    assertTrue(said.stream().noneMatch(line -> line.contains("dt")), said::toString);
  }

  @Test
  void a_claim_is_written_out_by_its_definitions_first() {
    says(
        "given u in R[d] nonzero\nlet P = I[d] - u*u'/||u||^2\nshow P*u == 0",
        "Pu = (I_d − uuᵀ/(‖u‖²))u | by definition");
  }

  @Test
  void a_claim_that_stands_above_already_is_referred_to() {
    says(
        "given b in R[n], x in R[n]\nderive grad[x] (b'*x)\nshow grad[x] (b'*x) == b",
        "∇ₓ (bᵀx) = b | by (1)");
  }

  @Test
  void two_that_are_not_equal_are_told_apart_by_an_example() {
    says(
        "given a in R, b in R\nshow a - b != b - a",
        "a − b ≠ b − a | for example with a = 1, b = 0: 1 against −1");
  }

  @Test
  void the_jacobian_of_one_step_is_no_product() {
    List<String> said =
        said(
            "given W in R[n,n]\nrecurrence h[t] = W*sigmoid(h[t-1]) for t in 1..T\n"
                + "derive jac[h[T-1]] h[T]");
    assertTrue(said.stream().noneMatch(line -> line.contains("∏")), said::toString);
  }

  @Test
  void a_heading_sets_its_formulas() {
    assertEquals("Of x²", said("given x in R").getFirst());
  }

  @Test
  void the_inverse_of_nothing_is_refused_and_not_a_fault() {
    Status status =
        Goals.last("given A in R[n,n], B in R[n,n]\n", "show inv(A - A) == B").verdict();
    assertTrue(status != Status.ERROR, status::toString);
  }
}
