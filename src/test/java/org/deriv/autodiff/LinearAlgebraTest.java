package org.deriv.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.deriv.expr.Context;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** Operators on literals against plain code on arrays. */
final class LinearAlgebraTest {
  private final SplittableRandom random = new SplittableRandom(3);

  private double[][] matrix(int rows, int columns) {
    double[][] a = new double[rows][columns];
    for (double[] row : a) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(-8, 9) / 4.0;
      }
    }
    return a;
  }

  private static Expr literal(double[][] a) {
    Shape shape = Shape.matrix(Dim.of(a.length), Dim.of(a[0].length));
    List<Expr> entries =
        java.util.Arrays.stream(a)
            .flatMapToDouble(java.util.Arrays::stream)
            .mapToObj(x -> Make.number(Functions.exact(x)))
            .toList();
    return Expr.of(new Op.Literal(shape), entries);
  }

  private static double[] value(Expr expr) {
    Evaluation evaluation = Witness.evaluate(Context.EMPTY, expr, Map.of(), Budget.standard());
    if (evaluation instanceof Evaluation.Value(Tensor tensor)) {
      return tensor.entries().stream().mapToDouble(Quantity::approximately).toArray();
    }
    throw new AssertionError(evaluation.toString());
  }

  private static void same(double[][] expected, double[] found) {
    int columns = expected[0].length;
    assertEquals(expected.length * columns, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i / columns][i % columns], found[i], 1e-11);
    }
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] transposed(double[][] a) {
    double[][] c = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        c[j][i] = a[i][j];
      }
    }
    return c;
  }

  /** By the definition with minors along the first row. */
  private static double determinant(double[][] a) {
    if (a.length == 1) {
      return a[0][0];
    }
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (j % 2 == 0 ? 1 : -1) * a[0][j] * determinant(minor(a, j));
    }
    return sum;
  }

  private static double[][] minor(double[][] a, int column) {
    double[][] m = new double[a.length - 1][a.length - 1];
    for (int i = 1; i < a.length; i++) {
      for (int j = 0, k = 0; j < a.length; j++) {
        if (j != column) {
          m[i - 1][k++] = a[i][j];
        }
      }
    }
    return m;
  }

  private static double[][] identity(int n) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = 1;
    }
    return a;
  }

  @Test
  void a_product_is_that_of_arrays() {
    double[][] a = matrix(2, 3);
    double[][] b = matrix(3, 4);
    same(product(a, b), value(Make.product(literal(a), literal(b))));
  }

  @Test
  void a_kronecker_product_has_blocks() {
    double[][] a = matrix(2, 3);
    double[][] b = matrix(2, 2);
    double[] found = value(Expr.of(Operator.KRONECKER, literal(a), literal(b)));
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 6; j++) {
        assertEquals(a[i / 2][j / 2] * b[i % 2][j % 2], found[i * 6 + j], 1e-15);
      }
    }
  }

  @Test
  void determinants_are_those_of_the_definition_at_every_size() {
    for (int size = 2; size <= 6; size++) {
      double[][] a = matrix(size, size);
      assertEquals(
          determinant(a), value(Expr.of(Operator.DETERMINANT, literal(a)))[0], 1e-9, "at " + size);
    }
  }

  @Test
  void an_inverse_times_the_matrix_is_the_identity_at_every_size() {
    for (int size = 2; size <= 12; size += 2) {
      double[][] a = matrix(size, size);
      same(identity(size), value(Make.product(Make.inverse(literal(a)), literal(a))));
    }
  }

  @Test
  void a_pseudo_inverse_obeys_the_four_conditions_of_penrose_at_any_rank() {
    double[][] thin = matrix(4, 2);
    List<double[][]> cases =
        List.of(matrix(4, 2), matrix(2, 4), product(thin, matrix(2, 3)), new double[3][2]);
    for (double[][] a : cases) {
      Expr of = literal(a);
      Expr inverse = Expr.of(Operator.PSEUDO_INVERSE, of);
      double[] flat = value(inverse);
      double[][] x = new double[a[0].length][a.length];
      for (int i = 0; i < flat.length; i++) {
        x[i / a.length][i % a.length] = flat[i];
      }
      same(a, flat(product(product(a, x), a)));
      same(x, flat(product(product(x, a), x)));
      same(transposed(product(a, x)), flat(product(a, x)));
      same(transposed(product(x, a)), flat(product(x, a)));
    }
  }

  private static double[] flat(double[][] a) {
    return java.util.Arrays.stream(a).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  @Test
  void eigenvalues_bound_the_rayleigh_quotient_and_reach_it() {
    double[][] a = matrix(4, 4);
    double[][] symmetric = product(transposed(a), a);
    double largest = value(Expr.of(Operator.EIGENVALUE_MAX, literal(symmetric)))[0];
    double[][] x = matrix(4, 1);
    for (int i = 0; i < 2000; i++) {
      x = product(symmetric, x);
      double size = Math.sqrt(product(transposed(x), x)[0][0]);
      for (double[] row : x) {
        row[0] /= size;
      }
    }
    double reached = product(transposed(x), product(symmetric, x))[0][0];
    assertEquals(reached, largest, 1e-6);
  }

  @Test
  void norms_are_those_of_the_definitions() {
    double[][] a = {{1, -2, 0}, {3, 0.5, -1}};
    Function<Op.Norm.Kind, Double> norm = kind -> value(Expr.of(new Op.Norm(kind), literal(a)))[0];
    assertEquals(Math.sqrt(1 + 4 + 9 + 0.25 + 1), norm.apply(Op.Norm.Kind.FROBENIUS), 1e-14);
    assertEquals(4, norm.apply(Op.Norm.Kind.ONE));
    assertEquals(4.5, norm.apply(Op.Norm.Kind.INFINITY));
    double two = norm.apply(Op.Norm.Kind.TWO);
    double nuclear = norm.apply(Op.Norm.Kind.NUCLEAR);
    // s₁² + s₂² = ‖A‖_F² and s₁ s₂ = √det(AA')
    double other = nuclear - two;
    assertEquals(15.25, two * two + other * other, 1e-12);
    double[][] gram = product(a, transposed(a));
    assertEquals(Math.sqrt(determinant(gram)), two * other, 1e-12);
  }

  @Test
  void vec_stacks_columns_and_the_rank_counts_independent_ones() {
    double[][] a = {{1, 2, 3}, {2, 4, 6}};
    assertEquals(
        List.of(1.0, 2.0, 2.0, 4.0, 3.0, 6.0),
        java.util.Arrays.stream(value(Expr.of(Operator.VEC, literal(a)))).boxed().toList());
    assertEquals(1, value(Expr.of(Operator.RANK, literal(a)))[0]);
  }

  @Test
  void means_and_variances_run_along_the_axes_named() {
    Shape shape = Shape.of(Dim.of(4), Dim.of(2), Dim.of(3));
    int[] entries = {1, 3, 2, 1, 2, 3, 3, 3, 2, 2, 4, 4, 4, 2, 2, 1, 2, 4, 3, 3, 2, 3, 3, 2};
    Expr y =
        Expr.of(
            new Op.Literal(shape),
            java.util.Arrays.stream(entries).mapToObj(Make::number).toList());
    Expr mean = Expr.of(new Op.Reduce(Op.Reduce.Kind.MEAN, List.of(1, 3)), y);
    assertEquals("[5/2, 31/12]", Given.value(mean));
    Expr variance = Expr.of(new Op.Reduce(Op.Reduce.Kind.VARIANCE, List.of(1, 3)), y);
    assertEquals("[7/12, 155/144]", Given.value(variance));
  }
}
