package org.deriv.autodiff;

import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.minus;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.plus;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.term;
import static org.deriv.autodiff.Given.times;
import static org.deriv.autodiff.Given.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

final class ComputationTest {
  private static final Expr X = Make.scalar("x");

  @Test
  void rational_values_are_exact() {
    assertEquals("1/3", value(plus(Make.divide(n(1), n(6)), Make.divide(n(1), n(6)))));
  }

  @Test
  void other_values_have_many_digits() {
    Evaluation evaluation =
        Witness.evaluate(
            Context.EMPTY, f(Function.Elementary.EXP, n(1)), Map.of(), Budget.standard());
    assertTrue(
        evaluation instanceof Evaluation.Value(Tensor tensor)
            && tensor.entries().getFirst() instanceof Quantity.Decimal(var digits)
            && digits.toPlainString().startsWith("2.718281828459045235360287471352662497757"));
  }

  @Test
  void integrals_show_the_digits_that_are_known() {
    Expr bell = f(Function.Elementary.EXP, Make.negate(squared(X)));
    Expr integral = Expr.of(new Op.Integral("x"), n(0), n(1), bell);
    assertEquals("0.746824132812", value(integral));
    Expr cubic = Expr.of(new Op.Integral("x"), n(0), n(2), Make.power(X, 3));
    assertEquals("4", value(cubic));
  }

  @Test
  void a_name_without_a_value_is_named() {
    assertEquals("`x` has no value", value(plus(X, n(1))));
  }

  @Test
  void dimensions_follow_from_the_values_of_names() {
    Expr p = Given.square("P");
    Expr u = Make.ones(Given.VECTOR);
    Expr literal =
        Expr.of(new Op.Literal(Shape.matrix(Dim.of(2), Dim.of(2))), n(1), n(2), n(3), n(4));
    Evaluation evaluation =
        Witness.evaluate(names(p), times(p, u), Map.of(p, literal), Budget.standard());
    assertEquals(
        "[3, 7]", assertInstanceOf(Evaluation.Value.class, evaluation).tensor().toString());
  }

  @Test
  void a_term_of_a_recurrence_does_not_need_its_horizon() {
    Expr previous = term("v", Shape.SCALAR, minus(Make.scalar("t"), n(1)));
    Context context =
        Context.EMPTY
            .with(new Declaration.Dimension("T"))
            .with(
                new Declaration.Recurrence(
                    "v",
                    Shape.SCALAR,
                    Given.times(Op.Direction.UP),
                    List.of(),
                    plus(times(Make.number(Rational.of(1, 2)), previous), n(1)),
                    List.of(new Declaration.Boundary(n(0), n(0)))));
    Evaluation evaluation =
        Witness.evaluate(context, term("v", Shape.SCALAR, n(4)), Map.of(), Budget.standard());
    assertEquals("15/8", assertInstanceOf(Evaluation.Value.class, evaluation).tensor().toString());
    Evaluation open =
        Witness.evaluate(
            context, term("v", Shape.SCALAR, Make.scalar("T")), Map.of(), Budget.standard());
    assertInstanceOf(Evaluation.None.class, open);
  }

  @Test
  void a_long_recurrence_does_not_nest() {
    Expr previous = term("v", Shape.SCALAR, minus(Make.scalar("t"), n(1)));
    Context context =
        Context.EMPTY
            .with(new Declaration.Dimension("T"))
            .with(
                new Declaration.Recurrence(
                    "v",
                    Shape.SCALAR,
                    Given.times(Op.Direction.UP),
                    List.of(),
                    plus(previous, n(1)),
                    List.of(new Declaration.Boundary(n(0), n(0)))));
    Evaluation evaluation =
        Witness.evaluate(
            context,
            term("v", Shape.SCALAR, n(5000)),
            Map.of(Make.scalar("T"), n(5000)),
            Budget.standard());
    assertEquals("5000", assertInstanceOf(Evaluation.Value.class, evaluation).tensor().toString());
  }

  @Test
  void an_expression_nested_too_deeply_is_refused() {
    Expr deep = X;
    for (int i = 0; i < 5000; i++) {
      deep = f(Function.Elementary.SIN, deep);
    }
    Evaluation evaluation =
        Witness.evaluate(Context.EMPTY, deep, Map.of(X, n(1)), Budget.standard());
    assertInstanceOf(Evaluation.None.class, evaluation);
  }

  @Test
  void a_division_by_zero_has_no_value() {
    Expr evaluation = Make.divide(n(1), minus(X, X));
    assertInstanceOf(
        Evaluation.None.class,
        Witness.evaluate(Context.EMPTY, evaluation, Map.of(X, n(1)), Budget.standard()));
  }
}
