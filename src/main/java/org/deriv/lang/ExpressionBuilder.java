package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser;
import org.deriv.lang.generated.DerivParser.ExponentContext;
import org.deriv.lang.generated.DerivParser.ExpressionContext;
import org.deriv.lang.generated.DerivParser.FactorContext;
import org.deriv.lang.generated.DerivParser.PowerContext;
import org.deriv.lang.generated.DerivParser.PrefixContext;
import org.deriv.lang.generated.DerivParser.ProductContext;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Binder.Aggregate;
import org.deriv.lang.tree.Expression.Derivative.Differentiator;
import org.deriv.lang.tree.Expression.Product.Multiplication;
import org.deriv.lang.tree.Proposition;

/** Builds sums, products and powers; what is inside of brackets is for {@link OperandBuilder}. */
final class ExpressionBuilder {
  private final Spans spans;
  private final OperandBuilder operands;
  private final PropositionBuilder propositions;
  private final ConditionBuilder conditions;

  /** A builder of expressions in the source of {@code spans}. */
  ExpressionBuilder(Spans spans) {
    this.spans = spans;
    this.propositions = new PropositionBuilder(spans, this);
    this.conditions = new ConditionBuilder(spans, this, propositions);
    this.operands = new OperandBuilder(spans, this, propositions, conditions);
  }

  /** Its counterpart for what may hold or not. */
  PropositionBuilder propositions() {
    return propositions;
  }

  /** Its counterpart for lists of conditions. */
  ConditionBuilder conditions() {
    return conditions;
  }

  /** Its counterpart for what binds tightest. */
  OperandBuilder operands() {
    return operands;
  }

  /** All of {@code contexts}. */
  List<Expression> expressions(List<ExpressionContext> contexts) {
    return contexts.stream().map(this::expression).toList();
  }

  /** The expression of {@code context}. */
  Expression expression(ExpressionContext context) {
    List<ProductContext> products = context.product();
    Expression first = product(products.getFirst());
    List<Expression.Sum.Term> rest = new ArrayList<>();
    for (int index = 1; index < products.size(); index++) {
      TerminalNode sign = (TerminalNode) context.getChild(2 * index - 1);
      rest.add(
          new Expression.Sum.Term(
              sign.getSymbol().getType() == DerivParser.PLUS
                  ? Expression.Sum.Sign.PLUS
                  : Expression.Sum.Sign.MINUS,
              product(products.get(index))));
    }
    return rest.isEmpty() ? first : new Expression.Sum(first, rest, spans.of(context));
  }

  private Expression product(ProductContext context) {
    return product(context, context.factor(), 0, 0);
  }

  // The product from factor `from` on, of which the first `done` prefixes are left out.
  private Expression product(
      ProductContext context, List<FactorContext> factors, int from, int done) {
    Span end = spans.of(context).atEnd();
    List<Expression> operands = new ArrayList<>();
    Span start = end;
    boolean bound = false;
    for (int index = from; index < factors.size() && !bound; index++) {
      int skipped = index == from ? done : 0;
      FactorContext factor = factors.get(index);
      List<PrefixContext> prefixes = factor.prefix().subList(skipped, factor.prefix().size());
      int binder = firstBinder(prefixes);
      bound = binder >= 0;
      start =
          index > from
              ? start
              : spans.of(prefixes.isEmpty() ? factor.power() : prefixes.getFirst());
      operands.add(
          bound
              ? prefixed(
                  prefixes.subList(0, binder),
                  binder(
                      prefixes.get(binder),
                      product(context, factors, index, skipped + binder + 1),
                      end),
                  end)
              : prefixed(prefixes, power(factor.power()), spans.of(factor).atEnd()));
    }
    return joined(context, from, operands, start.to(end));
  }

  private static Expression joined(
      ProductContext context, int from, List<Expression> operands, Span span) {
    List<Expression.Product.Factor> rest = new ArrayList<>();
    for (int index = 1; index < operands.size(); index++) {
      rest.add(new Expression.Product.Factor(operator(context, from + index), operands.get(index)));
    }
    return rest.isEmpty()
        ? operands.getFirst()
        : new Expression.Product(operands.getFirst(), rest, span);
  }

  private static int firstBinder(List<PrefixContext> prefixes) {
    for (int index = 0; index < prefixes.size(); index++) {
      if (prefixes.get(index).BINDER() != null) {
        return index;
      }
    }
    return -1;
  }

  private static Multiplication operator(ProductContext context, int index) {
    TerminalNode sign = (TerminalNode) context.getChild(2 * index - 1);
    return switch (sign.getSymbol().getType()) {
      case DerivParser.TIMES -> Multiplication.TIMES;
      case DerivParser.SLASH -> Multiplication.DIVIDE;
      case DerivParser.HADAMARD -> Multiplication.HADAMARD;
      case DerivParser.ELEMENTWISE_SLASH -> Multiplication.ELEMENTWISE_DIVIDE;
      case DerivParser.KRON -> Multiplication.KRONECKER;
      default -> throw new IllegalStateException("no product sign: " + sign);
    };
  }

  private Expression binder(PrefixContext context, Expression body, Span end) {
    String name = Spellings.name(context.BINDER().getText());
    Aggregate aggregate =
        switch (name) {
          case "sum" -> Aggregate.SUM;
          case "prod" -> Aggregate.PROD;
          case "max" -> Aggregate.MAX;
          case "min" -> Aggregate.MIN;
          case "argmax" -> Aggregate.ARGMAX;
          case "argmin" -> Aggregate.ARGMIN;
          case "integral" -> Aggregate.INTEGRAL;
          default ->
              throw new Rejected(
                  "unknown-binder",
                  "`" + name + "` cannot run through a range",
                  spans.of(context.BINDER()),
                  "these can: sum, prod, max, min, argmax, argmin, integral");
        };
    List<Proposition> held =
        context.propositions() == null ? List.of() : conditions.conditions(context.propositions());
    return new Expression.Binder(
        aggregate,
        context.bound().stream().map(propositions.domains()::bound).toList(),
        held,
        body,
        spans.of(context).to(end));
  }

  private Expression prefixed(List<PrefixContext> prefixes, Expression operand, Span end) {
    Expression result = operand;
    for (PrefixContext prefix : prefixes.reversed()) {
      Span span = spans.of(prefix).to(end);
      result =
          prefix.DIFFERENTIAL() == null
              ? new Expression.Negative(result, span)
              : new Expression.Derivative(
                  differentiator(prefix),
                  expressions(prefix.expressions().expression()),
                  result,
                  span);
    }
    return result;
  }

  private static Differentiator differentiator(PrefixContext context) {
    return Differentiator.valueOf(
        Spellings.name(context.DIFFERENTIAL().getText()).toUpperCase(Locale.ROOT));
  }

  // An operand of a tower of powers, and what raises it to the one below.
  private record Floor(Expression value, Span span, boolean elementwise, int minuses) {}

  // a^b^c is a^(b^c); a superscript belongs to the operand right before it.
  private Expression power(PowerContext context) {
    List<Floor> tower = new ArrayList<>();
    Span base = spans.of(context.operand());
    tower.add(new Floor(operands.operand(context.operand()), base, false, 0));
    for (ExponentContext exponent : context.exponent()) {
      Span span = spans.of(exponent);
      if (exponent.operand() == null) {
        Floor top = tower.removeLast();
        Span whole = top.span().to(span);
        tower.add(
            new Floor(
                superscript(top.value(), exponent, whole),
                whole,
                top.elementwise(),
                top.minuses()));
      } else {
        boolean elementwise = exponent.ELEMENTWISE_CARET() != null;
        Expression value = operands.exponent(exponent.operand());
        tower.add(
            new Floor(value, spans.of(exponent.operand()), elementwise, exponent.MINUS().size()));
      }
    }
    return collapsed(tower);
  }

  private static Expression collapsed(List<Floor> tower) {
    Floor top = tower.removeLast();
    Expression result = top.value();
    Span end = top.span();
    while (!tower.isEmpty()) {
      for (int minus = 0; minus < top.minuses(); minus++) {
        result = new Expression.Negative(result, result.span());
      }
      Floor base = tower.removeLast();
      Span span = base.span().to(end);
      result =
          top.elementwise()
              ? new Expression.ElementwisePower(base.value(), result, span)
              : new Expression.Power(base.value(), result, span);
      top = base;
    }
    return result;
  }

  private Expression superscript(Expression base, ExponentContext context, Span whole) {
    Span span = spans.of(context.SUPERSCRIPT());
    String digits = Spellings.lowered(context.SUPERSCRIPT().getText());
    Expression exponent =
        digits.startsWith("-")
            ? new Expression.Negative(
                new Expression.Numeral(Spans.number(digits.substring(1), span), span), span)
            : new Expression.Numeral(Spans.number(digits, span), span);
    Expression result = new Expression.Power(base, exponent, whole);
    for (TerminalNode _ : context.TRANSPOSE()) {
      result = new Expression.Transpose(result, whole);
    }
    return result;
  }
}
