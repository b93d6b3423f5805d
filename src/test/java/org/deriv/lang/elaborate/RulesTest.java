package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Parsed;
import org.deriv.lang.Reader;
import org.deriv.lang.RuleText;
import org.junit.jupiter.api.Test;

/** The rules of a rulebook. */
class RulesTest {
  private static Parsed<List<RuleText>> read(String text) {
    return Reader.rules(new Source("test.rules", text));
  }

  @Test
  void a_rule_is_read_with_its_conditions_and_citations() {
    Parsed<List<RuleText>> rules =
        read(
            """
            rule d-inverse
              given A in R[n,n]
              requires A invertible
              d(inv(A)) == -inv(A)*d(A)*inv(A)
              because "derivative of an inverse"
              cite matrix-cookbook "(59)"
            """);
    assertEquals(List.of(), rules.diagnostics());
    RuleText rule = rules.tree().getFirst();
    assertEquals("d-inverse", rule.name());
    assertEquals("[A invertible]", rule.requires().toString());
    assertEquals("d(A^-1) == -A^-1*d(A)*A^-1", rule.claim().toString());
    assertEquals(List.of(new RuleText.Citation("matrix-cookbook", "(59)")), rule.citations());
  }

  @Test
  void a_rule_with_shapes_that_do_not_fit_is_left_out() {
    Parsed<List<RuleText>> rules =
        read(
            """
            rule wrong
              given A in R[m,n], B in R[n,p]
              d(A*B) == d(A)*B + B*d(A)
              because "product rule"
              cite matrix-cookbook "(37)"
            rule right
              given A in R[m,n], B in R[n,p]
              d(A*B) == d(A)*B + A*d(B)
              because "product rule"
              cite matrix-cookbook "(37)"
            """);
    assertEquals(List.of("right"), rules.tree().stream().map(RuleText::name).toList());
    assertEquals("shape-mismatch", rules.diagnostics().getFirst().code());
  }
}
