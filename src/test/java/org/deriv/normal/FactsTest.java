package org.deriv.normal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Text TEXT =
      new Text()
          .given(
              "S[n,n] positive definite; P[m,m] positive definite; B[n,n]; C[m,n]",
              "X[n,d] full column rank; Y[n,d]; Q[n,n] orthogonal; W[n,n] invertible",
              "x[n]; a; c > 0; p > 0; v[n] > 0",
              "assume p < 1; assume det(B) > 0");
  private static final Facts FACTS = new Facts(TEXT.context());

  @Test
  void a_sum_of_a_congruence_and_a_definite_matrix_is_definite() {
    assertTrue(FACTS.provesPositiveDefinite(TEXT.expr("C*S*C' + P")));
  }

  @Test
  void a_congruence_alone_is_only_semidefinite() {
    assertFalse(FACTS.provesPositiveDefinite(TEXT.expr("C*S*C'")));
    assertTrue(FACTS.provesPositiveSemidefinite(TEXT.expr("C*S*C'")));
  }

  @Test
  void the_ridge_matrix_is_invertible() {
    assertTrue(FACTS.provesInvertible(TEXT.expr("Y'*Y + c*I[d]")));
  }

  @Test
  void without_a_positive_penalty_it_need_not_be() {
    assertFalse(FACTS.provesInvertible(TEXT.expr("Y'*Y + a*I[d]")));
  }

  @Test
  void a_gram_matrix_of_independent_columns_is_invertible() {
    assertTrue(FACTS.provesInvertible(TEXT.expr("X'*X")));
    assertFalse(FACTS.provesInvertible(TEXT.expr("Y'*Y")));
  }

  @Test
  void a_positive_determinant_makes_invertible() {
    assertTrue(FACTS.provesInvertible(TEXT.expr("B")));
  }

  @Test
  void products_of_invertible_matrices_are_invertible() {
    assertTrue(FACTS.provesInvertible(TEXT.expr("Q*W*B'")));
  }

  @Test
  void one_minus_a_probability_is_positive() {
    assertTrue(FACTS.provesPositive(TEXT.expr("1 - p")));
    assertFalse(FACTS.provesPositive(TEXT.expr("1 - a")));
  }

  @Test
  void a_sum_of_squares_is_not_negative_and_may_be_zero() {
    assertTrue(FACTS.provesNonnegative(TEXT.expr("||x||^2 + a^2")));
    assertFalse(FACTS.provesPositive(TEXT.expr("||x||^2 + a^2")));
  }

  @Test
  void a_quadratic_form_of_a_semidefinite_matrix_is_not_negative() {
    assertTrue(FACTS.provesNonnegative(TEXT.expr("x'*S*x")));
    assertFalse(FACTS.provesNonnegative(TEXT.expr("x'*B*x")));
  }

  @Test
  void entries_of_a_positive_vector_are_positive() {
    assertTrue(FACTS.provesPositive(TEXT.expr("v")));
    assertTrue(FACTS.provesPositiveDefinite(TEXT.expr("diag(v)")));
  }

  @Test
  void an_inverse_of_a_symmetric_matrix_is_symmetric() {
    assertTrue(FACTS.provesSymmetric(TEXT.expr("inv(S + I[n])")));
    assertFalse(FACTS.provesSymmetric(TEXT.expr("inv(B)")));
  }
}
