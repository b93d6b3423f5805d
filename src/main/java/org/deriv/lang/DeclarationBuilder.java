package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.AttributeContext;
import org.deriv.lang.generated.DerivParser.DeclarationContext;
import org.deriv.lang.generated.DerivParser.DomainContext;
import org.deriv.lang.generated.DerivParser.PropositionsContext;
import org.deriv.lang.generated.DerivParser.TargetContext;
import org.deriv.lang.generated.DerivParser.VariableContext;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.DeclarationTree.Attribute;
import org.deriv.lang.tree.DeclarationTree.Distribution;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.Target;
import org.jspecify.annotations.Nullable;

/** Builds the names that {@code given} and {@code random} declare. */
final class DeclarationBuilder {
  private final Spans spans;
  private final ExpressionBuilder expressions;

  /** A builder that leaves expressions and conditions to {@code expressions} and what it knows. */
  DeclarationBuilder(Spans spans, ExpressionBuilder expressions) {
    this.spans = spans;
    this.expressions = expressions;
  }

  /** The name and indices of {@code context}. */
  Target target(TargetContext context) {
    return new Target(
        spans.identifier(context.WORD()),
        context.expressions().stream()
            .map(indices -> expressions.expressions(indices.expression()))
            .toList(),
        spans.of(context));
  }

  /** The names of {@code context}, which share all that is said of the last. */
  List<DeclarationTree> declarations(DeclarationContext context) {
    List<DeclarationTree> result = new ArrayList<>();
    for (TargetContext target : context.target()) {
      result.add(declaration(target(target), context));
    }
    return result;
  }

  private DeclarationTree declaration(Target target, DeclarationContext context) {
    Span span = target.span().to(spans.of(context));
    List<Proposition> conditions = conditions(context.propositions());
    if (context.ASSIGN() != null) {
      rejectUnless(
          context.attribute().isEmpty() && conditions.isEmpty(), "a constant is known", span);
      return new DeclarationTree.Constant(
          target, expressions.expression(context.expression()), span);
    }
    List<Attribute> attributes = givenAttributes(context.attribute());
    if (context.COLON() == null) {
      Domain domain = expressions.propositions().domains().domain(context.domain(0));
      return new DeclarationTree.Quantity(target, domain, attributes, conditions, span);
    }
    List<DomainContext> domains = context.domain();
    List<Domain> from =
        domains.subList(0, domains.size() - 1).stream()
            .flatMap(domain -> expressions.propositions().domains().factors(domain).stream())
            .toList();
    Domain to = expressions.propositions().domains().domain(domains.getLast());
    return new DeclarationTree.Function(target, from, to, attributes, conditions, span);
  }

  private static void rejectUnless(boolean fine, String message, Span span) {
    if (!fine) {
      throw new Rejected(Diagnostic.error("syntax", message, span));
    }
  }

  private List<Proposition> conditions(@Nullable PropositionsContext context) {
    return context == null ? List.of() : expressions.conditions().conditions(context);
  }

  private List<Attribute> givenAttributes(List<AttributeContext> contexts) {
    for (AttributeContext context : contexts) {
      if (context.TILDE() != null || context.arguments() != null) {
        throw new Rejected(
            "not-random",
            "what is `given` has no distribution",
            spans.of(context),
            "declare it by `random`");
      }
    }
    return expressions
        .propositions()
        .properties()
        .attributes(contexts.stream().map(AttributeContext::WORD).toList());
  }

  /** The random variables of {@code context}, which share all that is said of the last. */
  List<DeclarationTree.Variable> variables(VariableContext context) {
    Domain domain = expressions.propositions().domains().domain(context.domain());
    List<AttributeContext> words = new ArrayList<>(context.attribute());
    Optional<Distribution> distribution = Optional.empty();
    if (!words.isEmpty() && isDistribution(words)) {
      AttributeContext last = words.removeLast();
      distribution =
          Optional.of(
              new Distribution(
                  spans.identifier(last.WORD()),
                  last.arguments() == null
                      ? List.of()
                      : expressions.operands().arguments(last.arguments()),
                  spans.of(last.WORD()).to(spans.of(last))));
    }
    List<Attribute> attributes = randomAttributes(words);
    List<Proposition> conditions = conditions(context.propositions());
    List<DeclarationTree.Variable> result = new ArrayList<>();
    for (TargetContext target : context.target()) {
      Span span = spans.of(target).to(spans.of(context));
      result.add(
          new DeclarationTree.Variable(
              target(target), domain, attributes, distribution, conditions, span));
    }
    return result;
  }

  // `iid Rademacher` has no parentheses, and distributions are written with a capital.
  private static boolean isDistribution(List<AttributeContext> words) {
    AttributeContext last = words.getLast();
    return last.TILDE() != null
        || last.arguments() != null
        || Character.isUpperCase(last.WORD().getText().codePointAt(0));
  }

  private List<Attribute> randomAttributes(List<AttributeContext> words) {
    for (int index = 0; index < words.size(); index++) {
      AttributeContext word = words.get(index);
      if (word.TILDE() != null || word.arguments() != null) {
        Span distribution = spans.of(word);
        throw new Rejected(
            "syntax",
            "something follows the distribution `" + spans.source().text(distribution) + "`",
            index + 1 < words.size() ? spans.of(words.get(index + 1)) : distribution,
            "write properties before the distribution, conditions after `with`");
      }
    }
    List<TerminalNode> nodes = words.stream().map(AttributeContext::WORD).toList();
    return expressions.propositions().properties().attributes(nodes);
  }
}
