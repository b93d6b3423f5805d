package org.deriv.lang.elaborate;

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

/**
 * Finds shapes that follow from what is written about names whose shape is not known yet: that of
 * {@code W*sigma(h[t-1]) + U*x[t]} is that of its second term. What it finds is checked when the
 * expression is read with it.
 */
final class ShapeGuess {
  private final Scope scope;
  private final ShapeTable table;
  private final Certainty certainty;

  /** How much a guess may take for granted. */
  enum Certainty {
    /** A sum in which a term is unknown is that of a tensor beside it, or unknown. */
    SURE,
    /** It is also that of a number beside it. */
    LIKELY
  }

  ShapeGuess(Scope scope, ShapeTable table, Certainty certainty) {
    this.scope = scope;
    this.table = table;
    this.certainty = certainty;
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
    boolean all = true;
    for (Expression part : parts) {
      Optional<Shape> shape = of(part, locals);
      if (shape.isPresent() && !shape.get().isScalar()) {
        return shape;
      }
      all &= shape.isPresent();
      found = found.or(() -> shape);
    }
    return all || certainty == Certainty.LIKELY ? found : Optional.empty();
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

  static Optional<Shape> times(Shape left, Shape right) {
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
}
