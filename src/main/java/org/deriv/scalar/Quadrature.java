package org.deriv.scalar;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by adaptive Gauss–Kronrod rules of 7 and 15 points (QUADPACK's QAG). An integral that
 * does not settle, as over a pole, is undefined.
 */
final class Quadrature {
  private static final double[] NODES = {
    0.9914553711208126,
    0.9491079123427585,
    0.8648644233597691,
    0.7415311855993945,
    0.5860872354676911,
    0.4058451513773972,
    0.20778495500789848,
    0.0
  };
  private static final double[] KRONROD = {
    0.022935322010529224,
    0.06309209262997856,
    0.10479001032225019,
    0.14065325971552592,
    0.1690047266392679,
    0.19035057806478542,
    0.20443294007529889,
    0.20948214108472782
  };
  // Of every second node.
  private static final double[] GAUSS = {
    0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694
  };
  private static final int MOST_PIECES = 300;
  // Not in the middle, where a removable singularity is likely to be.
  private static final double FIRST_CUT = 0.46372;

  private final DoubleFunction<Approximation> function;

  private Quadrature(DoubleFunction<Approximation> function) {
    this.function = function;
  }

  /** The integral from one end to another, either of which may be infinite. */
  static Approximation of(DoubleFunction<Approximation> function, double from, double to) {
    if (from == to) {
      return Approximation.ZERO;
    }
    if (from > to) {
      return of(function, to, from).negate();
    }
    if (Double.isInfinite(from) && Double.isInfinite(to)) {
      return onto(function, t -> t / (1 - t * t), t -> (1 + t * t) / square(1 - t * t), -1);
    }
    if (Double.isInfinite(to)) {
      return onto(function, t -> from + t / (1 - t), t -> 1 / square(1 - t), 0);
    }
    if (Double.isInfinite(from)) {
      return onto(function, t -> to - t / (1 - t), t -> 1 / square(1 - t), 0);
    }
    return new Quadrature(function).between(from, to);
  }

  private static double square(double x) {
    return x * x;
  }

  /** From an interval that ends at 1 onto an infinite one. */
  private static Approximation onto(
      DoubleFunction<Approximation> function,
      DoubleUnaryOperator place,
      DoubleUnaryOperator stretch,
      double from) {
    return new Quadrature(t ->
        function
            .apply(place.applyAsDouble(t))
            .times(Approximation.rounded(stretch.applyAsDouble(t))))
        .between(from, 1);
  }

  private record Piece(double from, double to, Approximation sum, double doubt) {
    private Piece doubted(double atLeast) {
      return new Piece(from, to, sum, Math.max(doubt, atLeast));
    }
  }

  private Approximation between(double from, double to) {
    PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparingDouble(Piece::doubt).reversed());
    double cut = from + FIRST_CUT * (to - from);
    // Doubted until they are split: the two rules may agree by chance where there is a kink.
    pieces.add(piece(from, cut).doubted(Double.MAX_VALUE));
    pieces.add(piece(cut, to).doubted(Double.MAX_VALUE));
    while (pieces.size() < MOST_PIECES) {
      Approximation total = total(pieces);
      if (!total.isDefined() || total.error() <= 1e-11 * Math.abs(total.value()) + 1e-14) {
        return total;
      }
      Piece worst = pieces.remove();
      double middle = (worst.from + worst.to) / 2;
      Piece left = piece(worst.from, middle);
      Piece right = piece(middle, worst.to);
      double change = Math.abs(left.sum.value() + right.sum.value() - worst.sum.value()) / 2;
      pieces.add(left.doubted(change));
      pieces.add(right.doubted(change));
    }
    Approximation total = total(pieces);
    return total.error() <= 1e-8 * (Math.abs(total.value()) + 1e-3)
        ? total
        : Approximation.UNDEFINED;
  }

  private static Approximation total(PriorityQueue<Piece> pieces) {
    double value = 0;
    double error = 0;
    for (Piece piece : pieces) {
      value += piece.sum.value();
      error += piece.sum.error() + piece.doubt;
    }
    return new Approximation(value, error);
  }

  private Piece piece(double from, double to) {
    double half = (to - from) / 2;
    double middle = from + half;
    Approximation kronrod = Approximation.ZERO;
    Approximation gauss = Approximation.ZERO;
    for (int i = 0; i < NODES.length; i++) {
      Approximation value = function.apply(middle + half * NODES[i]);
      if (i < NODES.length - 1) {
        value = value.plus(function.apply(middle - half * NODES[i]));
      }
      kronrod = kronrod.plus(value.times(Approximation.rounded(KRONROD[i])));
      if (i % 2 == 1) {
        gauss = gauss.plus(value.times(Approximation.rounded(GAUSS[i / 2])));
      }
    }
    double doubt = half * Math.abs(kronrod.value() - gauss.value());
    return new Piece(from, to, kronrod.times(Approximation.exactly(half)), doubt);
  }
}
