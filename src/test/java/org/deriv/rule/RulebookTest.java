package org.deriv.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Relation;
import org.deriv.lang.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule is fed to the witness; a false one would not pass. */
class RulebookTest {
  private static final Rulebook BOOK = Rulebook.standard();

  static Stream<String> names() {
    return BOOK.all().stream().map(Rule::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_witness_agrees_with_every_rule(String name) {
    assertInstanceOf(Evidence.Agree.class, judged(BOOK.find(name).orElseThrow()));
  }

  @Test
  void the_witness_differs_from_a_false_rule() {
    Rule wrong =
        only(
            """
            rule d-product-with-a-lost-transpose
              given A in R[n,n], B in R[n,n]
              d(A*B) == d(A)*B + d(B)*A
              because "wrong"
            """);
    assertInstanceOf(Evidence.Differ.class, judged(wrong));
  }

  @Test
  void the_witness_differs_from_a_rule_that_lost_its_condition() {
    Rule wrong =
        only(
            """
            rule norm-scaled-by-anything
              given c in R, x in R[n]
              ||c*x|| == c*||x||
              because "wrong"
            """);
    assertInstanceOf(Evidence.Differ.class, judged(wrong));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random x in R, y in R; E[x*y] == E[x]*E[y]",
        "random x in R, y in R; requires x, y uncorrelated; E[x^2*y^2] == E[x^2]*E[y^2]",
        "random x in R, y in R; requires x, y uncorrelated; Var[x*y] == Var[x]*Var[y]",
        "random x in R, y in R; requires x, y independent; Var[x*y] == Var[x]*Var[y]",
        "random x in R, y in R; Var[x + y] == Var[x] + Var[y]",
        "random x in R; E[x^2] == Var[x]",
        "random x in R; E[relu(x)^2] == 1/2*E[x^2]",
        "random x in R; E[exp(x)] == exp(E[x])",
        "given f : R -> R smooth; random x in R ~ Normal(0, 1); E[x*f(x)] == E[f(x)]",
        "given c in R; random x in R ~ Normal(0, 1); P[x > c] == 1/2*(1 + erf(c/sqrt(2)))",
        "random x in R, y in R; E[x | y] == E[x]",
      })
  void the_witness_does_not_agree_with_a_false_rule_of_chance(String law) {
    Rule wrong = only("rule wrong\n " + law.replace(";", "\n") + "\n because \"wrong\"");
    assertFalse(judged(wrong) instanceof Evidence.Agree, () -> law);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_rule_binds_what_its_right_side_uses(String name) {
    Rule rule = BOOK.find(name).orElseThrow();
    Set<String> bound = bound(rule);
    Set<String> declared = rule.context().declarations().keySet();
    List<String> loose =
        new Names()
            .free(rule.right()).stream()
                .filter(declared::contains)
                .filter(used -> !bound.contains(used) && !isDimension(rule, used))
                .toList();
    assertEquals(List.of(), loose);
  }

  /** What the left side mentions, and what the law of a random quantity in it mentions. */
  private static Set<String> bound(Rule rule) {
    Set<String> bound = new HashSet<>(new Names().free(rule.left()));
    for (String name : List.copyOf(bound)) {
      if (rule.context().find(name).orElse(null) instanceof Declaration.Random random) {
        random.distribution().ifPresent(law -> bound.addAll(new Names().free(law)));
      }
    }
    return bound;
  }

  private static boolean isDimension(Rule rule, String name) {
    return rule.context().find(name).orElseThrow() instanceof Declaration.Dimension;
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_rule_gives_its_reason(String name) {
    assertTrue(!BOOK.find(name).orElseThrow().because().isBlank());
  }

  @Test
  void two_rules_of_one_name_are_refused() {
    Rule rule = BOOK.all().getFirst();
    Map<Rulebook.Chapter, List<Rule>> twice = Map.of(Rulebook.Chapter.ALGEBRA, List.of(rule, rule));
    assertThrows(IllegalStateException.class, () -> new Rulebook(twice));
  }

  private static Rule only(String text) {
    return Rule.of(Reader.rules(new Source("test.rules", text)).tree().getFirst());
  }

  private static Evidence judged(Rule rule) {
    Expr left = rule.left();
    return Witness.compare(rule.setting(), Relation.EQUAL, left, rule.right(), 7, Budget.small());
  }
}
