package org.deriv.lang;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser;
import org.deriv.lang.generated.DerivParser.ArgumentContext;
import org.deriv.lang.generated.DerivParser.ComparisonContext;
import org.deriv.lang.generated.DerivParser.DomainContext;
import org.deriv.lang.generated.DerivParser.ExpressionContext;
import org.deriv.lang.generated.DerivParser.PrimaryContext;
import org.deriv.lang.generated.DerivParser.PropertyContext;
import org.deriv.lang.generated.DerivParser.PropositionContext;
import org.deriv.lang.generated.DerivParser.PropositionsContext;
import org.deriv.lang.generated.DerivParser.RelationContext;
import org.deriv.lang.generated.DerivParser.StatednessContext;
import org.deriv.lang.tree.Assignment;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Proposition.Comparison.Link;
import org.deriv.lang.tree.RelationSign;
import org.jspecify.annotations.Nullable;

/** Builds what may hold or not. */
final class PropositionBuilder {
  private static final int MOST_CONNECTIVES = 16;

  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final DomainBuilder domains;
  private final Properties properties;

  /** A builder that leaves expressions to {@code expressions}. */
  PropositionBuilder(Spans spans, ExpressionBuilder expressions) {
    this.spans = spans;
    this.expressions = expressions;
    this.domains = new DomainBuilder(spans, expressions);
    this.properties = new Properties(spans);
  }

  /** Its counterpart for domains and ranges. */
  DomainBuilder domains() {
    return domains;
  }

  /** Its counterpart for the words of properties. */
  Properties properties() {
    return properties;
  }

  /** The proposition of {@code context}. */
  Proposition proposition(PropositionContext context) {
    List<StatednessContext> parts = context.statedness();
    if (parts.size() > MOST_CONNECTIVES) {
      throw new Rejected(
          Diagnostic.error(
              "nesting-too-deep",
              "more than " + MOST_CONNECTIVES + " implications follow one another",
              spans.of(context)));
    }
    Proposition result = proposition(parts.getLast());
    for (int index = parts.size() - 2; index >= 0; index--) {
      Proposition left = proposition(parts.get(index));
      Token sign = ((TerminalNode) context.getChild(2 * index + 1)).getSymbol();
      Span span = left.span().to(result.span());
      result =
          sign.getType() == DerivParser.IMPLIES
              ? new Proposition.Implication(left, result, span)
              : new Proposition.Equivalence(left, result, span);
    }
    return result;
  }

  /** The proposition of {@code context}. */
  Proposition proposition(StatednessContext context) {
    return stated(stated(context))
        .orElseThrow(() ->
            new Rejected(
                "not-a-condition",
                "expected a relation or a property",
                spans.of(context),
                "write for example `a == b` or `A invertible`"));
  }

  /** What an argument says if it is no mere expression. */
  Optional<Proposition> event(ArgumentContext context) {
    return stated(
        new Stated(
            context,
            context.expression(0),
            context.comparison(),
            context.domain(),
            context.property()));
  }

  // The parts of what is stated; the last two are null where they are not written.
  private record Stated(
      ParserRuleContext whole,
      ExpressionContext expression,
      List<ComparisonContext> comparisons,
      @Nullable DomainContext domain,
      @Nullable PropertyContext property) {}

  private static Stated stated(StatednessContext context) {
    return new Stated(
        context, context.expression(), context.comparison(), context.domain(), context.property());
  }

  private Optional<Proposition> stated(Stated stated) {
    Span span = spans.of(stated.whole());
    DomainContext domain = stated.domain();
    PropertyContext property = stated.property();
    boolean compared = !stated.comparisons().isEmpty();
    if (compared && (domain != null || property != null)) {
      throw new Rejected(
          "not-a-condition",
          "one condition compares and says something else too",
          span,
          "put a comma between two conditions");
    }
    if (domain != null) {
      return Optional.of(
          new Proposition.Membership(
              expressions.expression(stated.expression()), domains.domain(domain), span));
    }
    if (property != null) {
      return Optional.of(has(stated.expression(), property, span));
    }
    if (!compared) {
      return inParentheses(stated.expression());
    }
    Expression first = expressions.expression(stated.expression());
    return Optional.of(
        new Proposition.Comparison(
            first, stated.comparisons().stream().map(this::link).toList(), span));
  }

  private Proposition has(ExpressionContext subject, PropertyContext context, Span span) {
    Optional<Expression> variable =
        Optional.ofNullable(context.expression()).map(expressions::expression);
    return properties.has(expressions.expression(subject), context.WORD(), variable, span);
  }

  private Link link(ComparisonContext context) {
    return new Link(sign(context.relation()), expressions.expression(context.expression()));
  }

  /** The relation of {@code context}; {@code =} is equality. */
  static RelationSign sign(RelationContext context) {
    return switch (context.getStart().getType()) {
      case DerivParser.EQUAL, DerivParser.ASSIGN -> RelationSign.EQUAL;
      case DerivParser.NOT_EQUAL -> RelationSign.NOT_EQUAL;
      case DerivParser.LESS -> RelationSign.LESS;
      case DerivParser.LESS_OR_EQUAL -> RelationSign.LESS_OR_EQUAL;
      case DerivParser.GREATER -> RelationSign.GREATER;
      case DerivParser.GREATER_OR_EQUAL -> RelationSign.GREATER_OR_EQUAL;
      case DerivParser.ARROW -> RelationSign.TENDS_TO;
      default -> throw new IllegalStateException("no relation: " + context.getText());
    };
  }

  /** Rejects {@code =} as the relation of a claim. */
  void rejectDefinition(RelationContext relation) {
    if (relation.ASSIGN() != null) {
      throw new Rejected(
          "syntax", "`=` claims nothing", spans.of(relation), "write `==` for a claim");
    }
  }

  // (a > b) is a proposition in parentheses.
  private Optional<Proposition> inParentheses(ExpressionContext context) {
    return Parentheses.claimIn(context).map(this::proposition);
  }

  /** What {@code context}, which is in parentheses, is as an expression. */
  Expression parenthesized(PrimaryContext context) {
    Optional<ExpressionContext> inner = Parentheses.bare(context.proposition());
    if (inner.isEmpty()) {
      throw new Rejected(
          "not-an-expression",
          "a claim stands where an expression is needed",
          spans.of(context),
          "compare only in goals, assumptions and steps");
    }
    Expression value = expressions.expression(inner.get());
    if (context.WHERE() == null) {
      return value;
    }
    return where(value, context.propositions(), spans.of(context));
  }

  /** {@code value} with names set as the list {@code bindings} says. */
  Expression where(Expression value, PropositionsContext bindings, Span span) {
    return where(
        value,
        bindings.proposition().stream().flatMap(part -> part.statedness().stream()).toList(),
        span);
  }

  /** {@code value} with names set as {@code bindings} say. */
  Expression where(Expression value, List<StatednessContext> bindings, Span span) {
    return new Expression.Where(value, bindings.stream().map(this::binding).toList(), span);
  }

  private Assignment binding(StatednessContext context) {
    Optional<Assignment> binding =
        stated(stated(context))
            .flatMap(proposition ->
                switch (proposition) {
                  case Proposition.Comparison(Expression left, List<Link> links, Span span)
                      when links.size() == 1 && links.getFirst().relation() == RelationSign.EQUAL ->
                      Targets.of(left)
                          .map(target -> new Assignment(target, links.getFirst().right(), span));
                  default -> Optional.empty();
                });
    return binding.orElseThrow(() ->
        new Rejected("syntax", "this sets no name", spans.of(context), "write `where x = a`"));
  }
}
