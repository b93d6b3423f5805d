package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/** Where in a statement the next token stands: what the tokens before it leave open. */
final class Place {
  private static final Set<Integer> END_OPERANDS =
      Set.of(
          WORD,
          NUMBER,
          STRING,
          TEXT_BLOCK,
          RPAREN,
          RBRACK,
          RBRACE,
          NORM_CLOSE,
          ABSOLUTE_CLOSE,
          TRANSPOSE,
          SUPERSCRIPT,
          SUBSCRIPT,
          FROM_ABOVE,
          FROM_BELOW,
          OTHERWISE,
          STEPS,
          DEFINITION,
          INDUCTION,
          CLAUSE_COMMA,
          LABEL);

  // They start what goes on behind them, so they end nothing.
  private static final Set<Integer> START_OPERANDS = Set.of(BINDER, DIFFERENTIAL, CASES);

  private final int statement;
  private final Nest nest = new Nest();
  private boolean operandExpected = true;
  private int clause;
  private int itemRelation;
  private boolean defined;
  private int previous;
  private int beforePrevious;

  /** The place after the keyword of a statement, which has the type {@code statement}. */
  Place(int statement) {
    this.statement = statement;
    this.previous = statement;
  }

  /** Type of the statement's keyword. */
  int statement() {
    return statement;
  }

  /** The brackets that are open. */
  Nest nest() {
    return nest;
  }

  /** Whether an operand must come, so that a word is a name. */
  boolean expectsOperand() {
    return operandExpected;
  }

  /** Type of the token before. */
  int previous() {
    return previous;
  }

  /** Type of the token before that. */
  int beforePrevious() {
    return beforePrevious;
  }

  /** Type of the clause that the place is in, 0 before the first. */
  int clause() {
    return clause;
  }

  /** Type of the first relation of the condition that the place is in, 0 before it. */
  int itemRelation() {
    return itemRelation;
  }

  /** Whether the relation that defines the name of a {@code let} was seen. */
  boolean isDefined() {
    return defined;
  }

  /** Goes past a token that the grammar sees as one of type {@code type}. */
  void pass(int type) {
    nestOperator(type);
    if (nest.isEmpty()) {
      noteStructure(type);
    }
    boolean slice = type == COLON && nest.innermostType() == LBRACK;
    operandExpected = !slice && !END_OPERANDS.contains(type);
    beforePrevious = previous;
    previous = type;
  }

  /** Goes past an opening bracket or bar. */
  void open(CommonToken token) {
    int type = token.getType();
    Nest.Follow follow = Nest.Follow.NOTHING;
    if (type == LPAREN && previous == BINDER) {
      follow = Nest.Follow.PRODUCT;
    } else if (type == LBRACK && previous == DIFFERENTIAL) {
      follow = Nest.Follow.OPERAND;
    } else if (!operandExpected) {
      follow = Nest.Follow.POSTFIX;
    }
    nest.push(new Nest.Open(token, follow));
    pass(type);
  }

  /** Goes past the closing bracket or bar, of type {@code type}, of what was opened last. */
  void close(int type) {
    Nest.Follow follow = nest.innermost().map(Nest.Open::follow).orElse(Nest.Follow.NOTHING);
    nest.pop();
    pass(type);
    switch (follow) {
      case NOTHING -> {}
      case POSTFIX -> nest.tighten();
      case OPERAND -> {
        nest.tighten();
        operandExpected = true;
      }
      case PRODUCT -> {
        nest.loosen();
        operandExpected = true;
      }
    }
  }

  /** Starts a line of a check. */
  void startLink() {
    clause = 0;
    itemRelation = 0;
  }

  private void noteStructure(int type) {
    switch (type) {
      case WHERE,
          WITH,
          ASSUMING,
          AS,
          BY,
          FOR,
          TO,
          OVER,
          THROUGH,
          FROM,
          AT,
          ORDER,
          ALONG,
          SUBJECT -> {
        clause = type;
        itemRelation = 0;
      }
      case COMMA, NEXT -> itemRelation = 0;
      default -> {
        if (StatementReader.isRelation(type)) {
          itemRelation = itemRelation == 0 ? type : itemRelation;
          defined = true;
        }
      }
    }
  }

  private void nestOperator(int type) {
    switch (type) {
      case CARET, ELEMENTWISE_CARET, SUPERSCRIPT, TRANSPOSE -> nest.tighten();
      case TIMES, SLASH, HADAMARD, ELEMENTWISE_SLASH, KRON -> nest.endFactor();
      case PLUS -> nest.endProduct();
      case MINUS -> {
        if (operandExpected) {
          nest.tighten();
        } else {
          nest.endProduct();
        }
      }
      default -> {
        boolean within = END_OPERANDS.contains(type) || START_OPERANDS.contains(type);
        if (!within && !Brackets.opens(type)) {
          nest.endProduct();
        }
      }
    }
  }
}
