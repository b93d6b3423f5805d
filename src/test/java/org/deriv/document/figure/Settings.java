package org.deriv.document.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.problem.Goal;

/** Problems whose graphs are drawn in the tests. */
final class Settings {
  static final Dim N = Dim.of("n");
  static final Dim M = Dim.of("m");
  static final Shape VECTOR = Shape.vector(N);

  private Settings() {}

  static Declaration given(String name, Shape shape) {
    return new Declaration.Given(name, shape, List.of(), List.of(), Declaration.Domain.REAL);
  }

  static Declaration sequence(String name, Shape shape) {
    return new Declaration.Given(name, shape, List.of("t"), List.of(), Declaration.Domain.REAL);
  }

  static Declaration let(String name, Expr body) {
    return new Declaration.Let(name, List.of(), body);
  }

  static Context context(Declaration... declarations) {
    Context context = Context.EMPTY;
    for (Declaration declaration : declarations) {
      context = context.with(declaration);
    }
    return context;
  }

  static Expr vector(String name) {
    return Make.symbol(name, VECTOR);
  }

  static Expr square(String name) {
    return Make.symbol(name, Shape.matrix(N, N));
  }

  static Expr term(String name, Shape shape, Expr time) {
    return Expr.of(new Op.Term(name, shape), time);
  }

  static Expr sigmoid(Expr of) {
    return Make.apply(Function.Elementary.SIGMOID, of);
  }

  static IndexRange times(long first, long last) {
    return new IndexRange("t", Make.number(first), Make.number(last), Op.Direction.UP);
  }

  static Expr shifted(long by) {
    return Make.sum(Make.scalar("t"), Make.number(by));
  }

  /** z = W1 x + b1, h = sigmoid(z), y = x + W2 h + b2, S = |y - s|²/2, R = r'h, L = S + R. */
  static Context residual() {
    Shape tall = Shape.matrix(M, N);
    Shape hidden = Shape.vector(M);
    Expr z = Make.symbol("z", hidden);
    Expr h = Make.symbol("h", hidden);
    return context(
        given("x", VECTOR),
        given("W_1", tall),
        given("b_1", hidden),
        given("W_2", Shape.matrix(N, M)),
        given("b_2", VECTOR),
        given("r", hidden),
        given("s", VECTOR),
        let(
            "z",
            Make.sum(
                Make.product(Make.symbol("W_1", tall), vector("x")), Make.symbol("b_1", hidden))),
        let("h", sigmoid(z)),
        let(
            "y",
            Make.sum(
                vector("x"),
                Make.product(Make.symbol("W_2", Shape.matrix(N, M)), h),
                vector("b_2"))),
        let(
            "S",
            Make.divide(
                Make.power(Make.norm(Make.minus(vector("y"), vector("s"))), 2), Make.number(2))),
        let("R", Make.product(Make.transpose(Make.symbol("r", hidden)), h)),
        let("L", Make.sum(Make.scalar("S"), Make.scalar("R"))));
  }

  /** A forward and a backward recurrence, an output of both, and a loss. */
  static Context bidirectional() {
    Expr t = Make.scalar("t");
    Expr end = Make.scalar("T");
    Expr x = term("x", VECTOR, t);
    Expr error = Make.minus(term("z", VECTOR, t), term("y", VECTOR, t));
    return context(
        new Declaration.Dimension("T"),
        sequence("x", VECTOR),
        sequence("z", VECTOR),
        given("Wf", Shape.matrix(N, N)),
        given("Uf", Shape.matrix(N, N)),
        given("Wb", Shape.matrix(N, N)),
        given("Ub", Shape.matrix(N, N)),
        given("Vf", Shape.matrix(N, N)),
        given("Vb", Shape.matrix(N, N)),
        state(
            "hf",
            new IndexRange("t", Make.number(1), end, Op.Direction.UP),
            sigmoid(
                Make.sum(
                    Make.product(square("Wf"), x),
                    Make.product(square("Uf"), term("hf", VECTOR, shifted(-1)))))),
        state(
            "hb",
            new IndexRange("t", end, Make.number(1), Op.Direction.DOWN),
            sigmoid(
                Make.sum(
                    Make.product(square("Wb"), x),
                    Make.product(square("Ub"), term("hb", VECTOR, shifted(1)))))),
        new Declaration.Let(
            "y",
            List.of("t"),
            Make.sum(
                Make.product(square("Vf"), term("hf", VECTOR, t)),
                Make.product(square("Vb"), term("hb", VECTOR, t)))),
        let("L", Make.sumOver("t", Make.number(1), end, Make.power(Make.norm(error), 2))));
  }

  /** A chain of layers h_1 .. h_count, each with a skip connection over one other. */
  static Context deep(int count) {
    Context context = context(given("h_0", VECTOR));
    for (int i = 1; i <= count; i++) {
      String weight = "W_{" + i + "}";
      context = context.with(given(weight, Shape.matrix(N, N)));
      Expr inner = sigmoid(Make.product(square(weight), vector("h_" + (i - 1))));
      boolean skips = i >= 2 && i % 3 == 0;
      Expr body = skips ? Make.sum(inner, vector("h_" + (i - 2))) : inner;
      context = context.with(let("h_" + i, body));
    }
    return context;
  }

  /** Every layer uses every layer before it. */
  static Context dense(int count) {
    Context context = context(given("h_0", VECTOR));
    for (int i = 1; i <= count; i++) {
      List<Expr> terms = new java.util.ArrayList<>();
      for (int j = 0; j < i; j++) {
        terms.add(sigmoid(vector("h_" + j)));
      }
      context = context.with(let("h_" + i, Make.sum(terms)));
    }
    return context;
  }

  /** A gated cell: forget, input and output gates, a cell state and a hidden state. */
  static Context gated() {
    Expr t = Make.scalar("t");
    Expr x = term("x", VECTOR, t);
    Expr before = term("h", VECTOR, shifted(-1));
    IndexRange time = new IndexRange("t", Make.number(1), Make.scalar("T"), Op.Direction.UP);
    Context context = context(new Declaration.Dimension("T"), sequence("x", VECTOR));
    for (String gate : List.of("f", "i", "o", "a")) {
      Expr inner =
          Make.sum(Make.product(square("W_" + gate), x), Make.product(square("U_" + gate), before));
      context =
          context
              .with(given("W_" + gate, Shape.matrix(N, N)))
              .with(given("U_" + gate, Shape.matrix(N, N)))
              .with(new Declaration.Let(gate, List.of("t"), sigmoid(inner)));
    }
    Expr kept = Make.hadamard(term("f", VECTOR, t), term("c", VECTOR, shifted(-1)));
    Expr taken = Make.hadamard(term("i", VECTOR, t), term("a", VECTOR, t));
    Expr cell = Make.apply(Function.Elementary.TANH, term("c", VECTOR, t));
    return context
        .with(state("c", time, Make.sum(kept, taken)))
        .with(state("h", time, Make.hadamard(term("o", VECTOR, t), cell)));
  }

  static Declaration.Recurrence state(String name, IndexRange time, Expr body) {
    return new Declaration.Recurrence(name, VECTOR, time, List.of(), body, List.of());
  }

  static final Map<String, String> NOTATION =
      Map.of(
          "hf",
          "\\mathbf{h}^{(f)}",
          "hb",
          "\\mathbf{h}^{(b)}",
          "Wf",
          "\\mathbf{W}^{(f)}",
          "Wb",
          "\\mathbf{W}^{(b)}",
          "Uf",
          "\\mathbf{U}^{(f)}",
          "Ub",
          "\\mathbf{U}^{(b)}",
          "Vf",
          "\\mathbf{V}^{(f)}",
          "Vb",
          "\\mathbf{V}^{(b)}");

  static Goal.Draw draw(Expr... of) {
    return new Goal.Draw(List.of(of), Optional.empty());
  }

  static Goal.Draw draw(IndexRange times, Expr... of) {
    return new Goal.Draw(List.of(of), Optional.of(times));
  }
}
