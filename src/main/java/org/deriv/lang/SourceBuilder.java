package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser.CheckContext;
import org.deriv.lang.generated.DerivParser.FileContext;
import org.deriv.lang.generated.DerivParser.FrontMatterContext;
import org.deriv.lang.generated.DerivParser.HeaderContext;
import org.deriv.lang.generated.DerivParser.LetContext;
import org.deriv.lang.generated.DerivParser.LinkContext;
import org.deriv.lang.generated.DerivParser.ProblemContext;
import org.deriv.lang.generated.DerivParser.StatementContext;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.SourceTree;
import org.deriv.lang.tree.StatementTree;

/** Builds the tree of a file; a statement with an error becomes a broken one. */
final class SourceBuilder {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final StatementErrors errors;
  private final Map<Token, List<CommonToken>> written;
  private final StatementBuilder statements;

  /** A builder for what was parsed under {@code errors}, as written in {@code written}. */
  SourceBuilder(
      Spans spans,
      Diagnostics diagnostics,
      StatementErrors errors,
      Map<Token, List<CommonToken>> written) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.errors = errors;
    this.written = written;
    this.statements = new StatementBuilder(spans, diagnostics);
  }

  /** The tree of {@code context}. */
  SourceTree source(FileContext context) {
    List<SourceTree.FrontMatter> front = new ArrayList<>();
    for (FrontMatterContext line : context.frontMatter()) {
      if (!errors.isBroken(line)) {
        front.add(frontMatter(line));
      }
    }
    List<ProblemTree> problems = context.problem().stream().map(this::problem).toList();
    return new SourceTree(front, problems, spans.source().span(0, spans.source().text().length()));
  }

  private SourceTree.FrontMatter frontMatter(FrontMatterContext context) {
    TerminalNode text = context.STRING() == null ? context.TEXT_BLOCK() : context.STRING();
    return new SourceTree.FrontMatter(
        SourceTree.Field.valueOf(context.getStart().getText().toUpperCase(Locale.ROOT)),
        Spans.unquoted(text.getText()),
        spans.of(context.getStart()).to(spans.of(text)));
  }

  private ProblemTree problem(ProblemContext context) {
    HeaderContext header = context.header();
    Span span = spans.of(context);
    List<StatementTree> built = statements(context.statement());
    if (errors.isBroken(header)) {
      Identifier unnamed = new Identifier("", spans.of(header.getStart()));
      return new ProblemTree(unnamed, Optional.empty(), built, span);
    }
    return new ProblemTree(
        spans.identifier(header.WORD()),
        Optional.ofNullable(header.STRING()).map(text -> Spans.unquoted(text.getText())),
        built,
        span);
  }

  // A check, and the definitions and lines after it that may belong to it.
  private List<StatementTree> statements(List<StatementContext> contexts) {
    List<StatementTree> result = new ArrayList<>();
    for (int index = 0; index < contexts.size(); index++) {
      StatementContext context = contexts.get(index);
      int last = context.check() == null ? index : lastOfCheck(contexts, index);
      List<StatementContext> lines = contexts.subList(index + 1, last + 1);
      result.add(
          build(
              context,
              () ->
                  context.check() == null ? statements.statement(context) : check(context, lines)));
      index = last;
    }
    return result;
  }

  // Definitions belong to a check as far as lines of it follow them.
  private int lastOfCheck(List<StatementContext> contexts, int check) {
    int last = check;
    for (int index = check + 1; index < contexts.size(); index++) {
      LetContext let = contexts.get(index).let();
      if (let == null) {
        break;
      }
      last = let.link().isEmpty() ? last : index;
    }
    return last;
  }

  private StatementTree check(StatementContext context, List<StatementContext> lines) {
    CheckContext check = context.check();
    List<CheckBuilder.Follower> followers = new ArrayList<>();
    addLinks(followers, check.link());
    for (StatementContext line : lines) {
      if (errors.isBroken(line)) {
        return broken(context);
      }
      followers.add(new CheckBuilder.Follower.Defined(statements.let(line.let())));
      addLinks(followers, line.let().link());
    }
    Span span =
        lines.isEmpty() ? spans.of(check) : spans.of(check).to(spans.of(lines.getLast().let()));
    return statements.checks().check(check, followers, span);
  }

  private static void addLinks(List<CheckBuilder.Follower> followers, List<LinkContext> links) {
    links.forEach(link -> followers.add(new CheckBuilder.Follower.Linked(link)));
  }

  private StatementTree build(StatementContext context, Supplier<StatementTree> built) {
    if (errors.isBroken(context) || context.UNREADABLE() != null) {
      return broken(context);
    }
    int before = diagnostics.errors();
    try {
      StatementTree statement = built.get();
      return diagnostics.errors() == before ? statement : broken(context);
    } catch (Rejected rejected) {
      diagnostics.add(rejected.diagnostic());
      return broken(context);
    }
  }

  private StatementTree broken(StatementContext context) {
    List<CommonToken> tokens = written.get(context.getStart());
    if (tokens == null) {
      throw new IllegalStateException("a statement that the outline has not seen");
    }
    return new BrokenStatements(spans).broken(tokens);
  }
}
