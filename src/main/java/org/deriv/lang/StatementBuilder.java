package org.deriv.lang;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.lang.Clauses.Kind;
import org.deriv.lang.generated.DerivParser.GivenContext;
import org.deriv.lang.generated.DerivParser.LetContext;
import org.deriv.lang.generated.DerivParser.NotationContext;
import org.deriv.lang.generated.DerivParser.RandomContext;
import org.deriv.lang.generated.DerivParser.RecurrenceContext;
import org.deriv.lang.generated.DerivParser.SpellingContext;
import org.deriv.lang.generated.DerivParser.StatementContext;
import org.deriv.lang.generated.DerivParser.TextContext;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.StatementTree;

/** Builds statements one by one; what belongs to a check is gathered before. */
final class StatementBuilder {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final ExpressionBuilder expressions;
  private final DeclarationBuilder declarations;
  private final ClauseBuilder clauses;
  private final GoalBuilder goals;
  private final CheckBuilder checks;

  /** A builder of statements of the source of {@code spans}. */
  StatementBuilder(Spans spans, Diagnostics diagnostics) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.expressions = new ExpressionBuilder(spans);
    this.declarations = new DeclarationBuilder(spans, expressions);
    this.clauses = new ClauseBuilder(spans, expressions);
    this.goals = new GoalBuilder(spans, expressions, clauses);
    this.checks = new CheckBuilder(spans, expressions, clauses);
  }

  /** The builder of expressions that it uses. */
  ExpressionBuilder expressions() {
    return expressions;
  }

  /** The builder of checks that it uses. */
  CheckBuilder checks() {
    return checks;
  }

  /** The statement of {@code context}, which is neither a check nor one that belongs to one. */
  StatementTree statement(StatementContext context) {
    if (context.given() != null) {
      return given(context.given());
    }
    if (context.random() != null) {
      return random(context.random());
    }
    if (context.notation() != null) {
      return notation(context.notation());
    }
    if (context.let() != null) {
      rejectLinks(context.let());
      return let(context.let());
    }
    if (context.assume() != null) {
      return new StatementTree.Assume(
          expressions.conditions().conditions(context.assume().propositions()),
          spans.of(context.assume()));
    }
    if (context.recurrence() != null) {
      return recurrence(context.recurrence());
    }
    return context.text() == null ? goals.goal(context.goal()) : text(context.text());
  }

  /** What {@code given} declares. */
  StatementTree given(GivenContext context) {
    List<DeclarationTree> declared =
        context.declaration().stream()
            .flatMap(declaration -> declarations.declarations(declaration).stream())
            .toList();
    return new StatementTree.Given(declared, clauses.ranges(context.ranging()), spans.of(context));
  }

  /** What {@code random} declares. */
  StatementTree random(RandomContext context) {
    List<DeclarationTree.Variable> declared =
        context.variable().stream()
            .flatMap(variable -> declarations.variables(variable).stream())
            .toList();
    return new StatementTree.Random(declared, clauses.ranges(context.ranging()), spans.of(context));
  }

  private StatementTree notation(NotationContext context) {
    List<StatementTree.Notation.Entry> entries = new ArrayList<>();
    for (SpellingContext entry : context.spelling()) {
      entries.add(
          new StatementTree.Notation.Entry(
              spans.identifier(entry.WORD()),
              Spans.unquoted(entry.STRING().getText()),
              spans.of(entry)));
    }
    return new StatementTree.Notation(entries, spans.of(context));
  }

  private void rejectLinks(LetContext context) {
    if (!context.link().isEmpty()) {
      throw new Rejected(
          Diagnostic.error(
                  "syntax",
                  "there is no check that this line could continue",
                  spans.of(context.link(0)))
              .withHelp("`let` defines by `=`; claims stand in `show` or `check`"));
    }
  }

  /** The definition of {@code context}, without the lines of a check that may follow it. */
  StatementTree.Let let(LetContext context) {
    Span keyword = spans.of(context.LET());
    Clauses found =
        Clauses.of(spans, "let", keyword, context.clause(), EnumSet.of(Kind.WHERE, Kind.FOR));
    Expression value = expressions.expression(context.expression());
    Expression whole =
        found
            .get(Kind.WHERE)
            .map(where ->
                expressions
                    .propositions()
                    .where(value, where.propositions(), value.span().to(spans.of(where))))
            .orElse(value);
    Span end = context.clause().isEmpty() ? whole.span() : spans.of(context.clause().getLast());
    return new StatementTree.Let(
        declarations.target(context.target()),
        whole,
        clauses.ranges(found),
        keyword.to(spans.of(context.expression())).to(end));
  }

  private StatementTree recurrence(RecurrenceContext context) {
    Span keyword = spans.of(context.RECURRENCE());
    Clauses found =
        Clauses.of(spans, "recurrence", keyword, context.clause(), EnumSet.of(Kind.FOR, Kind.WITH));
    found.require(Kind.FOR, "recurrence h[t] = a*h[t-1] for t in 1..T");
    return new StatementTree.Recurrence(
        declarations.target(context.target()),
        expressions.expression(context.expression()),
        clauses.ranges(found),
        clauses.conditions(found, Kind.WITH),
        spans.of(context));
  }

  private StatementTree text(TextContext context) {
    TerminalNode body = context.TEXT_BLOCK() == null ? context.STRING() : context.TEXT_BLOCK();
    int quotes = context.TEXT_BLOCK() == null ? 1 : 3;
    Span span = spans.of(body);
    Span inner = spans.source().span(span.start() + quotes, span.end() - quotes);
    return new StatementTree.Text(
        new TextBuilder(spans.source(), diagnostics).pieces(inner), spans.of(context));
  }
}
