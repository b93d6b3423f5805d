package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

/**
 * Decides what a word is. It is a keyword only where no operand can stand, so that any name may be
 * used in an expression.
 */
final class WordReader {
  private final Tokens tokens;
  private final Brackets brackets;

  /** A reader of the words among {@code tokens}. */
  WordReader(Tokens tokens, Brackets brackets) {
    this.tokens = tokens;
    this.brackets = brackets;
  }

  /** The type that the word {@code index} has at {@code place}. */
  int typeAt(int index, Place place) {
    String word = tokens.word(index);
    if (word.equals("in")) {
      return IN;
    }
    if (place.expectsOperand()) {
      return operandType(index, word, place);
    }
    int type = Words.CLAUSES.getOrDefault(word, WORD);
    return type == SUBJECT && !tokens.word(index + 1).equals("to") ? WORD : type;
  }

  private int operandType(int index, String word, Place place) {
    boolean afterKeyword = place.previous() == place.statement();
    if (afterKeyword && Words.isGoal(place.statement()) && tokens.type(index + 1) == COLON) {
      return LABEL;
    }
    boolean afterLabel = place.previous() == COLON && place.beforePrevious() == LABEL;
    return switch (word) {
      case "induction" -> place.previous() == BY ? INDUCTION : operandType(index, place);
      case "definition" -> place.previous() == BY ? DEFINITION : operandType(index, place);
      case "to" -> place.previous() == SUBJECT ? TO : operandType(index, place);
      case "latex" ->
          place.statement() == CHECK && (afterKeyword || afterLabel) && isText(index + 1)
              ? LATEX
              : operandType(index, place);
      case "cases" -> tokens.type(index + 1) == LBRACE ? CASES : operandType(index, place);
      default -> operandType(index, place);
    };
  }

  private int operandType(int index, Place place) {
    if (tokens.type(index + 1) == LPAREN && brackets.binds(index + 1)) {
      return BINDER;
    }
    if (Words.DIFFERENTIALS.contains(tokens.word(index)) && tokens.type(index + 1) == LBRACK) {
      int after = brackets.after(index + 1);
      return after > 0 && startsOperandOf(after, place) ? DIFFERENTIAL : WORD;
    }
    return WORD;
  }

  /** Whether token {@code index} is a string or text, closed or not. */
  boolean isText(int index) {
    return switch (tokens.type(index)) {
      case STRING, TEXT_BLOCK, UNCLOSED_STRING, UNCLOSED_TEXT -> true;
      default -> false;
    };
  }

  /** Whether an operand can start with token {@code index}, and on the same line. */
  boolean startsOperand(int index) {
    if (tokens.startsLine(index)) {
      return false;
    }
    return switch (tokens.type(index)) {
      case NUMBER, LPAREN, LBRACK, BAR, DOUBLE_BAR -> true;
      case WORD ->
          !tokens.word(index).equals("in") && !Words.CLAUSES.containsKey(tokens.word(index));
      default -> false;
    };
  }

  // `grad[x]` is a derivative only if its operand follows; else it is an entry of a matrix `grad`.
  private boolean startsOperandOf(int index, Place place) {
    return switch (tokens.type(index)) {
      case NUMBER, LPAREN -> true;
      case WORD -> !tokens.word(index).equals("in") && !startsStatement(index);
      case BAR, DOUBLE_BAR -> opensBar(index, place.nest().innermostType());
      default -> false;
    };
  }

  private boolean startsStatement(int index) {
    return tokens.startsLine(index)
        && Words.STATEMENTS.containsKey(tokens.word(index))
        && tokens.type(index + 1) == WORD;
  }

  // Inside of bars only the space around it can tell an opening bar from a closing one.
  private boolean opensBar(int index, int innermost) {
    boolean inside = innermost == NORM_OPEN || innermost == ABSOLUTE_OPEN || innermost == LBRACK;
    boolean pair = tokens.type(index) == BAR && tokens.type(index + 1) == BAR;
    return !inside
        || (!tokens.touchesPrevious(index) && tokens.touchesPrevious(pair ? index + 2 : index + 1));
  }

  /** Whether a declaration of {@code statement}, a {@code given} or {@code random}, starts here. */
  boolean startsDeclaration(int index, int statement) {
    int next = index + 1;
    while (tokens.type(next) == LBRACK && brackets.after(next) > 0) {
      next = brackets.after(next);
    }
    boolean name = tokens.type(index) == WORD && !tokens.word(index).equals("in");
    boolean literal =
        statement == GIVEN
            && next == index + 1
            && tokens.type(next) == ASSIGN
            && tokens.type(next + 1) == LBRACK;
    boolean in = tokens.type(next) == IN || tokens.word(next).equals("in");
    return name && (in || tokens.type(next) == COLON || literal);
  }

  /** Whether a clause starts here that may have a comma before it. */
  boolean startsClauseAfterComma(int index) {
    String word = tokens.word(index);
    String after = tokens.word(index + 1);
    int next = tokens.type(index + 1);
    boolean name = next == WORD && !after.equals("in") && !Words.CLAUSES.containsKey(after);
    return (word.equals("for") || word.equals("with")) && (name || next == NUMBER || next == BAR);
  }
}
