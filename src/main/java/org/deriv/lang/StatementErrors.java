package org.deriv.lang;

import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.lang.generated.DerivParser;

/**
 * Reports the first error of each statement and goes on after the statement's end, which the
 * outline has marked: nothing is guessed, inserted or left out.
 */
final class StatementErrors extends DefaultErrorStrategy {
  private final SyntaxMessages messages;
  private final Diagnostics diagnostics;
  private final Set<ParserRuleContext> broken = new HashSet<>();

  /** A strategy that reports to {@code diagnostics}. */
  StatementErrors(SyntaxMessages messages, Diagnostics diagnostics) {
    this.messages = messages;
    this.diagnostics = diagnostics;
  }

  /** Whether an error was found in {@code statement} (or front matter, header, line of a rule). */
  boolean isBroken(ParserRuleContext statement) {
    return broken.contains(statement);
  }

  @Override
  public void sync(Parser recognizer) {}

  @Override
  public Token recoverInline(Parser recognizer) {
    throw new InputMismatchException(recognizer);
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException error) {
    if (inErrorRecoveryMode(recognizer)) {
      return;
    }
    beginErrorCondition(recognizer);
    diagnostics.add(messages.describe((DerivParser) recognizer, error));
    ParserRuleContext context = recognizer.getContext();
    while (!isUnit(context) && context.getParent() != null) {
      context = context.getParent();
    }
    broken.add(context);
  }

  @Override
  public void recover(Parser recognizer, RecognitionException error) {
    int type = recognizer.getCurrentToken().getType();
    while (type != DerivParser.END && type != DerivParser.PROBLEM_OPEN && type != Token.EOF) {
      recognizer.consume();
      type = recognizer.getCurrentToken().getType();
    }
    if (isUnit(recognizer.getContext()) && type != Token.EOF) {
      recognizer.consume();
    }
  }

  private static boolean isUnit(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case DerivParser.RULE_frontMatter,
          DerivParser.RULE_header,
          DerivParser.RULE_statement,
          DerivParser.RULE_ruleLine,
          DerivParser.RULE_embedded ->
          true;
      default -> false;
    };
  }
}
