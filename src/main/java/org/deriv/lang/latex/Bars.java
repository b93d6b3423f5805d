package org.deriv.lang.latex;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Expression;

/** Reads norms and absolute values. */
final class Bars {
  private static final Set<String> NORMS = Set.of("\\|", "\\Vert", "\\lVert");
  private static final Set<String> ABSOLUTES = Set.of("|", "\\vert", "\\lvert");

  private final Formula formula;
  private final Cursor cursor;

  Bars(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** What stands between bars, if a bar comes next. */
  Optional<Expression> read() {
    Token open = cursor.peek();
    boolean norm = NORMS.contains(open.text());
    if (!norm && !ABSOLUTES.contains(open.text())) {
      return Optional.empty();
    }
    cursor.take();
    String close =
        switch (open.text()) {
          case "\\lVert" -> "\\rVert";
          case "\\lvert" -> "\\rvert";
          default -> open.text();
        };
    Expression inside = formula.barred(Set.of(close)).sum();
    if (!cursor.skip(close)) {
      throw Unread.at(open, "this bar is never closed", "close it with `" + close + "`");
    }
    return Optional.of(norm ? norm(inside, open) : absolute(inside, open));
  }

  private Expression absolute(Expression inside, Token open) {
    boolean square =
        formula
            .setting()
            .shape(inside)
            .filter(shape -> shape.rank() == 2 && shape.isSquare())
            .isPresent();
    return square
        ? formula.call("det", List.of(inside), formula.span(open))
        : new Expression.Absolute(inside, formula.span(open));
  }

  private Expression norm(Expression inside, Token open) {
    Span span = formula.span(open);
    Scripts scripts = Scripts.read(cursor);
    Expression.Norm.Kind kind = Expression.Norm.Kind.TWO;
    if (!scripts.items().isEmpty()) {
      String which = Glyph.plain(scripts.items().getFirst());
      kind =
          switch (which) {
            case "2", "op", "2,2" -> Expression.Norm.Kind.TWO;
            case "1" -> Expression.Norm.Kind.ONE;
            case "\\infty", "∞" -> Expression.Norm.Kind.INFINITY;
            case "F", "Fro", "fro" -> Expression.Norm.Kind.FROBENIUS;
            case "star", "*" -> Expression.Norm.Kind.NUCLEAR;
            default ->
                throw Unread.at(
                    open,
                    "a norm `" + which + "` is not known",
                    "there are 2, 1, \\infty, F and *");
          };
    }
    Expression norm = new Expression.Norm(kind, inside, span);
    return scripts.sup().isEmpty()
        ? norm
        : Raised.of(formula, norm, scripts.sup(), cursor.previousEnd());
  }
}
