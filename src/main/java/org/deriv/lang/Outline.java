package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;

/**
 * Finds where problems and statements start and end, so that an error in one cannot reach another.
 * What the grammar then sees is balanced: every statement ends in END, a broken one is a single
 * UNREADABLE, every problem is closed.
 */
abstract class Outline {
  /** The tokens to look through. */
  protected final Tokens tokens;

  /** Where errors go. */
  protected final Diagnostics diagnostics;

  /** Decides what words are. */
  protected final WordReader words;

  private final List<CommonToken> read = new ArrayList<>();
  private final Map<Token, List<CommonToken>> statements = new HashMap<>();
  private Optional<StatementReader> reader = Optional.empty();
  private CommonToken keyword = virtual(BARE, 0);
  private int statementStart;

  /** An outline of {@code tokens}. */
  protected Outline(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.words = new WordReader(tokens, new Brackets(tokens));
  }

  /**
   * What an outline finds.
   *
   * @param tokens as the grammar is to see them
   * @param statements the written tokens of each statement, by its first token in {@code tokens}
   */
  record Found(List<CommonToken> tokens, Map<Token, List<CommonToken>> statements) {}

  /** Looks through all tokens. */
  final Found find() {
    int index = 0;
    while (tokens.type(index) != Token.EOF) {
      boolean joined = tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL;
      index = joined ? index + 1 : next(index);
    }
    finish(index);
    endStatement(index);
    read.add(tokens.get(index));
    return new Found(read, statements);
  }

  /** Goes past token {@code index} and maybe more; gives the index of the next. */
  protected abstract int next(int index);

  /** Closes what is open at the end, {@code index}, besides the last statement. */
  protected abstract void finish(int index);

  /** A token of type {@code type} that nobody wrote, before offset {@code at}. */
  static CommonToken virtual(int type, int at) {
    CommonToken token = new CommonToken(type, "");
    token.setStartIndex(at);
    token.setStopIndex(at - 1);
    return token;
  }

  /** The statement that is being read. */
  protected final Optional<StatementReader> reader() {
    return reader;
  }

  /** The column at which the statement that is being read starts, from 0. */
  protected final int statementColumn() {
    return tokens.get(statementStart).getCharPositionInLine();
  }

  /** Puts {@code token} before the grammar, outside of any statement. */
  protected final void emit(CommonToken token) {
    read.add(token);
  }

  /** Ends the statement before, if any, and starts one with token {@code index} as its keyword. */
  protected final int startStatement(int index, int type) {
    CommonToken written = tokens.get(index);
    written.setType(type);
    start(index, written);
    return index + 1;
  }

  /** Ends the statement before, if any, and starts one that has no keyword of its own. */
  protected final int startBare(int index) {
    start(index, virtual(BARE, tokens.get(index).getStartIndex()));
    return index;
  }

  /** Starts a statement that cannot be read, and says so by {@code diagnostic}. */
  protected final int startUnreadable(int index, Diagnostic diagnostic) {
    start(index, tokens.get(index));
    reader.orElseThrow().fail(diagnostic, tokens.get(index));
    return index + 1;
  }

  private void start(int index, CommonToken first) {
    endStatement(index);
    keyword = first;
    reader = Optional.of(new StatementReader(tokens, words, diagnostics, first));
    statementStart = index;
  }

  /** Ends the statement that is being read before token {@code index}. */
  protected final void endStatement(int index) {
    reader.ifPresent(ended -> endStatement(ended, index));
    reader = Optional.empty();
  }

  private void endStatement(StatementReader ended, int index) {
    ended.end();
    int end = index == 0 ? 0 : tokens.get(index - 1).getStopIndex() + 1;
    CommonToken first = ended.isBroken() ? virtual(UNREADABLE, keyword.getStartIndex()) : keyword;
    statements.put(first, tokens.slice(statementStart, index));
    if (isShown(first)) {
      read.addAll(ended.isBroken() ? List.of(first) : ended.tokens());
      read.add(virtual(END, end));
    }
  }

  /** Whether the grammar sees a statement that starts with {@code first}. */
  protected boolean isShown(CommonToken first) {
    return true;
  }

  /**
   * Whether the keyword {@code index} starts a statement. It does where no operand is expected.
   * Else, it does at the start of a line if what follows it could not follow a name; if that could
   * be either, the columns decide.
   */
  protected final boolean startsStatement(int index) {
    if (reader.isEmpty()) {
      return true;
    }
    Place place = reader.get().place();
    boolean startsLine = tokens.startsLine(index);
    if (!place.expectsOperand()) {
      return startsLine || place.nest().isEmpty();
    }
    return startsLine
        && !tokens.startsLine(index + 1)
        && switch (tokens.type(index + 1)) {
          case NUMBER, STRING, TEXT_BLOCK, UNCLOSED_STRING, UNCLOSED_TEXT -> true;
          case WORD -> {
            String word = tokens.word(index + 1);
            boolean mayFollowName =
                word.equals("in") || Words.CLAUSES.containsKey(word) || Words.isOfProperty(word);
            yield !mayFollowName || isAtStatementColumn(index);
          }
          case LPAREN, LBRACK, MINUS, BAR, DOUBLE_BAR -> isAtStatementColumn(index);
          default -> false;
        };
  }

  /** Whether token {@code index} stands no further right than the statement's keyword. */
  protected final boolean isAtStatementColumn(int index) {
    return tokens.get(index).getCharPositionInLine() <= statementColumn();
  }

  /** Whether token {@code index} is a word that stands where only a keyword can. */
  protected final boolean isUnknownKeyword(int index) {
    String word = tokens.word(index);
    if (reader.isEmpty() || word.isEmpty() || word.equals("in")) {
      return false;
    }
    Place place = reader.get().place();
    return tokens.startsLine(index)
        && isAtStatementColumn(index)
        && !place.expectsOperand()
        && place.nest().isEmpty()
        && !Words.CLAUSES.containsKey(word)
        && !Words.isOfProperty(word);
  }
}
