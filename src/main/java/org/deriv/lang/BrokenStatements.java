package org.deriv.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivLexer;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.StatementTree;

/** Saves from a statement that could not be read what the others may refer to. */
final class BrokenStatements {
  private final Spans spans;

  /** Over the source of {@code spans}. */
  BrokenStatements(Spans spans) {
    this.spans = spans;
  }

  /** What is left of the statement that was written as {@code tokens}. */
  StatementTree.Broken broken(List<? extends Token> tokens) {
    Token keyword = tokens.getFirst();
    Span span = spans.of(keyword).to(spans.of(tokens.getLast()));
    Optional<Identifier> label =
        tokens.stream()
            .filter(token -> token.getType() == DerivLexer.LABEL)
            .findFirst()
            .map(this::identifier);
    return new StatementTree.Broken(identifier(keyword), label, names(tokens), span);
  }

  private Identifier identifier(Token word) {
    return new Identifier(Spellings.name(word.getText()), spans.of(word));
  }

  private List<Identifier> names(List<? extends Token> tokens) {
    List<Identifier> names = new ArrayList<>();
    int depth = 0;
    for (int index = 1; index < tokens.size(); index++) {
      int type = tokens.get(index).getType();
      int before = tokens.get(index - 1).getType();
      if (depth == 0 && type == DerivLexer.WORD && names(tokens.getFirst(), before)) {
        names.add(identifier(tokens.get(index)));
      }
      depth += Brackets.opens(type) ? 1 : 0;
      depth -= type == DerivLexer.RPAREN || type == DerivLexer.RBRACK ? 1 : 0;
    }
    return names;
  }

  private static boolean names(Token keyword, int before) {
    return switch (keyword.getType()) {
      case DerivLexer.GIVEN, DerivLexer.RANDOM ->
          before == keyword.getType() || before == DerivLexer.NEXT || before == DerivLexer.COMMA;
      case DerivLexer.LET, DerivLexer.RECURRENCE -> before == keyword.getType();
      default -> before == DerivLexer.AS;
    };
  }
}
