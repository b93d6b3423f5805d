package org.deriv.render.notation;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.render.notation.Typeset.Build;

/** Prints vectors, matrices and larger arrays that are written out. */
final class ArrayPrinter {
  /** A vector of so many entries lies on the line, which it would tear apart. */
  private static final int TALL = 7;

  private static final int WIDE = 16;

  private final ExprPrinter out;

  ArrayPrinter(ExprPrinter out) {
    this.out = out;
  }

  Typeset literal(Shape shape, List<Expr> entries) {
    if (shape.rank() <= 2) {
      int columns = shape.isScalar() ? 1 : (int) Math.max(1, shape.columns().number());
      boolean lying = columns == 1 && entries.size() >= TALL && entries.size() <= WIDE;
      return lying ? matrix(entries.size(), entries).raised("\\top") : matrix(columns, entries);
    }
    int parts = (int) shape.dims().getFirst().number();
    int size = entries.size() / Math.max(1, parts);
    Shape inner = new Shape(shape.dims().subList(1, shape.rank()));
    String latex = "";
    for (int i = 0; i < parts; i++) {
      Typeset part = literal(inner, entries.subList(i * size, (i + 1) * size));
      latex += (i == 0 ? "" : ", ") + part.latex();
    }
    return new Typeset("\\left[" + latex + "\\right]", Bind.ATOM, Build.TALL);
  }

  Typeset matrix(int columns, List<Expr> entries) {
    StringBuilder latex = new StringBuilder("\\begin{bmatrix}");
    for (int i = 0; i < entries.size(); i++) {
      latex.append(i == 0 ? "" : i % columns == 0 ? "\\\\ " : " & ");
      // Stacked fractions would touch: a number is written in a line.
      latex.append(
          isNumber(entries.get(i))
              ? out.script(entries.get(i))
              : out.print(entries.get(i)).latex());
    }
    return new Typeset(latex.append("\\end{bmatrix}").toString(), Bind.ATOM, Build.TALL);
  }

  private static boolean isNumber(Expr expr) {
    return expr.op() instanceof Op.Number
        || (expr.is(Operator.DIVIDE) && expr.args().stream().allMatch(ArrayPrinter::isNumber))
        || (expr.is(Operator.NEGATE) && isNumber(expr.arg(0)));
  }
}
