package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Shape;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals and the names of their results. */
class GoalsTest {
  private static final String GIVEN =
      """
      given X in R[n,d], y in R[n], w in R[d], a in R, b in R, f : R[d] -> R smooth, w0 in R[d]
      given g[t] in R[d] for t in 1..T
      recurrence v[t] = a*v[t-1] + b*g[t] for t in 1..T with v[0] = 0
      recurrence m[t] = a*m[t-1] + g[t] for t in 1..T with m[0] = 0
      let L = ||y - X*w||^2
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          derive grad[w] L                       ¦ Derive[of=grad[w] L]
          minimize L over w as best              ¦ Optimize[sense=MINIMUM, objective=L, over=[w], constraints=[], name=Optional[best]]
          maximize -L over w subject to w == 0   ¦ Optimize[sense=MAXIMUM, objective=-L, over=[w], constraints=[w == zeros[d]], name=Optional.empty]
          solve a + b == 1, a == b for a, b      ¦ Solve[equations=[a + b == 1, a == b], unknowns=[a, b], with=[]]
          solve a*b == 1 for a with b = 2        ¦ Solve[equations=[a*b == 1], unknowns=[a], with=[Binding[variable=b, value=2]]]
          unroll v[t] to s                       ¦ Unroll[term=v[t], to=Optional[s]]
          unroll v                               ¦ Unroll[term=v[t], to=Optional.empty]
          eliminate g from v                     ¦ Eliminate[name=g, from=v[t]]
          match v, m for a, b                    ¦ Match[first=v[t], second=m[t], unknowns=[a, b]]
          backprop ||v[T]||^2 through v, m       ¦ Backprop[loss=||v[T]||^2, through=[v, m]]
          taylor f(x) at w0 order 2 along -a*w   ¦ Taylor[of=f(x), variable=x, at=w0, order=2, along=Optional[-a*w]]
          taylor f(w) at 0 order 1               ¦ Taylor[of=f(w), variable=w, at=zeros[d], order=1, along=Optional.empty]
          taylor exp(a) at 0 order 3             ¦ Taylor[of=exp(a), variable=a, at=0, order=3, along=Optional.empty]
          limit a^T as T -> oo                   ¦ TakeLimit[limit=a^T as T -> oo]
          limit log(a) as a -> 0+                ¦ TakeLimit[limit=log(a) as a -> 0+]
          show L >= 0                            ¦ Show[claim=L >= 0, induction=Optional.empty]
          show v[t] == m[t] by induction on t    ¦ Show[claim=v[t] == m[t], induction=Optional[t]]
          show a^s -> 0 as s -> oo               ¦ Show[claim=(a^s as s -> oo) -> 0, induction=Optional.empty]
          show L is convex in w                  ¦ Show[claim=L, w convex, induction=Optional.empty]
          show X'*X is positive semidefinite     ¦ Show[claim=X'*X positive semidefinite, induction=Optional.empty]
          show a > 0, b > 0 => a*b > 0           ¦ Show[claim=((a > 0) and (b > 0)) => (a*b > 0), induction=Optional.empty]
          show 0 < a < 1 => a^2 < a              ¦ Show[claim=((0 < a) and (a < 1)) => (a^2 < a), induction=Optional.empty]
          show grad[w] L == 0 where w = 0        ¦ Show[claim=(grad[w] L where w = zeros[d]) == zeros[d], induction=Optional.empty]
          compute a*b with a = 3                 ¦ Compute[of=a*b, with=[Binding[variable=a, value=3]]]
          compute X*w with w = [1, 2]            ¦ Compute[of=X*w, with=[Binding[variable=w, value=[1, 2]], Binding[variable=d, value=2]]]
          simulate v with a = 1/2 for 20 steps   ¦ Simulate[of=v[t], with=[Binding[variable=a, value=1/2]], steps=20]
          simulate v                             ¦ Simulate[of=v[t], with=[], steps=100]
          cost X'*X*w                            ¦ Cost[of=X'*X*w]
          draw L                                 ¦ Draw[of=[L], times=Optional.empty]
          draw v for t in 1..3                   ¦ Draw[of=[v[t]], times=Optional[IndexRange[index=t, first=1, last=3, direction=UP]]]
          plot a^2, a for a in 0..1              ¦ Plot[of=[a^2, a], over=IndexRange[index=a, first=0, last=1, direction=UP], with=[]]
          """)
  void a_goal_is_read_as(String statement, String goal) {
    assertEquals(goal, Elaborated.of(GIVEN + statement).goal().toString());
  }

  @Test
  void a_condition_of_a_goal_holds_for_that_goal_alone() {
    Elaborated read = Elaborated.of(GIVEN + "show a*b > 0 where a > 0 assuming b > 0");
    assertEquals(List.of("f smooth", "b > 0", "a > 0"), read.assumptions());
    assertEquals(
        List.of("f smooth"),
        Elaborated.of(GIVEN + "show a > 0 assuming b > 0\n derive a").assumptions());
  }

  @Test
  void a_new_name_after_where_is_a_definition_for_that_goal() {
    Elaborated read = Elaborated.of(GIVEN + "show L == r'*r where r = y - X*w");
    assertTrue(read.declaration("r") instanceof Declaration.Let);
  }

  @Test
  void a_label_names_the_result() {
    Elaborated read = Elaborated.of(GIVEN + "derive slope: grad[w] L\n show slope == 0");
    assertEquals("slope == zeros[d]", read.claim().toString());
    assertTrue(read.declaration("slope") instanceof Declaration.Let);
  }

  @Test
  void a_result_with_a_free_index_depends_on_it() {
    Elaborated read = Elaborated.of(GIVEN + "derive now: 2*v[s]\n limit now as s -> oo");
    assertEquals("TakeLimit[limit=now[s] as s -> oo]", read.goal().toString());
  }

  @Test
  void a_minimiser_is_a_result_and_no_given_value() {
    Elaborated read = Elaborated.of(GIVEN + "minimize L over w as best\n show X*best == y");
    Shape shape = Shape.vector(Dim.of("d"));
    assertEquals(new Declaration.Result("best", shape, "1"), read.declaration("best"));
  }

  @Test
  void a_label_does_not_hide_a_function() {
    Elaborated read = Elaborated.of(GIVEN + "derive mean: sum(y)/n\n show mean == mean(y)");
    assertEquals("mean == mean(y)", read.claim().toString());
  }

  @Test
  void goals_without_a_label_are_counted() {
    List<String> names =
        Elaborated.lenient(GIVEN + "derive a\n show lemma: a == a\n derive X + a + y\n derive b")
            .problem()
            .items()
            .stream()
            .map(item ->
                switch (item) {
                  case Problem.Asked asked -> asked.name();
                  case Problem.Broken broken -> broken.name() + " broken " + broken.kind();
                  case Problem.Setting _, Problem.Prose _ -> "";
                })
            .filter(name -> !name.isEmpty())
            .toList();
    assertEquals(List.of("1", "lemma", "3 broken derive", "4"), names);
  }

  @Test
  void the_result_of_a_broken_goal_is_not_reported_again() {
    Elaborated read =
        Elaborated.lenient(GIVEN + "derive slope: grad[w] (X*w)\n show slope == 0\n derive a");
    assertEquals(1, read.messages().size(), () -> read.messages().toString());
  }

  @Test
  void a_statement_that_cannot_be_parsed_keeps_its_names_quiet() {
    Elaborated read = Elaborated.lenient("let q = 2 +* 3\n derive q\n derive 1");
    assertEquals(1, read.messages().size(), () -> read.messages().toString());
    assertEquals("Derive[of=1]", read.goal().toString());
  }

  @Test
  void a_chain_is_read_with_its_links() {
    Goal.Check check =
        Elaborated.of(
                GIVEN
                    + """
                    check E[a]
                      == a           by definition
                      <= a + b^2     by "a square"
                      -> 0           as a -> -oo
                    """)
            .check();
    assertEquals(
        List.of("E[a]", "a", "a + b^2", "0"),
        check.lines().stream().map(line -> line.expr().map(Object::toString).orElse("-")).toList());
    assertEquals(
        List.of("1 == definition", "2 <= a square", "3 -> "),
        check.links().stream()
            .map(link ->
                link.index() + " " + link.relation().sign() + " " + link.claimed().orElse(""))
            .toList());
    assertEquals("a", check.links().getLast().approach().orElseThrow().variable());
  }

  @Test
  void a_zero_in_a_chain_takes_the_shape_of_the_others() {
    Goal.Check check = Elaborated.of(GIVEN + "check w - w == 0*w == 0").check();
    assertEquals("zeros[d]", check.lines().getLast().expr().orElseThrow().toString());
  }

  @Test
  void what_a_line_defines_is_known_to_the_lines_after_it() {
    Goal.Check check =
        Elaborated.of(
                GIVEN + "check L == r'*r where r = y - X*w\n let q = ||r||\n == q^2 assuming a > 0")
            .check();
    assertEquals(
        List.of(List.of(false, false), List.of(true, false), List.of(true, true)),
        check.lines().stream()
            .map(line ->
                List.of(line.context().find("r").isPresent(), line.context().find("q").isPresent()))
            .toList());
  }

  @Test
  void a_line_may_define_a_name_anew() {
    Goal.Check check =
        Elaborated.of(GIVEN + "check a == 2*q where q = a/2 == 3*q where q = a/3").check();
    assertEquals(
        List.of("a/2", "a/3"),
        check.lines().subList(1, 3).stream()
            .map(line -> line.context().find("q").orElseThrow())
            .map(it -> it instanceof Declaration.Let let ? let.body().toString() : "")
            .toList());
  }

  @Test
  void a_line_of_another_shape_is_lost_and_reported() {
    Elaborated read = Elaborated.lenient(GIVEN + "check X'*y == y'*X == X'*y");
    assertEquals(
        List.of("shape-mismatch: this line is `R[1,d]`, the others are `R[d]`"), read.messages());
    assertEquals(
        List.of(true, false, true),
        read.check().lines().stream().map(Goal.Line::expr).map(Optional::isPresent).toList());
  }

  @Test
  void an_argument_joins_claims() {
    Goal.Check check = Elaborated.of(GIVEN + "check a == b <=> 2*a == 2*b => a == b").check();
    assertEquals(
        List.of("<=>", "=>"), check.links().stream().map(link -> link.relation().sign()).toList());
  }

  @Test
  void prose_keeps_its_expressions() {
    Elaborated read = Elaborated.of(GIVEN + "text \"\"\"the loss {L} of {v}\"\"\"\n derive a");
    assertTrue(
        read.problem().items().stream()
            .anyMatch(item ->
                item instanceof Problem.Prose(List<Problem.Piece> pieces, _)
                    && pieces.stream().filter(piece -> piece instanceof Problem.Embedded).count()
                        == 2));
  }
}
