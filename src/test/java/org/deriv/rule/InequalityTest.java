package org.deriv.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Declaration;
import org.deriv.expr.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every law of order is fed to the witness; a false one would not pass. */
class InequalityTest {
  static Stream<Inequality> laws() {
    return Inequality.standard().stream();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void the_witness_agrees_with_every_law(Inequality law) {
    assertInstanceOf(Evidence.Agree.class, judged(law));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void a_law_binds_what_it_uses(Inequality law) {
    Set<String> bound = new Names().free(law.left());
    List<String> loose =
        new Names()
            .free(law.claim()).stream()
                .filter(name -> law.context().find(name).isPresent())
                .filter(name -> !bound.contains(name))
                .filter(name ->
                    !(law.context().find(name).orElseThrow() instanceof Declaration.Dimension))
                .toList();
    assertEquals(List.of(), loose);
  }

  @Test
  void no_two_laws_have_one_name() {
    Set<String> names = new HashSet<>();
    laws().forEach(law -> assertTrue(names.add(law.name()), law.name()));
  }

  @Test
  void the_witness_differs_from_a_law_that_lost_its_condition() {
    Inequality wrong =
        only(
            """
            rule trace-of-any-product
              given A in R[n,n], B in R[n,n]
              tr(A*B) >= 0
              because "wrong"
            """);
    assertInstanceOf(Evidence.Differ.class, judged(wrong));
  }

  @Test
  void a_law_orders_or_equates() {
    String text =
        """
        rule no-order
          given x in R
          x != 0
          because "wrong"
        """;
    assertThrows(IllegalStateException.class, () -> only(text));
  }

  private static Inequality only(String text) {
    return Inequality.all(new Source("test.rules", text)).getFirst();
  }

  private static Evidence judged(Inequality law) {
    return Witness.judge(law.setting(), law.claim(), 7, Budget.small());
  }
}
