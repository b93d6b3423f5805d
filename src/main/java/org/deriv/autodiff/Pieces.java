package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;

/** Entries, slices and blocks. Indices count from 1. */
final class Pieces {
  private final Builder builder;
  private final Scalars scalars;

  Pieces(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  Grid basis(int size, Expr index, Scope scope) {
    int position = builder.cell(index, scope);
    Grid unit = Grid.vector(size, i -> scalars.equal(position, scalars.number(i + 1L)));
    if (scalars.tape().isConstant(position)) {
      inRange(builder.integer(index, scope), size, "basis");
    }
    return unit;
  }

  /** The tensor, then its indices; a row vector takes one. */
  Grid entry(List<Expr> args, Scope scope) {
    Grid tensor = builder.build(args.getFirst(), scope);
    List<Expr> indices = args.subList(1, args.size());
    int[] dims = indices.size() == 1 ? new int[] {tensor.size()} : tensor.dims();
    int[] cells = tensor.cells();
    // The first axis is fixed first: what is left is a block of cells.
    for (int axis = 0; axis < dims.length; axis++) {
      cells = fix(cells, dims[axis], indices.get(axis), args.getFirst(), scope);
    }
    return Grid.scalar(cells[0]);
  }

  private int[] fix(int[] cells, int dim, Expr index, Expr tensor, Scope scope) {
    int position = builder.cell(index, scope);
    int block = dim == 0 ? 0 : cells.length / dim;
    if (scalars.tape().isConstant(position)) {
      int at = inRange(builder.integer(index, scope), dim, tensor.toString());
      return java.util.Arrays.copyOfRange(cells, at * block, (at + 1) * block);
    }
    int[] chosen = new int[block];
    for (int k = 0; k < block; k++) {
      chosen[k] = cells[(dim - 1) * block + k];
      for (int at = dim - 2; at >= 0; at--) {
        int here = scalars.equal(position, scalars.number(at + 1L));
        chosen[k] = scalars.select(here, cells[at * block + k], chosen[k]);
      }
    }
    return chosen;
  }

  private static int inRange(long index, int dim, String what) {
    if (index < 1 || index > dim) {
      throw Refusal.undefined("`" + what + "` has no entry " + index);
    }
    return (int) index - 1;
  }

  Grid slice(List<Op.Axis> axes, List<Expr> args, Scope scope) {
    Grid tensor = builder.build(args.getFirst(), scope);
    List<int[]> chosen = new ArrayList<>();
    Map<Integer, Integer> open = new LinkedHashMap<>();
    int next = 1;
    for (int axis = 0; axis < axes.size(); axis++) {
      int dim = tensor.dim(axis);
      switch (axes.get(axis)) {
        case Op.Axis.Whole() -> chosen.add(range(0, dim));
        case Op.Axis.At() -> {
          Expr index = args.get(next++);
          int position = builder.cell(index, scope);
          if (scalars.tape().isConstant(position)) {
            int at = inRange(builder.integer(index, scope), dim, "" + args.getFirst());
            chosen.add(new int[] {at});
          } else {
            chosen.add(range(0, dim));
            open.put(axis, position);
          }
        }
        case Op.Axis.Span _ -> {
          long first = builder.integer(args.get(next++), scope);
          long last = builder.integer(args.get(next++), scope);
          if (first < 1 || last > dim || last < first - 1) {
            throw Refusal.undefined("`" + args.getFirst() + "` has no part " + first + ".." + last);
          }
          chosen.add(range((int) first - 1, (int) last));
        }
      }
    }
    Grid result = pick(tensor, chosen);
    for (Map.Entry<Integer, Integer> at : open.entrySet()) {
      result = selected(result, at.getKey(), at.getValue());
    }
    return result;
  }

  /** The part of a tensor at a position on an axis that is known only when it is evaluated. */
  private Grid selected(Grid tensor, int axis, int position) {
    List<int[]> chosen = new ArrayList<>();
    for (int k = 0; k < tensor.axes(); k++) {
      chosen.add(range(0, tensor.dim(k)));
    }
    int dim = tensor.dim(axis);
    chosen.set(axis, new int[] {dim - 1});
    Grid result = pick(tensor, chosen);
    for (int at = dim - 2; at >= 0; at--) {
      chosen.set(axis, new int[] {at});
      int here = scalars.equal(position, scalars.number(at + 1L));
      result = pick(tensor, chosen).zip(result, (then, other) -> scalars.select(here, then, other));
    }
    return result;
  }

  private static int[] range(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }

  private static Grid pick(Grid tensor, List<int[]> chosen) {
    int[] dims = chosen.stream().mapToInt(positions -> positions.length).toArray();
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= tensor.dim(axis);
    }
    int[] cells = new int[Grid.count(dims)];
    for (int k = 0; k < cells.length; k++) {
      int rest = k;
      int from = 0;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        from += chosen.get(axis)[rest % dims[axis]] * strides[axis];
        rest /= dims[axis];
      }
      cells[k] = tensor.cell(from);
    }
    return Grid.of(dims, cells);
  }

  Grid block(int rows, int columns, List<Expr> args, Scope scope) {
    List<Grid> blocks = args.stream().map(arg -> builder.build(arg, scope)).toList();
    int height = 0;
    for (int i = 0; i < rows; i++) {
      height += blocks.get(i * columns).rows();
    }
    int width = 0;
    for (int j = 0; j < columns; j++) {
      width += blocks.get(j).columns();
    }
    int[] cells = new int[height * width];
    int top = 0;
    for (int i = 0; i < rows; i++) {
      int left = 0;
      for (int j = 0; j < columns; j++) {
        Grid block = blocks.get(i * columns + j);
        copy(block, cells, width, top, left);
        left += block.columns();
      }
      top += blocks.get(i * columns).rows();
    }
    return Grid.of(new int[] {height, width}, cells);
  }

  private static void copy(Grid block, int[] cells, int width, int top, int left) {
    for (int r = 0; r < block.rows(); r++) {
      for (int c = 0; c < block.columns(); c++) {
        cells[(top + r) * width + left + c] = block.at(r, c);
      }
    }
  }
}
