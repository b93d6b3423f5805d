package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Decides where a space stands within a line. Around {@code + - * /} the author groups by eye: what
 * is spaced stays spaced, on both sides.
 */
final class Spacing {
  private final List<Piece> pieces;
  // For each piece the index of the bracket around it, and of the one that it closes; -1 for none.
  private final int[] around;
  private final int[] closed;

  /** Spacing of {@code pieces}, among which there are no comments. */
  Spacing(List<Piece> pieces) {
    this.pieces = pieces;
    this.around = new int[pieces.size()];
    this.closed = new int[pieces.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int index = 0; index < pieces.size(); index++) {
      int type = type(index);
      closed[index] = closes(type) && !open.isEmpty() ? open.element() : -1;
      around[index] = open.isEmpty() ? -1 : open.element();
      if (closed[index] >= 0) {
        open.pop();
      } else if (Brackets.opens(type)) {
        open.push(index);
      }
    }
  }

  /** How many brackets are open around piece {@code index}, itself not counted if it closes one. */
  int depth(int index) {
    int depth = 0;
    int at = closed[index] >= 0 ? closed[index] : index;
    while (around[at] >= 0) {
      depth++;
      at = around[at];
    }
    return depth;
  }

  /** Whether a space stands before piece {@code index}; it is not the first of its line. */
  boolean before(int index) {
    int type = type(index);
    int previous = type(index - 1);
    if (sticksToPrevious(index) || sticksToNext(index - 1)) {
      return bars(previous, type);
    }
    if (isBinary(index)) {
      return isWide(index);
    }
    if (isBinary(index - 1)) {
      return isWide(index - 1);
    }
    if (isComma(previous)) {
      return innermost(index) != LBRACK || pieces.get(index).spaced();
    }
    return true;
  }

  private int type(int index) {
    return index < 0 || index >= pieces.size() ? EOF : pieces.get(index).type();
  }

  // Two opening bars in a row would be read as one sign.
  private static boolean bars(int previous, int type) {
    return isOpeningBar(previous) && isOpeningBar(type);
  }

  private static boolean isOpeningBar(int type) {
    return type == NORM_OPEN || type == ABSOLUTE_OPEN;
  }

  private static boolean isComma(int type) {
    return type == COMMA || type == NEXT || type == CLAUSE_COMMA;
  }

  private boolean sticksToPrevious(int index) {
    int previous = type(index - 1);
    return switch (type(index)) {
      case COMMA,
          NEXT,
          CLAUSE_COMMA,
          SEMICOLON,
          RPAREN,
          RBRACK,
          NORM_CLOSE,
          ABSOLUTE_CLOSE,
          TRANSPOSE,
          SUPERSCRIPT,
          SUBSCRIPT,
          SUBSCRIPT_OPEN,
          CARET,
          ELEMENTWISE_CARET,
          RANGE,
          FROM_ABOVE,
          FROM_BELOW ->
          true;
      case RBRACE -> innermost(index) == SUBSCRIPT_OPEN;
      case COLON -> previous == LABEL || (innermost(index) == LBRACK && !isComma(previous));
      case LPAREN -> previous == BINDER || endsOperand(index - 1);
      case LBRACK -> previous == DIFFERENTIAL || endsOperand(index - 1);
      default -> false;
    };
  }

  private boolean sticksToNext(int index) {
    return switch (type(index)) {
      case LPAREN,
          LBRACK,
          SUBSCRIPT_OPEN,
          NORM_OPEN,
          ABSOLUTE_OPEN,
          CARET,
          ELEMENTWISE_CARET,
          RANGE ->
          true;
      case MINUS -> !isBinary(index);
      default -> false;
    };
  }

  private boolean isBinary(int index) {
    return switch (type(index)) {
      case PLUS, MINUS -> endsOperand(index - 1);
      case TIMES, SLASH, HADAMARD, ELEMENTWISE_SLASH -> true;
      case KRON -> !pieces.get(index).text().equals("kron");
      default -> false;
    };
  }

  private boolean isWide(int operator) {
    boolean after = operator + 1 < pieces.size() && pieces.get(operator + 1).spaced();
    return pieces.get(operator).spaced() || after;
  }

  private boolean endsOperand(int index) {
    return switch (type(index)) {
      case WORD, NUMBER, NORM_CLOSE, ABSOLUTE_CLOSE, TRANSPOSE, SUPERSCRIPT, SUBSCRIPT, RBRACE ->
          true;
      case RPAREN -> beforeBracket(index) != BINDER;
      case RBRACK -> beforeBracket(index) != DIFFERENTIAL;
      default -> false;
    };
  }

  // Type of what stands before the bracket that piece `closer` closes.
  private int beforeBracket(int closer) {
    return type(closed[closer] - 1);
  }

  private int innermost(int index) {
    return type(around[index]);
  }

  private static boolean closes(int type) {
    return switch (type) {
      case RPAREN, RBRACK, RBRACE, NORM_CLOSE, ABSOLUTE_CLOSE -> true;
      default -> false;
    };
  }
}
