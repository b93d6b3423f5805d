package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Reads dimensions; a name that is first used as one is declared by that. */
final class DimensionReader {
  private final ExpressionReader reader;

  DimensionReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The shape with these dimensions. */
  Optional<Shape> shape(List<Expression> nodes) {
    List<Dim> dims = new ArrayList<>();
    nodes.forEach(node -> read(node).ifPresent(dims::add));
    if (dims.size() != nodes.size()) {
      return Optional.empty();
    }
    Shape shape = new Shape(dims);
    return Limits.allow(shape)
        ? Optional.of(shape)
        : reader.report(
            Finding.error(
                "too-large",
                "a tensor has at most 16 axes here",
                nodes.getFirst().span().to(nodes.getLast().span())));
  }

  /** The dimension. */
  Optional<Dim> read(Expression node) {
    return number(node)
        .flatMap(expr -> {
          Optional<Dim> dim = Dims.of(expr, reader.scope());
          if (dim.isEmpty()) {
            return reader.report(notOne(node, expr));
          }
          boolean empty = dim.get().isNumber() && dim.get().number() < 1;
          return empty
              ? reader.report(
                  Finding.error("not-a-dimension", "a dimension is at least 1", node.span()))
              : dim;
        });
  }

  /** A bound of a range or a dimension, in which undeclared names are declared as dimensions. */
  Optional<Expr> number(Expression node) {
    declare(node);
    return reader.scalar(node, "a dimension");
  }

  private static Finding notOne(Expression node, Expr expr) {
    return Finding.error(
            "not-a-dimension", "`" + Wording.of(expr) + "` is no dimension", node.span())
        .label("a sum of products of integers and dimensions is wanted")
        .help("a name is a dimension if it is declared by its use as one, or with `in N`");
  }

  /** Declares the names in what is written as dimensions, unless they mean something. */
  private void declare(Expression node) {
    switch (node) {
      case Expression.Name name -> declare(name.name());
      case Expression.Sum sum -> {
        declare(sum.first());
        sum.rest().forEach(term -> declare(term.operand()));
      }
      case Expression.Product product -> {
        declare(product.first());
        product.rest().forEach(factor -> declare(factor.operand()));
      }
      case Expression.Power power -> declare(power.base());
      case Expression.Negative negative -> declare(negative.of());
      case Expression.Numeral _,
          Expression.Array _,
          Expression.Call _,
          Expression.Index _,
          Expression.Transpose _,
          Expression.ElementwisePower _,
          Expression.Derivative _,
          Expression.Binder _,
          Expression.Norm _,
          Expression.Absolute _,
          Expression.Cases _,
          Expression.Where _ -> {}
    }
  }

  private void declare(String name) {
    boolean known =
        reader.locals().find(name).isPresent()
            || reader.scope().find(name).isPresent()
            || reader.isSilent(name)
            || reader.scope().later().containsKey(name)
            || name.equals("oo")
            || name.equals("pi");
    if (!known) {
      reader.draft().declare(new Declaration.Dimension(name));
    }
  }
}
