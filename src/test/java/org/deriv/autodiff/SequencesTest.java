package org.deriv.autodiff;

import static org.deriv.autodiff.Given.VECTOR;
import static org.deriv.autodiff.Given.agree;
import static org.deriv.autodiff.Given.differ;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.grad;
import static org.deriv.autodiff.Given.jac;
import static org.deriv.autodiff.Given.less;
import static org.deriv.autodiff.Given.minus;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.plus;
import static org.deriv.autodiff.Given.sigma;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.term;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** Sequences, recurrences in both directions, and derivatives through them. */
final class SequencesTest {
  private static final Expr T = Make.scalar("T");
  private static final Expr TIME = Make.scalar("t");
  private static final Expr W = Given.square("W");
  private static final Expr B = Given.vector("b");

  private static Expr before(String name) {
    return term(name, VECTOR, minus(TIME, n(1)));
  }

  private static Declaration recurrence(
      String name, Op.Direction direction, Expr body, Declaration.Boundary... boundaries) {
    return new Declaration.Recurrence(
        name, body.shape(), Given.times(direction), List.of(), body, List.of(boundaries));
  }

  private static Expr fold(Op.Fold.Kind kind, Op.Direction direction, Expr body) {
    return direction == Op.Direction.UP
        ? Expr.of(new Op.Fold(kind, "s", direction), n(1), T, body)
        : Expr.of(new Op.Fold(kind, "s", direction), T, n(1), body);
  }

  private static final Context NETWORK =
      names(W, B)
          .with(new Declaration.Dimension("T"))
          .with(sigma())
          .with(
              recurrence(
                  "h", Op.Direction.UP, plus(times(W, sigma(0, before("h"))), B)))
          .with(
              recurrence(
                  "g",
                  Op.Direction.UP,
                  sigma(0, plus(times(W, before("g")), B)),
                  new Declaration.Boundary(n(0), sigma(0, term("h", VECTOR, n(0))))));

  private static Expr slope() {
    Expr previous = term("h", VECTOR, minus(Make.scalar("s"), n(1)));
    return times(W, Expr.of(Operator.DIAGONAL_MATRIX, sigma(1, previous)));
  }

  @Test
  void two_conventions_of_a_network_agree_at_every_time() {
    Expr claim = equal(term("g", VECTOR, TIME), sigma(0, term("h", VECTOR, TIME)));
    Evidence.Agree agree = agree(NETWORK, claim);
    assertTrue(agree.instances() > 10, agree::toString);
    assertInstanceOf(
        Exactness.Zero.class,
        Witness.exact(NETWORK, claim.arg(0), claim.arg(1), 1, Budget.standard()));
  }

  @Test
  void a_counterexample_names_the_time_and_the_function() {
    Counterexample example =
        differ(NETWORK, equal(term("g", VECTOR, TIME), term("h", VECTOR, TIME)));
    assertEquals(1, example.sizes().get("t"));
    assertTrue(example.functions().containsKey("sigma"), example::toString);
  }

  @Test
  void the_jacobian_of_the_last_state_is_a_product_in_the_right_order() {
    Expr jacobian = jac(term("h", VECTOR, n(0)), term("h", VECTOR, T));
    agree(
        NETWORK, equal(jacobian, fold(Op.Fold.Kind.PRODUCT, Op.Direction.DOWN, slope())));
    Counterexample example =
        differ(NETWORK, equal(jacobian, fold(Op.Fold.Kind.PRODUCT, Op.Direction.UP, slope())));
    assertEquals(2, example.sizes().get("T"));
  }

  @Test
  void the_gradient_in_a_state_passes_through_later_states() {
    Expr loss = squared(Make.norm(term("h", VECTOR, T)));
    Expr here = grad(term("h", VECTOR, TIME), loss);
    Expr next = grad(term("h", VECTOR, plus(TIME, n(1))), loss);
    Expr slope = times(W, Expr.of(Operator.DIAGONAL_MATRIX, sigma(1, term("h", VECTOR, TIME))));
    Context earlier = NETWORK.assuming(less(TIME, T));
    agree(earlier, equal(here, times(t(slope), next)));
    differ(earlier, equal(here, times(slope, next)));
  }

  @Test
  void a_backward_recurrence_starts_at_its_end() {
    Expr r = term("r", Shape.SCALAR, TIME);
    Expr gamma = Make.scalar("gamma");
    Expr later = term("G", Shape.SCALAR, plus(TIME, n(1)));
    Context returns =
        names(gamma)
            .with(new Declaration.Dimension("T"))
            .with(Given.sequence("r", Shape.SCALAR))
            .with(
                recurrence(
                    "G",
                    Op.Direction.DOWN,
                    plus(r, times(gamma, later)),
                    new Declaration.Boundary(plus(T, n(1)), n(0))));
    Expr s = Make.scalar("s");
    Expr rewards = term("r", Shape.SCALAR, s);
    Expr power = Expr.of(Operator.POWER, gamma, minus(s, n(1)));
    Expr sum = fold(Op.Fold.Kind.SUM, Op.Direction.UP, times(power, rewards));
    Expr wrong =
        fold(Op.Fold.Kind.SUM, Op.Direction.UP, times(Expr.of(Operator.POWER, gamma, s), rewards));
    Expr total = term("G", Shape.SCALAR, n(1));
    agree(returns, equal(total, sum));
    differ(returns, equal(total, wrong));
  }

  @Test
  void an_accumulator_is_a_sum_of_squares_and_not_the_square_of_a_sum() {
    Expr g = term("g", Shape.SCALAR, TIME);
    Context context =
        Context.EMPTY
            .with(new Declaration.Dimension("T"))
            .with(Given.sequence("g", Shape.SCALAR))
            .with(
                recurrence(
                    "G",
                    Op.Direction.UP,
                    plus(term("G", Shape.SCALAR, minus(TIME, n(1))), squared(g)),
                    new Declaration.Boundary(n(0), n(0))));
    Expr s = term("g", Shape.SCALAR, Make.scalar("s"));
    Expr here = term("G", Shape.SCALAR, TIME);
    agree(context, equal(here, Make.sumOver("s", n(1), TIME, squared(s))));
    Counterexample example =
        differ(context, equal(here, squared(Make.sumOver("s", n(1), TIME, s))));
    assertEquals(2, example.sizes().get("t"));
  }

  @Test
  void the_best_path_of_a_chain_is_found_by_a_recurrence_over_entries() {
    Expr p = Make.symbol("P", Shape.matrix(Given.N, Given.N));
    Expr i = Make.scalar("i");
    Expr j = Make.scalar("j");
    Expr body =
        Expr.of(
            new Op.Fold(Op.Fold.Kind.MAX, "i", Op.Direction.UP),
            n(1),
            Make.size(Given.N),
            times(Make.entry(p, i, j), Make.entry(before("delta"), i)));
    Declaration delta =
        new Declaration.Recurrence(
            "delta",
            VECTOR,
            Given.times(Op.Direction.UP),
            List.of("j"),
            body,
            List.of(
                new Declaration.Boundary(n(0), Expr.of(new Op.Basis(Given.N), n(1)))));
    Context chain =
        names(p)
            .with(new Declaration.Dimension("T"))
            .with(delta)
            .assuming(Make.compare(org.deriv.expr.Relation.GREATER_EQUAL, Make.entry(p, i, j), n(0)));
    Expr s = Make.scalar("s");
    Expr step =
        Make.entry(
            p,
            term("w", Shape.SCALAR, minus(s, n(1))),
            term("w", Shape.SCALAR, s));
    Expr product = Expr.of(new Op.Fold(Op.Fold.Kind.PRODUCT, "s", Op.Direction.UP), n(1), TIME, step);
    Expr best =
        Expr.of(
            new Op.TupleFold(Op.Fold.Kind.MAX, "w"),
            n(1),
            minus(TIME, n(1)),
            n(1),
            Make.size(Given.N),
            product);
    Expr ends =
        Expr.of(
            Operator.AT,
            best,
            term("w", Shape.SCALAR, n(0)),
            n(1),
            term("w", Shape.SCALAR, TIME),
            j);
    Expr here = Make.entry(term("delta", VECTOR, TIME), j);
    agree(chain, equal(here, ends));
    Expr other = Expr.of(Operator.AT, ends.arg(0), ends.arg(1), n(1), ends.arg(3), n(1));
    differ(chain, equal(here, other));
  }

  @Test
  void a_parameter_by_itself_and_what_depends_on_it() {
    Expr u = Given.vector("u");
    Expr w = Given.vector("w");
    Expr loss = Make.scalar("L");
    Context context =
        names(u)
            .with(Given.let("w", times(n(3), u)))
            .with(Given.let("L", squared(Make.norm(w))));
    agree(context, equal(grad(w, loss), times(n(2), w)));
    agree(context, equal(grad(u, loss), times(n(6), w)));
  }

  @Test
  void a_value_put_in_place_of_a_variable_is_put_in_after_differentiation() {
    Expr x = Make.scalar("x");
    Expr at = Expr.of(Operator.AT, grad(x, Make.power(x, 3)), x, n(2));
    assertEquals("12", Given.value(at));
    Expr sine = f(Function.Elementary.SIN, x);
    Expr twice = Expr.of(Operator.AT, grad(x, grad(x, sine)), x, n(0));
    assertEquals("0", Given.value(twice));
  }
}
