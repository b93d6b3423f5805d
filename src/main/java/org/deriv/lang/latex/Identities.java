package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Factor;
import org.deriv.lang.tree.Expression.Sum;

/** Identity matrices that are written without a size: the other terms of a sum tell it. */
final class Identities {
  private static final String WORD = "\\mathbf{I}";

  private Identities() {}

  static Expression unsized(Formula formula, Span span) {
    Expression identity = new Expression.Name(WORD, span);
    formula.setting().unsized().add(identity);
    return identity;
  }

  /** A sum in which identity matrices have the size of the other terms. */
  static Expression sized(Formula formula, Sum sum) {
    Setting setting = formula.setting();
    if (setting.unsized().isEmpty()) {
      return sum;
    }
    List<Expression> terms = new ArrayList<>(List.of(sum.first()));
    sum.rest().forEach(term -> terms.add(term.operand()));
    Optional<Shape> shape =
        terms.stream()
            .filter(term -> !holds(term))
            .flatMap(term -> setting.shape(term).stream())
            .filter(of -> of.rank() == 2)
            .findFirst();
    if (shape.isEmpty()) {
      return sum;
    }
    List<Sum.Term> rest = new ArrayList<>();
    sum.rest()
        .forEach(term ->
            rest.add(new Sum.Term(term.sign(), sized(setting, term.operand(), shape.get()))));
    return new Sum(sized(setting, sum.first(), shape.get()), rest, sum.span());
  }

  /** A line that is an identity matrix, or a multiple of one, of the shape of another line. */
  static Expression likeLine(Setting setting, Expression line, Expression other) {
    return setting
        .shape(other)
        .filter(shape -> shape.rank() == 2)
        .map(shape -> sized(setting, line, shape))
        .orElse(line);
  }

  /** A dimension as it is written. */
  static Expression dimension(org.deriv.expr.Dim dim, Span span) {
    return dim.isNumber()
        ? new Expression.Numeral(new java.math.BigDecimal(dim.toString()), span)
        : new Expression.Name(dim.toString(), span);
  }

  private static boolean isUnsized(Expression node) {
    return node instanceof Expression.Name(String name, _) && name.equals(WORD);
  }

  private static boolean holds(Expression node) {
    return switch (node) {
      case Expression.Name _ -> isUnsized(node);
      case Expression.Negative(Expression of, _) -> holds(of);
      case Expression.Product product ->
          holds(product.first())
              || product.rest().stream().anyMatch(factor -> holds(factor.operand()));
      default -> false;
    };
  }

  private static Expression sized(Setting setting, Expression node, Shape shape) {
    return switch (node) {
      case Expression.Name name when isUnsized(name) -> {
        setting.unsized().remove(name);
        Span span = name.span();
        yield new Expression.Index(
            new Expression.Name("identity", span),
            List.of(),
            List.<Argument>of(Raised.value(dimension(shape.rows(), span))),
            List.of(),
            span);
      }
      case Expression.Negative(Expression of, Span span) ->
          new Expression.Negative(sized(setting, of, shape), span);
      case Expression.Product product -> {
        List<Factor> rest = new ArrayList<>();
        product
            .rest()
            .forEach(factor ->
                rest.add(new Factor(factor.operator(), sized(setting, factor.operand(), shape))));
        yield new Expression.Product(sized(setting, product.first(), shape), rest, product.span());
      }
      default -> node;
    };
  }
}
