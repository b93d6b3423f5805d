package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.CheckContext;
import org.deriv.lang.generated.DerivParser.ClauseContext;
import org.deriv.lang.generated.DerivParser.ExpressionContext;
import org.deriv.lang.generated.DerivParser.LinkContext;
import org.deriv.lang.generated.DerivParser.PropertyContext;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.CheckTree.Connective;
import org.deriv.lang.tree.CheckTree.Line;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Proposition.Comparison.Link;
import org.deriv.lang.tree.StatementTree;
import org.jspecify.annotations.Nullable;

/** Builds derivations whose lines are whole equations: the grammar sees only a row of relations. */
final class ArgumentBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final CheckBuilder checks;

  /** A builder that leaves the parts to the others. */
  ArgumentBuilder(Spans spans, ExpressionBuilder expressions, CheckBuilder checks) {
    this.spans = spans;
    this.expressions = expressions;
    this.checks = checks;
  }

  // A proposition that is being read: `start` is the link that joins it to the one before.
  private static final class Draft {
    private final Optional<LinkContext> start;
    private final Expression first;
    private final List<Link> links = new ArrayList<>();
    private final List<ClauseContext> clauses = new ArrayList<>();
    private @Nullable PropertyContext property;
    private Span span;

    Draft(Optional<LinkContext> start, Expression first, Span span) {
      this.start = start;
      this.first = first;
      this.span = span;
    }
  }

  /** The check that starts with {@code context} and goes on with {@code followers}. */
  CheckTree argument(
      Optional<Identifier> label,
      CheckContext context,
      List<CheckBuilder.Follower> followers,
      List<Proposition> assuming,
      Span span) {
    Draft draft = draft(Optional.empty(), context.expression(), context.property());
    draft.clauses.addAll(context.clause());
    List<Line<Connective, Proposition>> lines = new ArrayList<>();
    Optional<Proposition> first = Optional.empty();
    for (CheckBuilder.Follower follower : followers) {
      switch (follower) {
        case CheckBuilder.Follower.Defined(StatementTree.Let let) ->
            lines.add(new CheckTree.LocalLet<>(let));
        case CheckBuilder.Follower.Linked(LinkContext link)
            when CheckBuilder.connective(link).isPresent() -> {
          if (draft.start.isPresent()) {
            lines.add(line(draft));
          } else {
            first = Optional.of(first(draft));
          }
          draft = draft(Optional.of(link), link.expression(), link.property());
          draft.clauses.addAll(link.clause());
        }
        case CheckBuilder.Follower.Linked(LinkContext link) -> extend(draft, link);
      }
    }
    lines.add(line(draft));
    return new CheckTree.Argument(label, first.orElseThrow(), lines, assuming, span);
  }

  private Draft draft(
      Optional<LinkContext> start,
      ExpressionContext expression,
      @Nullable PropertyContext property) {
    Draft draft = new Draft(start, expressions.expression(expression), spans.of(expression));
    note(draft, property);
    return draft;
  }

  private void note(Draft draft, @Nullable PropertyContext property) {
    if (property != null) {
      draft.property = property;
      draft.span = draft.span.to(spans.of(property));
    }
  }

  private void extend(Draft draft, LinkContext link) {
    if (draft.property != null) {
      throw new Rejected(
          Diagnostic.error(
              "syntax", "a property is not compared with anything", spans.of(draft.property)));
    }
    expressions.propositions().rejectDefinition(link.relation());
    draft.links.add(
        new Link(
            PropositionBuilder.sign(link.relation()), expressions.expression(link.expression())));
    draft.span = draft.span.to(spans.of(link.expression()));
    draft.clauses.addAll(link.clause());
    note(draft, link.property());
  }

  private Proposition first(Draft draft) {
    for (ClauseContext clause : draft.clauses) {
      if (clause.ASSUMING() == null) {
        throw new Rejected(
            "syntax",
            "this belongs to a link, and the first equation has none",
            spans.of(clause),
            "put it after an equation that `<=>` or `=>` precedes");
      }
    }
    return proposition(draft);
  }

  private Line<Connective, Proposition> line(Draft draft) {
    LinkContext start = draft.start.orElseThrow();
    Clauses found = checks.linkClauses(start, draft.clauses);
    Span span = checks.placeOf(start).to(draft.span);
    return checks.link(
        CheckBuilder.connective(start).orElseThrow(), proposition(draft), found, span);
  }

  private Proposition proposition(Draft draft) {
    PropertyContext property = draft.property;
    if (property != null && draft.links.isEmpty()) {
      return expressions
          .propositions()
          .properties()
          .has(
              draft.first,
              property.WORD(),
              Optional.ofNullable(property.expression()).map(expressions::expression),
              draft.span);
    }
    if (property != null) {
      throw expressions.propositions().properties().unknown(property.WORD());
    }
    if (draft.links.isEmpty()) {
      throw new Rejected(
          "not-a-condition",
          "`<=>` and `=>` join equations, and this is an expression",
          draft.span,
          "write for example `a == b <=> c == d`");
    }
    return new Proposition.Comparison(draft.first, draft.links, draft.span);
  }
}
