package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.ExpressionContext;
import org.deriv.lang.generated.DerivParser.PropertyContext;
import org.deriv.lang.generated.DerivParser.PropositionContext;
import org.deriv.lang.generated.DerivParser.PropositionsContext;
import org.deriv.lang.generated.DerivParser.StatednessContext;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;

/** Builds lists of what may hold or not, or of what a goal is about. */
final class ConditionBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final PropositionBuilder propositions;

  /** A builder that leaves each part of a list to the others. */
  ConditionBuilder(Spans spans, ExpressionBuilder expressions, PropositionBuilder propositions) {
    this.spans = spans;
    this.expressions = expressions;
    this.propositions = propositions;
  }

  /**
   * The propositions of a list. In {@code W, h independent} the names before the last belong to its
   * property; a property alone is said of what the list belongs to.
   */
  List<Proposition> conditions(PropositionsContext context) {
    List<Proposition> result = new ArrayList<>();
    List<Expression> waiting = new ArrayList<>();
    for (PropositionContext part : context.proposition()) {
      Optional<ExpressionContext> bare = Parentheses.bare(part);
      if (bare.isPresent()) {
        Expression expression = expressions.expression(bare.get());
        Optional<Proposition> property = propositions.properties().alone(expression);
        property.ifPresentOrElse(result::add, () -> waiting.add(expression));
        continue;
      }
      Proposition proposition = propositions.proposition(part);
      if (!waiting.isEmpty() && proposition instanceof Proposition.Has has) {
        waiting.addAll(has.subjects());
        Span span = waiting.getFirst().span().to(has.span());
        proposition = new Proposition.Has(waiting, has.property(), has.variable(), span);
        waiting.clear();
      }
      rejectBare(waiting);
      if (proposition instanceof Proposition.Conjunction(List<Proposition> parts, Span _)) {
        result.addAll(parts);
      } else {
        result.add(proposition);
      }
    }
    rejectBare(waiting);
    return result;
  }

  private void rejectBare(List<Expression> waiting) {
    if (!waiting.isEmpty()) {
      Span span = waiting.getFirst().span();
      throw new Rejected(
          "not-a-condition",
          "nothing is said of `" + shortened(spans.source().text(span)) + "`",
          span,
          "write a relation such as `a > 0`, or a property such as `A invertible`");
    }
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }

  /** Each part of a list as an expression; {@code taker} is the word that takes them. */
  List<Expression> expressions(PropositionsContext context, String taker) {
    List<Expression> result = new ArrayList<>();
    for (PropositionContext part : context.proposition()) {
      ExpressionContext bare =
          Parentheses.bare(part).orElseThrow(() -> notAnExpression(part, taker));
      result.add(expressions.expression(bare));
    }
    return result;
  }

  private Rejected notAnExpression(PropositionContext part, String taker) {
    PropertyContext property = part.statedness(0).property();
    if (property != null) {
      return propositions.properties().unknown(property.WORD());
    }
    return new Rejected(
        "not-an-expression",
        "`" + taker + "` takes an expression, not a claim",
        spans.of(part),
        "write `show` to have a claim proved");
  }

  /** Rejects {@code =} in a claim. */
  void rejectDefinitions(PropositionsContext context) {
    for (PropositionContext part : context.proposition()) {
      for (StatednessContext stated : part.statedness()) {
        stated
            .comparison()
            .forEach(comparison -> propositions.rejectDefinition(comparison.relation()));
      }
    }
  }
}
