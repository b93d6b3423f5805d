package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Multiplication;

/**
 * Finds shapes that follow from what is written about names whose shape is not known yet: that of
 * {@code W*sigma(h[t-1]) + U*x[t]} is that of its second term. What it finds is checked when the
 * expression is read with it.
 */
final class ShapeGuess {
  private final Scope scope;
  private final ShapeTable table;

  ShapeGuess(Scope scope, ShapeTable table) {
    this.scope = scope;
    this.table = table;
  }

  /** Whether an expression mentions a name of the table. */
  boolean touches(Expression node) {
    return Parts.names(node).stream().anyMatch(table.names()::contains);
  }

  /** The shape, as far as it follows. */
  Optional<Shape> of(Expression node, Locals locals) {
    if (!touches(node)) {
      return new ExpressionReader(new Draft(scope), locals).read(node).map(Expr::shape);
    }
    return switch (node) {
      case Expression.Name(String name, _) -> table.find(name);
      case Expression.Index index -> bracket(index, locals);
      case Expression.Transpose transpose ->
          of(transpose.of(), locals).filter(it -> it.rank() <= 2).map(Shape::transposed);
      case Expression.Negative negative -> of(negative.of(), locals);
      case Expression.Absolute absolute -> of(absolute.of(), locals);
      case Expression.Power power -> of(power.base(), locals);
      case Expression.ElementwisePower power -> of(power.base(), locals);
      case Expression.Sum sum -> first(Parts.of(sum), locals);
      case Expression.Product product -> product(product, locals);
      case Expression.Call call -> call(call, locals);
      case Expression.Norm _ -> Optional.of(Shape.SCALAR);
      case Expression.Binder binder -> of(binder.body(), within(binder, locals));
      case Expression.Cases cases ->
          first(cases.branches().stream().map(Expression.Cases.Branch::value).toList(), locals);
      case Expression.Where where -> of(where.of(), locals);
      case Expression.Derivative derivative ->
          derivative.operator() == Expression.Derivative.Differentiator.GRAD
              ? of(derivative.variables().getFirst(), locals)
              : Optional.empty();
      case Expression.Array _, Expression.Numeral _ -> Optional.empty();
    };
  }

  static Locals within(Expression.Binder binder, Locals locals) {
    Locals inner = locals;
    for (var clause : binder.indices()) {
      inner =
          inner.with(
              clause.index().name(),
              clause.tuple().isPresent() ? Locals.Kind.TUPLE : Locals.Kind.BOUND,
              Shape.SCALAR);
    }
    return inner;
  }

  /** The shape of the first part of which one follows, a tensor if there is one. */
  Optional<Shape> first(List<Expression> parts, Locals locals) {
    Optional<Shape> found = Optional.empty();
    for (Expression part : parts) {
      Optional<Shape> shape = of(part, locals);
      if (shape.isPresent() && !shape.get().isScalar()) {
        return shape;
      }
      found = found.or(() -> shape);
    }
    return found;
  }

  private Optional<Shape> bracket(Expression.Index node, Locals locals) {
    int given = 0;
    Expression of = node;
    while (of instanceof Expression.Index inner) {
      given += inner.arguments().size();
      of = inner.of();
    }
    boolean plain = node.arguments().stream().allMatch(it -> it instanceof Argument.Value);
    if (of instanceof Expression.Name(String name, _) && table.names().contains(name)) {
      return given == table.indices(name)
          ? table.find(name)
          : plain ? Optional.of(Shape.SCALAR) : Optional.empty();
    }
    if (of instanceof Expression.Name(String word, _)
        && Builtins.moment(word).orElse(null) == Op.Moment.Kind.EXPECTATION
        && scope.find(word).isEmpty()) {
      return Parts.of(node.arguments().getFirst()).stream()
          .findFirst()
          .flatMap(part -> of(part, locals));
    }
    return plain && of instanceof Expression.Name ? Optional.of(Shape.SCALAR) : Optional.empty();
  }

  private Optional<Shape> product(Expression.Product node, Locals locals) {
    Optional<Shape> product = of(node.first(), locals);
    for (Expression.Product.Factor factor : node.rest()) {
      Optional<Shape> left = product;
      Optional<Shape> right = of(factor.operand(), locals);
      product =
          switch (factor.operator()) {
            case DIVIDE -> left;
            case HADAMARD, ELEMENTWISE_DIVIDE -> left.filter(it -> !it.isScalar()).or(() -> right);
            case TIMES -> left.flatMap(one -> right.flatMap(other -> times(one, other)));
            case KRONECKER -> Optional.empty();
          };
    }
    return product;
  }

  private static Optional<Shape> times(Shape left, Shape right) {
    return Fit.product(List.of(Make.zeros(left), Make.zeros(right))).map(Expr::shape);
  }

  private Optional<Shape> call(Expression.Call node, Locals locals) {
    List<Expression> values = CallReader.values(node);
    if (!(node.function() instanceof Expression.Name(String word, _)) || values.isEmpty()) {
      return Optional.empty();
    }
    if (scope.find(word).orElse(null) instanceof Declaration.Unknown(FunctionSymbol function)) {
      return function.isElementwise()
          ? of(values.getFirst(), locals)
          : Optional.of(function.codomain());
    }
    if (Builtins.elementwise(word).isPresent() || word.equals("softmax") || word.equals("inv")) {
      return of(values.getFirst(), locals);
    }
    boolean several = values.size() > 1 && (word.equals("max") || word.equals("min"));
    if (several) {
      return first(values, locals);
    }
    boolean number =
        values.size() == node.arguments().size()
            && (Builtins.reduction(word).isPresent() || NUMBERS.contains(word));
    return number ? Optional.of(Shape.SCALAR) : Optional.empty();
  }

  private static final List<String> NUMBERS =
      List.of("tr", "det", "logdet", "rank", "eigmax", "eigmin", "dot", "logsumexp");

  /**
   * Learns from {@code node}, which should have the shape {@code wanted}, the shapes of the names
   * in it.
   */
  void learn(Expression node, Optional<Shape> wanted, Locals locals) {
    if (!touches(node)) {
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
        Optional<Shape> terms = wanted.or(() -> first(Parts.of(sum), locals));
        Parts.of(sum).forEach(part -> learn(part, terms, locals));
      }
      case Expression.Product product -> learnFactors(product, wanted, locals);
      case Expression.Call call -> learnArguments(call, wanted, locals);
      case Expression.Binder binder -> learn(binder.body(), wanted, within(binder, locals));
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
    factors.forEach(factor -> shapes.add(of(factor, locals)));
    boolean plain =
        node.rest().stream()
            .allMatch(it ->
                it.operator() == Multiplication.TIMES || it.operator() == Multiplication.DIVIDE);
    for (int i = 0; i < factors.size(); i++) {
      Optional<Shape> like = wanted;
      if (shapes.get(i).isEmpty()) {
        like = plain ? fitting(shapes, i, wanted) : wanted.or(() -> first(factors, locals));
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
        left = left.flatMap(one -> here.flatMap(other -> times(one, other)));
      } else if (i > position) {
        right = right.flatMap(one -> here.flatMap(other -> times(one, other)));
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
