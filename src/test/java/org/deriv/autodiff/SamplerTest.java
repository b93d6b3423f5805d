package org.deriv.autodiff;

import static org.deriv.autodiff.Given.atMost;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.has;
import static org.deriv.autodiff.Given.less;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether what is drawn meets what is assumed, judged by plain code on the numbers. */
final class SamplerTest {
  private static final Expr A = Given.square("A");
  private static final Expr U = Given.vector("u");
  private static final int SIZE = 3;

  private static double[][] matrix(double[] flat) {
    double[][] a = new double[SIZE][SIZE];
    for (int i = 0; i < flat.length; i++) {
      a[i / SIZE][i % SIZE] = flat[i];
    }
    return a;
  }

  /** Values of A and u at points of a style that meet the context's assumptions. */
  private static void each(Context context, Sampler.Style style, Predicate<double[][]> check) {
    Expr touches = equal(times(A, U), U);
    Subject subject = Subject.of(context, touches);
    Question question = Question.of(subject, Map.of("n", (long) SIZE), 2, 100_000);
    Sampler sampler = new Sampler(question, 7, new Meter(100_000_000L));
    Program program = question.program();
    DoubleRun run = new DoubleRun(program);
    int found = 0;
    for (int i = 0; i < 20; i++) {
      Optional<Point> point = sampler.next(style);
      if (point.isPresent()) {
        run.run(point.get().doubles(), point.get().functions());
        double[] flat = read(question, run, "A");
        double[][] rows = java.util.Arrays.copyOf(matrix(flat), SIZE + 1);
        rows[SIZE] = read(question, run, "u");
        assertTrue(check.test(rows), () -> java.util.Arrays.deepToString(rows));
        found++;
      }
    }
    assertTrue(found > 10, "only " + found);
  }

  private static double[] read(Question question, DoubleRun run, String name) {
    Grid cells = question.inputs().getOrDefault(Scope.Key.of(name), Grid.scalar(0));
    return java.util.Arrays.stream(cells.cells())
        .mapToDouble(cell -> run.value(question.root(cell)))
        .toArray();
  }

  private static boolean isSymmetric(double[][] a) {
    boolean symmetric = true;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        symmetric &= a[i][j] == a[j][i];
      }
    }
    return symmetric;
  }

  /** Leading minors are positive. */
  private static boolean isDefinite(double[][] a) {
    double two = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    double three =
        a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
            - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
            + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
    return a[0][0] > 0 && two > 0 && three > 0;
  }

  @ParameterizedTest
  @EnumSource(Sampler.Style.class)
  void definite_matrices_are_definite(Sampler.Style style) {
    Context context = names(A, U).assuming(has(Property.POSITIVE_DEFINITE, A));
    each(context, style, a -> isSymmetric(a) && isDefinite(a));
  }

  @ParameterizedTest
  @EnumSource(Sampler.Style.class)
  void symmetric_matrices_are_symmetric(Sampler.Style style) {
    each(names(A, U).assuming(has(Property.SYMMETRIC, A)), style, SamplerTest::isSymmetric);
  }

  @ParameterizedTest
  @EnumSource(
      value = Sampler.Style.class,
      names = {"GENERIC", "SIMPLE"})
  void orthogonal_matrices_have_orthonormal_columns(Sampler.Style style) {
    each(
        names(A, U).assuming(has(Property.ORTHOGONAL, A)),
        style,
        a -> {
          double worst = 0;
          for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
              double sum = i == j ? -1 : 0;
              for (int k = 0; k < SIZE; k++) {
                sum += a[k][i] * a[k][j];
              }
              worst = Math.max(worst, Math.abs(sum));
            }
          }
          return worst < 1e-12;
        });
  }

  @Test
  void ranges_and_signs_are_kept() {
    Expr i = Make.scalar("i");
    Expr entry = Make.entry(U, i);
    Context open = names(A, U).assuming(less(n(0), entry)).assuming(less(entry, n(1)));
    each(
        open,
        Sampler.Style.GENERIC,
        a -> java.util.Arrays.stream(a[SIZE]).allMatch(x -> 0 < x && x < 1));
    Context signs = names(A, U).assuming(equal(squared(entry), n(1)));
    each(
        signs,
        Sampler.Style.GENERIC,
        a -> java.util.Arrays.stream(a[SIZE]).allMatch(x -> Math.abs(x) == 1));
  }

  @Test
  void inequalities_between_expressions_are_met() {
    Context context =
        names(A, U)
            .assuming(less(n(5), Given.det(A)))
            .assuming(atMost(Make.norm(U), Make.number(org.deriv.expr.Rational.of(1, 10))));
    each(
        context,
        Sampler.Style.GENERIC,
        a ->
            Math.sqrt(a[SIZE][0] * a[SIZE][0] + a[SIZE][1] * a[SIZE][1] + a[SIZE][2] * a[SIZE][2])
                <= 0.1);
  }

  @Test
  void equations_between_expressions_are_solved() {
    Context context = names(A, U).assuming(equal(times(A, U), Make.ones(Given.VECTOR)));
    each(
        context,
        Sampler.Style.GENERIC,
        a -> {
          double worst = 0;
          for (int i = 0; i < SIZE; i++) {
            double sum = a[i][0] * a[SIZE][0] + a[i][1] * a[SIZE][1] + a[i][2] * a[SIZE][2];
            worst = Math.max(worst, Math.abs(sum - 1));
          }
          return worst < 1e-9;
        });
  }

  @Test
  void a_vector_of_given_sum_or_length_has_it() {
    Expr sum = Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, java.util.List.of()), U);
    each(
        names(A, U).assuming(equal(sum, n(0))),
        Sampler.Style.GENERIC,
        a -> Math.abs(a[SIZE][0] + a[SIZE][1] + a[SIZE][2]) < 1e-12 && a[SIZE][0] != 0);
    each(
        names(A, U).assuming(equal(squared(Make.norm(U)), n(4))),
        Sampler.Style.GENERIC,
        a -> Math.abs(Math.hypot(Math.hypot(a[SIZE][0], a[SIZE][1]), a[SIZE][2]) - 2) < 1e-12);
  }

  @Test
  void sizes_meet_what_is_assumed_of_them_and_differ_where_they_may() {
    Expr x = Make.symbol("X", org.deriv.expr.Shape.matrix(Given.N, Given.D));
    Context context = names(x).assuming(less(Make.scalar("d"), Make.scalar("n")));
    Sizes sizes = new Sizes(Subject.of(context, equal(x, x)));
    assertTrue(
        sizes.ascending().stream()
            .allMatch(choice -> choice.getOrDefault("d", 0L) < choice.getOrDefault("n", 0L)));
    assertEquals(Map.of("n", 2L, "d", 1L), sizes.ascending().getFirst());
  }

  @Test
  void an_invertible_product_is_drawn_only_where_it_can_be() {
    Expr x = Make.symbol("X", org.deriv.expr.Shape.matrix(Given.N, Given.D));
    Expr gram = times(t(x), x);
    Context context = names(x).assuming(has(Property.INVERTIBLE, gram));
    Evidence.Agree agree =
        Given.agree(context, equal(times(Make.inverse(gram), gram), Make.identity(Given.D)));
    assertTrue(
        agree.dimensions().stream()
            .allMatch(sizes -> sizes.getOrDefault("d", 0L) <= sizes.getOrDefault("n", 0L)),
        agree::toString);
    assertTrue(agree.remark().contains("no points"), agree::toString);
    assertEquals(Operator.INVERSE, Make.inverse(gram).op());
  }
}
