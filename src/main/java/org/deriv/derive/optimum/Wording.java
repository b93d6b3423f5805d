package org.deriv.derive.optimum;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;

/** Expressions in reasons and headings. */
final class Wording {
  private static final int LONGEST = 70;

  private Wording() {}

  /** In backquotes, unless it is too long to be read there. */
  static String quoted(Expr expr) {
    String text = expr.toString();
    return text.length() <= LONGEST ? "`" + text + "`" : "it";
  }

  static String names(List<Expr> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
