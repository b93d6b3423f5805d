package org.deriv.autodiff;

import static org.deriv.autodiff.Given.agree;
import static org.deriv.autodiff.Given.atMost;
import static org.deriv.autodiff.Given.differ;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.grad;
import static org.deriv.autodiff.Given.hess;
import static org.deriv.autodiff.Given.less;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.sigma;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that are named but not defined. */
final class UnknownFunctionsTest {
  private static final Expr A = Given.square("A");
  private static final Expr U = Given.vector("u");
  private static final FunctionSymbol F =
      new FunctionSymbol("f", List.of(Given.VECTOR), Shape.SCALAR);
  private static final Context PLAIN = names(A, U).with(sigma());

  private static Expr call(List<Integer> slots, Expr at) {
    return Expr.of(new Op.Call(F, slots), at);
  }

  @Test
  void the_chain_rule_holds_in_first_and_second_order() {
    Expr inner = times(A, U);
    agree(PLAIN, equal(grad(U, call(List.of(), inner)), times(t(A), call(List.of(0), inner))));
    agree(
        PLAIN, equal(hess(U, call(List.of(), inner)), times(t(A), call(List.of(0, 0), inner), A)));
    differ(PLAIN, equal(grad(U, call(List.of(), inner)), times(A, call(List.of(0), inner))));
  }

  @Test
  void a_bound_on_the_slope_is_obeyed_everywhere() {
    Expr a = Make.scalar("a");
    Expr gamma = Make.scalar("gamma");
    Expr size = f(Function.Elementary.ABS, sigma(1, a));
    Context bounded =
        names(A, U, gamma).with(sigma()).assuming(less(n(0), gamma)).assuming(atMost(size, gamma));
    Expr slopes = Expr.of(Operator.DIAGONAL_MATRIX, sigma(1, U));
    agree(bounded, atMost(Make.norm(slopes), gamma));
    differ(bounded, atMost(Make.norm(sigma(1, U)), gamma));
  }

  @Test
  void a_convex_function_lies_above_its_tangents() {
    Expr v = Given.vector("v");
    Context convex = names(U, v).assuming(Make.has(Property.CONVEX, call(List.of(), U), U));
    Expr step = Make.minus(v, U);
    Expr tangent = Make.sum(call(List.of(), U), times(t(call(List.of(0), U)), step));
    agree(convex, atMost(tangent, call(List.of(), v)));
    differ(names(U, v), atMost(tangent, call(List.of(), v)));
  }

  @ParameterizedTest
  @EnumSource(Instances.Character.class)
  void the_derivatives_of_an_instance_fit_together(Instances.Character character) {
    World world = new World(Context.EMPTY, java.util.Map.of("n", 2L), World.Points.ALL, 2);
    Functions functions =
        new Instances(java.util.Map.of("f", F), world).draw(character, 1, new SplittableRandom(4));
    double step = 1e-5;
    for (List<Integer> slots : List.<List<Integer>>of(List.of(), List.of(0), List.of(0, 1))) {
      double above = value(functions, slots, 0.3, 0.4 + step);
      double below = value(functions, slots, 0.3, 0.4 - step);
      List<Integer> more = Stream.concat(slots.stream(), Stream.of(1)).toList();
      double slope = value(functions, more, 0.3, 0.4);
      assertEquals((above - below) / (2 * step), slope, 1e-7 * (1 + Math.abs(slope)));
    }
  }

  /** The value of a derivative of f at two numbers. */
  private static double value(Functions functions, List<Integer> slots, double... at) {
    Tape tape = new Tape(10);
    List<Integer> operands =
        List.of(tape.parameter(new Draw.Real()), tape.parameter(new Draw.Real()));
    int call = new Scalars(tape).call(new Group.Call("f", 0, slots, operands));
    DoubleRun run = new DoubleRun(Program.of(tape, new int[] {call}));
    run.run(at, functions);
    return run.value(0);
  }

  @Test
  void mixed_derivatives_do_not_depend_on_the_order() {
    Group.Call call = new Group.Call("f", 0, List.of(), List.of(0, 1));
    assertEquals(call.by(0).by(1), call.by(1).by(0));
    assertTrue(call.by(0).slots().equals(List.of(0)));
  }
}
