package org.deriv.render.notation;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.render.notation.Typeset.Build;

/** Prints sums, products, maxima, integrals and limits with what they run over. */
final class FoldPrinter {
  private final ExprPrinter out;

  FoldPrinter(ExprPrinter out) {
    this.out = out;
  }

  Typeset fold(Op.Fold.Kind kind, String index, List<Expr> args) {
    String name = index(index);
    String first = out.script(args.get(0));
    String last = out.script(args.get(1));
    boolean conditioned = args.size() == 4;
    String condition = conditioned ? "\\\\ " + out.script(args.get(2)) : "";
    String range =
        switch (kind) {
          case SUM, PRODUCT -> "_{" + stack(name + "=" + first, condition) + "}^{" + last + "}";
          case MAX, MIN, ARGMAX, ARGMIN ->
              "_{" + stack(first + "\\leq " + name + "\\leq " + last, condition) + "}";
        };
    return body(sign(kind) + range, args.getLast());
  }

  private static String stack(String range, String condition) {
    return condition.isEmpty() ? range : "\\substack{" + range + condition + "}";
  }

  private static String sign(Op.Fold.Kind kind) {
    return switch (kind) {
      case SUM -> "\\sum";
      case PRODUCT -> "\\prod";
      case MAX -> "\\max";
      case MIN -> "\\min";
      // \limits is safe after \mathop only: after a symbol JLaTeXMath keeps it for ever.
      case ARGMAX -> "\\mathop{\\mathrm{arg\\,max}}\\limits";
      case ARGMIN -> "\\mathop{\\mathrm{arg\\,min}}\\limits";
    };
  }

  Typeset tuple(Op.Fold.Kind kind, String tuple, List<Expr> args) {
    String first = element(tuple, args.get(0));
    String last = element(tuple, args.get(1));
    String values = "\\{" + out.script(args.get(2)) + ",\\ldots," + out.script(args.get(3)) + "\\}";
    return body(
        sign(kind) + "_{" + first + ",\\ldots," + last + "\\in" + values + "}", args.get(4));
  }

  private String element(String tuple, Expr position) {
    return out.symbol(tuple, Shape.SCALAR, List.of(out.script(position))).latex().strip();
  }

  // The body of a sum is the whole product after it.
  private Typeset body(String sign, Expr body) {
    Typeset inside = out.print(body);
    boolean word = sign.contains("max") || sign.contains("min");
    String latex = sign + (word ? "\\," : "") + inside.at(Bind.FOLD);
    return new Typeset(latex, Bind.FOLD, Build.TALL);
  }

  Typeset integral(String variable, List<Expr> args) {
    String range = "_{" + out.script(args.get(0)) + "}^{" + out.script(args.get(1)) + "}";
    String body = out.at(args.get(2), Bind.PRODUCT);
    String latex = "\\int" + range + body + "\\,\\mathrm{d}" + index(variable);
    return new Typeset(latex, Bind.FOLD, Build.TALL);
  }

  Typeset limit(String variable, Op.Limit.Side side, List<Expr> args) {
    String mark =
        switch (side) {
          case BOTH -> "";
          case ABOVE -> "^{+}";
          case BELOW -> "^{-}";
        };
    String point = out.script(args.get(1));
    String at = mark.isEmpty() ? point : (point.length() > 1 ? "{" + point + "}" : point) + mark;
    return body("\\lim_{" + index(variable) + "\\to " + at + "}", args.get(0));
  }

  private String index(String name) {
    return out.symbol(name, Shape.SCALAR, List.of()).latex().strip();
  }
}
