package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** Random expressions of matrices, rewritings that keep their value, and damage that may not. */
final class Generator {
  private static final Dim N = Dim.of("n");
  private static final Dim M = Dim.of("m");
  private static final List<Dim> DIMS = List.of(N, M, Dim.ONE);

  private final Random random;
  private final List<Index> scope = new ArrayList<>();

  /** An index that is bound around, and what it runs through. */
  private record Index(String name, Dim size) {}

  Generator(long seed) {
    this.random = new Random(seed);
  }

  static Context context() {
    Context context =
        Context.EMPTY
            .with(new Declaration.Dimension("n"))
            .with(new Declaration.Dimension("m"))
            .assuming(Make.has(Property.SYMMETRIC, matrix("S", N, N)))
            .assuming(Make.has(Property.DIAGONAL, matrix("D", M, M)))
            .assuming(Make.has(Property.INVERTIBLE, matrix("P", N, N)));
    for (var leaf : leaves()) {
      context =
          context.with(
              new Declaration.Given(
                  leaf.toString(), leaf.shape(), List.of(), List.of(), Declaration.Domain.REAL));
    }
    return context;
  }

  private static Expr matrix(String name, Dim rows, Dim columns) {
    return Make.symbol(name, Shape.of(rows, columns));
  }

  private static List<Expr> leaves() {
    return List.of(
        matrix("A", N, M),
        matrix("B", N, M),
        matrix("C", M, N),
        matrix("S", N, N),
        matrix("P", N, N),
        matrix("Q", N, N),
        matrix("D", M, M),
        matrix("E", M, M),
        matrix("x", N, Dim.ONE),
        matrix("y", N, Dim.ONE),
        matrix("u", M, Dim.ONE),
        Make.scalar("a"),
        Make.scalar("b"));
  }

  /** Values for every leaf at dimensions, which meet the assumptions. */
  Numbers numbers(long n, long m) {
    Map<String, double[][]> values = new HashMap<>();
    Numbers sizes = new Numbers(Map.of("n", n, "m", m), values);
    for (Expr leaf : leaves()) {
      double[][] value =
          Numbers.fill(
              sizes.size(leaf.shape().rows()),
              sizes.size(leaf.shape().columns()),
              (_, _) -> random.nextGaussian());
      String name = leaf.toString();
      if (name.equals("S")) {
        value = Numbers.fill((int) n, (int) n, symmetric(value));
      }
      if (name.equals("D")) {
        double[][] all = value;
        value = Numbers.fill((int) m, (int) m, (i, j) -> i == j ? all[i][j] : 0);
      }
      values.put(name, value);
    }
    return sizes;
  }

  private static Numbers.Entry symmetric(double[][] of) {
    return (i, j) -> of[i][j] + of[j][i];
  }

  Shape shape() {
    return Shape.of(pick(DIMS), pick(DIMS));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** An expression of a shape. */
  Expr expr(Shape shape, int depth) {
    if (depth == 0) {
      return leaf(shape);
    }
    return switch (random.nextInt(shape.isScalar() ? 20 : 11)) {
      case 0 -> leaf(shape);
      case 1 -> Make.sum(expr(shape, depth - 1), expr(shape, depth - 1));
      case 2 -> Make.minus(expr(shape, depth - 1), expr(shape, depth - 1));
      case 3, 4 -> {
        Dim inner = pick(DIMS);
        yield Make.product(
            expr(Shape.of(shape.rows(), inner), depth - 1),
            expr(Shape.of(inner, shape.columns()), depth - 1));
      }
      case 5 -> Make.transpose(expr(shape.transposed(), depth - 1));
      case 6 -> Make.product(expr(Shape.SCALAR, depth - 1), expr(shape, depth - 1));
      case 7 -> Make.hadamard(expr(shape, depth - 1), expr(shape, depth - 1));
      case 8 -> special(shape, depth);
      case 9 -> Make.apply(function(), expr(shape, depth - 1));
      case 10 ->
          shape.isVector() && random.nextBoolean()
              ? Expr.of(new Op.Softmax(0), expr(shape, depth - 1))
              : Expr.of(Operator.MAXIMUM, expr(shape, depth - 1), expr(shape, depth - 1));
      case 14 -> Expr.of(Operator.TRACE, expr(square(), depth - 1));
      case 11 -> Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), expr(shape(), depth - 1));
      case 12 ->
          Expr.of(new Op.Reduce(Op.Reduce.Kind.VARIANCE, List.of()), expr(shape(), depth - 1));
      case 13 -> fold(depth);
      case 15, 16 -> fold(depth);
      case 17 -> positive(depth);
      case 18 -> Expr.of(Operator.DETERMINANT, expr(square(), 1));
      default ->
          Make.power(Expr.of(new Op.Norm(Op.Norm.Kind.FROBENIUS), expr(shape(), depth - 1)), 2);
    };
  }

  /** A sum over an index, perhaps without another's value. */
  private Expr fold(int depth) {
    Index index = new Index(pick(List.of("i", "j")), pick(List.of(N, M)));
    List<Expr> args = new ArrayList<>(List.of(Make.number(1), Make.size(index.size())));
    List<Index> others = scope.stream().filter(i -> !i.name().equals(index.name())).toList();
    if (!others.isEmpty() && random.nextInt(3) == 0) {
      Expr other = Make.scalar(others.getFirst().name());
      args.add(Make.compare(Relation.NOT_EQUAL, Make.scalar(index.name()), other));
    }
    List<Index> outside = List.copyOf(scope);
    scope.removeIf(i -> i.name().equals(index.name()));
    scope.add(index);
    args.add(expr(Shape.SCALAR, depth - 1));
    scope.clear();
    scope.addAll(outside);
    return Expr.of(new Op.Fold(Op.Fold.Kind.SUM, index.name(), Op.Direction.UP), args);
  }

  /** A function of a number that is defined for what it is given. */
  private Expr positive(int depth) {
    Expr square = Make.power(expr(Shape.SCALAR, depth - 1), 2);
    Expr base = Make.sum(Make.number(1), square);
    return switch (random.nextInt(4)) {
      case 0 -> Make.divide(expr(Shape.SCALAR, depth - 1), base);
      case 1 -> Make.apply(Function.Elementary.LOG, base);
      case 2 -> Make.apply(Function.Elementary.SQRT, base);
      default -> Make.apply(Function.Elementary.EXP, Make.negate(base));
    };
  }

  /** An entry at the indices around. */
  private Optional<Expr> entry() {
    List<Expr> entries = new ArrayList<>();
    for (Expr leaf : leaves()) {
      List<Expr> at = new ArrayList<>();
      for (Dim dim : leaf.shape().dims()) {
        scope.stream()
            .filter(index -> index.size().equals(dim))
            .skip(random.nextInt(2))
            .findFirst()
            .ifPresent(index -> at.add(Make.scalar(index.name())));
      }
      if (!at.isEmpty() && at.size() == leaf.shape().rank()) {
        entries.add(Make.entry(leaf, at));
      }
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(pick(entries));
  }

  private Function function() {
    return pick(
        List.of(
            Function.Elementary.SIGMOID,
            Function.Elementary.TANH,
            Function.Elementary.ABS,
            Function.Elementary.RELU,
            Function.Elementary.SIN));
  }

  private Shape square() {
    Dim size = pick(List.of(N, M));
    return Shape.of(size, size);
  }

  private Expr special(Shape shape, int depth) {
    boolean square = shape.isMatrix() && shape.isSquare();
    if (square && random.nextBoolean()) {
      return Expr.of(Operator.DIAGONAL_MATRIX, expr(Shape.vector(shape.rows()), depth - 1));
    }
    if (shape.isVector()) {
      return Expr.of(Operator.DIAGONAL_PART, expr(Shape.of(shape.rows(), shape.rows()), depth - 1));
    }
    if (square && shape.rows().equals(N)) {
      return Make.inverse(
          pick(inverted(depth)));
    }
    return Make.negate(expr(shape, depth - 1));
  }

  private List<Expr> inverted(int depth) {
    Expr diagonal =
        Expr.of(
            Operator.DIAGONAL_MATRIX,
            Make.apply(Function.Elementary.SIGMOID, expr(Shape.vector(N), depth - 1)));
    Expr any = expr(Shape.of(N, N), 1);
    return List.of(
        matrix("P", N, N),
        Make.sum(matrix("S", N, N), Make.identity(N)),
        Make.sum(matrix("P", N, N), diagonal),
        diagonal,
        Make.sum(any, matrix("Q", N, N)));
  }

  private Expr leaf(Shape shape) {
    Optional<Expr> entry = shape.isScalar() && random.nextInt(3) > 0 ? entry() : Optional.empty();
    if (entry.isPresent()) {
      return entry.get();
    }
    List<Expr> fitting = new ArrayList<>();
    for (Expr leaf : leaves()) {
      if (leaf.shape().equals(shape)) {
        fitting.add(leaf);
      }
      if (leaf.shape().transposed().equals(shape)) {
        fitting.add(Make.transpose(leaf));
      }
    }
    if (shape.isMatrix() && shape.isSquare()) {
      fitting.add(Make.identity(shape.rows()));
    }
    fitting.add(Make.ones(shape));
    if (shape.isScalar()) {
      fitting.add(Make.number(random.nextInt(5) - 2));
      fitting.add(Make.size(N));
    }
    return pick(fitting);
  }

  /** The same value written otherwise, by laws applied at random places. */
  Expr rewritten(Expr expr) {
    List<Expr> args = expr.args().stream().map(this::rewritten).toList();
    Expr same = expr.withArgs(args);
    return random.nextInt(3) == 0 ? law(same) : same;
  }

  private Expr law(Expr expr) {
    if (!(expr.op() instanceof Operator operator)) {
      return functionLaw(expr);
    }
    List<Expr> args = new ArrayList<>(expr.args());
    return switch (operator) {
      case ADD, HADAMARD -> Expr.of(operator, args.reversed());
      case PRODUCT -> productLaw(expr, args);
      case TRANSPOSE -> {
        Expr of = args.getFirst();
        if (of.is(Operator.PRODUCT)
            && of.args().stream().noneMatch(arg -> arg.shape().isScalar())
            && Layouts.segments(of).size() == 1) {
          yield Make.product(of.args().reversed().stream().map(Make::transpose).toList());
        }
        yield of.is(Operator.ADD)
            ? Make.sum(of.args().stream().map(Make::transpose).toList())
            : expr;
      }
      case TRACE -> Expr.of(Operator.TRACE, Make.transpose(args.getFirst()));
      case NEGATE -> Make.product(Make.number(-1), args.getFirst());
      default -> expr;
    };
  }

  private static Expr functionLaw(Expr expr) {
    if (expr.op() instanceof Op.Apply(Function function, int _)) {
      Expr of = expr.arg(0);
      Expr ones = Make.ones(of.shape());
      if (function == Function.Elementary.SIGMOID) {
        return Make.minus(ones, Make.apply(function, Make.negate(of)));
      }
      if (function == Function.Elementary.RELU) {
        Expr sum = Make.sum(of, Make.apply(Function.Elementary.ABS, of));
        return Make.divide(sum, Make.number(2));
      }
    }
    if (expr.op() instanceof Op.Norm && expr.arg(0).shape().rank() == 2) {
      Expr of = expr.arg(0);
      Expr squares = Expr.of(Operator.TRACE, Make.product(Make.transpose(of), of));
      return of.shape().isRow() ? expr : Make.apply(Function.Elementary.SQRT, squares);
    }
    return expr;
  }

  private static Expr productLaw(Expr expr, List<Expr> args) {
    Expr last = args.getLast();
    if (last.is(Operator.ADD) && args.size() == 2) {
      return Make.sum(
          last.args().stream().map(term -> Make.product(args.getFirst(), term)).toList());
    }
    if (args.size() == 2 && args.getFirst().shape().isScalar()) {
      return Make.product(last, args.getFirst());
    }
    return expr;
  }

  /** The expression with one thing changed. */
  Expr damaged(Expr expr) {
    int places = size(expr);
    return damaged(expr, new int[] {random.nextInt(places)});
  }

  private static int size(Expr expr) {
    return 1 + open(expr).stream().mapToInt(i -> size(expr.arg(i))).sum();
  }

  /** The arguments that may be damaged: neither indices nor bounds. */
  private static List<Integer> open(Expr expr) {
    int count = expr.args().size();
    return switch (expr.op()) {
      case Operator.ENTRY -> List.of();
      case Op.Fold _ -> List.of(count - 1);
      case Op _ -> java.util.stream.IntStream.range(0, count).boxed().toList();
    };
  }

  private Expr damaged(Expr expr, int[] left) {
    if (left[0]-- == 0) {
      return damage(expr);
    }
    List<Expr> args = new ArrayList<>(expr.args());
    for (int i : open(expr)) {
      args.set(i, damaged(expr.arg(i), left));
    }
    return expr.withArgs(args);
  }

  private Expr damage(Expr expr) {
    Shape shape = expr.shape();
    if (shape.isMatrix() && shape.isSquare() && random.nextBoolean()) {
      return Make.transpose(expr);
    }
    return switch (random.nextInt(4)) {
      case 0 -> Make.negate(expr);
      case 1 -> Make.product(Make.number(2), expr);
      case 2 -> leaf(shape);
      default -> expr.is(Operator.ADD) ? expr.arg(0) : Make.sum(expr, leaf(shape));
    };
  }
}
