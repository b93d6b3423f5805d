package org.deriv.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * Evaluates expressions of matrices over doubles, by plain definitions and independently of what is
 * tested.
 */
final class Numbers {
  private final Map<String, Long> dims;
  private final Map<String, double[][]> values;

  Numbers(Map<String, Long> dims, Map<String, double[][]> values) {
    this.dims = dims;
    this.values = values;
  }

  int size(Dim dim) {
    return (int) dim.evaluate(name -> java.util.Objects.requireNonNull(dims.get(name)));
  }

  double[][] of(Expr expr) {
    return of(expr, Map.of());
  }

  private double scalar(Expr expr, Map<String, Double> indices) {
    return of(expr, indices)[0][0];
  }

  private double[][] of(Expr expr, Map<String, Double> indices) {
    int rows = size(expr.shape().rows());
    int columns = size(expr.shape().columns());
    return switch (expr.op()) {
      case Op.Number(Rational number) -> fill(1, 1, (_, _) -> number.doubleValue());
      case Op.Symbol(String name, Shape _) -> symbol(name, indices);
      case Op.Pi() -> fill(1, 1, (_, _) -> Math.PI);
      case Op.Ones _ -> fill(rows, columns, (_, _) -> 1);
      case Op.Zeros _ -> fill(rows, columns, (_, _) -> 0);
      case Op.Identity _ -> fill(rows, columns, (i, j) -> i == j ? 1 : 0);
      case Op.Basis _ -> {
        double at = scalar(expr.arg(0), indices);
        yield fill(rows, columns, (i, _) -> i + 1 == at ? 1 : 0);
      }
      case Op.Apply(Function function, int order) ->
          map(of(expr.arg(0), indices), function(function, order));
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, of(expr.arg(0), indices));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) -> {
        double[][] of = of(expr.arg(0), indices);
        double mean = sum(of) / count(of);
        double value =
            switch (kind) {
              case SUM -> sum(of);
              case MEAN -> mean;
              case VARIANCE -> sum(map(of, v -> (v - mean) * (v - mean))) / count(of);
              case MAX, MIN -> throw new IllegalArgumentException("extreme");
            };
        yield fill(1, 1, (_, _) -> value);
      }
      case Op.Softmax _ -> {
        double[][] e = map(of(expr.arg(0), indices), Math::exp);
        double total = sum(e);
        yield map(e, v -> v / total);
      }
      case Op.LogSumExp _ -> {
        double total = sum(map(of(expr.arg(0), indices), Math::exp));
        yield fill(1, 1, (_, _) -> Math.log(total));
      }
      case Op.Fold fold -> fold(fold, expr, indices, rows, columns);
      case Operator operator -> of(operator, expr, indices, rows, columns);
      case Op other -> throw new IllegalArgumentException(other.toString());
    };
  }

  private double[][] symbol(String name, Map<String, Double> indices) {
    Double index = indices.get(name);
    if (index != null) {
      return fill(1, 1, (_, _) -> index);
    }
    double[][] value = values.get(name);
    return value != null
        ? value
        : fill(1, 1, (_, _) -> java.util.Objects.requireNonNull(dims.get(name)));
  }

  private double[][] of(
      Operator operator, Expr expr, Map<String, Double> indices, int rows, int columns) {
    List<double[][]> args =
        operator == Operator.ENTRY
            ? List.<double[][]>of(of(expr.arg(0), indices))
            : expr.args().stream().map(arg -> of(arg, indices)).toList();
    double[][] first = args.getFirst();
    return switch (operator) {
      case ADD -> args.stream().reduce((a, b) -> zip(a, b, Double::sum)).orElseThrow();
      case NEGATE -> map(first, v -> -v);
      case HADAMARD -> args.stream().reduce((a, b) -> zip(a, b, (p, q) -> p * q)).orElseThrow();
      case HADAMARD_DIVIDE -> zip(first, args.get(1), (a, b) -> a / b);
      case DIVIDE -> map(first, v -> v / args.get(1)[0][0]);
      case MAXIMUM -> args.stream().reduce((a, b) -> zip(a, b, Math::max)).orElseThrow();
      case MINIMUM -> args.stream().reduce((a, b) -> zip(a, b, Math::min)).orElseThrow();
      case PRODUCT -> product(expr, args);
      case POWER ->
          expr.shape().isScalar()
              ? fill(1, 1, (_, _) -> Math.pow(first[0][0], args.get(1)[0][0]))
              : power(first, (int) args.get(1)[0][0]);
      case HADAMARD_POWER -> map(first, v -> Math.pow(v, args.get(1)[0][0]));
      case TRANSPOSE -> fill(rows, columns, (i, j) -> first[j][i]);
      case INVERSE -> inverse(first);
      case TRACE -> {
        double trace = 0;
        for (int i = 0; i < first.length; i++) {
          trace += first[i][i];
        }
        double value = trace;
        yield fill(1, 1, (_, _) -> value);
      }
      case DETERMINANT -> fill(1, 1, (_, _) -> determinant(first));
      case DIAGONAL_MATRIX -> fill(rows, columns, (i, j) -> i == j ? first[i][0] : 0);
      case DIAGONAL_PART -> fill(rows, columns, (i, _) -> first[i][i]);
      case VEC -> fill(rows, 1, (i, _) -> first[i % first.length][i / first.length]);
      case KRONECKER -> args.stream().reduce(Numbers::kronecker).orElseThrow();
      case ENTRY -> {
        int row = (int) scalar(expr.arg(1), indices) - 1;
        int column = expr.args().size() > 2 ? (int) scalar(expr.arg(2), indices) - 1 : 0;
        yield fill(1, 1, (_, _) -> first[row][column]);
      }
      default -> throw new IllegalArgumentException(operator.toString());
    };
  }

  private double[][] fold(
      Op.Fold fold, Expr expr, Map<String, Double> indices, int rows, int columns) {
    boolean sums = fold.kind() == Op.Fold.Kind.SUM;
    double[][] running = fill(rows, columns, (_, _) -> sums ? 0 : 1);
    double last = scalar(expr.arg(1), indices);
    for (double i = scalar(expr.arg(0), indices); i <= last; i++) {
      Map<String, Double> inside = new HashMap<>(indices);
      inside.put(fold.index(), i);
      if (expr.args().size() == 4 && isEqual(expr.arg(2), inside)) {
        continue;
      }
      double[][] next = of(expr.args().getLast(), inside);
      running = zip(running, next, sums ? Double::sum : (a, b) -> a * b);
    }
    return running;
  }

  /** Whether the sides of the condition {@code i != j} are equal. */
  private boolean isEqual(Expr condition, Map<String, Double> indices) {
    return scalar(condition.arg(0), indices) == scalar(condition.arg(1), indices);
  }

  private static DoubleUnaryOperator function(Function function, int order) {
    if (!(function instanceof Function.Elementary elementary)) {
      throw new IllegalArgumentException(function.toString());
    }
    if (order == 1 && elementary == Function.Elementary.SIGMOID) {
      return v -> Math.exp(-v) / Math.pow(1 + Math.exp(-v), 2);
    }
    if (order == 1 && elementary == Function.Elementary.TANH) {
      return v -> 1 - Math.tanh(v) * Math.tanh(v);
    }
    if (order != 0) {
      throw new IllegalArgumentException("order");
    }
    return switch (elementary) {
      case EXP -> Math::exp;
      case LOG -> Math::log;
      case SQRT -> Math::sqrt;
      case ABS -> Math::abs;
      case SIGN -> Math::signum;
      case SIN -> Math::sin;
      case COS -> Math::cos;
      case TANH -> Math::tanh;
      case SIGMOID -> v -> 1 / (1 + Math.exp(-v));
      case RELU -> v -> Math.max(0, v);
      case SOFTPLUS -> v -> Math.log1p(Math.exp(v));
      case ERF, GELU -> throw new IllegalArgumentException("erf");
      case STEP -> v -> v > 0 ? 1 : 0;
    };
  }

  private static double[][] norm(Op.Norm.Kind kind, double[][] of) {
    double value =
        switch (kind) {
          case TWO, FROBENIUS -> Math.sqrt(sum(map(of, v -> v * v)));
          case ONE -> sum(map(of, Math::abs));
          case INFINITY, NUCLEAR -> throw new IllegalArgumentException(kind.toString());
        };
    return fill(1, 1, (_, _) -> value);
  }

  private static double[][] product(Expr expr, List<double[][]> args) {
    double scale = 1;
    double[][] running = {{1}};
    for (int i = 0; i < args.size(); i++) {
      double[][] next = args.get(i);
      if (expr.arg(i).shape().isScalar()) {
        scale *= next[0][0];
      } else if (running.length == 1 && running[0].length == 1) {
        scale *= running[0][0];
        running = next;
      } else {
        running = times(running, next);
      }
    }
    double all = scale;
    return map(running, v -> v * all);
  }

  private static double[][] power(double[][] base, int exponent) {
    double[][] one = exponent < 0 ? inverse(base) : base;
    double[][] running = fill(base.length, base.length, (i, j) -> i == j ? 1 : 0);
    for (int i = 0; i < Math.abs(exponent); i++) {
      running = times(running, one);
    }
    return running;
  }

  private static double[][] times(double[][] a, double[][] b) {
    return fill(
        a.length,
        b[0].length,
        (i, j) -> {
          double sum = 0;
          for (int k = 0; k < b.length; k++) {
            sum += a[i][k] * b[k][j];
          }
          return sum;
        });
  }

  private static double[][] kronecker(double[][] a, double[][] b) {
    return fill(
        a.length * b.length,
        a[0].length * b[0].length,
        (i, j) -> a[i / b.length][j / b[0].length] * b[i % b.length][j % b[0].length]);
  }

  private static double determinant(double[][] of) {
    if (of.length == 1) {
      return of[0][0];
    }
    double sum = 0;
    for (int k = 0; k < of.length; k++) {
      int column = k;
      double[][] minor =
          fill(of.length - 1, of.length - 1, (i, j) -> of[i + 1][j < column ? j : j + 1]);
      sum += (k % 2 == 0 ? 1 : -1) * of[0][k] * determinant(minor);
    }
    return sum;
  }

  private static double[][] inverse(double[][] of) {
    double determinant = determinant(of);
    if (of.length == 1) {
      return new double[][] {{1 / determinant}};
    }
    return fill(
        of.length,
        of.length,
        (i, j) -> {
          double[][] minor =
              fill(
                  of.length - 1, of.length - 1, (r, c) -> of[r < j ? r : r + 1][c < i ? c : c + 1]);
          return ((i + j) % 2 == 0 ? 1 : -1) * determinant(minor) / determinant;
        });
  }

  private static double sum(double[][] of) {
    double sum = 0;
    for (double[] row : of) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum;
  }

  private static int count(double[][] of) {
    return of.length * of[0].length;
  }

  /** An entry by row and column, from 0. */
  interface Entry {
    double at(int row, int column);
  }

  static double[][] fill(int rows, int columns, Entry entry) {
    double[][] result = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[i][j] = entry.at(i, j);
      }
    }
    return result;
  }

  private static double[][] map(double[][] of, DoubleUnaryOperator function) {
    return fill(of.length, of[0].length, (i, j) -> function.applyAsDouble(of[i][j]));
  }

  private static double[][] zip(double[][] a, double[][] b, DoubleBinaryOperator function) {
    return fill(a.length, a[0].length, (i, j) -> function.applyAsDouble(a[i][j], b[i][j]));
  }

  /** Whether two values agree up to rounding; not if either is undefined. */
  static boolean agree(double[][] a, double[][] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        double scale = 1 + Math.abs(a[i][j]) + Math.abs(b[i][j]);
        if (!(Math.abs(a[i][j] - b[i][j]) <= 1e-7 * scale)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether every entry is a number. */
  static boolean isDefined(double[][] of) {
    return Double.isFinite(sum(of));
  }
}
