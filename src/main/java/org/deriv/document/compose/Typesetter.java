package org.deriv.document.compose;

import org.deriv.document.Formula;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;

/** Turns expressions into formulas, names typeset as a problem's notation says. */
public interface Typesetter {
  /** An expression. */
  Formula formula(Expr expr);

  /** An expression within a line of text: fractions are written with a slash. */
  Formula inline(Expr expr);

  /** A name of a shape, by itself. */
  String name(String name, Shape shape);

  /** Whether the author writes numbers with a decimal point. */
  boolean writesDecimals();

  /** The space of values of a shape as LaTeX: {@code \mathbb{R}^{n \times d}}. */
  String space(Shape shape);
}
