package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.BoundContext;
import org.deriv.lang.generated.DerivParser.DomainContext;
import org.deriv.lang.generated.DerivParser.RangedContext;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;

/** Builds what stands after {@code in}. */
final class DomainBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;

  /** A builder that leaves expressions to {@code expressions}. */
  DomainBuilder(Spans spans, ExpressionBuilder expressions) {
    this.spans = spans;
    this.expressions = expressions;
  }

  /** The domain of {@code context}. */
  Domain domain(DomainContext context) {
    Expression first = expressions.expression(context.expression(0));
    return context.RANGE() == null
        ? shape(first)
        : new Domain.Range(first, expressions.expression(context.expression(1)), spans.of(context));
  }

  /** The domains that {@code R[n] * R[m]} joins: those of a function of several arguments. */
  List<Domain> factors(DomainContext context) {
    Expression first = expressions.expression(context.expression(0));
    List<Domain> factors = new ArrayList<>();
    if (context.RANGE() == null && first instanceof Expression.Product product) {
      factors.add(shape(product.first()));
      for (Expression.Product.Factor factor : product.rest()) {
        factors.add(shape(factor.operand()));
      }
      return factors;
    }
    return List.of(domain(context));
  }

  // After `in`, R is the reals whatever is declared.
  private Domain shape(Expression expression) {
    return switch (expression) {
      case Expression.Name(String name, Span span) when name.equals("R") ->
          new Domain.Reals(List.of(), span);
      case Expression.Name(String name, Span span) when name.equals("N") ->
          new Domain.Naturals(span);
      case Expression.Name(String name, Span span) when name.equals("Z") ->
          new Domain.Integers(span);
      case Expression.Index(
              Expression.Name(String name, Span _),
              List<Identifier> over,
              List<Argument> arguments,
              var given,
              Span span)
          when name.equals("R") && over.isEmpty() && given.isEmpty() ->
          new Domain.Reals(arguments.stream().map(this::dimension).toList(), span);
      default -> throw noShape(expression);
    };
  }

  private Expression dimension(Argument argument) {
    if (argument instanceof Argument.Value(Expression value, Span _)) {
      return value;
    }
    throw new Rejected(
        "not-a-shape",
        "a dimension is a name or a number",
        argument.span(),
        "write for example `R[n,d]`");
  }

  private Rejected noShape(Expression expression) {
    String help =
        switch (expression) {
          case Expression.Name(String name, Span _) -> "did you mean `R[" + name + "]`?";
          case Expression.Power(Expression.Name(String name, Span _), Expression size, Span _)
              when name.equals("R") ->
              "write `R[" + spans.source().text(size.span()) + "]`";
          case Expression.Call(Expression.Name(String name, Span _), int _, var arguments, Span _)
              when name.equals("R") && !arguments.isEmpty() ->
              "write `R["
                  + spans.source().text(arguments.getFirst().span().to(arguments.getLast().span()))
                  + "]`";
          default ->
              "`R` is a number, `R[n]` a vector, `R[n,d]` a matrix, `N` and `Z` are integers";
        };
    return new Rejected(
        "not-a-shape", "expected a shape after `in`, such as `R[n,d]`", expression.span(), help);
  }

  /** The index of {@code context}, in the parentheses of a sum. */
  IndexClause bound(BoundContext context) {
    Optional<Domain.Range> tuple =
        context.RANGE() == null
            ? Optional.empty()
            : Optional.of(
                new Domain.Range(
                    expressions.expression(context.expression(0)),
                    expressions.expression(context.expression(1)),
                    spans.of(context.expression(0)).to(spans.of(context.expression(1)))));
    return new IndexClause(
        spans.identifier(context.WORD()), tuple, domain(context.domain()), spans.of(context));
  }

  /** The index of {@code context}, after {@code for}. */
  IndexClause ranged(RangedContext context) {
    Expression index = expressions.expression(context.expression());
    if (context.domain() != null && index instanceof Expression.Name(String name, Span span)) {
      return new IndexClause(
          new Identifier(name, span),
          Optional.empty(),
          domain(context.domain()),
          spans.of(context));
    }
    throw new Rejected(
        "not-a-range",
        "`for` takes an index and a range here",
        spans.of(context),
        "write for example `for t in 1..T`");
  }
}
