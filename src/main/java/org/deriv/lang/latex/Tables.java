package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;

/** Reads matrices of entries and definitions by cases. */
final class Tables {
  private static final Set<String> MATRICES =
      Set.of("bmatrix", "pmatrix", "matrix", "smallmatrix", "Bmatrix");

  private final Formula formula;
  private final Cursor cursor;

  Tables(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** A matrix or cases, if they begin here. */
  Optional<Expression> read() {
    Token begin = cursor.peek();
    if (!begin.text().startsWith("\\begin{")) {
      return Optional.empty();
    }
    String name = begin.text().substring(7, begin.text().length() - 1);
    if (!name.equals("cases") && !MATRICES.contains(name)) {
      throw Unread.at(begin, "`" + name + "` cannot be read here", "");
    }
    cursor.take();
    Expression table =
        name.equals("cases") ? cases(begin, "\\end{cases}") : matrix(begin, "\\end{" + name + "}");
    return Optional.of(table);
  }

  private Expression matrix(Token begin, String end) {
    List<List<Expression>> rows = new ArrayList<>();
    while (!cursor.skip(end)) {
      List<Expression> row = new ArrayList<>(List.of(formula.deeper().sum()));
      while (cursor.skip("&")) {
        row.add(formula.deeper().sum());
      }
      rows.add(row);
      if (!cursor.skip("\\\\") && !cursor.sees(end)) {
        throw formula.unexpected();
      }
    }
    Span span = formula.span(begin);
    boolean column = rows.stream().allMatch(row -> row.size() == 1);
    List<Expression> entries = new ArrayList<>();
    for (List<Expression> row : rows) {
      entries.add(column ? row.getFirst() : new Expression.Array(row, span));
    }
    if (entries.isEmpty()) {
      throw Unread.at(begin, "this matrix is empty", "");
    }
    return new Expression.Array(entries, span);
  }

  private Expression cases(Token begin, String end) {
    List<Expression.Cases.Branch> branches = new ArrayList<>();
    while (!cursor.skip(end)) {
      Expression value = formula.deeper().sum();
      cursor.skip(",");
      cursor.skip("&");
      List<Proposition> conditions = new ArrayList<>();
      boolean otherwise = false;
      if (cursor.peek().kind() == Token.Kind.TEXT) {
        otherwise = cursor.take().text().matches("otherwise.*|else\\.?");
      }
      if (!otherwise && !cursor.sees("\\\\") && !cursor.sees(end)) {
        conditions.add(new Propositions(formula.deeper()).proposition());
      }
      branches.add(new Expression.Cases.Branch(value, conditions, value.span()));
      if (!cursor.skip("\\\\") && !cursor.sees(end)) {
        throw formula.unexpected();
      }
    }
    return new Expression.Cases(branches, formula.span(begin));
  }
}
