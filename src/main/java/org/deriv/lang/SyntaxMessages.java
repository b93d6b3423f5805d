package org.deriv.lang;

import static org.deriv.lang.generated.DerivParser.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.diagnostic.Spelling;
import org.deriv.lang.generated.DerivParser;

/** Says in the author's terms what the grammar did not find. */
final class SyntaxMessages {
  private static final String CODE = "syntax";

  private final Source source;

  /** Messages about {@code source}. */
  SyntaxMessages(Source source) {
    this.source = source;
  }

  /** What to report where {@code parser} stopped by {@code error}. */
  Diagnostic describe(DerivParser parser, RecognitionException error) {
    TokenStream input = parser.getInputStream();
    Token found = input.LA(1) == LINK ? input.LT(2) : input.LT(1);
    Token before = input.LT(-1);
    ParserRuleContext context = parser.getContext();
    Optional<Diagnostic> misspelt = misspelt(input);
    if (misspelt.isPresent()) {
      return misspelt.get();
    }
    Span span = place(found, before);
    IntervalSet expected = error.getExpectedTokens();
    if (before.getType() == IN) {
      return Diagnostic.error(CODE, "expected " + afterIn(context) + but(found), span);
    }
    Optional<String> missing = missing(context.getRuleIndex(), expected, found);
    if (missing.isPresent()) {
      String text = "expected " + missing.get() + after(before) + but(found);
      return help(Diagnostic.error(CODE, text, span), context.getRuleIndex(), found);
    }
    if (isOperand(found) && input.LA(2) == RANGE) {
      return Diagnostic.error(CODE, "a range follows " + quote(before) + " without `in`", span)
          .withHelp("write for example `i in 1..n`");
    }
    return isOperand(found) && !isKeyword(before)
        ? juxtaposed(before, found)
        : unexpected(before, found);
  }

  private Span place(Token found, Token before) {
    boolean written = found.getStopIndex() >= found.getStartIndex();
    Span span = source.span(before.getStartIndex(), before.getStopIndex() + 1);
    return written ? source.span(found.getStartIndex(), found.getStopIndex() + 1) : span.atEnd();
  }

  private static String afterIn(ParserRuleContext context) {
    for (ParserRuleContext at = context; at != null; at = at.getParent()) {
      switch (at.getRuleIndex()) {
        case RULE_bound, RULE_ranged -> {
          return "a range after `in`, such as `1..n`";
        }
        case RULE_declaration, RULE_variable -> {
          return "a shape after `in`, such as `R[n,d]`";
        }
        default -> {}
      }
    }
    return "a range after `in`, such as `1..n`, or `R`, `N` or `Z`";
  }

  private static Optional<String> missing(int rule, IntervalSet expected, Token found) {
    if (expected.contains(NUMBER) && expected.contains(LPAREN)) {
      return Optional.of("an expression");
    }
    Optional<String> missing =
        switch (rule) {
          case RULE_declaration ->
              present(expected, IN, "`in` and a shape, such as `in R[n,d]`,")
                  .or(() -> present(expected, ARROW, "`->`"));
          case RULE_variable -> present(expected, IN, "`in` and a shape, such as `in R[n,d]`,");
          case RULE_bound ->
              present(expected, IN, "`in` and a range, such as `in 1..n`,")
                  .or(() -> present(expected, WORD, "an index"));
          case RULE_header ->
              present(expected, WORD, "the name of the problem")
                  .or(() -> present(expected, PROBLEM_OPEN, "`{`"));
          case RULE_frontMatter -> present(expected, STRING, "a text in quotes");
          case RULE_spelling -> present(expected, STRING, "LaTeX in quotes");
          case RULE_text -> present(expected, TEXT_BLOCK, "a text between `\"\"\"` and `\"\"\"`");
          case RULE_branch -> present(expected, OTHERWISE, "`if` and a condition, or `otherwise`,");
          case RULE_clause ->
              present(expected, STRING, "a reason in quotes, `definition` or `induction`");
          case RULE_ruleLine -> present(expected, STRING, "a text in quotes");
          case RULE_let, RULE_recurrence -> present(expected, ASSIGN, "`=`");
          default -> Optional.empty();
        };
    return missing
        .or(() -> present(expected, WORD, "a name").filter(_ -> expected.size() == 1))
        .or(() -> closing(expected, found));
  }

  private static Optional<String> present(IntervalSet expected, int type, String what) {
    return expected.contains(type) && !expected.contains(END)
        ? Optional.of(what)
        : Optional.empty();
  }

  private static Optional<String> closing(IntervalSet expected, Token found) {
    return expected.size() == 1 && !expected.contains(END) && found.getType() != EOF
        ? Optional.of("`" + spelling(expected.getMinElement()) + "`")
        : Optional.empty();
  }

  private static String spelling(int type) {
    String literal = VOCABULARY.getLiteralName(type);
    return literal == null
        ? VOCABULARY.getDisplayName(type).toLowerCase(Locale.ROOT)
        : literal.substring(1, literal.length() - 1);
  }

  private static Diagnostic help(Diagnostic diagnostic, int rule, Token found) {
    boolean definition = rule == RULE_let || rule == RULE_recurrence;
    if (definition && found.getType() == EQUAL) {
      return diagnostic.withHelp("`=` defines a name, `==` claims that two expressions are equal");
    }
    if (rule == RULE_let && found.getType() == LPAREN) {
      return diagnostic.withHelp(
          "a name takes indices, as in `f[i]`; `given f : R -> R` is a function");
    }
    if (rule == RULE_recurrence && found.getText().equals("{")) {
      return diagnostic.withHelp(
          "each sequence has a statement of its own: `recurrence h[t] = … for t in 1..T`");
    }
    if (rule == RULE_bound) {
      return diagnostic.withHelp(
          "the ranges are closed before what is taken over them: `sum(i in 1..n) a[i]`");
    }
    if (rule == RULE_variable && found.getType() == TILDE) {
      return diagnostic.withHelp(
          "say where it lives before its distribution: `x in R ~ Normal(0, 1)`");
    }
    return diagnostic;
  }

  // `show a == b wheer t < T`: the words after an operand were taken for a property.
  private Optional<Diagnostic> misspelt(TokenStream input) {
    int first = input.index();
    while (first > 0 && input.get(first - 1).getType() == WORD) {
      first--;
    }
    if (input.index() - first < 2) {
      return Optional.empty();
    }
    Token word = input.get(first + 1);
    return Words.isOfProperty(word.getText())
        ? Optional.empty()
        : Spelling.nearest(word.getText(), Words.CLAUSES.keySet())
            .map(near ->
                Diagnostic.error(
                        "unknown-property",
                        "there is no property or clause " + quote(word),
                        source.span(word.getStartIndex(), word.getStopIndex() + 1))
                    .withHelp("did you mean `" + near + "`?"));
  }

  private Diagnostic juxtaposed(Token before, Token found) {
    String text = "expected an operator between " + quote(before) + " and " + quote(found);
    return Diagnostic.error(CODE, text, place(found, before))
        .withHelp("write `%s*%s` for a product".formatted(before.getText(), found.getText()));
  }

  private Diagnostic unexpected(Token before, Token found) {
    String text =
        found.getType() == END || found.getType() == EOF
            ? "the statement ends too early after " + quote(before)
            : "did not expect " + quote(found) + " after " + quote(before);
    return Diagnostic.error(CODE, text, place(found, before));
  }

  private static boolean isOperand(Token token) {
    return List.of(WORD, NUMBER, NORM_OPEN, ABSOLUTE_OPEN, LPAREN).contains(token.getType());
  }

  // A keyword before: there is no operator to put between.
  private static boolean isKeyword(Token token) {
    return token.getType() != WORD && Character.isLetter(token.getText().codePointAt(0));
  }

  private static String but(Token found) {
    return found.getStopIndex() >= found.getStartIndex() ? ", found " + quote(found) : "";
  }

  private static String after(Token before) {
    return before.getText().isEmpty() ? "" : " after " + quote(before);
  }

  private static String quote(Token token) {
    String text = token.getText();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return "`" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "`";
  }
}
