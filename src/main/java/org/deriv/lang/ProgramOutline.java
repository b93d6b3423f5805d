package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Spelling;

/** The outline of a {@code .deriv} file: what stands around the problems, and their statements. */
final class ProgramOutline extends Outline {
  private Optional<CommonToken> header = Optional.empty();
  private Optional<CommonToken> problem = Optional.empty();

  /** An outline of {@code tokens}. */
  ProgramOutline(Tokens tokens, Diagnostics diagnostics) {
    super(tokens, diagnostics);
  }

  @Override
  protected int next(int index) {
    if (problem.isPresent()) {
      return nextInProblem(index, problem.get());
    }
    return header.isPresent() ? nextInHeader(index, header.get()) : nextOutside(index);
  }

  private int nextOutside(int index) {
    CommonToken token = tokens.get(index);
    Integer type = Words.AROUND_PROBLEMS.get(tokens.word(index));
    boolean starts = reader().isEmpty() || tokens.startsLine(index);
    if (type != null && type == PROBLEM && (starts || !isReading())) {
      endStatement(index);
      return startHeader(index);
    }
    if (type != null && type != PROBLEM && (starts || words.isText(index + 1))) {
      return startStatement(index, type);
    }
    if (token.getType() == RBRACE && (reader().isEmpty() || !isReading())) {
      endStatement(index);
      diagnostics.error("unexpected-bracket", "`}` closes nothing", tokens.span(token));
      return index + 1;
    }
    boolean field = !tokens.word(index).isEmpty() && words.isText(index + 1);
    if (reader().isEmpty() || ((isReading() || field) && tokens.startsLine(index))) {
      return startUnreadable(index, outsideOfProblems(index));
    }
    return reader().orElseThrow().read(index);
  }

  private boolean isReading() {
    return reader().isPresent() && !reader().get().isBroken();
  }

  private int startHeader(int index) {
    CommonToken token = tokens.get(index);
    token.setType(PROBLEM);
    header = Optional.of(token);
    emit(token);
    return index + 1;
  }

  private int nextInHeader(int index, CommonToken start) {
    CommonToken token = tokens.get(index);
    if (token.getType() == LBRACE) {
      token.setType(PROBLEM_OPEN);
      emit(token);
      problem = Optional.of(start);
      header = Optional.empty();
      return index + 1;
    }
    String word = tokens.word(index);
    boolean keyword = Words.STATEMENTS.containsKey(word) || word.equals("problem");
    if ((keyword && tokens.startsLine(index)) || token.getType() == RBRACE) {
      openHeader(index, start);
      return index;
    }
    emit(token);
    return index + 1;
  }

  private void openHeader(int index, CommonToken start) {
    CommonToken last = tokens.get(index - 1);
    diagnostics.error(
        "missing-brace",
        "the statements of a problem stand in braces",
        tokens.span(last),
        "write `{` after `" + last.getText() + "`, and `}` after the last statement");
    emit(virtual(PROBLEM_OPEN, last.getStopIndex() + 1));
    problem = Optional.of(start);
    header = Optional.empty();
  }

  private int nextInProblem(int index, CommonToken start) {
    CommonToken token = tokens.get(index);
    boolean outermost = reader().map(reader -> reader.place().nest().isEmpty()).orElse(true);
    boolean left = tokens.startsLine(index) && column(token) <= column(start);
    if (token.getType() == RBRACE && (outermost || left)) {
      closeProblem(index);
      token.setType(PROBLEM_CLOSE);
      emit(token);
      return index + 1;
    }
    if (startsNextProblem(index)) {
      closeProblem(index);
      reportUnclosed(start);
      emit(virtual(PROBLEM_CLOSE, token.getStartIndex()));
      return index;
    }
    Integer type = Words.STATEMENTS.get(tokens.word(index));
    if (type != null && startsStatement(index)) {
      return startStatement(index, type);
    }
    if (reader().isEmpty() || isUnknownKeyword(index)) {
      return startUnreadable(index, unknownStatement(index));
    }
    return reader().get().read(index);
  }

  private static int column(CommonToken token) {
    return token.getCharPositionInLine();
  }

  private boolean startsNextProblem(int index) {
    int after = tokens.type(index + 2);
    return tokens.word(index).equals("problem")
        && tokens.startsLine(index)
        && tokens.type(index + 1) == WORD
        && (after == LBRACE || after == STRING);
  }

  private void closeProblem(int index) {
    endStatement(index);
    problem = Optional.empty();
  }

  private void reportUnclosed(CommonToken start) {
    diagnostics.add(
        Diagnostic.error("unclosed-problem", "this problem is never closed", tokens.span(start))
            .withLabel("starts here")
            .withHelp("write `}` after its last statement"));
  }

  @Override
  protected void finish(int index) {
    header.ifPresent(start -> openHeader(index, start));
    problem.ifPresent(start -> {
      closeProblem(index);
      // A text that is not closed has the brace in it.
      if (tokens.type(index - 1) != UNCLOSED_TEXT) {
        reportUnclosed(start);
      }
      emit(virtual(PROBLEM_CLOSE, tokens.get(index).getStartIndex()));
    });
  }

  // What cannot be read outside of problems leaves nothing in the tree.
  @Override
  protected boolean isShown(CommonToken first) {
    return problem.isPresent() || first.getType() != UNREADABLE;
  }

  private Diagnostic outsideOfProblems(int index) {
    CommonToken token = tokens.get(index);
    String word = tokens.word(index);
    if (Words.STATEMENTS.containsKey(word)) {
      return Diagnostic.error(
              "outside-problem", "`" + word + "` stands outside of a problem", tokens.span(token))
          .withHelp("put it into one: `problem name { " + word + " … }`");
    }
    return unknown(token, word, Words.AROUND_PROBLEMS, "expected `problem` or front matter")
        .withLabel("not expected outside of a problem");
  }

  private Diagnostic unknownStatement(int index) {
    return unknown(tokens.get(index), tokens.word(index), Words.STATEMENTS, "expected a statement");
  }

  private Diagnostic unknown(
      CommonToken token, String word, Map<String, Integer> known, String expected) {
    if (word.isEmpty()) {
      return Diagnostic.error(
          "syntax", expected + ", found `" + token.getText() + "`", tokens.span(token));
    }
    String help =
        Spelling.nearest(word, known.keySet())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("start with one of: " + String.join(", ", known.keySet()));
    return Diagnostic.error(
            "unknown-statement", "no statement starts with `" + word + "`", tokens.span(token))
        .withHelp(help);
  }
}
