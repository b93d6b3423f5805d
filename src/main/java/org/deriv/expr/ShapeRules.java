package org.deriv.expr;

import java.util.ArrayList;
import java.util.List;

/** The shape of an operator's value from the shapes of its arguments, or why they do not fit. */
public final class ShapeRules {
  private ShapeRules() {}

  /** An answer. */
  public sealed interface Inference {}

  /** The arguments fit, and the value has this shape. */
  public record Fits(Shape shape) implements Inference {}

  /**
   * The arguments do not fit.
   *
   * @param kind what sort of misfit it is
   * @param why in words
   * @param offenders the positions of the arguments that do not fit together
   */
  public record Misfit(Kind kind, String why, List<Integer> offenders) implements Inference {
    /** What sort of misfit. */
    public enum Kind {
      /** Arguments that must have one shape differ. */
      DIFFERENT,
      /** Inner dimensions of a product differ. */
      INNER,
      /** A scalar is wanted. */
      SCALAR_WANTED,
      /** A vector (or scalar) is wanted. */
      VECTOR_WANTED,
      /** A square matrix is wanted. */
      SQUARE_WANTED,
      /** A scalar, vector or matrix is wanted. */
      RANK,
      /** The number of arguments or indices is off. */
      COUNT
    }
  }

  /** The shape of {@code op} applied to {@code args}. */
  public static Inference infer(Op op, List<Expr> args) {
    List<Shape> shapes = args.stream().map(Expr::shape).toList();
    return switch (op) {
      case Operator operator -> OperatorShapes.infer(operator, shapes);
      case Op.Number _, Op.Pi _, Op.Infinity _ -> leaf(Shape.SCALAR, shapes);
      case Op.Symbol(String _, Shape shape) -> leaf(shape, shapes);
      case Op.Ones(Shape shape) -> leaf(shape, shapes);
      case Op.Zeros(Shape shape) -> leaf(shape, shapes);
      case Op.Identity(Dim size) -> leaf(Shape.matrix(size, size), shapes);
      case Op.Basis(Dim size) -> indexed(Shape.vector(size), shapes, 0);
      case Op.Term(String _, Shape shape) -> indexed(shape, shapes, 0);
      case Op.Slice(List<Op.Axis> axes) -> TensorShapes.slice(axes, shapes);
      case Op.Literal(Shape shape) -> indexed(shape, shapes, 0);
      case Op.Block(int rows, int columns) -> TensorShapes.block(rows, columns, shapes);
      case Op.Apply _ -> count(1, shapes, () -> new Fits(shapes.getFirst()));
      case Op.Call(FunctionSymbol function, List<Integer> slots) -> call(function, slots, shapes);
      case Op.Norm(Op.Norm.Kind _) ->
          count(1, shapes, () -> shapes.getFirst().rank() <= 2 ? scalar() : rank(0));
      case Op.Reduce(Op.Reduce.Kind _, List<Integer> axes) -> TensorShapes.reduce(axes, shapes);
      case Op.Softmax(int axis) ->
          count(1, shapes, () -> TensorShapes.along(axis, shapes.getFirst(), shapes.getFirst()));
      case Op.LogSumExp(int axis) ->
          count(
              1,
              shapes,
              () ->
                  TensorShapes.along(
                      axis, shapes.getFirst(), TensorShapes.without(shapes.getFirst(), axis)));
      case Op.Fold(Op.Fold.Kind kind, String _, Op.Direction _) -> fold(kind, shapes);
      case Op.TupleFold _ -> count(5, shapes, () -> allScalar(shapes, shapes.getLast(), 5));
      case Op.Integral _ -> count(3, shapes, () -> allScalar(shapes, shapes.getLast(), 2));
      case Op.Limit _ -> count(2, shapes, () -> new Fits(shapes.getFirst()));
      case Op.Moment(Op.Moment.Kind kind, List<String> _) -> moment(kind, shapes);
      case Op.Distribution(Family family) -> distribution(family, shapes);
      case Op.Compare(Relation relation) -> compare(relation, shapes);
      case Op.Has _ -> scalar();
    };
  }

  static Inference scalar() {
    return new Fits(Shape.SCALAR);
  }

  static Misfit rank(int position) {
    return new Misfit(
        Misfit.Kind.RANK, "a scalar, vector or matrix is wanted here", List.of(position));
  }

  static Misfit wrongCount(String why) {
    return new Misfit(Misfit.Kind.COUNT, why, List.of());
  }

  static Misfit scalarWanted(int position) {
    return new Misfit(Misfit.Kind.SCALAR_WANTED, "a scalar is wanted here", List.of(position));
  }

  static Misfit different(List<Shape> shapes, int left, int right) {
    return new Misfit(
        Misfit.Kind.DIFFERENT,
        "the shapes " + shapes.get(left) + " and " + shapes.get(right) + " differ",
        List.of(left, right));
  }

  static Inference count(
      int wanted, List<Shape> shapes, java.util.function.Supplier<Inference> then) {
    return shapes.size() == wanted
        ? then.get()
        : wrongCount(wanted + " arguments are wanted, not " + shapes.size());
  }

  private static Inference leaf(Shape shape, List<Shape> args) {
    return count(0, args, () -> new Fits(shape));
  }

  /** The first {@code number} arguments (all, where it is 0) must be scalars. */
  static Inference allScalar(List<Shape> args, Shape result, int number) {
    int end = number == 0 ? args.size() : number;
    for (int i = 0; i < end; i++) {
      if (!args.get(i).isScalar()) {
        return scalarWanted(i);
      }
    }
    return new Fits(result);
  }

  private static Inference indexed(Shape shape, List<Shape> args, int number) {
    return allScalar(args, shape, number);
  }

  private static Inference call(FunctionSymbol function, List<Integer> slots, List<Shape> args) {
    if (args.size() != function.domain().size()) {
      return wrongCount("`" + function.name() + "` takes " + function.domain().size());
    }
    for (int i = 0; i < args.size(); i++) {
      if (!args.get(i).equals(function.domain().get(i))) {
        return new Misfit(
            Misfit.Kind.DIFFERENT,
            "`" + function.name() + "` takes " + function.domain().get(i) + ", not " + args.get(i),
            List.of(i));
      }
    }
    List<Dim> dims = new ArrayList<>(function.codomain().dims());
    slots.forEach(slot -> dims.addAll(function.domain().get(slot).dims()));
    return new Fits(new Shape(dims));
  }

  private static Inference fold(Op.Fold.Kind kind, List<Shape> args) {
    if (args.size() != 3 && args.size() != 4) {
      return wrongCount("two bounds and a body are wanted");
    }
    Inference bounds = allScalar(args, args.getLast(), args.size() - 1);
    if (bounds instanceof Misfit) {
      return bounds;
    }
    int body = args.size() - 1;
    return switch (kind) {
      case SUM -> bounds;
      case PRODUCT ->
          args.getLast().isSquare() ? bounds : OperatorShapes.squareWanted(args.getLast(), body);
      case MAX, MIN, ARGMAX, ARGMIN -> args.getLast().isScalar() ? bounds : scalarWanted(body);
    };
  }

  private static Inference moment(Op.Moment.Kind kind, List<Shape> args) {
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    if (args.size() != plain && args.size() != plain + 1) {
      return wrongCount(plain + " arguments are wanted, and at most one condition");
    }
    Shape first = args.getFirst();
    return switch (kind) {
      case EXPECTATION, PROBABILITY -> new Fits(first);
      case VARIANCE -> column(first) ? new Fits(outer(first, first)) : vectorWanted(0);
      case COVARIANCE ->
          !column(first)
              ? vectorWanted(0)
              : column(args.get(1)) ? new Fits(outer(first, args.get(1))) : vectorWanted(1);
    };
  }

  private static boolean column(Shape shape) {
    return shape.rank() <= 1;
  }

  private static Shape outer(Shape left, Shape right) {
    return Shape.matrix(left.rows(), right.rows());
  }

  static Misfit vectorWanted(int position) {
    return new Misfit(
        Misfit.Kind.VECTOR_WANTED, "a scalar or a column vector is wanted here", List.of(position));
  }

  private static Inference distribution(Family family, List<Shape> args) {
    if (args.size() != family.parameters()) {
      return wrongCount(family.word() + " takes " + family.parameters() + " parameters");
    }
    if (family == Family.CATEGORICAL) {
      return args.getFirst().isVector() ? scalar() : vectorWanted(0);
    }
    if (family == Family.NORMAL && args.getFirst().isVector()) {
      Shape mean = args.getFirst();
      Shape wanted = Shape.matrix(mean.rows(), mean.rows());
      return args.get(1).equals(wanted)
          ? new Fits(mean)
          : new Misfit(
              Misfit.Kind.DIFFERENT,
              "the covariance must be " + wanted + ", not " + args.get(1),
              List.of(0, 1));
    }
    return allScalar(args, Shape.SCALAR, 0);
  }

  private static Inference compare(Relation relation, List<Shape> args) {
    if (args.size() != 2) {
      return wrongCount("two sides are wanted");
    }
    boolean same = args.get(0).equals(args.get(1)) || relation.isLogical();
    return same ? scalar() : different(args, 0, 1);
  }
}
