package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.CheckTree.Connective;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Reason;
import org.deriv.lang.tree.RelationSign;

/** Reads a display as a chain of lines with relations, or of equations with implications. */
final class Chain {
  /** Stands for a line that cannot be read; it is never reported again. */
  static final String BROKEN = "\\unread";

  private static final Set<String> IMPLIES =
      Set.of("\\implies", "\\Rightarrow", "\\Longrightarrow", "⇒");
  private static final Set<String> EQUIVALENT =
      Set.of("\\iff", "\\Leftrightarrow", "\\Longleftrightarrow", "⇔");
  private static final Set<String> OTHERS =
      Set.of(
          "\\\\",
          "&",
          "\\xrightarrow",
          "\\approx",
          "\\propto",
          "\\sim",
          "\\in",
          "\\equiv",
          "\\lim");

  private final Setting setting;
  private final Diagnostics diagnostics;
  private final Cursor cursor;
  private Optional<Expression> last = Optional.empty();

  Chain(Setting setting, Cursor cursor, Diagnostics diagnostics) {
    this.setting = setting;
    this.cursor = cursor;
    this.diagnostics = diagnostics;
  }

  /** Whether a token stands between lines, so that no expression goes over it. */
  static boolean isJoint(Token token) {
    return Propositions.relation(token).isPresent()
        || IMPLIES.contains(token.text())
        || EQUIVALENT.contains(token.text())
        || OTHERS.contains(token.text());
  }

  /**
   * One expression of the display with what leads to it.
   *
   * @param relation the relation before it; none for the first of an equation
   * @param connective what stands before the equation that it begins
   * @param limit how a limit that is written before it is taken
   * @param said what is said after it
   */
  record Piece(
      Optional<RelationSign> relation,
      Optional<Connective> connective,
      Optional<Approach> limit,
      Endings.Said said,
      Expression expression,
      Optional<Reason> reason,
      Span span) {}

  /** The pieces in order. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    blank();
    while (!cursor.atEnd()) {
      int before = cursor.place();
      pieces.add(piece(pieces.isEmpty()));
      blank();
      if (cursor.place() == before) {
        cursor.take();
      }
    }
    return pieces;
  }

  private Piece piece(boolean first) {
    Token start = cursor.peek();
    Optional<Connective> connective = connective();
    Optional<RelationSign> relation = Optional.empty();
    Optional<Approach> arrow = Optional.empty();
    if (connective.isEmpty() && cursor.sees("\\xrightarrow")) {
      relation = Optional.of(RelationSign.TENDS_TO);
      arrow = arrow();
    } else if (connective.isEmpty()) {
      relation = Propositions.relation(cursor.peek());
      relation.ifPresent(_ -> cursor.take());
    }
    blank();
    Endings.Said said = Endings.Said.NOTHING;
    Expression read = new Expression.Name(BROKEN, setting.spans().of(start.start(), start.end()));
    Optional<Approach> limit = Optional.empty();
    try {
      if (!first && relation.isEmpty() && connective.isEmpty()) {
        throw Unread.at(
            start,
            "this row does not say how it follows from the one above",
            "begin it with `=`, another relation, `\\implies` or `\\iff`");
      }
      limit = new Approaches(setting, cursor).before();
      read = expression();
      said = new Endings(setting, cursor).read();
      last = Optional.of(read);
    } catch (Unread unread) {
      report(unread);
      skip();
    }
    Optional<Reason> reason = new Endings(setting, cursor).reason();
    Span span = setting.spans().of(start.start(), Math.max(start.end(), cursor.previousEnd()));
    if (arrow.isPresent()) {
      said = new Endings.Said(arrow, said.where());
    }
    return new Piece(relation, connective, limit, said, read, reason, span);
  }

  private Optional<Approach> arrow() {
    try {
      return new Approaches(setting, cursor).arrow();
    } catch (Unread unread) {
      report(unread);
      return Optional.empty();
    }
  }

  private Expression expression() {
    setting.unsized().clear();
    Formula formula = new Formula(setting, cursor);
    Expression read = formula.sum();
    while (cursor.sees("&") || cursor.sees("\\\\")) {
      int place = cursor.place();
      blank();
      boolean goesOn = cursor.sees("+") || cursor.sees("-");
      if (!goesOn) {
        cursor.back(place);
        break;
      }
      read = continued(formula, read);
    }
    if (!setting.unsized().isEmpty() && last.isPresent()) {
      read = Identities.likeLine(setting, read, last.get());
    }
    if (!setting.unsized().isEmpty()) {
      boolean ones = Ones.isUnsized(setting.unsized().getFirst());
      Span span = setting.unsized().getFirst().span();
      String what = ones ? "vector of ones" : "identity matrix";
      diagnostics.add(
          Diagnostic.error("latex", "the size of this " + what + " is not clear", span)
              .withHelp(ones ? "write `\\mathbf{1}_{n}`" : "write `\\mathbf{I}_{n}`"));
      setting.unsized().clear();
      return new Expression.Name(BROKEN, span);
    }
    Token next = cursor.peek();
    boolean ended =
        cursor.atEnd()
            || isJoint(next)
            || next.kind() == Token.Kind.TEXT
            || isStop(next)
            || next.is("(") && cursor.peek(1).kind() == Token.Kind.TEXT;
    if (!ended) {
      throw formula.unexpected();
    }
    return read;
  }

  /** A sum that goes on in the next row. */
  private static Expression continued(Formula formula, Expression read) {
    Expression.Sum.Sign sign =
        formula.cursor().take().is("+") ? Expression.Sum.Sign.PLUS : Expression.Sum.Sign.MINUS;
    List<Expression.Sum.Term> rest = new ArrayList<>();
    Expression first = read;
    if (read instanceof Expression.Sum sum) {
      first = sum.first();
      rest.addAll(sum.rest());
    }
    Expression more = formula.sum();
    if (more instanceof Expression.Sum sum) {
      rest.add(new Expression.Sum.Term(sign, sum.first()));
      rest.addAll(sum.rest());
    } else {
      rest.add(new Expression.Sum.Term(sign, more));
    }
    return Identities.sized(formula, new Expression.Sum(first, rest, first.span().to(more.span())));
  }

  private Optional<Connective> connective() {
    Token token = cursor.peek();
    Optional<Connective> found =
        IMPLIES.contains(token.text())
            ? Optional.of(Connective.IMPLIES)
            : EQUIVALENT.contains(token.text())
                ? Optional.of(Connective.EQUIVALENT)
                : Optional.empty();
    found.ifPresent(_ -> cursor.take());
    return found;
  }

  static boolean isStop(Token token) {
    return token.is(",") || token.is(".") || token.is(";");
  }

  /** Between rows; words that stand there, as in {@code \intertext}, claim nothing. */
  private void blank() {
    boolean row = false;
    while (cursor.sees("&") || cursor.sees("\\\\") || row && isRemark()) {
      row |= cursor.take().is("\\\\");
    }
  }

  private boolean isRemark() {
    Token next = cursor.peek(1);
    return cursor.peek().kind() == Token.Kind.TEXT
        && (next.is("&") || Propositions.relation(next).isPresent());
  }

  /** To the next place where a line may begin. */
  private void skip() {
    int depth = 0;
    while (!cursor.atEnd()) {
      Token token = cursor.peek();
      boolean starts =
          Propositions.relation(token).isPresent()
              || IMPLIES.contains(token.text())
              || EQUIVALENT.contains(token.text());
      if (depth <= 0 && starts) {
        return;
      }
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      cursor.take();
    }
  }

  private void report(Unread unread) {
    Span span = setting.spans().of(unread.start(), unread.end());
    Diagnostic diagnostic = Diagnostic.error("latex", unread.message(), span);
    diagnostics.add(unread.help().isEmpty() ? diagnostic : diagnostic.withHelp(unread.help()));
  }

  /** The display as the tree of a check. */
  CheckTree tree(CheckTree.Latex node) {
    List<Piece> pieces = pieces();
    boolean argument = pieces.stream().anyMatch(piece -> piece.connective().isPresent());
    if (pieces.size() < 2) {
      diagnostics.add(
          Diagnostic.error("latex", "a check needs a second line", node.bodySpan().atStart())
              .withHelp("go on with `= …`"));
    }
    return argument ? new Equations(node, pieces).tree() : chain(node, pieces);
  }

  private CheckTree chain(CheckTree.Latex node, List<Piece> pieces) {
    Expression first =
        pieces.isEmpty()
            ? new Expression.Name(BROKEN, node.bodySpan())
            : pieces.getFirst().expression();
    List<CheckTree.Line<RelationSign, Expression>> lines = new ArrayList<>();
    for (int i = 1; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Optional<Approach> approach = pieces.get(i - 1).limit().or(piece::limit);
      boolean limit = approach.isPresent() && pieces.get(i - 1).limit().isPresent();
      RelationSign sign = piece.relation().orElse(RelationSign.EQUAL);
      lines.add(
          new CheckTree.Link<>(
              limit && sign == RelationSign.EQUAL ? RelationSign.TENDS_TO : sign,
              piece.expression(),
              piece.said().where(),
              sign == RelationSign.TENDS_TO || limit
                  ? approach.or(() -> piece.said().approach())
                  : Optional.empty(),
              piece.reason(),
              piece.span()));
    }
    return new CheckTree.Chain(node.label(), first, lines, node.assuming(), node.span());
  }
}
