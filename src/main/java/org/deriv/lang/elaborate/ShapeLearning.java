package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Multiplication;

/** Learns the shapes of unknown names from the places in which they stand. */
final class ShapeLearning {
  private final Scope scope;
  private final ShapeTable table;
  private final ShapeGuess guess;

  ShapeLearning(Scope scope, ShapeTable table) {
    this.scope = scope;
    this.table = table;
    this.guess = new ShapeGuess(scope, table, ShapeGuess.Certainty.SURE);
  }

  /**
   * Learns from {@code node}, which should have the shape {@code wanted}, the shapes of the names
   * in it.
   */
  void learn(Expression node, Optional<Shape> wanted, Locals locals) {
    if (!guess.touches(node)) {
      return;
    }
    switch (node) {
      case Expression.Name(String name, _) -> wanted.ifPresent(shape -> table.learn(name, shape));
      case Expression.Index index -> learnTerm(index, wanted);
      case Expression.Transpose transpose ->
          learn(transpose.of(), wanted.filter(it -> it.rank() <= 2).map(Shape::transposed), locals);
      case Expression.Negative negative -> learn(negative.of(), wanted, locals);
      case Expression.Absolute absolute -> learn(absolute.of(), wanted, locals);
      case Expression.ElementwisePower power -> learn(power.base(), wanted, locals);
      case Expression.Sum sum -> {
        Optional<Shape> terms = wanted.or(() -> guess.first(Parts.of(sum), locals));
        Parts.of(sum).forEach(part -> learn(part, terms, locals));
      }
      case Expression.Product product -> learnFactors(product, wanted, locals);
      case Expression.Call call -> learnArguments(call, wanted, locals);
      case Expression.Binder binder ->
          learn(binder.body(), wanted, ShapeGuess.within(binder, locals));
      case Expression.Where where -> learn(where.of(), wanted, locals);
      case Expression.Numeral _,
          Expression.Array _,
          Expression.Power _,
          Expression.Derivative _,
          Expression.Norm _,
          Expression.Cases _ ->
          Parts.of(node).forEach(part -> learn(part, Optional.empty(), locals));
    }
  }

  private void learnTerm(Expression.Index node, Optional<Shape> wanted) {
    int given = 0;
    Expression of = node;
    while (of instanceof Expression.Index inner) {
      given += inner.arguments().size();
      of = inner.of();
    }
    if (of instanceof Expression.Name(String name, _)
        && table.names().contains(name)
        && given == table.indices(name)) {
      wanted.ifPresent(shape -> table.learn(name, shape));
    }
  }

  private void learnArguments(Expression.Call node, Optional<Shape> wanted, Locals locals) {
    List<Expression> values = CallReader.values(node);
    if (node.function() instanceof Expression.Name(String word, _)) {
      if (scope.find(word).orElse(null) instanceof Declaration.Unknown(FunctionSymbol function)) {
        for (int i = 0; i < Math.min(values.size(), function.domain().size()); i++) {
          learn(
              values.get(i),
              function.isElementwise() ? wanted : Optional.of(function.domain().get(i)),
              locals);
        }
        return;
      }
      if (Builtins.elementwise(word).isPresent() || word.equals("softmax")) {
        values.forEach(value -> learn(value, wanted, locals));
        return;
      }
    }
    values.forEach(value -> learn(value, Optional.empty(), locals));
  }

  /** From a product in which one factor is unknown: the shape that makes it fit. */
  private void learnFactors(Expression.Product node, Optional<Shape> wanted, Locals locals) {
    List<Expression> factors = Parts.of(node);
    List<Optional<Shape>> shapes = new ArrayList<>();
    factors.forEach(factor -> shapes.add(guess.of(factor, locals)));
    boolean plain =
        node.rest().stream()
            .allMatch(it ->
                it.operator() == Multiplication.TIMES || it.operator() == Multiplication.DIVIDE);
    for (int i = 0; i < factors.size(); i++) {
      Optional<Shape> like = wanted;
      if (shapes.get(i).isEmpty()) {
        like = plain ? fitting(shapes, i, wanted) : wanted.or(() -> guess.first(factors, locals));
        // What stands before a vector may be a number as well as a row.
        boolean open = plain && wanted.isEmpty() && like.filter(Shape::isRow).isPresent();
        like = open && !(factors.get(i) instanceof Expression.Transpose) ? Optional.empty() : like;
      } else if (!shapes.get(i).get().isScalar()) {
        like = shapes.get(i);
      }
      learn(factors.get(i), like, locals);
    }
  }

  private static Optional<Shape> fitting(
      List<Optional<Shape>> shapes, int position, Optional<Shape> wanted) {
    Optional<Shape> left = Optional.of(Shape.SCALAR);
    Optional<Shape> right = Optional.of(Shape.SCALAR);
    for (int i = 0; i < shapes.size(); i++) {
      Optional<Shape> here = shapes.get(i);
      if (i < position) {
        left = left.flatMap(one -> here.flatMap(other -> ShapeGuess.times(one, other)));
      } else if (i > position) {
        right = right.flatMap(one -> here.flatMap(other -> ShapeGuess.times(one, other)));
      }
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Shape before = left.get();
    Shape after = right.get();
    if (before.isScalar() && after.isScalar()) {
      return wanted;
    }
    if (wanted.isPresent() && wanted.get().rank() > 2) {
      return Optional.empty();
    }
    // Without more to go by, what a matrix is multiplied by is a column vector.
    Shape whole = wanted.orElse(Shape.SCALAR);
    return Optional.of(
        Shape.of(
            before.isScalar() ? whole.rows() : before.columns(),
            after.isScalar() ? whole.columns() : after.rows()));
  }
}
