package org.deriv.lang;

import static org.deriv.lang.generated.DerivLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.deriv.lang.FormatLine.Kind;

/** Breaks a file into lines: where the author did, and before every statement. */
final class FormatLines {
  private static final int STATEMENT_INDENT = 2;
  private static final int LINE_INDENT = 4;

  private final List<Piece> pieces;
  private final List<Piece> code;
  private final Spacing spacing;
  private final Set<Token> starts;
  private final Set<Integer> inner;
  private final List<FormatLine> lines = new ArrayList<>();
  private Draft draft = new Draft(Kind.COMMENT, 0, false);
  private boolean inProblem;
  private boolean inDefinition;

  /**
   * Lines of {@code pieces}. {@code starts} are the first tokens of statements; {@code inner} the
   * offsets of definitions between the lines of a check.
   */
  FormatLines(List<Piece> pieces, Set<Token> starts, Set<Integer> inner) {
    this.pieces = pieces;
    this.code = pieces.stream().filter(piece -> !piece.isComment()).toList();
    this.spacing = new Spacing(code);
    this.starts = starts;
    this.inner = inner;
  }

  // The line that is being written.
  private static final class Draft {
    private final Kind kind;
    private final int indent;
    private final boolean blankBefore;
    private final StringBuilder text = new StringBuilder();
    private String keyword = "";
    private String name = "";
    private boolean commented;

    Draft(Kind kind, int indent, boolean blankBefore) {
      this.kind = kind;
      this.indent = indent;
      this.blankBefore = blankBefore;
    }

    boolean isEmpty() {
      return text.isEmpty() && keyword.isEmpty();
    }

    void endName() {
      name = text.toString();
      text.setLength(0);
    }
  }

  /** The lines in order. */
  List<FormatLine> lines() {
    int index = 0;
    for (Piece piece : pieces) {
      if (piece.isComment()) {
        comment(piece, index);
      } else {
        code(piece, index);
        index++;
      }
    }
    endLine();
    return List.copyOf(lines);
  }

  private void startLine(Kind kind, int indent, boolean blank) {
    endLine();
    boolean first = lines.isEmpty();
    Kind before = first ? Kind.HEADER : lines.getLast().kind();
    boolean wanted =
        switch (kind) {
          case CONTINUATION, CLOSE -> false;
          case HEADER -> blank || before != Kind.COMMENT;
          case STATEMENT, INNER, COMMENT -> blank || before == Kind.CLOSE;
        };
    draft = new Draft(kind, indent, !first && wanted && before != Kind.HEADER);
  }

  private void endLine() {
    if (!draft.isEmpty()) {
      lines.add(
          new FormatLine(
              draft.kind,
              draft.indent,
              draft.blankBefore,
              draft.keyword,
              draft.name,
              draft.text.toString()));
    }
  }

  private void comment(Piece piece, int next) {
    if (piece.newlines() == 0 && !draft.isEmpty()) {
      draft.text.append("  ").append(piece.text());
    } else {
      startLine(Kind.COMMENT, commentIndent(next), piece.newlines() > 1);
      draft.text.append(piece.text());
    }
    draft.commented = true;
  }

  // A comment stands with what follows it.
  private int commentIndent(int next) {
    if (!inProblem || next == code.size()) {
      return 0;
    }
    Piece piece = code.get(next);
    boolean after = starts.contains(piece.token()) || piece.type() == PROBLEM_CLOSE;
    return after && !isInner(piece) ? STATEMENT_INDENT : LINE_INDENT;
  }

  private boolean isInner(Piece piece) {
    return inner.contains(piece.token().getStartIndex());
  }

  private void code(Piece piece, int index) {
    boolean blank = piece.newlines() > 1;
    if (piece.type() == PROBLEM) {
      startLine(Kind.HEADER, 0, blank);
    } else if (piece.type() == PROBLEM_CLOSE) {
      startLine(Kind.CLOSE, 0, false);
      inProblem = false;
    } else if (starts.contains(piece.token())) {
      startStatement(piece, blank);
      return;
    } else if (draft.commented || (piece.newlines() > 0 && draft.kind != Kind.HEADER)) {
      startLine(Kind.CONTINUATION, continuation(piece, index), false);
    }
    write(piece, index);
    if (piece.type() == PROBLEM_OPEN) {
      inProblem = true;
      endHeader();
    }
  }

  // Within a definition between two lines of a check only the next line of the check stands as far
  // left as the definition, so that no name there can be taken for a keyword.
  private int continuation(Piece piece, int index) {
    int depth = inProblem ? spacing.depth(index) : 0;
    boolean deeper = inDefinition && depth == 0 && !StatementReader.isRelation(piece.type());
    return LINE_INDENT + 2 * depth + (deeper ? 2 : 0);
  }

  // What follows the brace is on a new line, and stands as after a header.
  private void endHeader() {
    FormatLine last =
        new FormatLine(Kind.HEADER, draft.indent, draft.blankBefore, "", "", draft.text.toString());
    lines.add(last);
    draft = new Draft(Kind.HEADER, 0, false);
  }

  private void startStatement(Piece piece, boolean blank) {
    inDefinition = isInner(piece);
    if (inDefinition) {
      startLine(Kind.INNER, LINE_INDENT, false);
    } else {
      startLine(Kind.STATEMENT, inProblem ? STATEMENT_INDENT : 0, blank);
    }
    draft.keyword = piece.text();
  }

  private void write(Piece piece, int index) {
    boolean naming = !draft.keyword.isEmpty() && draft.name.isEmpty();
    if (naming && draft.keyword.equals("let") && piece.type() == ASSIGN) {
      draft.endName();
    }
    if (!draft.text.isEmpty() && spacing.before(index)) {
      draft.text.append(' ');
    }
    draft.text.append(piece.text());
    if (naming && piece.type() == COLON && code.get(index - 1).type() == LABEL) {
      draft.endName();
    }
  }
}
