package org.deriv.render.notation;

import static org.deriv.expr.Make.apply;
import static org.deriv.expr.Make.compare;
import static org.deriv.expr.Make.divide;
import static org.deriv.expr.Make.entry;
import static org.deriv.expr.Make.expectation;
import static org.deriv.expr.Make.hadamard;
import static org.deriv.expr.Make.identity;
import static org.deriv.expr.Make.inverse;
import static org.deriv.expr.Make.norm;
import static org.deriv.expr.Make.number;
import static org.deriv.expr.Make.ones;
import static org.deriv.expr.Make.power;
import static org.deriv.expr.Make.product;
import static org.deriv.expr.Make.scalar;
import static org.deriv.expr.Make.sum;
import static org.deriv.expr.Make.sumOver;
import static org.deriv.expr.Make.symbol;
import static org.deriv.expr.Make.transpose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.deriv.document.LatexCheck;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatexMathTest {
  private static final Dim N = Dim.of("n");
  private static final Dim D = Dim.of("d");
  private static final Expr A = symbol("A", Shape.matrix(N, N));
  private static final Expr B = symbol("B", Shape.matrix(N, N));
  private static final Expr X = symbol("X", Shape.matrix(N, D));
  private static final Expr W = symbol("w", Shape.vector(D));
  private static final Expr Y = symbol("y", Shape.vector(N));
  private static final Expr P = scalar("p");
  private static final Expr Q = scalar("q");
  private static final Expr I = scalar("i");
  private static final Expr J = scalar("j");

  record Case(Expr expr, String latex) {}

  private static Expr op(Op op, Expr... args) {
    return Expr.of(op, args);
  }

  private static Expr minus(Expr left, Expr right) {
    return sum(List.of(left, op(Operator.NEGATE, right)));
  }

  static Stream<Case> expressions() {
    return Stream.of(names(), algebra(), calculus(), probability(), folds(), structure())
        .flatMap(List::stream);
  }

  private static List<Case> names() {
    return List.of(
        new Case(W, "\\mathbf{w}"),
        new Case(scalar("lambda"), "\\lambda "),
        new Case(scalar("λ"), "\\lambda "),
        new Case(symbol("Sigma", Shape.matrix(N, N)), "\\boldsymbol{\\Sigma}"),
        new Case(symbol("W_f", Shape.matrix(N, D)), "\\mathbf{W}_{f}"),
        new Case(scalar("theta_old"), "\\theta _{\\mathrm{old}}"),
        new Case(symbol("w_star", Shape.vector(D)), "\\mathbf{w}^{\\star}"),
        new Case(symbol("ybar", Shape.vector(D)), "\\bar{\\mathbf{y}}"),
        new Case(scalar("x_hat"), "\\hat{x}"),
        new Case(scalar("s2"), "s_{2}"),
        new Case(scalar("loss"), "\\mathrm{loss}"),
        new Case(
            op(new Op.Term("h", Shape.vector(N)), minus(scalar("t"), number(1))),
            "\\mathbf{h}_{t-1}"),
        new Case(entry(A, I, J), "A_{ij}"),
        new Case(entry(A, I, sum(List.of(J, number(1)))), "A_{i,j+1}"),
        new Case(entry(op(new Op.Term("h", Shape.vector(N)), scalar("t")), I), "h_{t,i}"),
        new Case(entry(product(A, Y), I), "(\\mathbf{A}\\mathbf{y})_{i}"),
        new Case(identity(N), "\\mathbf{I}_{n}"),
        new Case(ones(Shape.matrix(N, D)), "\\mathbf{1}_{n\\times d}"));
  }

  private static List<Case> algebra() {
    Expr residual = minus(Y, product(X, W));
    return List.of(
        new Case(product(number(2), P, Q), "2pq"),
        new Case(product(P, minus(number(1), P)), "p(1-p)"),
        new Case(product(number(2), number(3)), "2\\cdot 3"),
        new Case(
            product(number(2), transpose(X), residual),
            "2\\mathbf{X}^{\\top}(\\mathbf{y}-\\mathbf{X}\\mathbf{w})"),
        new Case(product(number(-2), P), "-2p"),
        new Case(sum(List.of(Q, product(number(-2), P))), "q-2p"),
        new Case(minus(Q, sum(List.of(P, J))), "q-(p+j)"),
        new Case(number(Rational.of(-1, 2)), "-\\frac{1}{2}"),
        new Case(divide(P, Q), "\\frac{p}{q}"),
        new Case(divide(W, norm(W)), "\\frac{\\mathbf{w}}{\\left\\|\\mathbf{w}\\right\\|}"),
        new Case(power(P, 2), "p^{2}"),
        new Case(power(P, -1), "\\frac{1}{p}"),
        new Case(
            product(power(N(), -1), transpose(X), Y), "\\frac{1}{n}\\mathbf{X}^{\\top}\\mathbf{y}"),
        new Case(
            product(divide(number(1), N()), number(2), transpose(X), Y),
            "\\frac{2}{n}\\mathbf{X}^{\\top}\\mathbf{y}"),
        new Case(
            divide(product(number(2), transpose(X), Y), N()),
            "\\frac{2}{n}\\mathbf{X}^{\\top}\\mathbf{y}"),
        new Case(product(number(Rational.of(1, 3)), P, power(Q, 2)), "\\frac{pq^{2}}{3}"),
        new Case(
            product(number(Rational.of(1, 2)), power(norm(W), 2)),
            "\\frac{1}{2}\\left\\|\\mathbf{w}\\right\\|^{2}"),
        new Case(product(A, A, Y), "\\mathbf{A}^{2}\\mathbf{y}"),
        new Case(op(Operator.POWER, P, number(Rational.of(1, 2))), "p^{1/2}"),
        new Case(power(sum(List.of(P, Q)), 2), "(p+q)^{2}"),
        new Case(power(divide(P, Q), 2), "\\left(\\frac{p}{q}\\right)^{2}"),
        new Case(
            power(norm(residual), 2), "\\left\\|\\mathbf{y}-\\mathbf{X}\\mathbf{w}\\right\\|^{2}"),
        new Case(op(new Op.Norm(Op.Norm.Kind.FROBENIUS), A), "\\left\\|\\mathbf{A}\\right\\|_{F}"),
        new Case(inverse(A), "\\mathbf{A}^{-1}"),
        new Case(transpose(inverse(A)), "\\mathbf{A}^{-\\top}"),
        new Case(
            op(Operator.INVERSE, product(transpose(X), X)),
            "(\\mathbf{X}^{\\top}\\mathbf{X})^{-1}"),
        new Case(power(transpose(A), 2), "(\\mathbf{A}^{\\top})^{2}"),
        new Case(hadamard(A, B), "\\mathbf{A}\\odot \\mathbf{B}"),
        new Case(hadamard(product(A, Y), Y), "(\\mathbf{A}\\mathbf{y})\\odot \\mathbf{y}"),
        new Case(product(A, hadamard(Y, Y)), "\\mathbf{A}(\\mathbf{y}\\odot \\mathbf{y})"),
        new Case(op(Operator.KRONECKER, A, B), "\\mathbf{A}\\otimes \\mathbf{B}"),
        new Case(op(Operator.TRACE, product(A, B)), "\\operatorname{tr}(\\mathbf{A}\\mathbf{B})"),
        new Case(op(Operator.LOG_DETERMINANT, A), "\\log\\det(\\mathbf{A})"),
        new Case(op(Operator.NEGATE, product(P, Q)), "-pq"),
        new Case(product(P, op(Operator.NEGATE, Q)), "p(-q)"));
  }

  private static Expr N() {
    return scalar("n");
  }

  private static List<Case> calculus() {
    Expr loss = scalar("L");
    Expr h = symbol("h", Shape.vector(N));
    FunctionSymbol f = new FunctionSymbol("f", List.of(Shape.vector(D)), Shape.SCALAR);
    return List.of(
        new Case(op(Operator.GRADIENT, W, loss), "\\nabla_{\\mathbf{w}} L"),
        new Case(op(Operator.GRADIENT, W, sum(List.of(loss, P))), "\\nabla_{\\mathbf{w}}\\,(L+p)"),
        new Case(
            op(Operator.JACOBIAN, W, h), "\\frac{\\partial \\mathbf{h}}{\\partial \\mathbf{w}}"),
        new Case(op(Operator.HESSIAN, W, loss), "\\nabla^{2}_{\\mathbf{w}} L"),
        new Case(op(Operator.DIFFERENTIAL, A), "\\mathrm{d}\\mathbf{A}"),
        new Case(product(op(Operator.DIFFERENTIAL, A), B), "(\\mathrm{d}\\mathbf{A})\\mathbf{B}"),
        new Case(op(new Op.Call(f, List.of(0)), W), "\\nabla f(\\mathbf{w})"),
        new Case(op(new Op.Call(f, List.of(0, 0)), W), "\\nabla^{2} f(\\mathbf{w})"),
        new Case(apply(new Function.Named("sigma"), 1, Y), "\\sigma'(\\mathbf{y})"),
        new Case(apply(Elementary.TANH, P), "\\tanh p"),
        new Case(apply(Elementary.EXP, op(Operator.NEGATE, P)), "e^{-p}"),
        new Case(apply(Elementary.EXP, number(1)), "e"),
        new Case(apply(Elementary.EXP, Y), "\\exp(\\mathbf{y})"),
        new Case(product(apply(Elementary.LOG, P), Q), "(\\log p)q"),
        new Case(product(P, apply(Elementary.LOG, Q)), "p\\,\\log q"),
        new Case(apply(Elementary.SQRT, sum(List.of(P, Q))), "\\sqrt{p+q}"),
        new Case(
            op(Operator.AT, loss, W, Y.equals(W) ? Y : W),
            "\\left.L\\right|_{\\mathbf{w}=\\mathbf{w}}"));
  }

  private static List<Case> probability() {
    Expr x = scalar("x");
    return List.of(
        new Case(expectation(power(x, 2)), "\\mathbb{E}[x^{2}]"),
        new Case(power(expectation(x), 2), "\\mathbb{E}[x]^{2}"),
        new Case(
            op(new Op.Moment(Op.Moment.Kind.EXPECTATION, List.of("R")), x), "\\mathbb{E}_{R}[x]"),
        new Case(
            op(new Op.Moment(Op.Moment.Kind.VARIANCE, List.of()), divide(x, P)),
            "\\operatorname{Var}\\left[\\frac{x}{p}\\right]"),
        new Case(
            op(new Op.Moment(Op.Moment.Kind.COVARIANCE, List.of()), x, P),
            "\\operatorname{Cov}[x, p]"),
        new Case(
            op(new Op.Distribution(org.deriv.expr.Family.NORMAL), P, Q), "\\mathcal{N}(p, q)"));
  }

  private static List<Case> folds() {
    Expr term = product(entry(W, J), entry(X, I, J));
    return List.of(
        new Case(sumOver("i", N, entry(Y, I)), "\\sum_{i=1}^{n}y_{i}"),
        new Case(
            sumOver("i", N, sumOver("j", D, term)), "\\sum_{i=1}^{n}\\sum_{j=1}^{d}w_{j}X_{ij}"),
        new Case(sumOver("i", N, minus(entry(Y, I), P)), "\\sum_{i=1}^{n}(y_{i}-p)"),
        new Case(product(P, sumOver("i", N, entry(Y, I))), "p\\sum_{i=1}^{n}y_{i}"),
        new Case(product(sumOver("i", N, entry(Y, I)), P), "\\left(\\sum_{i=1}^{n}y_{i}\\right)p"),
        new Case(
            op(
                new Op.Fold(Op.Fold.Kind.SUM, "j", Op.Direction.UP),
                number(1),
                scalar("d"),
                compare(Relation.NOT_EQUAL, J, I),
                entry(Y, J)),
            "\\sum_{\\substack{j=1\\\\ j\\neq i}}^{d}y_{j}"),
        new Case(
            op(new Op.Fold(Op.Fold.Kind.ARGMAX, "i", Op.Direction.UP), number(1), N(), entry(Y, I)),
            "\\mathop{\\mathrm{arg\\,max}}\\limits_{1\\leq i\\leq n}\\,y_{i}"),
        new Case(
            op(new Op.Integral("x"), number(0), op(new Op.Infinity()), scalar("x")),
            "\\int_{0}^{\\infty}x\\,\\mathrm{d}x"),
        new Case(op(new Op.Limit("p", Op.Limit.Side.ABOVE), P, number(0)), "\\lim_{p\\to 0^{+}}p"));
  }

  private static List<Case> structure() {
    return List.of(
        new Case(
            op(Operator.CASES, compare(Relation.GREATER, P, number(0)), P, number(0)),
            "\\begin{cases}p & \\text{if }p>0\\\\ 0 & \\text{otherwise}\\end{cases}"),
        new Case(
            op(
                new Op.Literal(Shape.of(Dim.of(2), Dim.of(2))),
                number(1),
                number(2),
                number(3),
                number(4)),
            "\\begin{bmatrix}1 & 2\\\\ 3 & 4\\end{bmatrix}"),
        new Case(compare(Relation.LESS_EQUAL, P, Q), "p\\leq q"),
        new Case(
            org.deriv.expr.Make.has(Property.POSITIVE_SEMIDEFINITE, A), "\\mathbf{A}\\succeq 0"),
        new Case(
            org.deriv.expr.Make.has(Property.INVERTIBLE, A), "\\mathbf{A}\\text{ is invertible}"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void an_expression_is_printed_as_a_person_writes_it(Case expected) {
    assertEquals(expected.latex, new LatexMath(Notation.PLAIN).latex(expected.expr));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void what_is_printed_is_allowed_in_formulas(Case expected) {
    String latex = new LatexMath(Notation.PLAIN).latex(expected.expr);

    assertEquals(java.util.Optional.empty(), LatexCheck.problem(latex));
  }

  @Test
  void an_author_decides_how_a_name_is_typeset() {
    Notation notation = new Notation(Map.of("hf", "\\mathbf{h}^{(f)}"), Set.of());
    Expr term = op(new Op.Term("hf", Shape.vector(N)), scalar("t"));

    assertEquals("\\mathbf{h}^{(f)}_{t}", new LatexMath(notation).latex(term));
  }

  @Test
  void an_entry_of_a_name_with_its_own_notation_is_bracketed() {
    Notation notation = new Notation(Map.of("hf", "\\mathbf{h}^{(f)}"), Set.of());
    Expr term = op(new Op.Term("hf", Shape.vector(N)), scalar("t"));

    assertEquals("[\\mathbf{h}^{(f)}_{t}]_{i}", new LatexMath(notation).latex(entry(term, I)));
  }

  @Test
  void notation_that_is_not_allowed_is_ignored() {
    Notation notation = new Notation(Map.of("p", "\\input{x}"), Set.of());

    assertEquals("p", new LatexMath(notation).latex(P));
  }

  @Test
  void a_sigmoid_gives_way_to_a_declared_sigma() {
    Notation notation = new Notation(Map.of(), Set.of("sigma"));

    assertEquals(
        "\\operatorname{sigmoid}(p)", new LatexMath(notation).latex(apply(Elementary.SIGMOID, P)));
  }

  @Test
  void a_long_sum_in_parentheses_can_be_broken() {
    List<Expr> terms =
        java.util.stream.IntStream.range(0, 30).mapToObj(k -> scalar("a" + k)).toList();
    List<Segment> segments =
        new LatexMath(Notation.PLAIN).formula(product(P, sum(terms))).segments();

    assertTrue(
        segments.stream().filter(s -> s.before() == Break.SUM && s.depth() == 1).count() > 20);
  }

  @Test
  void an_expression_that_nobody_could_read_is_not_printed() {
    Expr expr = P;
    for (int i = 0; i < 40; i++) {
      expr = op(Operator.ADD, expr, expr);
    }

    assertTrue(new LatexMath(Notation.PLAIN).latex(expr).contains("too large"));
  }
}
