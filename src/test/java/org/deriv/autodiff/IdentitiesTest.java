package org.deriv.autodiff;

import static org.deriv.autodiff.Given.agree;
import static org.deriv.autodiff.Given.det;
import static org.deriv.autodiff.Given.differ;
import static org.deriv.autodiff.Given.equal;
import static org.deriv.autodiff.Given.f;
import static org.deriv.autodiff.Given.grad;
import static org.deriv.autodiff.Given.hess;
import static org.deriv.autodiff.Given.jac;
import static org.deriv.autodiff.Given.minus;
import static org.deriv.autodiff.Given.n;
import static org.deriv.autodiff.Given.names;
import static org.deriv.autodiff.Given.plus;
import static org.deriv.autodiff.Given.squared;
import static org.deriv.autodiff.Given.t;
import static org.deriv.autodiff.Given.times;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** True identities of matrix calculus beside false ones that differ by a slip. */
final class IdentitiesTest {
  private static final Expr A = Given.square("A");
  private static final Expr B = Given.square("B");
  private static final Expr X = Make.symbol("X", Shape.matrix(Given.N, Given.D));
  private static final Expr Y = Given.vector("y");
  private static final Expr U = Given.vector("u");
  private static final Expr W = Make.symbol("w", Shape.vector(Given.D));
  private static final Context PLAIN = names(A, B, X, Y, U, W);
  private static final Context SYMMETRIC = PLAIN.assuming(Make.has(Property.SYMMETRIC, A));
  private static final Context INVERTIBLE =
      PLAIN
          .assuming(Make.has(Property.INVERTIBLE, A))
          .assuming(Make.has(Property.INVERTIBLE, B));

  private static Expr inverse(Expr of) {
    return Make.inverse(of);
  }

  private static Expr trace(Expr of) {
    return Expr.of(Operator.TRACE, of);
  }

  private static Expr kronecker(Expr left, Expr right) {
    return Expr.of(Operator.KRONECKER, left, right);
  }

  private static Expr vec(Expr of) {
    return Expr.of(Operator.VEC, of);
  }

  private static Expr diagonal(Expr of) {
    return Expr.of(Operator.DIAGONAL_MATRIX, of);
  }

  private static Expr sum(Expr of) {
    return Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), of);
  }

  private static Expr softmax(Expr of) {
    return Expr.of(new Op.Softmax(0), of);
  }

  private static Expr logSumExp(Expr of) {
    return Expr.of(new Op.LogSumExp(0), of);
  }

  private static Expr ones() {
    return Make.ones(Given.VECTOR);
  }

  private static Arguments twin(
      String name, Context context, Expr left, Expr right, Expr wrong) {
    return Arguments.of(name, context, left, right, wrong);
  }

  static Stream<Arguments> twins() {
    Expr quadratic = times(t(U), A, U);
    Expr residual = minus(Y, times(X, W));
    Expr eye = Make.identity(Given.N);
    Expr log = f(Function.Elementary.LOG, plus(n(1), squared(Make.norm(U))));
    Expr sigmoid = f(Function.Elementary.SIGMOID, U);
    Expr half = Make.number(Rational.of(1, 2));
    return Stream.of(
        twin("quadratic form", PLAIN, grad(U, quadratic), times(plus(A, t(A)), U), times(n(2), A, U)),
        twin("quadratic form, symmetric", SYMMETRIC, grad(U, quadratic), times(n(2), A, U), times(A, U)),
        twin(
            "least squares",
            PLAIN,
            grad(W, squared(Make.norm(residual))),
            times(n(-2), t(X), residual),
            times(n(2), t(X), residual)),
        twin(
            "Jacobi's formula",
            INVERTIBLE,
            grad(A, det(A)),
            times(det(A), t(inverse(A))),
            times(det(A), inverse(A))),
        twin(
            "trace of an inverse",
            INVERTIBLE,
            grad(A, trace(times(inverse(A), B))),
            Make.negate(t(times(inverse(A), B, inverse(A)))),
            Make.negate(times(inverse(A), B, inverse(A)))),
        twin(
            "inverse of a product",
            INVERTIBLE,
            inverse(times(A, B)),
            times(inverse(B), inverse(A)),
            times(inverse(A), inverse(B))),
        twin(
            "hessian of the norm's fourth power",
            PLAIN,
            hess(U, squared(squared(Make.norm(U)))),
            plus(times(n(8), U, t(U)), times(n(4), squared(Make.norm(U)), eye)),
            plus(times(n(8), U, t(U)), times(n(2), squared(Make.norm(U)), eye))),
        twin("cyclic trace", PLAIN, trace(times(A, B)), trace(times(B, A)), trace(times(A, t(B)))),
        twin(
            "vec of a product",
            PLAIN,
            vec(times(A, X)),
            times(kronecker(Make.identity(Given.D), A), vec(X)),
            times(kronecker(Make.identity(Given.D), t(A)), vec(X))),
        twin(
            "gradient of log-sum-exp",
            PLAIN,
            grad(U, logSumExp(U)),
            softmax(U),
            f(Function.Elementary.SIGMOID, U)),
        twin(
            "Jacobian of the softmax",
            PLAIN,
            jac(U, softmax(U)),
            minus(diagonal(softmax(U)), times(softmax(U), t(softmax(U)))),
            diagonal(softmax(U))),
        twin(
            "derivative of the sigmoid",
            PLAIN,
            jac(U, sigmoid),
            diagonal(Make.hadamard(sigmoid, minus(ones(), sigmoid))),
            diagonal(Make.hadamard(sigmoid, sigmoid))),
        twin(
            "softplus and its mirror",
            PLAIN,
            minus(
                f(Function.Elementary.SOFTPLUS, U),
                f(Function.Elementary.SOFTPLUS, Make.negate(U))),
            U,
            times(n(2), U)),
        twin(
            "two rectifiers",
            PLAIN,
            plus(f(Function.Elementary.RELU, U), f(Function.Elementary.RELU, Make.negate(U))),
            f(Function.Elementary.ABS, U),
            U),
        twin(
            "gelu by erf",
            PLAIN,
            f(Function.Elementary.GELU, U),
            times(
                half,
                Make.hadamard(
                    U,
                    plus(
                        ones(),
                        f(
                            Function.Elementary.ERF,
                            Make.divide(U, f(Function.Elementary.SQRT, n(2))))))),
            Make.hadamard(U, sigmoid)),
        twin(
            "chain rule through a logarithm",
            PLAIN,
            grad(U, log),
            Make.divide(times(n(2), U), plus(n(1), squared(Make.norm(U)))),
            Make.divide(times(n(2), U), squared(Make.norm(U)))),
        twin(
            "pseudo-inverse",
            PLAIN,
            times(X, Expr.of(Operator.PSEUDO_INVERSE, X), X),
            X,
            times(n(2), X)),
        twin(
            "Hadamard as a diagonal product",
            PLAIN,
            Make.hadamard(U, Y),
            times(diagonal(U), Y),
            times(diagonal(U), diagonal(Y), U)),
        twin(
            "sum of an elementwise product",
            PLAIN,
            sum(Make.hadamard(A, B)),
            trace(times(t(A), B)),
            trace(times(A, B))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void a_true_identity_agrees_to_rounding(
      String name, Context context, Expr left, Expr right, Expr wrong) {
    Evidence.Agree agree = agree(context, equal(left, right));
    assertTrue(agree.largestRelativeError() < 1e-10, agree::toString);
    assertTrue(agree.dimensions().size() >= 4, agree::toString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void its_false_twin_is_refuted_at_dimensions_of_at_most_two(
      String name, Context context, Expr left, Expr right, Expr wrong) {
    Counterexample example = differ(context, equal(left, wrong));
    assertTrue(example.sizes().values().stream().allMatch(size -> size <= 2), example::toString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void a_difference_of_a_billionth_is_seen(
      String name, Context context, Expr left, Expr right, Expr wrong) {
    Expr factor = Make.number(Rational.ONE.plus(Rational.of(1, 1_000_000_000)));
    assertTrue(differ(context, equal(left, times(factor, right))).margin() != 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void algebra_modulo_primes_never_calls_a_false_twin_zero(
      String name, Context context, Expr left, Expr right, Expr wrong) {
    Exactness exactness = Witness.exact(context, left, wrong, 2, Budget.standard());
    assertTrue(!(exactness instanceof Exactness.Zero), exactness::toString);
  }
}
