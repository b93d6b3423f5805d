package org.deriv.lang;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser;
import org.deriv.lang.generated.DerivParser.EmbeddedContext;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.RuleTree;
import org.deriv.lang.tree.SourceTree;

/**
 * Reads texts into trees. It takes any text: what it cannot read it reports, and goes on with the
 * next statement.
 */
public final class Parser {
  /** The longest text that is read, in UTF-16 units. */
  public static final int LONGEST = 1 << 20;

  private Parser() {}

  /** Reads a {@code .deriv} file. */
  public static Parsed<SourceTree> program(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    if (isTooLong(source, diagnostics)) {
      SourceTree nothing = new SourceTree(List.of(), List.of(), source.span(0, 0));
      return new Parsed<>(nothing, diagnostics.toList());
    }
    Outline.Found found = new ProgramOutline(Tokens.of(source), diagnostics).find();
    StatementErrors errors = new StatementErrors(new SyntaxMessages(source), diagnostics);
    SourceBuilder builder =
        new SourceBuilder(new Spans(source), diagnostics, errors, found.statements());
    SourceTree tree = builder.source(parser(found, errors).file());
    return new Parsed<>(tree, diagnostics.toList());
  }

  /** Reads a {@code .rules} file; rules with an error are left out. */
  public static Parsed<List<RuleTree>> rules(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    if (isTooLong(source, diagnostics)) {
      return new Parsed<>(List.of(), diagnostics.toList());
    }
    Outline.Found found = new RulesOutline(Tokens.of(source), diagnostics).find();
    StatementErrors errors = new StatementErrors(new SyntaxMessages(source), diagnostics);
    RuleBuilder builder = new RuleBuilder(new Spans(source), diagnostics, errors);
    List<RuleTree> rules = builder.rules(parser(found, errors).rules());
    return new Parsed<>(List.copyOf(rules), diagnostics.toList());
  }

  /** Reads an expression; empty if it has errors. */
  public static Parsed<Optional<Expression>> expression(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Expression> expression =
        isTooLong(source, diagnostics)
            ? Optional.empty()
            : expression(source, source.span(0, source.text().length()), diagnostics);
    return new Parsed<>(expression, diagnostics.toList());
  }

  /** Reads the expression that is all of {@code part}; empty if it has errors. */
  static Optional<Expression> expression(Source source, Span part, Diagnostics diagnostics) {
    Outline.Found found = new BareOutline(Tokens.of(source, part), diagnostics).find();
    StatementErrors errors = new StatementErrors(new SyntaxMessages(source), diagnostics);
    EmbeddedContext context = parser(found, errors).embedded();
    if (errors.isBroken(context) || context.UNREADABLE() != null) {
      return Optional.empty();
    }
    try {
      ExpressionBuilder builder = new ExpressionBuilder(new Spans(source));
      return Optional.of(builder.expression(context.expression()));
    } catch (Rejected rejected) {
      diagnostics.add(rejected.diagnostic());
      return Optional.empty();
    }
  }

  private static boolean isTooLong(Source source, Diagnostics diagnostics) {
    boolean tooLong = source.text().length() > LONGEST;
    if (tooLong) {
      diagnostics.add(
          Diagnostic.error(
                  "file-too-long",
                  "this file has more than " + LONGEST + " characters",
                  source.span(0, 0))
              .withHelp("split it into several files"));
    }
    return tooLong;
  }

  private static DerivParser parser(Outline.Found found, StatementErrors errors) {
    DerivParser parser =
        new DerivParser(new CommonTokenStream(new ListTokenSource(found.tokens())));
    parser.removeErrorListeners();
    parser.setErrorHandler(errors);
    return parser;
  }
}
