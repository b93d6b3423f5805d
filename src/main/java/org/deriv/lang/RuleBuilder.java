package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.PropositionContext;
import org.deriv.lang.generated.DerivParser.RuleLineContext;
import org.deriv.lang.generated.DerivParser.RulesContext;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RuleTree;
import org.deriv.lang.tree.StatementTree;

/** Builds rules; one with an error is left out. */
final class RuleBuilder {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final StatementErrors errors;
  private final StatementBuilder statements;

  /** A builder for what was parsed under {@code errors}. */
  RuleBuilder(Spans spans, Diagnostics diagnostics, StatementErrors errors) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.errors = errors;
    this.statements = new StatementBuilder(spans, diagnostics);
  }

  /** The rules of {@code context}. */
  List<RuleTree> rules(RulesContext context) {
    List<RuleTree> rules = new ArrayList<>();
    List<RuleLineContext> lines = context.ruleLine();
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size() && lines.get(end).RULE() == null) {
        end++;
      }
      rule(lines.subList(start, end)).ifPresent(rules::add);
      start = end;
    }
    return rules;
  }

  private Optional<RuleTree> rule(List<RuleLineContext> lines) {
    boolean broken =
        lines.stream().anyMatch(line -> errors.isBroken(line) || line.UNREADABLE() != null);
    if (broken) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Draft().read(lines));
    } catch (Rejected rejected) {
      diagnostics.add(rejected.diagnostic());
      return Optional.empty();
    }
  }

  private final class Draft {
    private final List<StatementTree> declarations = new ArrayList<>();
    private final List<Proposition> requires = new ArrayList<>();
    private final List<Proposition> laws = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<RuleTree.Citation> citations = new ArrayList<>();

    RuleTree read(List<RuleLineContext> lines) {
      RuleLineContext first = lines.getFirst();
      if (first.RULE() == null) {
        throw new Rejected(
            "syntax",
            "this belongs to no rule",
            spans.of(first.getStart()),
            "start a rule by `rule NAME`");
      }
      lines.subList(1, lines.size()).forEach(this::read);
      Identifier name = spans.identifier(first.WORD());
      Span span = spans.of(first).to(spans.of(lines.getLast()));
      requireOne(laws.size(), "law", name);
      requireOne(reasons.size(), "`because`", name);
      return new RuleTree(
          name, declarations, requires, laws.getFirst(), reasons.getFirst(), citations, span);
    }

    private void requireOne(int count, String part, Identifier name) {
      if (count != 1) {
        String message =
            "rule `" + name.name() + "` has " + (count == 0 ? "no " : "more than one ") + part;
        throw new Rejected(
            "incomplete-rule",
            message,
            name.span(),
            "a rule is: rule NAME, given …, requires …, its law, because …, cite …");
      }
    }

    private void read(RuleLineContext line) {
      if (line.given() != null) {
        declarations.add(statements.given(line.given()));
      } else if (line.random() != null) {
        declarations.add(statements.random(line.random()));
      } else if (line.REQUIRES() != null) {
        requires.addAll(statements.expressions().conditions().conditions(line.propositions()));
      } else if (line.BARE() != null) {
        laws.add(law(line.proposition()));
      } else if (line.BECAUSE() != null) {
        reasons.add(Spans.unquoted(line.STRING().getText()));
      } else {
        citations.add(
            new RuleTree.Citation(
                spans.identifier(line.WORD()),
                Spans.unquoted(line.STRING().getText()),
                spans.of(line.CITE()).to(spans.of(line.STRING()))));
      }
    }

    private Proposition law(PropositionContext context) {
      context
          .statedness()
          .forEach(stated ->
              stated
                  .comparison()
                  .forEach(comparison ->
                      statements
                          .expressions()
                          .propositions()
                          .rejectDefinition(comparison.relation())));
      return statements.expressions().propositions().proposition(context);
    }
  }
}
