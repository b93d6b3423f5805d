package org.deriv.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.lang.generated.DerivLexer;

/** Which brackets belong together, as far as they are balanced, and which of them bind indices. */
final class Brackets {
  private final Map<Integer, Integer> closers = new HashMap<>();
  private final Set<Integer> binding = new HashSet<>();

  /** Looks through {@code tokens} once. */
  Brackets(Tokens tokens) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int index = 0; index < tokens.size(); index++) {
      int type = tokens.type(index);
      if (opens(type)) {
        open.push(index);
        continue;
      }
      switch (type) {
        case DerivLexer.RPAREN, DerivLexer.RBRACK, DerivLexer.RBRACE -> {
          if (!open.isEmpty() && closes(tokens.type(index), tokens.type(open.peek()))) {
            closers.put(open.pop(), index);
          }
        }
        default -> {
          boolean in = tokens.type(index) == DerivLexer.IN || tokens.word(index).equals("in");
          if (in && !open.isEmpty() && tokens.type(open.peek()) == DerivLexer.LPAREN) {
            binding.add(open.peek());
          }
        }
      }
    }
  }

  /** Whether a token of type {@code type} is an opening bracket or bar. */
  static boolean opens(int type) {
    return switch (type) {
      case DerivLexer.LPAREN,
          DerivLexer.LBRACK,
          DerivLexer.LBRACE,
          DerivLexer.SUBSCRIPT_OPEN,
          DerivLexer.NORM_OPEN,
          DerivLexer.ABSOLUTE_OPEN ->
          true;
      default -> false;
    };
  }

  /** Whether a bracket of type {@code closer} closes one of type {@code opener}. */
  static boolean closes(int closer, int opener) {
    return switch (opener) {
      case DerivLexer.LPAREN -> closer == DerivLexer.RPAREN;
      case DerivLexer.LBRACK -> closer == DerivLexer.RBRACK;
      case DerivLexer.LBRACE, DerivLexer.SUBSCRIPT_OPEN -> closer == DerivLexer.RBRACE;
      default -> false;
    };
  }

  /** The index of the token after the bracket that closes {@code opener}; -1 if there is none. */
  int after(int opener) {
    return closers.getOrDefault(opener, -2) + 1;
  }

  /** Whether the parenthesis {@code opener} holds an {@code in} of its own. */
  boolean binds(int opener) {
    return binding.contains(opener);
  }
}
