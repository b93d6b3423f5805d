package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;

/** Reads the tokens of one statement and gives each the type that its place calls for. */
final class StatementReader {
  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private final WordReader words;
  private final Place place;
  private final List<CommonToken> read = new ArrayList<>();
  private boolean broken;

  /** A reader for the statement whose keyword is {@code keyword}, with its type already set. */
  StatementReader(Tokens tokens, WordReader words, Diagnostics diagnostics, CommonToken keyword) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.words = words;
    this.place = new Place(keyword.getType());
    read.add(keyword);
  }

  /** Where the next token stands. */
  Place place() {
    return place;
  }

  /** Whether the statement has an error that was reported. */
  boolean isBroken() {
    return broken;
  }

  /** What was read, as the grammar is to see it. */
  List<CommonToken> tokens() {
    return List.copyOf(read);
  }

  /** Reads token {@code index}; gives the index of the next to read. */
  int read(int index) {
    CommonToken token = tokens.get(index);
    switch (token.getType()) {
      case WORD -> {
        token.setType(words.typeAt(index, place));
        take(token);
      }
      case LPAREN, LBRACK, LBRACE, SUBSCRIPT_OPEN -> open(token);
      case RPAREN, RBRACK, RBRACE -> close(token);
      case BAR, DOUBLE_BAR -> {
        return bar(index);
      }
      case COMMA -> comma(index);
      case PLUS, MINUS -> sign(index);
      case UNCLOSED_STRING ->
          fail(unclosed("string", token).withHelp("end it with `\"` on the same line"), token);
      case UNCLOSED_TEXT -> fail(unclosed("text", token).withHelp("end it with `\"\"\"`"), token);
      case UNKNOWN ->
          fail(
              Diagnostic.error(
                  "unexpected-character",
                  "`" + token.getText() + "` means nothing here",
                  tokens.span(token)),
              token);
      default -> {
        if (isRelation(token.getType())) {
          relation(index);
        } else {
          take(token);
        }
      }
    }
    return index + 1;
  }

  /** Ends the statement: what is still open is never closed. */
  void end() {
    Optional<Nest.Open> open = place.nest().innermost();
    open.ifPresent(left ->
        fail(
            unclosed("`" + left.token().getText() + "`", left.token())
                .withLabel("opened here")
                .withHelp("close it with `" + closerOf(left.token()) + "`"),
            left.token()));
  }

  private Diagnostic unclosed(String what, CommonToken token) {
    String code = what.startsWith("`") ? "unclosed-bracket" : "unclosed-" + what;
    String message = what.startsWith("`") ? what : "this " + what;
    int opener = Math.min(token.getText().length(), 3);
    return Diagnostic.error(
        code, message + " is never closed", tokens.span(token).shortenedTo(opener));
  }

  private static String closerOf(CommonToken opener) {
    return switch (opener.getType()) {
      case LPAREN -> ")";
      case LBRACK -> "]";
      case LBRACE, SUBSCRIPT_OPEN -> "}";
      default -> opener.getText();
    };
  }

  /** Reports {@code diagnostic} unless the statement has an error already. */
  void fail(Diagnostic diagnostic, CommonToken token) {
    if (!broken) {
      diagnostics.add(diagnostic);
    }
    broken = true;
    place.pass(token.getType());
  }

  private void take(CommonToken token) {
    place.pass(token.getType());
    keep(token);
  }

  private void keep(CommonToken token) {
    if (!broken) {
      read.add(token);
    }
    if (!broken && place.nest().isTooDeep()) {
      diagnostics.error(
          "nesting-too-deep",
          "this is nested more than " + Nest.DEEPEST + " deep",
          tokens.span(token),
          "name a part of it with `let`");
      broken = true;
    }
  }

  private void open(CommonToken token) {
    place.open(token);
    keep(token);
  }

  private void close(CommonToken token) {
    Optional<Nest.Open> open = place.nest().innermost();
    if (open.isPresent() && Brackets.closes(token.getType(), open.get().token().getType())) {
      place.close(token.getType());
      keep(token);
      return;
    }
    String message =
        open.map(other ->
                "`%s` cannot close `%s`".formatted(token.getText(), other.token().getText()))
            .orElse("`" + token.getText() + "` closes nothing");
    Diagnostic diagnostic = Diagnostic.error("unexpected-bracket", message, tokens.span(token));
    fail(
        open.map(other -> diagnostic.withHelp("write `" + closerOf(other.token()) + "`"))
            .orElse(diagnostic),
        token);
  }

  private int bar(int index) {
    CommonToken token = tokens.get(index);
    int run = 1;
    while (run < Nest.DEEPEST
        && tokens.type(index + run) == BAR
        && tokens.touchesPrevious(index + run)) {
      run++;
    }
    boolean single = token.getType() == BAR;
    int innermost = place.nest().innermostType();
    if (place.expectsOperand()) {
      // `|||x|| - 1|` is an absolute value that starts with a norm.
      int length = single && run % 2 == 0 ? 2 : 1;
      tokens.join(index, index + length, single && length == 1 ? ABSOLUTE_OPEN : NORM_OPEN);
      open(token);
      return index + length;
    }
    if (innermost == NORM_OPEN && (!single || run > 1)) {
      int length = single ? 2 : 1;
      tokens.join(index, index + length, NORM_CLOSE);
      place.close(NORM_CLOSE);
      keep(token);
      return index + length;
    }
    if (innermost == ABSOLUTE_OPEN && single) {
      token.setType(ABSOLUTE_CLOSE);
      place.close(ABSOLUTE_CLOSE);
      keep(token);
    } else if (innermost == LBRACK && single && run == 1) {
      token.setType(GIVEN_BAR);
      take(token);
    } else {
      wrongBar(token, innermost);
    }
    return index + 1;
  }

  private void wrongBar(CommonToken token, int innermost) {
    boolean inNorm = innermost == NORM_OPEN;
    Diagnostic diagnostic =
        Diagnostic.error(
            "unexpected-bracket",
            inNorm ? "`|` cannot close `||`" : "this bar closes nothing",
            tokens.span(token));
    String help =
        inNorm
            ? "write `||`, or put a space between two bars that open one after the other"
            : "write `||x||` for a norm, `|a|` for an absolute value";
    fail(diagnostic.withHelp(help), token);
  }

  private void comma(int index) {
    CommonToken token = tokens.get(index);
    int statement = place.statement();
    if (place.nest().isEmpty()) {
      boolean declares = statement == GIVEN || statement == RANDOM;
      boolean ranges = declares || statement == RECURRENCE;
      if (ranges && words.startsClauseAfterComma(index + 1)) {
        token.setType(CLAUSE_COMMA);
        place.pass(CLAUSE_COMMA);
        return;
      }
      if (declares && words.startsDeclaration(index + 1, statement)) {
        token.setType(NEXT);
      }
    }
    take(token);
  }

  // `as p -> 0+`: a sign that ends the clause is no operator.
  private void sign(int index) {
    CommonToken token = tokens.get(index);
    boolean oneSided =
        !place.expectsOperand()
            && place.nest().isEmpty()
            && place.clause() == AS
            && place.itemRelation() == ARROW
            && tokens.touchesPrevious(index)
            && !words.startsOperand(index + 1);
    if (oneSided) {
      token.setType(token.getType() == PLUS ? FROM_ABOVE : FROM_BELOW);
    }
    take(token);
  }

  private void relation(int index) {
    CommonToken token = tokens.get(index);
    if (place.nest().isEmpty() && startsLink(index)) {
      place.startLink();
      if (!broken) {
        read.add(Outline.virtual(LINK, token.getStartIndex()));
      }
    }
    take(token);
  }

  /** Whether a token of type {@code type} is a relation, or joins two equations. */
  static boolean isRelation(int type) {
    return switch (type) {
      case EQUAL,
          ASSIGN,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          ARROW,
          IMPLIES,
          EQUIVALENT ->
          true;
      default -> false;
    };
  }

  // A condition in a `where` of a check ends where the next line of the check starts.
  private boolean startsLink(int index) {
    boolean between = place.statement() == LET && place.isDefined();
    if (place.statement() != CHECK && !between) {
      return false;
    }
    int relation = place.itemRelation();
    return switch (place.clause()) {
      case WHERE, WITH, ASSUMING ->
          relation != 0
              && (tokens.startsLine(index) || (relation == ASSIGN && tokens.type(index) != ASSIGN));
      case AS -> relation != 0 || tokens.type(index) != ARROW;
      default -> true;
    };
  }
}
