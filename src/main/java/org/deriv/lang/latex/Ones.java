package org.deriv.lang.latex;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Dim;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Vectors of ones that are written without a size: the factor beside them tells it. */
final class Ones {
  private static final String WORD = "\\mathbf{1}";

  private Ones() {}

  static Expression unsized(Formula formula, Span span) {
    Expression ones = new Expression.Name(WORD, span);
    formula.setting().unsized().add(ones);
    return ones;
  }

  /** Whether it is one of them, perhaps transposed. */
  static boolean isUnsized(Expression node) {
    return switch (node) {
      case Expression.Name(String name, _) -> name.equals(WORD);
      case Expression.Transpose(Expression of, _) -> isUnsized(of);
      default -> false;
    };
  }

  /** Factors in which those have the size that their neighbours want. */
  static void sized(Formula formula, List<Expression> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Expression factor = factors.get(i);
      if (!isUnsized(factor)) {
        continue;
      }
      boolean row = factor instanceof Expression.Transpose;
      int beside = row ? i + 1 : i - 1;
      if (beside >= 0 && beside < factors.size()) {
        Optional<Shape> shape = formula.setting().shape(factors.get(beside));
        Expression written = factor;
        int place = i;
        shape
            .filter(of -> of.rank() > 0)
            .map(of -> row ? of.rows() : of.columns())
            .ifPresent(size -> factors.set(place, sized(formula.setting(), written, size)));
      }
    }
  }

  /** With a size. */
  static Expression sized(Setting setting, Expression node, Dim size) {
    return switch (node) {
      case Expression.Transpose(Expression of, Span span) ->
          new Expression.Transpose(sized(setting, of, size), span);
      default -> {
        setting.unsized().remove(node);
        yield new Expression.Index(
            new Expression.Name("ones", node.span()),
            List.of(),
            List.<Argument>of(Raised.value(Identities.dimension(size, node.span()))),
            List.of(),
            node.span());
      }
    };
  }
}
