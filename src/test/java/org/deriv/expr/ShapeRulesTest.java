package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of operators, in symbolic dimensions. */
class ShapeRulesTest {
  private static final Dim N = Dim.of("n");
  private static final Dim D = Dim.of("d");
  private final Expr matrix = Make.symbol("X", Shape.matrix(N, D));
  private final Expr weights = Make.symbol("w", Shape.vector(D));
  private final Expr targets = Make.symbol("y", Shape.vector(N));

  @Test
  void a_matrix_times_a_vector_is_a_vector() {
    assertEquals(Shape.vector(N), Make.product(matrix, weights).shape());
  }

  @Test
  void a_row_times_a_column_is_a_scalar() {
    assertEquals(Shape.SCALAR, Make.product(Make.transpose(weights), weights).shape());
  }

  @Test
  void a_column_times_a_row_is_a_matrix() {
    assertEquals(Shape.matrix(N, D), Make.product(targets, Make.transpose(weights)).shape());
  }

  @Test
  void a_product_with_unequal_inner_dimensions_is_a_misfit() {
    var answer = ShapeRules.infer(Operator.PRODUCT, List.of(matrix, targets));
    assertEquals(
        ShapeRules.Misfit.Kind.INNER, assertInstanceOf(ShapeRules.Misfit.class, answer).kind());
  }

  @Test
  void an_ill_shaped_expression_cannot_be_built() {
    assertThrows(IllegalStateException.class, () -> Make.sum(weights, targets));
  }

  @Test
  void a_scalar_made_of_vectors_keeps_its_parentheses_in_a_product() {
    Expr inner = Make.product(Make.transpose(weights), weights);
    assertEquals(2, Make.product(matrix, inner, weights).args().size() - 1);
  }

  @Test
  void one_column_is_a_vector_and_one_entry_a_scalar() {
    assertEquals(Shape.vector(N), Shape.matrix(N, Dim.ONE));
    assertEquals(Shape.SCALAR, Shape.matrix(Dim.ONE, Dim.ONE));
  }

  @Test
  void the_vec_of_a_kronecker_product_counts_its_entries() {
    Expr kronecker = Expr.of(Operator.KRONECKER, matrix, matrix);
    Dim square = N.times(N).times(D).times(D);
    assertEquals(Shape.vector(square), Expr.of(Operator.VEC, kronecker).shape());
  }

  @Test
  void a_gradient_has_the_shape_of_its_variable() {
    Expr loss = Make.norm(Make.product(matrix, weights));
    assertEquals(weights.shape(), Expr.of(Operator.GRADIENT, weights, loss).shape());
  }

  @Test
  void the_second_derivative_of_an_unknown_function_is_a_square_matrix() {
    FunctionSymbol f = new FunctionSymbol("f", List.of(weights.shape()), Shape.SCALAR);
    Expr hessian = Expr.of(new Op.Call(f, List.of(0, 0)), weights);
    assertEquals(Shape.matrix(D, D), hessian.shape());
  }

  @Test
  void blocks_add_their_sizes() {
    Expr block = Expr.of(new Op.Block(2, 1), matrix, matrix);
    assertEquals(Shape.matrix(N.plus(N), D), block.shape());
  }
}
