package org.deriv.lang;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Span;
import org.deriv.lang.Clauses.Kind;
import org.deriv.lang.generated.DerivParser.CheckContext;
import org.deriv.lang.generated.DerivParser.ClauseContext;
import org.deriv.lang.generated.DerivParser.LinkContext;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.CheckTree.Connective;
import org.deriv.lang.tree.CheckTree.Line;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;
import org.deriv.lang.tree.StatementTree;

/** Builds hand derivations. */
final class CheckBuilder {
  private static final Set<Kind> LINK_CLAUSES =
      EnumSet.of(Kind.WHERE, Kind.AS, Kind.BY, Kind.ASSUMING);

  private final Spans spans;
  private final ExpressionBuilder expressions;
  private final ClauseBuilder clauses;

  /** A builder that leaves the parts of checks to the others. */
  CheckBuilder(Spans spans, ExpressionBuilder expressions, ClauseBuilder clauses) {
    this.spans = spans;
    this.expressions = expressions;
    this.clauses = clauses;
  }

  /** What follows the first line of a check: a link, or a definition between two links. */
  sealed interface Follower {
    /** A line that starts with a relation. */
    record Linked(LinkContext context) implements Follower {}

    /** A {@code let} between two lines. */
    record Defined(StatementTree.Let let) implements Follower {}
  }

  /** The check that starts with {@code context} and goes on with {@code followers}. */
  CheckTree check(CheckContext context, List<Follower> followers, Span span) {
    Optional<Identifier> label = Optional.ofNullable(context.LABEL()).map(spans::identifier);
    List<ClauseContext> all =
        Stream.concat(
                context.clause().stream(),
                followers.stream().flatMap(follower -> clausesOf(follower).stream()))
            .toList();
    List<Proposition> assuming = assuming(context, all);
    if (context.LATEX() != null) {
      clausesOf(context.CHECK(), context.clause(), EnumSet.of(Kind.ASSUMING));
      TerminalNode body = context.TEXT_BLOCK() == null ? context.STRING() : context.TEXT_BLOCK();
      String text = Spans.unquoted(body.getText());
      return new CheckTree.Latex(label, text, spans.of(body), assuming, span);
    }
    boolean argument =
        followers.stream()
            .anyMatch(follower ->
                follower instanceof Follower.Linked(LinkContext link)
                    && connective(link).isPresent());
    if (followers.stream().noneMatch(follower -> follower instanceof Follower.Linked)) {
      throw new Rejected(
          "syntax",
          "a check needs a second line",
          spans.of(context.CHECK()),
          "go on with a line such as `== e`");
    }
    return argument
        ? new ArgumentBuilder(spans, expressions, this)
            .argument(label, context, followers, assuming, span)
        : chain(label, context, followers, assuming, span);
  }

  private List<Proposition> assuming(CheckContext context, List<ClauseContext> all) {
    List<ClauseContext> assuming =
        all.stream().filter(clause -> clause.ASSUMING() != null).toList();
    Clauses found = clausesOf(context.CHECK(), assuming, EnumSet.of(Kind.ASSUMING));
    return clauses.conditions(found, Kind.ASSUMING);
  }

  private static List<ClauseContext> clausesOf(Follower follower) {
    return switch (follower) {
      case Follower.Linked(LinkContext link) -> link.clause();
      case Follower.Defined _ -> List.of();
    };
  }

  private Clauses clausesOf(TerminalNode word, List<ClauseContext> contexts, Set<Kind> taken) {
    return Clauses.of(spans, word.getText(), spans.of(word), contexts, taken);
  }

  /** What joins {@code link} to the line before, if it is no relation. */
  static Optional<Connective> connective(LinkContext link) {
    if (link.IMPLIES() != null) {
      return Optional.of(Connective.IMPLIES);
    }
    return link.EQUIVALENT() == null ? Optional.empty() : Optional.of(Connective.EQUIVALENT);
  }

  private CheckTree chain(
      Optional<Identifier> label,
      CheckContext context,
      List<Follower> followers,
      List<Proposition> assuming,
      Span span) {
    if (context.property() != null) {
      throw expressions.propositions().properties().unknown(context.property().WORD());
    }
    List<Line<RelationSign, Expression>> lines = new ArrayList<>();
    for (Follower follower : followers) {
      lines.add(
          switch (follower) {
            case Follower.Linked(LinkContext link) -> link(link);
            case Follower.Defined(StatementTree.Let let) -> new CheckTree.LocalLet<>(let);
          });
    }
    return new CheckTree.Chain(label, first(context), lines, assuming, span);
  }

  // `check e where x = a` starts from `e` at `a`.
  private Expression first(CheckContext context) {
    Clauses found =
        clausesOf(context.CHECK(), context.clause(), EnumSet.of(Kind.WHERE, Kind.ASSUMING));
    Expression first = expressions.expression(context.expression());
    return found
        .get(Kind.WHERE)
        .map(where ->
            expressions
                .propositions()
                .where(first, where.propositions(), first.span().to(spans.of(where))))
        .orElse(first);
  }

  private Line<RelationSign, Expression> link(LinkContext context) {
    if (context.property() != null) {
      throw expressions.propositions().properties().unknown(context.property().WORD());
    }
    expressions.propositions().rejectDefinition(context.relation());
    RelationSign sign = PropositionBuilder.sign(context.relation());
    return link(
        sign,
        expressions.expression(context.expression()),
        linkClauses(context, context.clause()),
        placeOf(context));
  }

  /** The clauses {@code contexts} of the line that starts with {@code link}. */
  Clauses linkClauses(LinkContext link, List<ClauseContext> contexts) {
    return Clauses.of(spans, "check", placeOf(link), contexts, LINK_CLAUSES);
  }

  /** Where {@code link} is written. */
  Span placeOf(LinkContext link) {
    return spans
        .of(
            link.getChild(1) instanceof TerminalNode sign
                ? sign.getSymbol()
                : link.relation().getStart())
        .to(spans.of(link));
  }

  /** A line with what its clauses say. */
  <J, T> Line<J, T> link(J joint, T right, Clauses found, Span span) {
    return new CheckTree.Link<>(
        joint,
        right,
        clauses.conditions(found, Kind.WHERE),
        clauses.approach(found),
        clauses.reason(found),
        span);
  }
}
