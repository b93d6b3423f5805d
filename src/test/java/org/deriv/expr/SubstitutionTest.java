package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replacement that neither captures nor mistakes a derivative's variable. */
class SubstitutionTest {
  private final Expr x = Make.scalar("x");
  private final Expr y = Make.scalar("y");
  private final Expr i = Make.scalar("i");
  private final FunctionSymbol f = new FunctionSymbol("f", List.of(Shape.SCALAR), Shape.SCALAR);

  private Expr call(Expr of) {
    return Expr.of(new Op.Call(f, List.of()), of);
  }

  @Test
  void a_bound_index_is_renamed_rather_than_captured() {
    Expr sum = Make.sumOver("i", Dim.of("n"), Make.product(x, i));
    assertEquals("sum(i_1 in 1..n) i*i_1", Substitution.of(x, i).in(sum).toString());
  }

  @Test
  void a_derivative_is_evaluated_at_the_value_put_for_its_variable() {
    Expr gradient = Expr.of(Operator.GRADIENT, x, call(x));
    assertEquals("grad[x] f(x) where x = y", Substitution.of(x, y).in(gradient).toString());
  }

  @Test
  void a_derivative_of_a_definition_is_that_of_its_body() {
    Expr loss = Make.scalar("L");
    Expr gradient = Expr.of(Operator.GRADIENT, x, loss);
    assertEquals(
        "grad[x] f(x)", Substitution.expanding(Map.of(loss, call(x))).in(gradient).toString());
  }

  @Test
  void a_defined_variable_of_a_derivative_stays_a_variable() {
    Expr gradient = Expr.of(Operator.GRADIENT, y, call(y));
    assertEquals(gradient, Substitution.expanding(Map.of(y, Make.product(x, x))).in(gradient));
  }

  @Test
  void replacing_in_a_shared_graph_takes_one_visit_a_node() {
    Expr graph = x;
    for (int depth = 0; depth < 200; depth++) {
      graph = Expr.of(Operator.ADD, graph, graph);
    }
    assertEquals(201, Substitution.of(x, y).in(graph).depth());
  }

  @Test
  void equal_graphs_built_apart_are_equal_without_a_walk() {
    Expr left = x;
    Expr right = Make.scalar("x");
    for (int depth = 0; depth < 200; depth++) {
      left = Expr.of(Operator.ADD, left, left);
      right = Expr.of(Operator.ADD, right, right);
    }
    assertEquals(left, right);
  }
}
