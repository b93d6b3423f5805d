package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** A part of a multiple, a sum, a block matrix …: the same of parts. */
final class Slices {
  private final Tidy tidy;

  Slices(Tidy tidy) {
    this.tidy = tidy;
  }

  /** The part of a tidy tensor. */
  Expr of(Op.Slice slice, List<Expr> args) {
    Expr tensor = args.getFirst();
    Monomial product = tidy.monomial(tensor);
    boolean scaled = !product.coefficient().isOne() || !product.powers().isEmpty();
    if (scaled && product.chain().size() == 1 && !product.isZero()) {
      Expr core = tidy.write(product.core().withPowers(Map.of()));
      Expr scalars = tidy.write(product.withChain(List.of()));
      return core.equals(tensor)
          ? Lean.of(slice, args)
          : tidy.product(List.of(scalars, of(slice, with(args, core))));
    }
    Expr plain = Lean.of(slice, args);
    return switch (tensor.op()) {
      case Op.Ones _ -> Make.ones(plain.shape());
      case Op.Block(int rows, int columns) -> block(slice, args, rows, columns).orElse(plain);
      case Op.Identity _ -> identity(slice, args).orElse(plain);
      case Operator operator when operator == Operator.TRANSPOSE && slice.axes().size() == 2 ->
          turned(slice, args);
      default -> plain;
    };
  }

  private static List<Expr> with(List<Expr> args, Expr tensor) {
    List<Expr> changed = new ArrayList<>(args);
    changed.set(0, tensor);
    return changed;
  }

  /** A'[i,j] of ranges is A[j,i]'. */
  private Expr turned(Op.Slice slice, List<Expr> args) {
    int first = count(slice.axes().getFirst());
    List<Expr> changed = new ArrayList<>(List.of(args.getFirst().arg(0)));
    changed.addAll(args.subList(1 + first, args.size()));
    changed.addAll(args.subList(1, 1 + first));
    Op.Slice across = new Op.Slice(slice.axes().reversed());
    return tidy.transpose(of(across, changed));
  }

  private static int count(Op.Axis axis) {
    return switch (axis) {
      case Op.Axis.Whole() -> 0;
      case Op.Axis.At() -> 1;
      case Op.Axis.Span _ -> 2;
    };
  }

  /** One block of a block matrix, where the part is exactly that. */
  private Optional<Expr> block(Op.Slice slice, List<Expr> args, int rows, int columns) {
    Expr tensor = args.getFirst();
    boolean matrix = slice.axes().size() == 2;
    List<Dim> heights = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      heights.add(tensor.arg(i * columns).shape().rows());
    }
    List<Dim> widths =
        tensor.args().subList(0, columns).stream().map(arg -> arg.shape().columns()).toList();
    int after = 1 + count(slice.axes().getFirst());
    Optional<Integer> row = place(slice.axes().getFirst(), args.subList(1, after), heights);
    Optional<Integer> column =
        matrix
            ? place(slice.axes().getLast(), args.subList(after, args.size()), widths)
            : Optional.of(0).filter(_ -> columns == 1);
    return row.flatMap(i -> column.map(j -> tensor.arg(i * columns + j)));
  }

  private Optional<Integer> place(Op.Axis axis, List<Expr> bounds, List<Dim> sizes) {
    if (axis instanceof Op.Axis.Whole) {
      return sizes.size() == 1 ? Optional.of(0) : Optional.empty();
    }
    Dim start = Dim.of(0);
    for (int k = 0; k < sizes.size(); k++) {
      Dim end = start.plus(sizes.get(k));
      boolean from = same(bounds.getFirst(), start.plus(Dim.ONE));
      if (from && same(bounds.getLast(), end)) {
        return Optional.of(k);
      }
      start = end;
    }
    return Optional.empty();
  }

  private boolean same(Expr bound, Dim dim) {
    return tidy.of(Make.minus(bound, Make.size(dim))).isNumber(0);
  }

  /** The part of an identity on its diagonal is one too; one beside it is zero. */
  private Optional<Expr> identity(Op.Slice slice, List<Expr> args) {
    boolean ranges = slice.axes().stream().allMatch(axis -> axis instanceof Op.Axis.Span);
    if (!ranges) {
      return Optional.empty();
    }
    boolean same =
        tidy.of(Make.minus(args.get(1), args.get(3))).isNumber(0)
            && tidy.of(Make.minus(args.get(2), args.get(4))).isNumber(0);
    if (same) {
      return Optional.of(Make.identity(((Op.Axis.Span) slice.axes().getFirst()).length()));
    }
    Expr plain = Expr.of(slice, args);
    boolean apart = isBefore(args.get(2), args.get(3)) || isBefore(args.get(4), args.get(1));
    return apart ? Optional.of(Make.zeros(plain.shape())) : Optional.empty();
  }

  private boolean isBefore(Expr last, Expr first) {
    return tidy.of(Make.minus(first, last)).isNumber(1);
  }
}
