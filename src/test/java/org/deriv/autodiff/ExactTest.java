package org.deriv.autodiff;

import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.grad;
import static org.deriv.autodiff.Given.has;
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

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** Zero differences decided by evaluation modulo primes. */
final class ExactTest {
  private static final Expr A = Given.square("A");
  private static final Expr U = Given.vector("u");
  private static final Expr X = Make.symbol("X", Shape.matrix(Given.N, Given.D));
  private static final Expr Y = Given.vector("y");
  private static final Expr LAMBDA = Make.scalar("lambda");
  private static final Context PLAIN = names(A, U, X, Y, LAMBDA);
  private static final Expr EYE = Make.identity(Given.N);

  private static Exactness exact(Context context, Expr left, Expr right) {
    return Witness.exact(context, left, right, 1, Budget.standard());
  }

  private static void zero(Context context, Expr left, Expr right) {
    Exactness exactness = exact(context, left, right);
    Exactness.Zero zero = assertInstanceOf(Exactness.Zero.class, exactness, exactness::toString);
    assertTrue(zero.errorExponent() <= -100, zero::toString);
  }

  private static void refused(Context context, Expr left, Expr right) {
    assertInstanceOf(Exactness.Refused.class, exact(context, left, right));
  }

  @Test
  void push_through_is_an_identity_of_rational_functions() {
    Expr left =
        times(Make.inverse(plus(times(t(X), X), times(LAMBDA, Make.identity(Given.D)))), t(X), Y);
    Expr right = times(t(X), Make.inverse(plus(times(X, t(X)), times(LAMBDA, EYE))), Y);
    zero(PLAIN, left, right);
  }

  @Test
  void a_difference_of_rational_functions_is_seen() {
    assertInstanceOf(Exactness.NonZero.class, exact(PLAIN, times(A, U), times(t(A), U)));
  }

  @Test
  void a_tiny_coefficient_does_not_hide() {
    Expr tiny = Make.number(org.deriv.expr.Rational.parse("1e-40"));
    assertInstanceOf(Exactness.NonZero.class, exact(PLAIN, plus(U, times(tiny, Y)), U));
  }

  @Test
  void norms_are_square_roots_of_either_sign() {
    zero(PLAIN, grad(U, Make.norm(U)), Make.divide(U, Make.norm(U)));
    refused(PLAIN, f(Function.Elementary.SQRT, squared(LAMBDA)), LAMBDA);
  }

  @Test
  void orthogonal_matrices_of_both_determinants_are_reached() {
    Context orthogonal = PLAIN.assuming(has(Property.ORTHOGONAL, A));
    zero(orthogonal, times(A, t(A)), EYE);
    zero(orthogonal, squared(Given.det(A)), n(1));
    refused(orthogonal, Given.det(A), n(1));
  }

  @Test
  void labels_of_absolute_value_one_are_signs() {
    Expr i = Make.scalar("i");
    Context labels = PLAIN.assuming(equal(squared(Make.entry(Y, i)), n(1)));
    zero(labels, times(t(Y), Y), Make.size(Given.N));
    refused(labels, Make.hadamard(Y, Y), Y);
  }

  @Test
  void elementary_functions_are_left_free_but_for_a_few_laws() {
    Expr ones = Make.ones(Given.VECTOR);
    Expr mirrored = f(Function.Elementary.SIGMOID, Make.negate(U));
    zero(PLAIN, mirrored, minus(ones, f(Function.Elementary.SIGMOID, U)));
    zero(
        PLAIN,
        plus(
            squared(f(Function.Elementary.SIN, LAMBDA)),
            squared(f(Function.Elementary.COS, LAMBDA))),
        n(1));
    Expr exponential = f(Function.Elementary.EXP, U);
    refused(PLAIN, exponential, plus(ones, U));
  }

  @Test
  void a_pseudo_inverse_is_refused_where_its_rank_is_not_known() {
    Expr inverse = Expr.of(Operator.PSEUDO_INVERSE, X);
    refused(PLAIN, times(X, inverse, X), X);
  }

  @Test
  void an_assumption_by_equation_is_built_into_the_points() {
    Context unit = PLAIN.assuming(equal(Make.norm(U), n(1)));
    zero(unit, times(t(U), U), n(1));
    zero(PLAIN.assuming(equal(LAMBDA, n(3))), squared(LAMBDA), n(9));
  }

  @Test
  void what_is_zero_where_all_sizes_are_one_is_not_called_zero() {
    Expr sum = Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), U);
    Expr each =
        Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), f(Function.Elementary.EXP, U));
    refused(PLAIN, each, f(Function.Elementary.EXP, sum));
  }

  @Test
  void an_answer_names_its_dimensions() {
    Exactness exactness = exact(PLAIN, times(A, EYE), A);
    Exactness.Zero zero = assertInstanceOf(Exactness.Zero.class, exactness);
    assertEquals(3, zero.dimensions().size());
  }
}
