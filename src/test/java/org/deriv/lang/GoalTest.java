package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "derive E[L] ~ Derive(-, E[L], [])",
        "derive stationarity: grad[w] L ~ Derive(stationarity, GRAD[w]{L}, [])",
        "derive phi where eps = 2 ~ Derive(-, (phi where Assignment(eps, 2)), [])",
        "minimize L over w ~ Optimize(-, MINIMIZE, L, [w], [], -, [])",
        "maximize L over w, b[1] as best subject to A*w == b, w >= 0 ~ "
            + "Optimize(-, MAXIMIZE, L, [w, b[1]], [(A TIMES w) == b, w >= 0], best, [])",
        "solve e1 == a, e2 == b for c, s2 with mu = 0 ~ "
            + "Solve(-, [e1 == a, e2 == b], [c, s2], [mu == 0], [])",
        "unroll v[t] ~ Unroll(-, v[t], -, [])",
        "unroll v[t] to s ~ Unroll(-, v[t], s, [])",
        "eliminate v from a, b ~ Eliminate(-, [v], [a, b], [])",
        "match r1, r2 for alpha, eps ~ Match(-, [r1, r2], [alpha, eps], [])",
        "backprop L through h, g ~ Backprop(-, L, [h, g], [])",
        "taylor f(x) at x0 order 2 ~ Taylor(-, f(x), x0, 2, -, [])",
        "taylor f(x) at x0 order 2 along -eps*g ~ Taylor(-, f(x), x0, 2, ((-eps) TIMES g), [])",
        "limit e as T -> oo ~ Limit(-, e, Approach(T, oo, EITHER), [])",
        "limit e as p -> 0+ ~ Limit(-, e, Approach(p, 0, ABOVE), [])",
        "limit e as p -> 1- assuming p < 1 ~ Limit(-, e, Approach(p, 1, BELOW), [p < 1])",
        "limit e as p -> a+b ~ Limit(-, e, Approach(p, (a PLUS b), EITHER), [])",
        "limit e as p → 0⁺ ~ Limit(-, e, Approach(p, 0, ABOVE), [])",
        "compute e ~ Compute(-, e, [], [])",
        "compute e with x = [1,2], y = 3 ~ Compute(-, e, [x == [1, 2], y == 3], [])",
        "simulate w with w[0] = 5, eta = 0.1 for 200 steps ~ "
            + "Simulate(-, [w], [w[0] == 5, eta == 0.1], 200, [])",
        "cost vjp[x](f, ybar) ~ Cost(-, vjp[x](f, ybar), [])",
        "draw L ~ Draw(-, [L], [], [])",
        "draw h, y for t in 1..3 ~ Draw(-, [h, y], [t in 1..3], [])",
        "plot e for p in 0..1 ~ Plot(-, [e], [p in 0..1], [], [])",
        "plot a, b for p in 0..1 with c = 2 ~ Plot(-, [a, b], [p in 0..1], [c == 2], [])",
      })
  void every_goal_is_read_with_its_clauses(String text, String sketch) {
    assertEquals(sketch, Reading.statement(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "A == B ~ Show(-, A == B, -, [], -, [])",
        "claim: A <= B ~ Show(claim, A <= B, -, [], -, [])",
        "A != B ~ Show(-, A != B, -, [], -, [])",
        "A -> B as T -> oo ~ Show(-, A -> B, Approach(T, oo, EITHER), [], -, [])",
        "a == b where t < T, s = 1 by induction on t assuming n > 1 ~ "
            + "Show(-, a == b, -, [t < T, s == 1], Induction(t), [n > 1])",
        "H is positive semidefinite ~ Show(-, H is POSITIVE_SEMIDEFINITE, -, [], -, [])",
        "H positive definite ~ Show(-, H is POSITIVE_DEFINITE, -, [], -, [])",
        "L is convex in w ~ Show(-, L is CONVEX in w, -, [], -, [])",
        "x > 0 => x^2 > 0 ~ Show(-, (x > 0 => (x ^ 2) > 0), -, [], -, [])",
        "x > 0, y > 0 => x*y > 0 ~ Show(-, ({x > 0, y > 0} => (x TIMES y) > 0), -, [], -, [])",
        "(a > 0) <=> (b > 0 => c > 0) ~ Show(-, (a > 0 <=> (b > 0 => c > 0)), -, [], -, [])",
        "A positive definite => tr(A) > 0 ~ "
            + "Show(-, (A is POSITIVE_DEFINITE => tr(A) > 0), -, [], -, [])",
        "a == b, c == d ~ Show(-, {a == b, c == d}, -, [], -, [])",
        "(phi where eps = 2) == 3 ~ Show(-, (phi where Assignment(eps, 2)) == 3, -, [], -, [])",
        "P[x > 0] == 1/2 ~ Show(-, P[x > 0] == (1 DIVIDE 2), -, [], -, [])",
      })
  void every_claim_is_read_with_its_clauses(String text, String sketch) {
    assertEquals(sketch, Reading.statement("show " + text));
  }

  @Test
  void clauses_may_stand_on_lines_of_their_own() {
    assertEquals(
        "Show(x, a == b, -, [t < T], Definition(), [])",
        Reading.statement("show x: a\n  == b\n  where t < T\n  by definition"));
  }

  @Test
  void a_goal_may_be_labelled_by_any_word() {
    assertEquals("Show(limit, a == b, -, [], -, [])", Reading.statement("show limit: a == b"));
  }

  @Test
  void a_one_sided_limit_ends_at_the_end_of_its_line() {
    assertEquals(
        List.of("Limit(-, a, Approach(p, 0, ABOVE), [])", "Limit(-, b, Approach(p, 1, BELOW), [])"),
        Reading.statements("limit a as p -> 0+\nlimit b as p -> 1-"));
  }
}
