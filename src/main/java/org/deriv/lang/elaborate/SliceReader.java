package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads slices such as {@code A[1..k,:]}. */
final class SliceReader {
  private final ExpressionReader reader;

  SliceReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expr of, Expression.Index node) {
    if (node.arguments().size() != of.shape().rank()) {
      return reader.report(
          Finding.error(
                  "wrong-index-count",
                  "`"
                      + of
                      + "` is "
                      + Fit.described(of.shape())
                      + ": a slice wants an index or a range for each of its axes",
                  node.span())
              .help("`:` stands for all of an axis"));
    }
    List<Op.Axis> axes = new ArrayList<>();
    List<Expr> args = new ArrayList<>(List.of(of));
    for (int i = 0; i < node.arguments().size(); i++) {
      axis(node.arguments().get(i), of.shape().dims().get(i), args).ifPresent(axes::add);
    }
    return axes.size() == node.arguments().size()
        ? reader.build(new Op.Slice(axes), args, node, List.of(node))
        : Optional.empty();
  }

  private Optional<Op.Axis> axis(Argument argument, Dim size, List<Expr> args) {
    return switch (argument) {
      case Argument.All _ -> Optional.of(new Op.Axis.Whole());
      case Argument.Value(Expression value, _) ->
          position(value, size)
              .map(index -> {
                args.add(index);
                return new Op.Axis.At();
              });
      case Argument.Slice slice -> span(slice, size, args);
      case Argument.Named _, Argument.Event _ ->
          reader.report(
              Finding.error("not-an-index", "an index or a range is wanted", argument.span()));
    };
  }

  private Optional<Op.Axis> span(Argument.Slice slice, Dim size, List<Expr> args) {
    Optional<Expr> from = position(slice.from(), size);
    Optional<Expr> to = position(slice.to(), size);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    args.add(from.get());
    args.add(to.get());
    Optional<Dim> length =
        Dims.of(from.get(), reader.scope())
            .flatMap(first ->
                Dims.of(to.get(), reader.scope()).map(last -> last.minus(first).plus(Dim.ONE)))
            .filter(Limits::allow);
    if (length.isEmpty() || (length.get().isNumber() && length.get().number() < 1)) {
      return reader.report(
          Finding.error(
              "not-a-dimension", "the length of this range is no dimension", slice.span()));
    }
    return Optional.of(new Op.Axis.Span(length.get()));
  }

  private Optional<Expr> position(Expression node, Dim size) {
    return new EntryReader(reader)
        .index(node)
        .flatMap(index ->
            EntryReader.outside(index, size)
                ? reader.report(
                    Finding.error(
                        "index-out-of-range",
                        "there is no entry "
                            + Wording.of(index)
                            + " along an axis of length "
                            + size,
                        node.span()))
                : Optional.of(index));
  }
}
