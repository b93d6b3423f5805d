package org.deriv.expr;

import static org.deriv.expr.ShapeRules.different;
import static org.deriv.expr.ShapeRules.rank;
import static org.deriv.expr.ShapeRules.scalar;
import static org.deriv.expr.ShapeRules.scalarWanted;
import static org.deriv.expr.ShapeRules.wrongCount;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.ShapeRules.Fits;
import org.deriv.expr.ShapeRules.Inference;
import org.deriv.expr.ShapeRules.Misfit;

/** The shapes of slices, blocks and what works along axes. */
final class TensorShapes {
  private TensorShapes() {}

  static Inference slice(List<Op.Axis> axes, List<Shape> args) {
    Shape tensor = args.getFirst();
    if (axes.size() != tensor.rank()) {
      return wrongCount("one index or range is wanted for each of " + tensor.rank() + " axes");
    }
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      switch (axes.get(i)) {
        case Op.Axis.Whole() -> dims.add(tensor.dims().get(i));
        case Op.Axis.Span(Dim length) -> dims.add(length);
        case Op.Axis.At() -> {
          if (axes.size() == 2) {
            dims.add(Dim.ONE);
          }
        }
      }
    }
    Shape result = new Shape(dims);
    for (int i = 1; i < args.size(); i++) {
      if (!args.get(i).isScalar()) {
        return scalarWanted(i);
      }
    }
    return new Fits(result);
  }

  static Inference block(int rows, int columns, List<Shape> args) {
    if (rows * columns != args.size()) {
      return wrongCount("every row of blocks must have as many blocks");
    }
    Dim height = Dim.of(0);
    Dim width = Dim.of(0);
    for (int i = 0; i < args.size(); i++) {
      Shape here = args.get(i);
      if (here.rank() > 2) {
        return rank(i);
      }
      int rowStart = i - i % columns;
      if (!here.rows().equals(args.get(rowStart).rows())) {
        return different(args, rowStart, i);
      }
      if (!here.columns().equals(args.get(i % columns).columns())) {
        return different(args, i % columns, i);
      }
      height = i == rowStart ? height.plus(here.rows()) : height;
      width = i < columns ? width.plus(here.columns()) : width;
    }
    return new Fits(Shape.matrix(height, width));
  }

  static Inference reduce(List<Integer> axes, List<Shape> args) {
    if (args.size() != 1) {
      return wrongCount("one argument is wanted");
    }
    Shape of = args.getFirst();
    for (int axis : axes) {
      if (axis < 1 || axis > of.rank()) {
        return wrongCount("axis " + axis + " of " + of + " does not exist");
      }
    }
    if (axes.isEmpty()) {
      return scalar();
    }
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < of.rank(); i++) {
      if (!axes.contains(i + 1)) {
        dims.add(of.dims().get(i));
      }
    }
    return new Fits(new Shape(dims));
  }

  static Inference along(int axis, Shape of, Shape result) {
    if (axis == 0) {
      boolean vector = of.rank() <= 1 || of.isRow();
      return vector
          ? new Fits(result)
          : new Misfit(
              Misfit.Kind.VECTOR_WANTED,
              "of a matrix an axis is needed, such as `axis = 2` for each row",
              List.of(0));
    }
    return axis <= of.rank()
        ? new Fits(result)
        : wrongCount("axis " + axis + " of " + of + " does not exist");
  }

  static Shape without(Shape shape, int axis) {
    if (axis == 0 || axis > shape.rank()) {
      return Shape.SCALAR;
    }
    List<Dim> dims = new ArrayList<>(shape.dims());
    dims.remove(axis - 1);
    return new Shape(dims);
  }
}
