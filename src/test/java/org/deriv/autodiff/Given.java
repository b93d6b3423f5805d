package org.deriv.autodiff;

import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** Short ways to say expressions and contexts in tests. */
final class Given {
  static final Dim N = Dim.of("n");
  static final Dim M = Dim.of("m");
  static final Dim D = Dim.of("d");
  static final Shape VECTOR = Shape.vector(N);
  static final Shape SQUARE = Shape.matrix(N, N);

  private Given() {}

  static Context names(Expr... symbols) {
    Context context = Context.EMPTY;
    for (Expr symbol : symbols) {
      for (Dim dim : symbol.shape().dims()) {
        for (String name : dim.names()) {
          context = context.with(new Declaration.Dimension(name));
        }
      }
      context = context.with(given(symbol.toString(), symbol.shape()));
    }
    return context;
  }

  static Declaration given(String name, Shape shape) {
    return new Declaration.Given(name, shape, List.of(), List.of(), Declaration.Domain.REAL);
  }

  static Declaration natural(String name) {
    return new Declaration.Given(
        name, Shape.SCALAR, List.of(), List.of(), Declaration.Domain.NATURAL);
  }

  static Declaration sequence(String name, Shape shape) {
    return new Declaration.Given(
        name, shape, List.of("t"), List.of(times(Op.Direction.UP)), Declaration.Domain.REAL);
  }

  static IndexRange times(Op.Direction direction) {
    Expr one = Make.number(1);
    Expr last = Make.scalar("T");
    return direction == Op.Direction.UP
        ? new IndexRange("t", one, last, direction)
        : new IndexRange("t", last, one, direction);
  }

  static Declaration let(String name, Expr body) {
    return new Declaration.Let(name, List.of(), body);
  }

  static Expr vector(String name) {
    return Make.symbol(name, VECTOR);
  }

  static Expr square(String name) {
    return Make.symbol(name, SQUARE);
  }

  static Expr term(String name, Shape shape, Expr... indices) {
    return Expr.of(new Op.Term(name, shape), indices);
  }

  static Expr grad(Expr variable, Expr body) {
    return Expr.of(Operator.GRADIENT, variable, body);
  }

  static Expr jac(Expr variable, Expr body) {
    return Expr.of(Operator.JACOBIAN, variable, body);
  }

  static Expr hess(Expr variable, Expr body) {
    return Expr.of(Operator.HESSIAN, variable, body);
  }

  static Expr t(Expr of) {
    return Make.transpose(of);
  }

  static Expr times(Expr... factors) {
    return Make.product(factors);
  }

  static Expr plus(Expr... terms) {
    return Make.sum(terms);
  }

  static Expr minus(Expr left, Expr right) {
    return Make.minus(left, right);
  }

  static Expr n(long value) {
    return Make.number(value);
  }

  static Expr squared(Expr of) {
    return Make.power(of, 2);
  }

  static Expr f(Function.Elementary function, Expr of) {
    return Make.apply(function, of);
  }

  static Expr sigma(int order, Expr of) {
    return Make.apply(new Function.Named("sigma"), order, of);
  }

  static Declaration sigma() {
    return new Declaration.Unknown(
        new FunctionSymbol("sigma", List.of(Shape.SCALAR), Shape.SCALAR));
  }

  static Expr det(Expr of) {
    return Expr.of(Operator.DETERMINANT, of);
  }

  static Expr equal(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  static Expr atMost(Expr left, Expr right) {
    return Make.compare(Relation.LESS_EQUAL, left, right);
  }

  static Expr less(Expr left, Expr right) {
    return Make.compare(Relation.LESS, left, right);
  }

  static Expr has(Property property, Expr of) {
    return Make.has(property, of);
  }

  static Evidence judge(Context context, Expr statement) {
    return Witness.judge(context, statement, 1, Budget.standard());
  }

  static Evidence.Agree agree(Context context, Expr statement) {
    Evidence evidence = judge(context, statement);
    if (evidence instanceof Evidence.Agree agree) {
      return agree;
    }
    throw new AssertionError(statement + " should agree: " + evidence);
  }

  static Counterexample differ(Context context, Expr statement) {
    Evidence evidence = judge(context, statement);
    if (evidence instanceof Evidence.Differ(Counterexample example)) {
      return example;
    }
    throw new AssertionError(statement + " should differ: " + evidence);
  }

  static Evidence.NoAnswer noAnswer(Context context, Expr statement) {
    Evidence evidence = judge(context, statement);
    if (evidence instanceof Evidence.NoAnswer none) {
      return none;
    }
    throw new AssertionError(statement + " should have no answer: " + evidence);
  }

  static String value(Expr expr) {
    Evaluation evaluation = Witness.evaluate(Context.EMPTY, expr, Map.of(), Budget.standard());
    return switch (evaluation) {
      case Evaluation.Value(Tensor tensor) -> tensor.toString();
      case Evaluation.None(String why) -> why;
    };
  }
}
