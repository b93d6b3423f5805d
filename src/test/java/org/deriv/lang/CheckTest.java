package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void a_chain_has_a_line_for_each_relation() {
    assertEquals(
        "Chain(-, E[L], [Link(EQUAL, a, [], -, -), Link(LESS_OR_EQUAL, b, [], -, -),"
            + " Link(TENDS_TO, 0, [], Approach(T, oo, EITHER), -)], [])",
        Reading.statement("check E[L]\n == a\n <= b\n -> 0 as T -> oo"));
  }

  @Test
  void a_chain_may_stand_on_one_line() {
    assertEquals(
        "Chain(-, a, [Link(EQUAL, b, [], -, -), Link(EQUAL, c, [], -, -)], [])",
        Reading.statement("check a == b == c"));
  }

  @Test
  void a_link_has_definitions_and_a_reason_of_its_own() {
    assertEquals(
        "Chain(x, a, [Link(EQUAL, b, [r[i] == (y[i] MINUS 1), t < T], -, Quoted(why)),"
            + " Link(EQUAL, c, [], -, Definition()), Link(LESS, d, [], -, Induction(t))], [])",
        Reading.statement(
            "check x: a\n == b where r[i] = y[i] - 1, t < T by \"why\"\n == c by definition\n"
                + " < d by induction on t"));
  }

  @Test
  void a_definition_in_a_where_clause_ends_where_the_next_relation_starts() {
    assertEquals(
        "Chain(-, a, [Link(EQUAL, b, [r == y], -, -), Link(EQUAL, c, [], -, -)], [])",
        Reading.statement("check a == b where r = y == c"));
  }

  @Test
  void names_may_be_defined_between_lines() {
    assertEquals(
        List.of(
            "Chain(-, a, [Link(EQUAL, b, [], -, -), LocalLet(Let(s, (a PLUS b), [])),"
                + " LocalLet(Let(r, s, [])), Link(EQUAL, (s TIMES 2), [], -, -)], [])",
            "Let(u, 3, [])"),
        Reading.statements("check a\n == b\n let s = a + b\n let r = s\n == s*2\nlet u = 3"));
  }

  @Test
  void in_a_chain_of_equations_each_line_is_a_proposition() {
    assertEquals(
        "Argument(-, GRAD[w]{L} == 0, [Link(EQUIVALENT, (A TIMES w) == b, [], -, Quoted(x)),"
            + " Link(IMPLIES, 0 < w < 1, [], -, -)], [])",
        Reading.statement("check grad[w] L == 0\n <=> A*w == b by \"x\"\n => 0 < w < 1"));
  }

  @Test
  void a_line_of_equations_may_be_a_property() {
    assertEquals(
        "Argument(-, A == B, [Link(IMPLIES, A is SYMMETRIC, [], -, -)], [])",
        Reading.statement("check A == B => A is symmetric"));
  }

  @Test
  void latex_is_kept_as_it_is() {
    assertEquals(
        "Latex(-, \n x &= {y} \\\\\n, [])",
        Reading.statement("check latex \"\"\"\n x &= {y} \\\\\n\"\"\""));
  }

  @Test
  void latex_is_an_ordinary_name_where_no_text_follows() {
    assertEquals(
        "Chain(-, (latex PLUS 1), [Link(EQUAL, a, [], -, -)], [])",
        Reading.statement("check latex + 1 == a"));
  }
}
