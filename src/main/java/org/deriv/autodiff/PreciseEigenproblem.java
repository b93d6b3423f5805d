package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.stream.IntStream;

/** {@link Eigenproblem} to a number of digits. */
final class PreciseEigenproblem {
  private static final int SWEEPS = 60;

  private final BigDecimal[][] a;
  private final BigDecimal[][] v;
  private final MathContext context;

  private PreciseEigenproblem(BigDecimal[] entries, int size, MathContext context) {
    this.context = context;
    this.a = new BigDecimal[size][size];
    this.v = new BigDecimal[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        BigDecimal sum = entries[i * size + j].add(entries[j * size + i]);
        a[i][j] = sum.divide(BigDecimal.TWO, context);
        v[i][j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
      }
    }
  }

  static BigDecimal[] solve(BigDecimal[] entries, int size, MathContext context) {
    PreciseEigenproblem problem = new PreciseEigenproblem(entries, size, context);
    for (int sweep = 0; sweep < SWEEPS && problem.rotateAll(); sweep++) {}
    return problem.sorted(size);
  }

  /** Whether there was anything to rotate. */
  private boolean rotateAll() {
    BigDecimal scale = BigDecimal.ZERO;
    for (BigDecimal[] row : a) {
      for (BigDecimal entry : row) {
        scale = scale.max(entry.abs());
      }
    }
    BigDecimal small = scale.scaleByPowerOfTen(-context.getPrecision() - 3);
    boolean rotated = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (a[p][q].abs().compareTo(small) > 0) {
          rotate(p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q) {
    BigDecimal theta = a[q][q].subtract(a[p][p]).divide(a[p][q].multiply(BigDecimal.TWO), context);
    BigDecimal root = theta.multiply(theta, context).add(BigDecimal.ONE).sqrt(context);
    BigDecimal t = BigDecimal.ONE.divide(theta.abs().add(root), context);
    t = theta.signum() < 0 ? t.negate() : t;
    BigDecimal square = t.multiply(t, context).add(BigDecimal.ONE);
    BigDecimal c = BigDecimal.ONE.divide(square.sqrt(context), context);
    BigDecimal s = t.multiply(c, context);
    BigDecimal shift = t.multiply(a[p][q], context);
    a[p][p] = a[p][p].subtract(shift, context);
    a[q][q] = a[q][q].add(shift, context);
    a[p][q] = BigDecimal.ZERO;
    a[q][p] = BigDecimal.ZERO;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        turn(a[k], p, q, c, s);
        a[p][k] = a[k][p];
        a[q][k] = a[k][q];
      }
      turn(v[k], p, q, c, s);
    }
  }

  private void turn(BigDecimal[] row, int p, int q, BigDecimal c, BigDecimal s) {
    BigDecimal old = row[p];
    row[p] = c.multiply(old).subtract(s.multiply(row[q]), context);
    row[q] = s.multiply(old).add(c.multiply(row[q]), context);
  }

  private BigDecimal[] sorted(int size) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparing(i -> a[i][i]))
            .mapToInt(i -> i)
            .toArray();
    BigDecimal[] outputs = new BigDecimal[size + size * size];
    for (int i = 0; i < size; i++) {
      outputs[i] = a[order[i]][order[i]];
      for (int row = 0; row < size; row++) {
        outputs[size + row * size + i] = v[row][order[i]];
      }
    }
    return outputs;
  }
}
