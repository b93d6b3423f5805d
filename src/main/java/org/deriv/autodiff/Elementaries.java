package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Functions taken entry by entry, unknown functions, norms and reductions. */
final class Elementaries {
  private final Builder builder;
  private final Scalars scalars;
  private final GridMath math;
  private final Spectrum spectrum;
  private final Derivatives derivatives;
  private final Map<Integer, Integer> arguments = new HashMap<>();

  Elementaries(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.math = new GridMath(scalars);
    this.spectrum = new Spectrum(scalars);
    this.derivatives = new Derivatives(scalars);
  }

  Grid apply(Function function, int order, Grid of) {
    return switch (function) {
      case Function.Named(String word) -> of.map(cell -> named(word, order, cell));
      case Function.Elementary elementary -> of.map(cell -> derivative(elementary, order, cell));
    };
  }

  private int named(String word, int order, int cell) {
    List<Integer> slots = java.util.Collections.nCopies(order, 0);
    return scalars.call(new Group.Call(word, 0, slots, List.of(cell)));
  }

  /** The derivative of an order, by differentiating the value as often. */
  private int derivative(Function.Elementary function, int order, int cell) {
    if (order == 0) {
      return value(function, cell);
    }
    int variable = arguments.computeIfAbsent(cell, c -> scalars.tape().fresh(Opcode.VARIABLE, c));
    int result = value(function, variable);
    int[] one = {scalars.number(1)};
    for (int i = 0; i < order; i++) {
      result = derivatives.tangents(new int[] {result}, new int[] {variable}, one)[0];
    }
    return result;
  }

  private int value(Function.Elementary function, int x) {
    return switch (function) {
      case EXP -> scalars.unary(Opcode.EXP, x);
      case LOG -> scalars.unary(Opcode.LOG, x);
      case SQRT -> scalars.sqrt(x);
      case ABS -> scalars.unary(Opcode.ABS, x);
      case SIGN -> scalars.unary(Opcode.SIGN, x);
      case SIN -> scalars.unary(Opcode.SIN, x);
      case COS -> scalars.unary(Opcode.COS, x);
      case TANH -> scalars.unary(Opcode.TANH, x);
      case ERF -> scalars.unary(Opcode.ERF, x);
      case RELU -> scalars.max(scalars.number(0), x);
      case STEP -> scalars.unary(Opcode.STEP, x);
      case SIGMOID -> scalars.divide(scalars.number(1), onePlusExp(scalars.negate(x)));
      case SOFTPLUS -> scalars.unary(Opcode.LOG, onePlusExp(x));
      // x Φ(x) = x (1 + erf(x/√2))/2
      case GELU -> {
        int root = scalars.sqrt(scalars.number(2));
        int erf = scalars.unary(Opcode.ERF, scalars.divide(x, root));
        int share = scalars.add(scalars.number(1), erf);
        yield scalars.multiply(scalars.multiply(scalars.number(Rational.of(1, 2)), x), share);
      }
    };
  }

  private int onePlusExp(int x) {
    return scalars.add(scalars.number(1), scalars.unary(Opcode.EXP, x));
  }

  /** All partial derivatives of an unknown function by the slots, axes of the slots last. */
  Grid call(FunctionSymbol function, List<Integer> slots, List<Grid> args) {
    List<Integer> operands = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    for (Grid arg : args) {
      offsets.add(operands.size());
      operands.addAll(arg.list());
    }
    int[] sizes = slots.stream().mapToInt(slot -> args.get(slot).size()).toArray();
    int inner = Grid.count(sizes);
    int outer = Grid.count(builder.world().dims(function.codomain()));
    return Grid.vector(
        outer * inner,
        k -> {
          int component = k / inner;
          List<Integer> by = new ArrayList<>();
          int rest = k % inner;
          for (int s = sizes.length - 1; s >= 0; s--) {
            by.add(offsets.get(slots.get(s)) + rest % sizes[s]);
            rest /= sizes[s];
          }
          return scalars.call(new Group.Call(function.name(), component, by, operands));
        });
  }

  /** By the shape as it is declared: a matrix that happens to have one row is no row vector. */
  Grid norm(Op.Norm.Kind kind, Shape shape, Grid of) {
    Grid sizes = of.map(cell -> scalars.unary(Opcode.ABS, cell));
    boolean matrix = shape.isMatrix();
    return Grid.scalar(
        switch (kind) {
          case TWO -> of.isScalar() ? sizes.only() : spectrum.operatorNorm(of);
          case FROBENIUS -> scalars.sqrt(math.sumOfSquares(of));
          case ONE -> matrix ? largestSum(sizes.transposed()) : math.sum(sizes);
          case INFINITY -> matrix ? largestSum(sizes) : largest(sizes.cells());
          case NUCLEAR -> spectrum.nuclearNorm(of);
        });
  }

  private int largestSum(Grid sizes) {
    int[] sums = new int[sizes.rows()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = scalars.number(0);
      for (int j = 0; j < sizes.columns(); j++) {
        sums[i] = scalars.add(sums[i], sizes.at(i, j));
      }
    }
    return largest(sums);
  }

  private int largest(int[] cells) {
    if (cells.length == 0) {
      throw Refusal.undefined("the largest of nothing");
    }
    return java.util.Arrays.stream(cells).reduce(scalars::max).orElseThrow();
  }

  Grid reduce(Op.Reduce.Kind kind, List<Integer> axes, Grid of) {
    return along(axes, of, cells -> reduce(kind, cells));
  }

  private int reduce(Op.Reduce.Kind kind, int[] cells) {
    int count = scalars.number(cells.length);
    return switch (kind) {
      case SUM -> scalars.sum(cells);
      case MEAN -> scalars.divide(scalars.sum(cells), count);
      case VARIANCE -> {
        int mean = scalars.divide(scalars.sum(cells), count);
        int sum = scalars.number(0);
        for (int cell : cells) {
          int deviation = scalars.subtract(cell, mean);
          sum = scalars.add(sum, scalars.multiply(deviation, deviation));
        }
        yield scalars.divide(sum, count);
      }
      case MAX -> largest(cells);
      case MIN -> java.util.Arrays.stream(cells).reduce(scalars::min).orElseThrow();
    };
  }

  /** A number for the entries along the axes (all where there are none), for each of the others. */
  private Grid along(List<Integer> axes, Grid of, java.util.function.ToIntFunction<int[]> number) {
    if (axes.isEmpty()) {
      return Grid.scalar(number.applyAsInt(of.cells()));
    }
    Lines lines = Lines.along(axes, of);
    return Grid.fill(lines.rest(), i -> number.applyAsInt(lines.cells(of, i)));
  }

  Grid softmax(int axis, Grid of) {
    IntUnaryOperator exp = cell -> scalars.unary(Opcode.EXP, cell);
    Lines lines = Lines.along(axis == 0 ? allAxes(of) : List.of(axis), of);
    int[] result = new int[of.size()];
    for (int line = 0; line < Grid.count(lines.rest()); line++) {
      int sum = scalars.number(0);
      for (int cell : lines.cells(of, line)) {
        sum = scalars.add(sum, exp.applyAsInt(cell));
      }
      for (int position : lines.positions(line)) {
        result[position] = scalars.divide(exp.applyAsInt(of.cell(position)), sum);
      }
    }
    return Grid.of(of.dims(), result);
  }

  Grid logSumExp(int axis, Grid of) {
    return along(
        axis == 0 ? List.of() : List.of(axis),
        of,
        cells -> {
          int sum = scalars.number(0);
          for (int cell : cells) {
            sum = scalars.add(sum, scalars.unary(Opcode.EXP, cell));
          }
          return scalars.unary(Opcode.LOG, sum);
        });
  }

  private static List<Integer> allAxes(Grid of) {
    return java.util.stream.IntStream.rangeClosed(1, of.axes()).boxed().toList();
  }
}
