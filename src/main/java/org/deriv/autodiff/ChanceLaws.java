package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.deriv.expr.Family;

/** Draws from the named distributions as functions of sources. */
final class ChanceLaws {
  private final Scalars scalars;
  private final ChanceAtoms values;
  private final List<ChanceSource> sources = new ArrayList<>();

  ChanceLaws(Scalars scalars) {
    this.scalars = scalars;
    this.values = new ChanceAtoms(scalars);
  }

  /** Every source so far. */
  List<ChanceSource> sources() {
    return sources;
  }

  /** A new source. */
  int source(ChanceSource.Law law) {
    int cell = scalars.tape().fresh(Opcode.VARIABLE, scalars.number(0));
    sources.add(new ChanceSource(cell, law));
    return cell;
  }

  /** A number that takes values with probabilities. */
  int finite(List<Integer> values, List<Integer> weights) {
    return source(new ChanceSource.Finite(values, weights));
  }

  private int standard(ChanceSource.Kind kind) {
    return source(new ChanceSource.Standard(kind));
  }

  private int moments(IntUnaryOperator moment, ChanceSource.Values values) {
    return source(new ChanceSource.Moments(moment, values));
  }

  /** A draw of one number. */
  int number(Family family, List<Grid> parameters) {
    int first = parameters.isEmpty() ? -1 : parameters.getFirst().cell(0);
    int second = parameters.size() < 2 ? -1 : parameters.get(1).only();
    int one = scalars.number(1);
    return switch (family) {
      case BERNOULLI ->
          finite(List.of(scalars.number(0), one), List.of(scalars.subtract(one, first), first));
      case RADEMACHER -> {
        int half = scalars.divide(one, scalars.number(2));
        yield finite(List.of(scalars.number(-1), one), List.of(half, half));
      }
      case CATEGORICAL -> categorical(parameters.getFirst());
      case NORMAL -> affine(first, scalars.sqrt(second), standard(ChanceSource.Kind.NORMAL));
      case UNIFORM -> {
        int two = scalars.number(2);
        int middle = scalars.divide(scalars.add(first, second), two);
        int half = scalars.divide(scalars.subtract(second, first), two);
        yield affine(middle, half, standard(ChanceSource.Kind.UNIFORM));
      }
      case EXPONENTIAL -> scalars.divide(standard(ChanceSource.Kind.EXPONENTIAL), first);
      case LAPLACE -> affine(first, second, standard(ChanceSource.Kind.LAPLACE));
      case LOG_NORMAL ->
          moments(order -> logNormal(first, second, order), values.logNormal(first, second));
      case GAMMA ->
          moments(
              order -> scalars.divide(rising(first, order), scalars.power(second, (long) order)),
              values.gamma(first, second));
      case BETA ->
          moments(
              order ->
                  scalars.divide(rising(first, order), rising(scalars.add(first, second), order)),
              values.beta(first, second));
      case POISSON ->
          moments(
              order -> stirling(order, k -> scalars.power(first, (long) k)), values.poisson(first));
      case BINOMIAL ->
          moments(
              order ->
                  stirling(
                      order,
                      k -> scalars.multiply(falling(first, k), scalars.power(second, (long) k))),
              values.binomial(first, second));
    };
  }

  private int affine(int middle, int scale, int source) {
    return scalars.add(middle, scalars.multiply(scale, source));
  }

  private int categorical(Grid weights) {
    List<Integer> values = new ArrayList<>();
    for (int i = 1; i <= weights.size(); i++) {
      values.add(scalars.number(i));
    }
    return finite(values, weights.list());
  }

  /** E[x^k] = exp(k m + k² v/2), the integral of a shifted Gaussian. */
  private int logNormal(int mean, int variance, int order) {
    int linear = scalars.multiply(scalars.number(order), mean);
    int square =
        scalars.divide(
            scalars.multiply(scalars.number((long) order * order), variance), scalars.number(2));
    return scalars.unary(Opcode.EXP, scalars.add(linear, square));
  }

  /** a (a+1) … (a+k-1). */
  private int rising(int from, int count) {
    int product = scalars.number(1);
    for (int i = 0; i < count; i++) {
      product = scalars.multiply(product, scalars.add(from, scalars.number(i)));
    }
    return product;
  }

  private int falling(int from, int count) {
    int product = scalars.number(1);
    for (int i = 0; i < count; i++) {
      product = scalars.multiply(product, scalars.subtract(from, scalars.number(i)));
    }
    return product;
  }

  /** A moment from factorial moments. */
  private int stirling(int order, IntUnaryOperator factorial) {
    long[] row = {1};
    for (int n = 1; n <= order; n++) {
      long[] next = new long[n + 1];
      for (int k = 1; k <= n; k++) {
        next[k] = row[k - 1] + (k < n ? k * row[k] : 0);
      }
      row = next;
    }
    int sum = scalars.number(0);
    for (int k = 0; k < row.length; k++) {
      sum = scalars.add(sum, scalars.multiply(scalars.number(row[k]), factorial.applyAsInt(k)));
    }
    return sum;
  }

  /** Mean plus a root of the covariance times independent standard normals. */
  Grid normal(Grid mean, Grid covariance) {
    int size = mean.size();
    Grid root = root(covariance);
    int[] sources = new int[size];
    for (int i = 0; i < size; i++) {
      sources[i] = standard(ChanceSource.Kind.NORMAL);
    }
    return mapped(mean, root, sources);
  }

  /** mean + root * vector. */
  Grid mapped(Grid mean, Grid root, int[] vector) {
    return Grid.fill(
        mean.dims(),
        i -> {
          int sum = mean.cell(i);
          for (int j = 0; j < vector.length; j++) {
            sum = scalars.add(sum, scalars.multiply(root.at(i, j), vector[j]));
          }
          return sum;
        });
  }

  /** Cholesky's lower triangle. */
  Grid root(Grid matrix) {
    int size = matrix.rows();
    int[][] lower = new int[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        lower[i][j] = scalars.number(0);
      }
      for (int j = 0; j <= i; j++) {
        int rest = matrix.at(i, j);
        for (int k = 0; k < j; k++) {
          rest = scalars.subtract(rest, scalars.multiply(lower[i][k], lower[j][k]));
        }
        lower[i][j] = i == j ? scalars.sqrt(rest) : scalars.divide(rest, lower[j][j]);
      }
    }
    return Grid.matrix(size, size, (i, j) -> lower[i][j]);
  }
}
