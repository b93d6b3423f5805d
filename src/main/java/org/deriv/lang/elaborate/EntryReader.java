package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads indices, and the entries that they take. */
final class EntryReader {
  private final ExpressionReader reader;

  EntryReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The indices in brackets in which nothing else may stand. */
  Optional<List<Expr>> positions(Expression.Index bracket) {
    List<Expr> indices = new ArrayList<>();
    boolean plain = bracket.over().isEmpty() && bracket.given().isEmpty();
    for (Argument argument : bracket.arguments()) {
      if (plain && argument instanceof Argument.Value(Expression value, _)) {
        index(value).ifPresent(indices::add);
      } else {
        return reader.report(
            Finding.error("not-an-index", "an index is wanted here", argument.span()));
      }
    }
    return indices.size() == bracket.arguments().size() ? Optional.of(indices) : Optional.empty();
  }

  /** An index: a number, and an integer as far as is known. */
  Optional<Expr> index(Expression node) {
    return reader
        .scalar(node, "an index")
        .flatMap(index -> {
          boolean real =
              index.op() instanceof Op.Symbol(String name, Shape _)
                  && reader.locals().find(name).isEmpty()
                  && reader.scope().find(name).orElse(null)
                      instanceof Declaration.Given(_, _, _, _, Declaration.Domain domain)
                  && domain == Declaration.Domain.REAL;
          return real
              ? reader.report(
                  Finding.error(
                          "not-an-index",
                          "`" + index + "` is a real number, not an index",
                          node.span())
                      .help("declare it with `in N`, or use a name that is not declared"))
              : Optional.of(index);
        });
  }

  /** What brackets take of an expression: an entry or a slice. */
  Optional<Expr> entries(Expr of, Expression.Index node) {
    if (!node.over().isEmpty() || !node.given().isEmpty()) {
      return declaredInstead(node);
    }
    boolean plain = node.arguments().stream().allMatch(it -> it instanceof Argument.Value);
    return plain
        ? positions(node).flatMap(indices -> entry(of, indices, node))
        : new SliceReader(reader).read(of, node);
  }

  private Optional<Expr> declaredInstead(Expression.Index node) {
    return reader.report(
        Finding.error("not-an-index", "an index is wanted in these brackets", node.span())
            .help("where `E` or `P` is declared, write `Expect[…]` or `Prob[…]`"));
  }

  private Optional<Expr> entry(Expr of, List<Expr> indices, Expression.Index node) {
    Shape shape = of.shape();
    boolean fits = indices.size() == shape.rank() || (indices.size() == 1 && shape.isRow());
    if (!fits) {
      return reader.report(wrongEntry(of, indices, node));
    }
    for (int i = 0; i < indices.size(); i++) {
      Dim size = shape.isRow() && indices.size() == 1 ? shape.columns() : shape.dims().get(i);
      if (outside(indices.get(i), size)) {
        return reader.report(
            Finding.error(
                "index-out-of-range",
                "there is no entry "
                    + Wording.of(indices.get(i))
                    + " along an axis of length "
                    + size,
                node.arguments().get(i).span()));
      }
    }
    return Optional.of(Make.entry(of, indices));
  }

  /** Whether an index that is a number is below 1 or above a size that is a number. */
  static boolean outside(Expr index, Dim size) {
    if (!(index.op() instanceof Op.Number(Rational value))) {
      return false;
    }
    return !value.isInt()
        || value.intValue() < 1
        || (size.isNumber() && value.intValue() > size.number());
  }

  private static Finding wrongEntry(Expr of, List<Expr> indices, Expression.Index node) {
    Shape shape = of.shape();
    String takes =
        switch (shape.rank()) {
          case 0 -> "is a number and has no entries";
          case 1 -> "takes one index";
          default -> "takes " + shape.rank() + " indices";
        };
    Finding finding =
        Finding.error(
                "wrong-index-count",
                "`"
                    + Wording.of(of)
                    + "`"
                    + (shape.isScalar() ? " " : ", " + Fit.written(shape) + ", ")
                    + takes,
                node.span())
            .label(indices.size() == 1 ? "one index" : indices.size() + " indices");
    return shape.rank() == 2 && indices.size() == 1
        ? finding.help(
            "write `"
                + Wording.of(of)
                + "["
                + Wording.of(indices.getFirst())
                + ",:]` for a row, `"
                + Wording.of(of)
                + "[:,"
                + Wording.of(indices.getFirst())
                + "]` for a column")
        : finding;
  }
}
