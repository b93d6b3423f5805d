package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;

/** Reads subscripts as indices: {@code ij} is two where two are wanted. */
final class Indices {
  private final Formula formula;

  Indices(Formula formula) {
    this.formula = formula;
  }

  /** The indices that items are, where {@code wanted} of them are wanted. */
  List<Argument> all(List<List<Token>> items, int wanted, int end) {
    List<List<Token>> cut = new ArrayList<>();
    for (List<Token> item : items) {
      int missing = wanted - items.size();
      if (missing > 0 && isRun(item) && letters(item).size() == missing + 1) {
        letters(item).forEach(letter -> cut.add(List.of(letter)));
      } else {
        cut.add(item);
      }
    }
    List<Argument> arguments = new ArrayList<>();
    cut.forEach(item -> arguments.add(index(item, end)));
    return arguments;
  }

  /** How many indices items are at most. */
  static int most(List<List<Token>> items) {
    return items.stream().mapToInt(item -> isRun(item) ? letters(item).size() : 1).sum();
  }

  private Argument index(List<Token> item, int end) {
    if (item.isEmpty()) {
      throw new Unread("an index is missing here", "", end, end);
    }
    Span span = formula.setting().spans().of(item.getFirst().start(), item.getLast().end());
    Token only = item.getFirst();
    if (item.size() == 1 && (only.is(":") || only.is("\\cdot") || only.is("*"))) {
      return new Argument.All(span);
    }
    for (int i = 1; i + 1 < item.size(); i++) {
      if (item.get(i).is(":")) {
        return new Argument.Slice(
            formula.inside(item.subList(0, i), item.get(i).start()).whole(),
            formula.inside(item.subList(i + 1, item.size()), end).whole(),
            span);
      }
    }
    return Raised.value(formula.inside(item, end).whole());
  }

  /** Whether an item is letters, digits and colons side by side, nothing else. */
  private static boolean isRun(List<Token> item) {
    return item.stream()
        .allMatch(token ->
            token.kind() == Token.Kind.LETTERS
                || token.kind() == Token.Kind.NUMBER
                || token.is(":")
                || token.is("\\cdot")
                || (token.kind() == Token.Kind.COMMAND && Signs.isLetter(token.text())));
  }

  private static List<Token> letters(List<Token> item) {
    List<Token> letters = new ArrayList<>();
    for (Token token : item) {
      boolean run = token.kind() == Token.Kind.LETTERS || token.text().matches("\\d+");
      if (!run) {
        letters.add(token);
        continue;
      }
      for (int i = 0; i < token.text().length(); i++) {
        letters.add(token.tail(i).head(1));
      }
    }
    return letters;
  }
}
