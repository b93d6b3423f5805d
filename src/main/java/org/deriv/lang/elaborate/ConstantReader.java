package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads {@code I[n]}, {@code ones[n]}, {@code zeros[n,m]}, {@code basis[n](i)}. */
final class ConstantReader {
  private final ExpressionReader reader;

  ConstantReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Index node, String word) {
    return switch (word) {
      case "I", "identity" -> shape(node, 1).map(shape -> Make.identity(shape.rows()));
      case "ones" -> shape(node, node.arguments().size()).map(Make::ones);
      case "zeros" -> shape(node, node.arguments().size()).map(Make::zeros);
      default ->
          reader.report(
              Finding.error("missing-argument", "`" + word + "[…]` wants parentheses", node.span())
                  .help(example(word)));
    };
  }

  /** The unit vector {@code basis[n](i)}. */
  Optional<Expr> basis(Expression.Index of, Expression position, Expression whole) {
    Optional<Expr> index = new EntryReader(reader).index(position);
    return shape(of, 1)
        .flatMap(shape ->
            index.flatMap(at ->
                EntryReader.outside(at, shape.rows())
                    ? reader.report(
                        Finding.error(
                            "index-out-of-range",
                            "there is no entry " + Wording.of(at) + " in " + Fit.written(shape),
                            position.span()))
                    : reader.build(
                        new Op.Basis(shape.rows()), List.of(at), whole, List.of(position))));
  }

  private Optional<Shape> shape(Expression.Index node, int wanted) {
    List<Expression> dims = new ArrayList<>();
    for (Argument argument : node.arguments()) {
      if (argument instanceof Argument.Value(Expression value, _)) {
        dims.add(value);
      }
    }
    boolean plain =
        dims.size() == node.arguments().size()
            && dims.size() == wanted
            && node.given().isEmpty()
            && node.over().isEmpty();
    return plain
        ? new DimensionReader(reader).shape(dims)
        : reader.report(
            Finding.error(
                "not-a-dimension",
                wanted == 1 ? "one dimension is wanted here" : "dimensions are wanted here",
                node.span()));
  }

  private static String example(String word) {
    return switch (word) {
      case "basis" -> "write `basis[n](i)` for the unit vector in R[n] whose entry i is 1";
      case "vjp" -> "write `vjp[x](f, ybar)`";
      case "jvp" -> "write `jvp[x](f, xdot)`";
      default -> "write `" + word + "[x](e)`";
    };
  }
}
