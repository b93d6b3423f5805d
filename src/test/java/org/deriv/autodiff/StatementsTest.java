package org.deriv.autodiff;

import static org.deriv.autodiff.Given.agree;
import static org.deriv.autodiff.Given.atMost;
import static org.deriv.autodiff.Given.differ;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.grad;
import static org.deriv.autodiff.Given.has;
import static org.deriv.autodiff.Given.judge;
import static org.deriv.autodiff.Given.less;
import static org.deriv.autodiff.Given.minus;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.plus;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** Inequalities, properties, implications and limits. */
final class StatementsTest {
  private static final Expr A = Given.square("A");
  private static final Expr U = Given.vector("u");
  private static final Expr V = Given.vector("v");
  private static final Expr S = Make.scalar("s");
  private static final Context PLAIN = names(A, U, V, S);
  private static final Context SYMMETRIC = PLAIN.assuming(has(Property.SYMMETRIC, A));

  private static Expr eigmax(Expr of) {
    return Expr.of(Operator.EIGENVALUE_MAX, of);
  }

  private static Expr frobenius(Expr of) {
    return Expr.of(new Op.Norm(Op.Norm.Kind.FROBENIUS), of);
  }

  @Test
  void cauchy_schwarz_holds() {
    Expr inner = squared(times(t(U), V));
    assertTrue(
        agree(PLAIN, atMost(inner, times(squared(Make.norm(U)), squared(Make.norm(V))))).points()
            > 50);
  }

  @Test
  void cauchy_schwarz_without_squares_fails() {
    Expr inner = squared(times(t(U), V));
    Counterexample example = differ(PLAIN, atMost(inner, times(Make.norm(U), Make.norm(V))));
    assertEquals(1, example.sizes().get("n"));
  }

  @Test
  void the_operator_norm_is_at_most_that_of_frobenius_and_not_the_other_way_round() {
    agree(PLAIN, atMost(Make.norm(A), frobenius(A)));
    assertEquals(2, differ(PLAIN, atMost(frobenius(A), Make.norm(A))).sizes().get("n"));
  }

  @Test
  void the_largest_eigenvalue_is_subadditive_but_not_additive() {
    Expr b = Given.square("B");
    Context both =
        names(A, b)
            .assuming(has(Property.SYMMETRIC, A))
            .assuming(has(Property.SYMMETRIC, b));
    agree(both, atMost(eigmax(plus(A, b)), plus(eigmax(A), eigmax(b))));
    assertEquals(2, differ(both, equal(eigmax(plus(A, b)), plus(eigmax(A), eigmax(b)))).sizes().get("n"));
  }

  @Test
  void a_strict_inequality_is_refuted_by_equality_at_a_special_point() {
    Counterexample example = differ(PLAIN, less(n(0), squared(Make.norm(U))));
    assertEquals("0", example.right().toString());
  }

  @Test
  void equality_at_special_points_does_not_refute_a_weak_inequality() {
    agree(PLAIN, atMost(n(0), squared(Make.norm(U))));
  }

  @Test
  void a_gram_matrix_is_semidefinite_and_not_definite() {
    agree(PLAIN, has(Property.POSITIVE_SEMIDEFINITE, times(t(A), A)));
    differ(PLAIN, has(Property.POSITIVE_DEFINITE, times(t(A), A)));
  }

  @Test
  void convexity_is_told_from_its_lack() {
    agree(PLAIN, Make.has(Property.CONVEX, Expr.of(new Op.LogSumExp(0), U), U));
    differ(PLAIN, Make.has(Property.CONVEX, times(t(U), A, U), U));
  }

  @Test
  void an_implication_is_judged_where_its_premise_holds() {
    Expr zero = Make.zeros(Given.VECTOR);
    Expr premise = equal(grad(U, squared(Make.norm(minus(U, V)))), zero);
    agree(PLAIN, Make.compare(Relation.IMPLIES, premise, equal(U, V)));
    differ(PLAIN, Make.compare(Relation.IMPLIES, premise, equal(U, Make.negate(V))));
  }

  @Test
  void the_converse_of_an_implication_may_fail() {
    Expr square = equal(squared(S), n(4));
    Expr two = equal(S, n(2));
    agree(PLAIN, Make.compare(Relation.IMPLIES, two, square));
    Counterexample example = differ(PLAIN, Make.compare(Relation.EQUIVALENT, square, two));
    assertEquals("-2", example.left().toString());
  }

  @Test
  void a_denial_of_identity_is_settled_by_one_point() {
    Expr claim = Make.compare(Relation.NOT_EQUAL, times(A, U), times(t(A), U));
    assertInstanceOf(Evidence.Shown.class, judge(PLAIN, claim));
    assertInstanceOf(Evidence.NoAnswer.class, judge(SYMMETRIC, claim));
  }

  private static Expr limit(Expr body, String variable, Expr point, Op.Limit.Side side) {
    return Expr.of(new Op.Limit(variable, side), body, point);
  }

  @Test
  void a_limit_is_told_from_a_wrong_one() {
    Expr a = Make.scalar("a");
    Expr infinity = Expr.of(new Op.Infinity());
    Expr gap = minus(f(Function.Elementary.SOFTPLUS, a), a);
    Expr limit = limit(gap, "a", infinity, Op.Limit.Side.BOTH);
    agree(names(a), Make.compare(Relation.TENDS_TO, limit, n(0)));
    differ(
        names(a),
        Make.compare(Relation.TENDS_TO, limit, f(Function.Elementary.LOG, n(2))));
  }

  @Test
  void a_limit_from_one_side_may_be_infinite() {
    Expr p = Make.scalar("p");
    Context inside = names(p).assuming(less(n(0), p)).assuming(less(p, n(1)));
    Expr odds = Make.divide(minus(n(1), p), p);
    Expr infinity = Expr.of(new Op.Infinity());
    agree(inside, equal(limit(odds, "p", n(0), Op.Limit.Side.ABOVE), infinity));
    agree(inside, equal(limit(odds, "p", n(1), Op.Limit.Side.BELOW), n(0)));
  }

  @Test
  void the_square_root_of_a_square_is_the_absolute_value_only() {
    Expr root = f(Function.Elementary.SQRT, squared(S));
    agree(PLAIN, equal(root, f(Function.Elementary.ABS, S)));
    assertEquals("[s = -1]", "[s = " + differ(PLAIN, equal(root, S)).values().get("s") + "]");
  }

  @Test
  void points_where_a_norm_has_no_gradient_are_left_out() {
    agree(PLAIN, atMost(Make.norm(grad(U, Make.norm(U))), n(1)));
  }

  @Test
  void assumptions_about_eigenvalues_are_met_and_needed() {
    Expr rho = Make.scalar("rho");
    Expr step = minus(Make.identity(Given.N), times(S, A));
    Context contraction =
        names(A, U, S, rho)
            .assuming(has(Property.POSITIVE_DEFINITE, A))
            .assuming(less(n(0), S))
            .assuming(less(n(0), rho))
            .assuming(less(rho, n(1)))
            .assuming(atMost(Make.norm(step), rho));
    Expr moved = Make.norm(times(step, U));
    agree(contraction, atMost(moved, times(rho, Make.norm(U))));
    differ(contraction, atMost(moved, times(squared(rho), Make.norm(U))));
  }

  @Test
  void an_impossible_assumption_leaves_no_answer() {
    Context impossible = PLAIN.assuming(less(squared(S), n(-1)));
    Given.noAnswer(impossible, equal(S, n(3)));
  }

  @Test
  void a_tape_that_would_be_too_large_leaves_no_answer() {
    Budget tiny = new Budget(2, 2, 50, 1_000_000);
    Evidence evidence = Witness.judge(PLAIN, equal(Make.power(A, 9), A), 1, tiny);
    assertInstanceOf(Evidence.NoAnswer.class, evidence);
  }

  @Test
  void the_same_seed_gives_the_same_answer() {
    Expr claim = equal(times(A, U), times(t(A), U));
    assertEquals(judge(PLAIN, claim), judge(PLAIN, claim));
    assertEquals(Shape.SCALAR, claim.shape());
  }
}
