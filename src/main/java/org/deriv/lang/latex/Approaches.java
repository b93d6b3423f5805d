package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.lang.tree.Approach;
import org.deriv.lang.tree.Expression;

/** Reads how a limit is taken: {@code \lim_{T\to\infty}} before a line. */
final class Approaches {
  private final Setting setting;
  private final Cursor cursor;

  Approaches(Setting setting, Cursor cursor) {
    this.setting = setting;
    this.cursor = cursor;
  }

  /** The limit that is written before the next expression. */
  Optional<Approach> before() {
    Token sign = cursor.peek();
    if (!cursor.skip("\\lim")) {
      return Optional.empty();
    }
    Scripts scripts = Scripts.read(cursor);
    if (scripts.items().size() != 1) {
      throw Unread.at(
          sign, "it is not said how this limit is taken", "write `\\lim_{T \\to \\infty}`");
    }
    return Optional.of(of(scripts.items().getFirst(), sign));
  }

  /** {@code \\xrightarrow{T \\to \\infty}}: how the limit is taken stands on the arrow. */
  Optional<Approach> arrow() {
    Token sign = cursor.peek();
    if (!cursor.skip("\\xrightarrow")) {
      return Optional.empty();
    }
    Optional<List<Token>> below = cursor.option();
    List<Token> above = cursor.argument();
    return Optional.of(of(above.isEmpty() ? below.orElse(above) : above, sign));
  }

  /** How a limit is taken, from tokens such as {@code T \to \infty}. */
  Approach of(List<Token> tokens, Token sign) {
    List<Token> variable = new ArrayList<>();
    List<Token> point = new ArrayList<>();
    boolean passed = false;
    for (Token token : tokens) {
      boolean arrow = Propositions.relation(token).isPresent();
      if (arrow) {
        passed = true;
      } else {
        (passed ? point : variable).add(token);
      }
    }
    if (variable.isEmpty() || point.isEmpty()) {
      throw Unread.at(sign, "this limit cannot be read", "write `\\lim_{T \\to \\infty}`");
    }
    Approach.Side side = Approach.Side.EITHER;
    int size = point.size();
    boolean braced = size > 3 && point.get(size - 1).is("}");
    int mark = braced ? size - 4 : size - 2;
    if (mark > 0 && point.get(mark).is("^")) {
      Token where = point.get(braced ? size - 2 : size - 1);
      if (where.is("+") || where.is("-")) {
        side = where.is("+") ? Approach.Side.ABOVE : Approach.Side.BELOW;
        point = point.subList(0, mark);
      }
    }
    int end = cursor.previousEnd();
    Expression tending = new Formula(setting, new Cursor(variable, end)).whole();
    Expression at = new Formula(setting, new Cursor(point, end)).whole();
    return new Approach(tending, at, side, tending.span().to(at.span()));
  }
}
