package org.deriv.render;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.document.compose.Typesetter;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.deriv.problem.Problem;
import org.deriv.render.notation.LatexMath;
import org.deriv.render.notation.Notation;

/** Typesets the expressions of one problem, as its {@code notation} statements say. */
public final class ProblemTypesetter implements Typesetter {
  private final LatexMath maths;
  private final boolean decimals;

  /** For a problem. */
  public ProblemTypesetter(Problem problem) {
    Set<String> declared = new HashSet<>();
    for (Problem.Item item : problem.items()) {
      if (item instanceof Problem.Setting setting) {
        setting.declared().stream().map(Declaration::name).forEach(declared::add);
      }
    }
    this.decimals = !problem.decimals().isEmpty();
    this.maths = new LatexMath(new Notation(problem.notation(), declared, problem.decimals()));
  }

  @Override
  public Formula formula(Expr expr) {
    return maths.formula(expr);
  }

  @Override
  public Formula inline(Expr expr) {
    return maths.inline(expr);
  }

  @Override
  public String name(String name, Shape shape) {
    return maths.latex(Make.symbol(name, shape));
  }

  @Override
  public boolean writesDecimals() {
    return decimals;
  }

  @Override
  public String space(Shape shape) {
    String dims =
        shape.dims().stream()
            .map(dim -> maths.latex(Make.size(dim)))
            .collect(Collectors.joining(" \\times "));
    return shape.isScalar() ? "\\mathbb{R}" : "\\mathbb{R}^{" + dims + "}";
  }
}
