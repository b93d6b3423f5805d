package org.deriv.lang;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.lang.Clauses.Kind;
import org.deriv.lang.generated.DerivParser;
import org.deriv.lang.generated.DerivParser.GoalContext;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.GoalTree.Optimize.Direction;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Target;

/** Builds goals other than checks: each takes the clauses that mean something for it. */
final class GoalBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final ClauseBuilder clauses;

  /** A builder that leaves the parts of goals to the others. */
  GoalBuilder(Spans spans, ExpressionBuilder expressions, ClauseBuilder clauses) {
    this.spans = spans;
    this.expressions = expressions;
    this.clauses = clauses;
  }

  // A goal that is being built.
  private final class Draft {
    private final GoalContext context;
    private final String word;
    private final Span span;
    private final Clauses given;

    Draft(GoalContext context, Set<Kind> taken) {
      this.context = context;
      this.word = context.goalWord().getText();
      this.span = spans.of(context);
      this.given = Clauses.of(spans, word, spans.of(context.goalWord()), context.clause(), taken);
    }

    Optional<Identifier> label() {
      return Optional.ofNullable(context.LABEL()).map(spans::identifier);
    }

    List<Proposition> assuming() {
      return conditions(Kind.ASSUMING);
    }

    List<Proposition> conditions(Kind kind) {
      return clauses.conditions(given, kind);
    }

    // `derive e where x = a` is about `e` at `a`.
    List<Expression> subjects() {
      List<Expression> subjects =
          expressions.conditions().expressions(context.propositions(), word);
      return given
          .get(Kind.WHERE)
          .map(where ->
              subjects.stream()
                  .map(subject ->
                      expressions
                          .propositions()
                          .where(subject, where.propositions(), subject.span().to(spans.of(where))))
                  .toList())
          .orElse(subjects);
    }

    Expression subject() {
      List<Expression> subjects = subjects();
      if (subjects.size() > 1) {
        throw new Rejected(
            "syntax",
            "`" + word + "` takes one expression",
            subjects.get(1).span(),
            "write `" + word + "` again for the next");
      }
      return subjects.getFirst();
    }
  }

  /** The goal of {@code context}. */
  GoalTree goal(GoalContext context) {
    return switch (context.goalWord().getStart().getType()) {
      case DerivParser.DERIVE -> derive(context);
      case DerivParser.MINIMIZE -> optimize(context, Direction.MINIMIZE);
      case DerivParser.MAXIMIZE -> optimize(context, Direction.MAXIMIZE);
      case DerivParser.SOLVE -> solve(context);
      case DerivParser.UNROLL -> unroll(context);
      case DerivParser.ELIMINATE -> eliminate(context);
      case DerivParser.MATCH -> match(context);
      case DerivParser.BACKPROP -> backprop(context);
      case DerivParser.TAYLOR -> taylor(context);
      case DerivParser.LIMIT -> limit(context);
      case DerivParser.SHOW -> show(context);
      case DerivParser.COMPUTE -> compute(context);
      case DerivParser.SIMULATE -> simulate(context);
      case DerivParser.COST -> cost(context);
      case DerivParser.DRAW -> draw(context);
      case DerivParser.PLOT -> plot(context);
      default -> throw new IllegalStateException("no goal: " + context.goalWord().getText());
    };
  }

  private GoalTree derive(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.WHERE, Kind.ASSUMING));
    return new GoalTree.Derive(draft.label(), draft.subject(), draft.assuming(), draft.span);
  }

  private GoalTree optimize(GoalContext context, Direction direction) {
    Draft draft =
        new Draft(context, EnumSet.of(Kind.OVER, Kind.SUBJECT, Kind.AS, Kind.WHERE, Kind.ASSUMING));
    List<Target> over = clauses.targets(draft.given.require(Kind.OVER, draft.word + " L over w"));
    return new GoalTree.Optimize(
        draft.label(),
        direction,
        draft.subject(),
        over,
        draft.conditions(Kind.SUBJECT),
        clauses.resultName(draft.given),
        draft.assuming(),
        draft.span);
  }

  private GoalTree solve(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.FOR, Kind.WITH, Kind.ASSUMING));
    return new GoalTree.Solve(
        draft.label(),
        expressions.conditions().conditions(context.propositions()),
        clauses.unknowns(draft.given.require(Kind.FOR, "solve 2*x == 1 for x")),
        draft.conditions(Kind.WITH),
        draft.assuming(),
        draft.span);
  }

  private GoalTree unroll(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.TO, Kind.ASSUMING));
    return new GoalTree.Unroll(
        draft.label(),
        draft.subject(),
        clauses.expression(draft.given, Kind.TO),
        draft.assuming(),
        draft.span);
  }

  private GoalTree eliminate(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.FROM, Kind.ASSUMING));
    List<Target> names =
        draft.subjects().stream().map(name -> Targets.require(name, draft.word)).toList();
    return new GoalTree.Eliminate(
        draft.label(),
        names,
        clauses.expressions(draft.given.require(Kind.FROM, "eliminate v from step")),
        draft.assuming(),
        draft.span);
  }

  private GoalTree match(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.FOR, Kind.ASSUMING));
    return new GoalTree.Match(
        draft.label(),
        draft.subjects(),
        clauses.unknowns(draft.given.require(Kind.FOR, "match r1, r2 for alpha")),
        draft.assuming(),
        draft.span);
  }

  private GoalTree backprop(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.THROUGH, Kind.ASSUMING));
    return new GoalTree.Backprop(
        draft.label(),
        draft.subject(),
        clauses.targets(draft.given.require(Kind.THROUGH, "backprop L through h")),
        draft.assuming(),
        draft.span);
  }

  private GoalTree taylor(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.AT, Kind.ORDER, Kind.ALONG, Kind.ASSUMING));
    draft.given.require(Kind.AT, "taylor f(x) at x0 order 2");
    draft.given.require(Kind.ORDER, "taylor f(x) at x0 order 2");
    return new GoalTree.Taylor(
        draft.label(),
        draft.subject(),
        clauses.expression(draft.given, Kind.AT).orElseThrow(),
        clauses.expression(draft.given, Kind.ORDER).orElseThrow(),
        clauses.expression(draft.given, Kind.ALONG),
        draft.assuming(),
        draft.span);
  }

  private GoalTree limit(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.AS, Kind.WHERE, Kind.ASSUMING));
    return new GoalTree.Limit(
        draft.label(),
        draft.subject(),
        clauses.approach(draft.given.require(Kind.AS, "limit e as T -> oo")),
        draft.assuming(),
        draft.span);
  }

  private GoalTree show(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.AS, Kind.WHERE, Kind.BY, Kind.ASSUMING));
    expressions.conditions().rejectDefinitions(context.propositions());
    List<Proposition> claims = expressions.conditions().conditions(context.propositions());
    return new GoalTree.Show(
        draft.label(),
        claim(claims, spans.of(context.propositions())),
        clauses.approach(draft.given),
        draft.conditions(Kind.WHERE),
        clauses.reason(draft.given),
        draft.assuming(),
        draft.span);
  }

  // In `a, b => c` the comma joins the premises.
  private static Proposition claim(List<Proposition> claims, Span span) {
    if (claims.size() == 1) {
      return claims.getFirst();
    }
    if (claims.getLast()
        instanceof Proposition.Implication(Proposition last, Proposition conclusion, Span _)) {
      List<Proposition> premises = new ArrayList<>(claims);
      premises.set(premises.size() - 1, last);
      Span place = premises.getFirst().span().to(last.span());
      return new Proposition.Implication(
          new Proposition.Conjunction(premises, place), conclusion, span);
    }
    return new Proposition.Conjunction(claims, span);
  }

  private GoalTree compute(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.WITH, Kind.WHERE, Kind.ASSUMING));
    return new GoalTree.Compute(
        draft.label(), draft.subject(), draft.conditions(Kind.WITH), draft.assuming(), draft.span);
  }

  private GoalTree simulate(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.WITH, Kind.FOR, Kind.ASSUMING));
    return new GoalTree.Simulate(
        draft.label(),
        draft.subjects(),
        draft.conditions(Kind.WITH),
        clauses.steps(draft.given),
        draft.assuming(),
        draft.span);
  }

  private GoalTree cost(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.WHERE, Kind.ASSUMING));
    return new GoalTree.Cost(draft.label(), draft.subject(), draft.assuming(), draft.span);
  }

  private GoalTree draw(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.FOR, Kind.ASSUMING));
    return new GoalTree.Draw(
        draft.label(), draft.subjects(), clauses.ranges(draft.given), draft.assuming(), draft.span);
  }

  private GoalTree plot(GoalContext context) {
    Draft draft = new Draft(context, EnumSet.of(Kind.FOR, Kind.WITH, Kind.WHERE, Kind.ASSUMING));
    draft.given.require(Kind.FOR, "plot e for p in 0..1");
    return new GoalTree.Plot(
        draft.label(),
        draft.subjects(),
        clauses.ranges(draft.given),
        draft.conditions(Kind.WITH),
        draft.assuming(),
        draft.span);
  }
}
