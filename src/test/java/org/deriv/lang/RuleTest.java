package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.lang.tree.RuleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static Parsed<List<RuleTree>> read(String text) {
    return Parser.rules(new Source("test.rules", text));
  }

  private static List<String> codes(String text) {
    return read(text).diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void a_rule_has_a_name_declarations_conditions_a_law_a_reason_and_a_source() {
    String text =
        """
        rule d-inverse   # of a matrix
          given A in R[n,n]
          requires A invertible, n >= 1
          d(inv(A)) == -inv(A)*d(A)*inv(A)
          because "derivative of an inverse"
          cite matrix-cookbook "(59)"
        """;
    assertEquals(
        "[RuleTree(d-inverse, [Given([Quantity(A, R[n, n], [], [])], [])], [A is INVERTIBLE, n >="
            + " 1], d(inv(A)) == ((-inv(A)) TIMES d(A) TIMES inv(A)), derivative of an inverse,"
            + " [Citation(matrix-cookbook, (59))])]",
        Sketch.of(read(text).tree()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(A*B)' == B'*A' ~ ((A TIMES B)') == ((B') TIMES (A'))",
        "-(-A) == A ~ (-(-A)) == A",
        "[A] <= B ~ [A] <= B",
        "||A|| >= 0 ~ TWO||A|| >= 0",
        "A > 0 => tr(A) > 0 ~ (A > 0 => tr(A) > 0)",
        "sum(i in 1..n) A[i,i] == tr(A) ~ SUM[i in 1..n]{A[i, i]} == tr(A)",
      })
  void a_law_is_the_line_without_a_keyword(String law, String sketch) {
    String text = "rule r\n  given A in R[n,n]\n  " + law + "\n  because \"x\"\n";
    assertEquals(sketch, Sketch.of(read(text).tree().getFirst().law()));
  }

  @Test
  void a_law_may_go_on_over_lines() {
    String text = "rule r\n  given A in R[n,n]\n  A\n    == A +\n    0\n  because \"x\"\n";
    assertEquals("A == (A PLUS 0)", Sketch.of(read(text).tree().getFirst().law()));
  }

  @Test
  void a_file_holds_several_rules_also_about_random_quantities() {
    String text =
        """
        rule limit-of-sum
          random X in R[n] with E[X] = 0
          E[X] == 0
          because "x"

        rule in-e
          A == A
          because "y"
        """;
    assertEquals(
        List.of("limit-of-sum", "in-e"),
        read(text).tree().stream().map(rule -> rule.name().name()).toList());
  }

  @Test
  void an_error_in_a_rule_does_not_reach_the_next() {
    String text = "rule a\n  A == (A\n  because \"x\"\nrule b\n  A == A\n  because \"y\"\n";
    assertEquals(1, read(text).tree().size());
  }

  @Test
  void a_rule_without_a_law_is_refused() {
    assertEquals(List.of("incomplete-rule"), codes("rule a\n  given A in R\n  because \"x\"\n"));
  }

  @Test
  void a_rule_without_a_reason_is_refused() {
    assertEquals(List.of("incomplete-rule"), codes("rule a\n  A == A\n"));
  }

  @Test
  void a_line_that_belongs_to_no_rule_is_refused() {
    assertEquals(List.of("syntax"), codes("given A in R\n"));
  }

  @Test
  void a_law_claims_and_does_not_define() {
    assertEquals(List.of("syntax"), codes("rule a\n  A = A\n  because \"x\"\n"));
  }
}
