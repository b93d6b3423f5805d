package org.deriv.autodiff;

import static org.deriv.autodiff.Given.agree;
import static org.deriv.autodiff.Given.differ;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.judge;
import static org.deriv.autodiff.Given.less;
import static org.deriv.autodiff.Given.minus;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.noAnswer;
import static org.deriv.autodiff.Given.plus;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** Expectations by enumeration, by quadrature and by moments. */
final class ExpectationsTest {
  private static final Expr P = Make.scalar("p");
  private static final Expr A = Given.square("A");
  private static final Expr MU = Given.vector("mu");
  private static final Expr SIGMA = Given.square("Sigma");
  private static final Expr X = Given.vector("x");
  private static final Expr Z = Make.scalar("z");
  private static final Expr I = Make.scalar("i");

  private static Expr moment(Op.Moment.Kind kind, Expr... args) {
    return Expr.of(new Op.Moment(kind, List.of()), args);
  }

  private static Expr mean(Expr of) {
    return moment(Op.Moment.Kind.EXPECTATION, of);
  }

  private static Expr variance(Expr of) {
    return moment(Op.Moment.Kind.VARIANCE, of);
  }

  private static Expr distribution(Family family, Expr... parameters) {
    return Expr.of(new Op.Distribution(family), parameters);
  }

  private static Context random(
      Context context, String name, Shape shape, Declaration.Spread spread, Expr distribution) {
    return context.with(
        new Declaration.Random(
            name, shape, List.of(), List.of(), Optional.of(distribution), spread));
  }

  private static Context random(Context context, String name, Shape shape) {
    return context.with(
        new Declaration.Random(
            name, shape, List.of(), List.of(), Optional.empty(), Declaration.Spread.JOINT));
  }

  private static final Context NORMAL =
      random(
          names(A, MU, SIGMA).assuming(Make.has(Property.POSITIVE_DEFINITE, SIGMA)),
          "x",
          Given.VECTOR,
          Declaration.Spread.JOINT,
          distribution(Family.NORMAL, MU, SIGMA));

  private static Expr trace(Expr of) {
    return Expr.of(Operator.TRACE, of);
  }

  @Test
  void a_quadratic_form_of_a_normal_vector_has_its_mean() {
    Expr quadratic = times(t(X), A, X);
    Expr mean = plus(trace(times(A, SIGMA)), times(t(MU), A, MU));
    agree(NORMAL, equal(mean(quadratic), mean));
    differ(NORMAL, equal(mean(quadratic), times(t(MU), A, MU)));
    assertInstanceOf(
        Exactness.Zero.class,
        Witness.exact(
            random(
                names(A, MU),
                "x",
                Given.VECTOR,
                Declaration.Spread.JOINT,
                distribution(Family.NORMAL, MU, Make.identity(Given.N))),
            mean(quadratic),
            plus(trace(A), times(t(MU), A, MU)),
            1,
            Budget.standard()));
  }

  @Test
  void the_moment_generating_function_is_found_by_quadrature() {
    Expr a = Given.vector("a");
    Expr exponent = plus(times(t(a), MU), Make.divide(times(t(a), SIGMA, a), n(2)));
    Context context = NORMAL.with(Given.given("a", Given.VECTOR));
    Expr generating = mean(f(Function.Elementary.EXP, times(t(a), X)));
    agree(context, equal(generating, f(Function.Elementary.EXP, exponent)));
    Expr wrong = plus(times(t(a), MU), times(t(a), SIGMA, a));
    differ(context, equal(generating, f(Function.Elementary.EXP, wrong)));
  }

  @Test
  void a_rectified_normal_has_a_kink_at_zero() {
    Context standard =
        random(
            Context.EMPTY,
            "z",
            Shape.SCALAR,
            Declaration.Spread.JOINT,
            distribution(Family.NORMAL, n(0), n(1)));
    Expr pi = Expr.of(new Op.Pi());
    Expr mean = mean(f(Function.Elementary.RELU, Z));
    agree(standard, equal(mean, Make.divide(n(1), f(Function.Elementary.SQRT, times(n(2), pi)))));
    differ(standard, equal(mean, f(Function.Elementary.SQRT, Make.divide(n(2), pi))));
  }

  @Test
  void dropout_is_enumerated() {
    Expr x = Make.symbol("X", Shape.matrix(Given.N, Given.D));
    Expr y = Given.vector("y");
    Expr w = Make.symbol("w", Shape.vector(Given.D));
    Expr r = Make.symbol("R", x.shape());
    Context masks =
        random(
            names(x, y, w, P).assuming(less(n(0), P)).assuming(less(P, n(1))),
            "R",
            x.shape(),
            Declaration.Spread.IID,
            distribution(Family.BERNOULLI, P));
    Expr loss = squared(Make.norm(minus(y, times(Make.hadamard(x, r), w))));
    Expr weights =
        Expr.of(Operator.DIAGONAL_MATRIX, Expr.of(Operator.DIAGONAL_PART, times(t(x), x)));
    Expr fit = squared(Make.norm(minus(y, times(P, x, w))));
    Expr penalty = times(P, minus(n(1), P), t(w), weights, w);
    agree(masks, equal(mean(loss), plus(fit, penalty)));
    differ(masks, equal(mean(loss), fit));
    agree(masks, equal(Make.hadamard(r, r), r));
  }

  private static Context byMoments(Expr... more) {
    Expr h = Given.vector("h");
    Expr entry = Make.entry(h, I);
    Context context =
        random(names(MU), "h", Given.VECTOR)
            .assuming(equal(mean(entry), n(0)))
            .assuming(equal(variance(entry), n(1)));
    for (Expr assumption : more) {
      context = context.assuming(assumption);
    }
    return context;
  }

  private static Expr sum(Expr of) {
    return Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), of);
  }

  @Test
  void what_is_not_said_to_be_uncorrelated_is_drawn_correlated() {
    Expr h = Given.vector("h");
    Expr claim = equal(variance(sum(h)), Make.size(Given.N));
    agree(byMoments(Make.has(Property.UNCORRELATED, h)), claim);
    assertEquals(2, differ(byMoments(), claim).sizes().get("n"));
  }

  @Test
  void an_uncorrelated_pair_is_drawn_dependent() {
    Expr h = Make.symbol("h", Shape.vector(Dim.of(2)));
    Expr entry = Make.entry(h, I);
    Context context =
        random(Context.EMPTY, "h", h.shape())
            .assuming(equal(mean(entry), n(0)))
            .assuming(equal(variance(entry), n(1)))
            .assuming(Make.has(Property.UNCORRELATED, h));
    Expr product = times(squared(Make.entry(h, n(1))), squared(Make.entry(h, n(2))));
    differ(context, equal(mean(product), n(1)));
    agree(context, equal(mean(times(Make.entry(h, n(1)), Make.entry(h, n(2)))), n(0)));
  }

  @Test
  void symmetry_is_kept_where_it_is_assumed_and_not_taken_for_granted() {
    Expr h = Given.vector("h");
    Expr half =
        equal(
            mean(squared(f(Function.Elementary.RELU, Make.entry(h, I)))),
            Make.number(Rational.of(1, 2)));
    agree(byMoments(Make.has(Property.SYMMETRIC_DISTRIBUTION, h)), half);
    differ(byMoments(), half);
  }

  @Test
  void independence_that_is_not_said_is_not_used() {
    Expr w = Given.vector("w");
    Expr h = Given.vector("h");
    Context context =
        random(
            byMoments(),
            "w",
            Given.VECTOR,
            Declaration.Spread.IID,
            distribution(Family.NORMAL, n(0), n(1)));
    Expr claim = equal(mean(times(t(w), h)), n(0));
    assertTrue(noAnswer(context, claim).why().contains("depend"));
    agree(context.assuming(Make.has(Property.INDEPENDENT, w, h)), claim);
  }

  @Test
  void what_holds_for_every_draw_is_judged_at_draws() {
    Context signs =
        random(
            Context.EMPTY,
            "z",
            Shape.SCALAR,
            Declaration.Spread.JOINT,
            distribution(Family.RADEMACHER));
    agree(signs, equal(squared(Z), n(1)));
    assertInstanceOf(Evidence.Differ.class, judge(signs, equal(Z, n(1))));
  }
}
