package org.deriv.render.ink;

/**
 * An affine map: {@code (x, y)} goes to {@code (a x + c y + e, b x + d y + f)}.
 *
 * <p>Lengths are points; y grows downwards.
 */
public record Matrix(double a, double b, double c, double d, double e, double f) {
  /** The map that changes nothing. */
  public static final Matrix IDENTITY = new Matrix(1, 0, 0, 1, 0, 0);

  /** A shift. */
  public static Matrix shift(double x, double y) {
    return new Matrix(1, 0, 0, 1, x, y);
  }

  /** A scaling by the same factor in both directions, then a shift. */
  public static Matrix scaleAt(double factor, double x, double y) {
    return new Matrix(factor, 0, 0, factor, x, y);
  }

  /** The map that applies {@code inner} first and then this one. */
  public Matrix times(Matrix inner) {
    return new Matrix(
        a * inner.a + c * inner.b,
        b * inner.a + d * inner.b,
        a * inner.c + c * inner.d,
        b * inner.c + d * inner.d,
        a * inner.e + c * inner.f + e,
        b * inner.e + d * inner.f + f);
  }

  /** Where the map takes the abscissa of a point. */
  public double x(double x, double y) {
    return a * x + c * y + e;
  }

  /** Where the map takes the ordinate of a point. */
  public double y(double x, double y) {
    return b * x + d * y + f;
  }

  /** By how much the map scales lengths, on average over directions. */
  public double scale() {
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  /** Whether the map only scales evenly and shifts, so that letters stay upright. */
  public boolean isUpright() {
    return b == 0 && c == 0 && a == d && a > 0;
  }
}
