package org.deriv.lang;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.Clauses.Kind;
import org.deriv.lang.generated.DerivParser.ClauseContext;
import org.deriv.lang.generated.DerivParser.RangedContext;
import org.deriv.lang.generated.DerivParser.RangingContext;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Reason;
import org.deriv.lang.tree.Target;
import org.jspecify.annotations.Nullable;

/** Builds what clauses say. */
final class ClauseBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;

  /** A builder that leaves expressions and conditions to {@code expressions} and what it knows. */
  ClauseBuilder(Spans spans, ExpressionBuilder expressions) {
    this.spans = spans;
    this.expressions = expressions;
  }

  /** The conditions of the clause {@code kind}; none if it is not written. */
  List<Proposition> conditions(Clauses clauses, Kind kind) {
    return clauses
        .get(kind)
        .map(clause -> expressions.conditions().conditions(clause.propositions()))
        .orElse(List.of());
  }

  /** The expressions of {@code clause}. */
  List<Expression> expressions(ClauseContext clause) {
    return expressions.expressions(clause.expressions().expression());
  }

  /** The names of {@code clause}. */
  List<Target> targets(ClauseContext clause) {
    String word = clause.getStart().getText();
    return expressions(clause).stream().map(name -> Targets.require(name, word)).toList();
  }

  /** The one expression of the clause {@code kind}, if it is written. */
  Optional<Expression> expression(Clauses clauses, Kind kind) {
    return clauses.get(kind).map(clause -> expressions.expression(clause.expression(0)));
  }

  /** The name that {@code as} gives to a result. */
  Optional<Identifier> resultName(Clauses clauses) {
    return clauses
        .get(Kind.AS)
        .map(clause -> {
          Expression name = expressions.expression(clause.expression(0));
          if (clause.ARROW() == null && name instanceof Expression.Name(String word, Span span)) {
            return new Identifier(word, span);
          }
          throw new Rejected(
              "not-a-name", "`as` names the result here", spans.of(clause), "write `as w_star`");
        });
  }

  /** How {@code as} takes a limit. */
  Optional<Approach> approach(Clauses clauses) {
    return clauses.get(Kind.AS).map(this::approach);
  }

  /** How {@code clause} takes a limit. */
  Approach approach(ClauseContext clause) {
    if (clause.ARROW() == null) {
      throw new Rejected(
          "syntax",
          "`as` says here how a limit is taken",
          spans.of(clause),
          "write for example `as T -> oo`");
    }
    Approach.Side side = Approach.Side.EITHER;
    if (clause.FROM_ABOVE() != null) {
      side = Approach.Side.ABOVE;
    } else if (clause.FROM_BELOW() != null) {
      side = Approach.Side.BELOW;
    }
    return new Approach(
        expressions.expression(clause.expression(0)),
        expressions.expression(clause.expression(1)),
        side,
        spans.of(clause));
  }

  /** The reason after {@code by}. */
  Optional<Reason> reason(Clauses clauses) {
    return clauses
        .get(Kind.BY)
        .map(clause -> {
          Span span = spans.of(clause);
          if (clause.STRING() != null) {
            return new Reason.Quoted(Spans.unquoted(clause.STRING().getText()), span);
          }
          return clause.DEFINITION() != null
              ? new Reason.Definition(span)
              : new Reason.Induction(
                  Optional.ofNullable(clause.WORD()).map(spans::identifier), span);
        });
  }

  /** The ranges after {@code for}; none if it is not written. */
  List<IndexClause> ranges(Clauses clauses) {
    return clauses.get(Kind.FOR).map(clause -> ranges(clause.ranging())).orElse(List.of());
  }

  /** The ranges of {@code context}; none if it is not written. */
  List<IndexClause> ranges(@Nullable RangingContext context) {
    if (context == null) {
      return List.of();
    }
    rejectSteps(context);
    return context.ranged().stream()
        .map(ranged -> expressions.propositions().domains().ranged(ranged))
        .toList();
  }

  /** The names after {@code for}. */
  List<Target> unknowns(ClauseContext clause) {
    rejectSteps(clause.ranging());
    return clause.ranging().ranged().stream().map(this::unknown).toList();
  }

  private Target unknown(RangedContext context) {
    if (context.domain() != null) {
      throw new Rejected(
          "not-a-name", "`for` takes names here", spans.of(context), "leave out the range");
    }
    return Targets.require(expressions.expression(context.expression()), "for");
  }

  private void rejectSteps(RangingContext context) {
    if (context.STEPS() != null) {
      throw new Rejected(
          "syntax",
          "steps are only for `simulate`",
          spans.of(context),
          "write for example `for t in 1..T`");
    }
  }

  /** How many steps {@code for} asks for. */
  Optional<Expression> steps(Clauses clauses) {
    return clauses
        .get(Kind.FOR)
        .map(clause -> {
          List<RangedContext> ranged = clause.ranging().ranged();
          if (clause.ranging().STEPS() == null
              || ranged.size() > 1
              || ranged.getFirst().domain() != null) {
            throw new Rejected(
                "syntax",
                "`for` takes a number of steps here",
                spans.of(clause),
                "write for example `for 200 steps`");
          }
          return expressions.expression(ranged.getFirst().expression());
        });
  }
}
