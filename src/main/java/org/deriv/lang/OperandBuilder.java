package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.ArgumentContext;
import org.deriv.lang.generated.DerivParser.ArgumentsContext;
import org.deriv.lang.generated.DerivParser.BranchContext;
import org.deriv.lang.generated.DerivParser.EntryContext;
import org.deriv.lang.generated.DerivParser.OperandContext;
import org.deriv.lang.generated.DerivParser.PostfixContext;
import org.deriv.lang.generated.DerivParser.PrimaryContext;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Proposition;

/** Builds what binds tightest: names, brackets of all kinds, calls, entries and transposes. */
final class OperandBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final PropositionBuilder propositions;
  private final ConditionBuilder conditions;

  /** A builder that leaves what is inside of brackets to the others. */
  OperandBuilder(
      Spans spans,
      ExpressionBuilder expressions,
      PropositionBuilder propositions,
      ConditionBuilder conditions) {
    this.spans = spans;
    this.expressions = expressions;
    this.propositions = propositions;
    this.conditions = conditions;
  }

  /** The operand of {@code context} as an exponent, where a transpose would deceive. */
  Expression exponent(OperandContext context) {
    List<PostfixContext> postfixes = context.postfix();
    if (!postfixes.isEmpty() && postfixes.getLast().TRANSPOSE() != null) {
      throw new Rejected(
          "ambiguous-transpose",
          "this `'` would transpose the exponent alone",
          spans.of(postfixes.getLast()),
          "write `(A^-1)'` to transpose the power");
    }
    return operand(context);
  }

  /** The operand of {@code context}. */
  Expression operand(OperandContext context) {
    Expression result = primary(context.primary());
    Span start = spans.of(context.primary());
    int marks = 0;
    for (PostfixContext postfix : context.postfix()) {
      Span span = start.to(spans.of(postfix));
      if (postfix.TRANSPOSE() != null) {
        marks++;
        continue;
      }
      if (postfix.arguments() != null) {
        result = call(result, marks, postfix.arguments(), span);
      } else {
        result = entry(transposed(result, marks, start), postfix.entry(), span);
      }
      marks = 0;
    }
    return transposed(result, marks, spans.of(context));
  }

  private static Expression transposed(Expression of, int marks, Span span) {
    Expression result = of;
    for (int mark = 0; mark < marks; mark++) {
      result = new Expression.Transpose(result, span);
    }
    return result;
  }

  private Expression call(Expression function, int primes, ArgumentsContext context, Span span) {
    boolean callable =
        switch (function) {
          case Expression.Name _ -> true;
          case Expression.Index(Expression.Name _, _, _, _, _) -> true;
          default -> false;
        };
    if (!callable) {
      boolean number = function instanceof Expression.Numeral;
      throw new Rejected(
          "not-a-function",
          "only a name can be applied to arguments",
          function.span(),
          "write `*` for a product"
              + (number ? ": `" + spans.source().text(function.span()) + "*(…)`" : ""));
    }
    return new Expression.Call(function, primes, arguments(context), span);
  }

  /** The arguments of a call. */
  List<Argument> arguments(ArgumentsContext context) {
    return context.argument().stream().map(this::callArgument).toList();
  }

  private Argument callArgument(ArgumentContext context) {
    Argument argument = argument(context);
    return switch (argument) {
      case Argument.Event(Proposition.Comparison comparison, Span span)
          when comparison.first() instanceof Expression.Name(String name, Span at)
              && comparison.links().size() == 1
              && !context.comparison().isEmpty()
              && context.comparison().getFirst().relation().ASSIGN() != null ->
          new Argument.Named(new Identifier(name, at), comparison.links().getFirst().right(), span);
      case Argument.All(Span span) ->
          throw new Rejected(
              "syntax",
              "`:` stands for an axis only between brackets",
              span,
              "write `A[i,:]` for row i of `A`");
      case Argument.Slice(_, _, Span span) ->
          throw new Rejected(
              "syntax",
              "a slice stands only between brackets",
              span,
              "write `x[2..k]`, or `sum(i in 1..n) e` for a sum over a range");
      default -> argument;
    };
  }

  private Expression entry(Expression of, EntryContext context, Span span) {
    List<Identifier> over =
        context.over() == null
            ? List.of()
            : context.over().WORD().stream().map(spans::identifier).toList();
    int bar = context.GIVEN_BAR() == null ? Integer.MAX_VALUE : startOf(context.GIVEN_BAR());
    List<Argument> arguments = new ArrayList<>();
    List<Argument> given = new ArrayList<>();
    for (ArgumentContext argument : context.argument()) {
      boolean before = argument.getStart().getStartIndex() < bar;
      (before ? arguments : given).add(argument(argument));
    }
    return new Expression.Index(of, over, arguments, given, span);
  }

  private static int startOf(TerminalNode node) {
    return node.getSymbol().getStartIndex();
  }

  private Argument argument(ArgumentContext context) {
    Span span = spans.of(context);
    if (context.COLON() != null) {
      return new Argument.All(span);
    }
    if (context.RANGE() != null) {
      return new Argument.Slice(
          expressions.expression(context.expression(0)),
          expressions.expression(context.expression(1)),
          span);
    }
    Optional<Proposition> event = propositions.event(context);
    if (event.isPresent()) {
      return new Argument.Event(event.get(), span);
    }
    Expression value = expressions.expression(context.expression(0));
    return new Argument.Value(
        context.WHERE() == null
            ? value
            : propositions.where(value, List.of(context.statedness()), span),
        span);
  }

  private Expression primary(PrimaryContext context) {
    Span span = spans.of(context);
    if (context.WORD() != null) {
      return new Expression.Name(Spellings.name(context.WORD().getText()), span);
    }
    if (context.NUMBER() != null) {
      return new Expression.Numeral(Spans.number(context.NUMBER().getText(), span), span);
    }
    if (context.LPAREN() != null) {
      return propositions.parenthesized(context);
    }
    if (context.LBRACK() != null) {
      return new Expression.Array(
          expressions.expressions(context.expressions().expression()), span);
    }
    if (context.NORM_OPEN() != null) {
      return new Expression.Norm(
          kind(context.SUBSCRIPT()), expressions.expression(context.expression()), span);
    }
    if (context.ABSOLUTE_OPEN() != null) {
      return new Expression.Absolute(expressions.expression(context.expression()), span);
    }
    return new Expression.Cases(context.branch().stream().map(this::branch).toList(), span);
  }

  private Expression.Norm.Kind kind(TerminalNode subscript) {
    return switch (subscript == null ? "_2" : subscript.getText()) {
      case "_2" -> Expression.Norm.Kind.TWO;
      case "_1" -> Expression.Norm.Kind.ONE;
      case "_oo", "_∞" -> Expression.Norm.Kind.INFINITY;
      case "_F" -> Expression.Norm.Kind.FROBENIUS;
      case "_*" -> Expression.Norm.Kind.NUCLEAR;
      default ->
          throw new Rejected(
              "unknown-norm",
              "there is no norm `" + subscript.getText() + "`",
              spans.of(subscript),
              "the norms are `||x||`, `||x||_1`, `||x||_oo`, `||A||_F` and `||A||_*`");
    };
  }

  private Expression.Cases.Branch branch(BranchContext context) {
    return new Expression.Cases.Branch(
        expressions.expression(context.expression()),
        context.propositions() == null ? List.of() : conditions.conditions(context.propositions()),
        spans.of(context));
  }
}
