package org.deriv.lang;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Target;

/** Writes trees without spans, expressions with all their parentheses. */
final class Sketch {
  private Sketch() {}

  /** Any part of a tree. */
  static String of(Object part) {
    return switch (part) {
      case Expression expression -> expression(expression);
      case Proposition proposition -> proposition(proposition);
      case Argument argument -> argument(argument);
      case Domain domain -> domain(domain);
      case Identifier(String name, Span _) -> name;
      case Target(Identifier name, List<List<Expression>> indices, Span _) ->
          name.name()
              + indices.stream()
                  .map(index -> "[" + list(index) + "]")
                  .collect(Collectors.joining());
      case IndexClause(Identifier index, Optional<Domain.Range> tuple, Domain domain, Span _) ->
          index.name()
              + tuple.map(range -> "[" + domain(range) + "]").orElse("")
              + " in "
              + domain(domain);
      case Optional<?> optional -> optional.map(Sketch::of).orElse("-");
      case List<?> list -> "[" + list(list) + "]";
      case Record node -> node(node);
      default -> part.toString();
    };
  }

  private static String list(List<?> parts) {
    return parts.stream().map(Sketch::of).collect(Collectors.joining(", "));
  }

  private static String node(Record node) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        try {
          parts.add(of(component.getAccessor().invoke(node)));
        } catch (ReflectiveOperationException failure) {
          throw new IllegalStateException(failure);
        }
      }
    }
    return node.getClass().getSimpleName() + "(" + String.join(", ", parts) + ")";
  }

  private static String expression(Expression expression) {
    return switch (expression) {
      case Expression.Name(String name, Span _) -> name;
      case Expression.Numeral(var value, Span _) -> value.toPlainString();
      case Expression.Array(List<Expression> entries, Span _) -> "[" + list(entries) + "]";
      case Expression.Call(Expression function, int primes, List<Argument> arguments, Span _) ->
          of(function) + "'".repeat(primes) + "(" + list(arguments) + ")";
      case Expression.Index index -> index(index);
      case Expression.Transpose(Expression of, Span _) -> "(" + of(of) + "')";
      case Expression.Power(Expression base, Expression exponent, Span _) ->
          "(" + of(base) + " ^ " + of(exponent) + ")";
      case Expression.ElementwisePower(Expression base, Expression exponent, Span _) ->
          "(" + of(base) + " .^ " + of(exponent) + ")";
      case Expression.Derivative(var operator, List<Expression> variables, var operand, Span _) ->
          operator + "[" + list(variables) + "]" + "{" + of(operand) + "}";
      case Expression.Negative(Expression of, Span _) -> "(-" + of(of) + ")";
      case Expression.Product(Expression first, var rest, Span _) ->
          "("
              + of(first)
              + rest.stream()
                  .map(factor -> " " + factor.operator() + " " + of(factor.operand()))
                  .collect(Collectors.joining())
              + ")";
      case Expression.Binder(var aggregate, var indices, var conditions, var body, Span _) ->
          aggregate
              + "["
              + list(indices)
              + (conditions.isEmpty() ? "" : " if " + list(conditions))
              + "]{"
              + of(body)
              + "}";
      case Expression.Sum(Expression first, var rest, Span _) ->
          "("
              + of(first)
              + rest.stream()
                  .map(term -> " " + term.sign() + " " + of(term.operand()))
                  .collect(Collectors.joining())
              + ")";
      case Expression.Norm(var kind, Expression of, Span _) -> kind + "||" + of(of) + "||";
      case Expression.Absolute(Expression of, Span _) -> "|" + of(of) + "|";
      case Expression.Cases(List<Expression.Cases.Branch> branches, Span _) ->
          "cases" + of(branches);
      case Expression.Where(Expression of, var bindings, Span _) ->
          "(" + of(of) + " where " + list(bindings) + ")";
    };
  }

  private static String index(Expression.Index index) {
    String over = index.over().isEmpty() ? "" : "_{" + list(index.over()) + "}";
    String given = index.given().isEmpty() ? "" : " | " + list(index.given());
    return of(index.of()) + over + "[" + list(index.arguments()) + given + "]";
  }

  private static String argument(Argument argument) {
    return switch (argument) {
      case Argument.Value(Expression value, Span _) -> of(value);
      case Argument.Named(Identifier name, Expression value, Span _) ->
          name.name() + " = " + of(value);
      case Argument.All _ -> ":";
      case Argument.Slice(Expression from, Expression to, Span _) -> of(from) + ".." + of(to);
      case Argument.Event(Proposition event, Span _) -> of(event);
    };
  }

  private static String domain(Domain domain) {
    return switch (domain) {
      case Domain.Reals(List<Expression> dimensions, Span _) ->
          dimensions.isEmpty() ? "R" : "R[" + list(dimensions) + "]";
      case Domain.Naturals _ -> "N";
      case Domain.Integers _ -> "Z";
      case Domain.Range(Expression from, Expression to, Span _) -> of(from) + ".." + of(to);
    };
  }

  private static String proposition(Proposition proposition) {
    return switch (proposition) {
      case Proposition.Comparison(Expression first, var links, Span _) ->
          of(first)
              + links.stream()
                  .map(link -> " " + link.relation().sign() + " " + of(link.right()))
                  .collect(Collectors.joining());
      case Proposition.Membership(Expression element, Domain domain, Span _) ->
          of(element) + " in " + of(domain);
      case Proposition.Has(var subjects, var property, var variable, Span _) ->
          list(subjects) + " is " + property + variable.map(name -> " in " + of(name)).orElse("");
      case Proposition.Implication(Proposition premise, Proposition conclusion, Span _) ->
          "(" + of(premise) + " => " + of(conclusion) + ")";
      case Proposition.Equivalence(Proposition left, Proposition right, Span _) ->
          "(" + of(left) + " <=> " + of(right) + ")";
      case Proposition.Conjunction(List<Proposition> parts, Span _) -> "{" + list(parts) + "}";
    };
  }
}
