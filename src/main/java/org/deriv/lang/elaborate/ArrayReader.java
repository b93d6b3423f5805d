package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.ShapeRules.Misfit;
import org.deriv.lang.tree.Expression;

/** Reads literals of any rank and matrices of blocks. */
final class ArrayReader {
  private final ExpressionReader reader;

  ArrayReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Array node) {
    List<Integer> sizes = new ArrayList<>();
    List<Expression> leaves = new ArrayList<>();
    Optional<Expression> ragged = sizes(node, 0, sizes, leaves);
    if (ragged.isPresent()) {
      return reader.report(
          Finding.error(
                  "ragged-literal", "the rows of a literal are equally long", ragged.get().span())
              .label("not like the rows before"));
    }
    return reader.readAll(leaves).flatMap(entries -> filled(node, sizes, leaves, entries));
  }

  /** The lengths level by level, and the entries row by row; the place where they disagree. */
  private static Optional<Expression> sizes(
      Expression.Array node, int level, List<Integer> sizes, List<Expression> leaves) {
    if (sizes.size() == level && leaves.isEmpty()) {
      sizes.add(node.entries().size());
    }
    if (sizes.size() <= level || sizes.get(level) != node.entries().size()) {
      return Optional.of(node);
    }
    for (Expression entry : node.entries()) {
      if (entry instanceof Expression.Array inner) {
        Optional<Expression> ragged = sizes(inner, level + 1, sizes, leaves);
        if (ragged.isPresent()) {
          return ragged;
        }
      } else if (sizes.size() > level + 1) {
        return Optional.of(entry);
      } else {
        leaves.add(entry);
      }
    }
    return Optional.empty();
  }

  private Optional<Expr> filled(
      Expression.Array node, List<Integer> sizes, List<Expression> leaves, List<Expr> entries) {
    boolean numbers = entries.stream().allMatch(entry -> entry.shape().isScalar());
    if (numbers) {
      Shape shape = new Shape(sizes.stream().map(size -> Dim.of(size)).toList());
      return Limits.allow(shape)
          ? Optional.of(Expr.of(new Op.Literal(shape), entries))
          : reader.report(Finding.error("too-large", "a literal has at most 16 axes", node.span()));
    }
    if (sizes.size() != 2) {
      return reader.report(
          Finding.error("shape-mismatch", "blocks stand in rows and columns", node.span())
              .help("write `[[A, B]]` side by side, or `[[A], [B]]` one above the other"));
    }
    Op op = new Op.Block(sizes.get(0), sizes.get(1));
    return reader.build(op, entries, misfit -> explain(node, leaves, entries, misfit));
  }

  private static Finding explain(
      Expression.Array node, List<Expression> leaves, List<Expr> entries, Misfit misfit) {
    if (misfit.offenders().isEmpty()) {
      return Finding.error("shape-mismatch", misfit.why(), node.span());
    }
    int position = misfit.offenders().getLast();
    String shape = Fit.written(entries.get(position).shape());
    return Finding.error(
            "shape-mismatch",
            "the block "
                + shape
                + " does not fit beside "
                + Fit.written(entries.get(misfit.offenders().getFirst()).shape()),
            leaves.get(position).span())
        .label("this is " + Fit.described(entries.get(position).shape()))
        .help(
            "blocks in a row have as many rows, in a column as many columns; a block of zeros is"
                + " `zeros[n,m]`");
  }
}
