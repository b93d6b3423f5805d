package org.deriv.document.figure;

import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** Typesets what the figures of the tests need: names, terms and products of them. */
final class Typeset {
  private final Map<String, String> notation;

  Typeset(Map<String, String> notation) {
    this.notation = notation;
  }

  Formula formula(Expr expr) {
    return Formula.of(latex(expr));
  }

  private String latex(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape shape) -> name(name, shape);
      case Op.Term(String name, Shape shape) ->
          name(name, shape)
              + "_{"
              + expr.args().stream().map(this::latex).collect(Collectors.joining(","))
              + "}";
      case Operator.TRANSPOSE -> latex(expr.arg(0)) + "^{\\top}";
      case Operator.PRODUCT ->
          expr.args().stream().map(this::latex).collect(Collectors.joining(" "));
      case Operator.ADD -> expr.args().stream().map(this::latex).collect(Collectors.joining(" + "));
      case Operator.NEGATE -> "-" + latex(expr.arg(0));
      default -> expr.toString().replace("'", "^{\\top}").replace("*", " ");
    };
  }

  private String name(String name, Shape shape) {
    String number = name.replaceAll("_(\\d\\d+)$", "_{$1}");
    String plain = name.length() > 1 && !name.startsWith("\\") ? "\\mathrm{" + name + "}" : name;
    String bold = shape.isScalar() ? plain : "\\mathbf{" + number + "}";
    return notation.getOrDefault(name, bold);
  }
}
