package org.deriv.autodiff;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Rational;

/** Points and weights by which a source is averaged over. */
final class ChanceRules {
  private static final int HIGHEST = 14;
  private final Builder builder;
  private final Scalars scalars;

  ChanceRules(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  /** A point and its weight, as cells. */
  record Node(int at, int weight) {}

  /** A rule that is right for polynomials up to a degree, or for any function where it is none. */
  List<Node> of(ChanceSource.Law law, int degree) {
    return switch (law) {
      case ChanceSource.Finite finite -> finite(finite, degree);
      case ChanceSource.Standard(ChanceSource.Kind kind) ->
          degree <= HIGHEST
              ? interpolating(degree, order -> number(moment(kind, order)))
              : cut(kind);
      case ChanceSource.Moments(var moment) -> {
        if (degree > HIGHEST) {
          throw Refusal.unknown("the expectation of a function that is no polynomial");
        }
        yield interpolating(degree, moment);
      }
    };
  }

  private int number(Rational value) {
    return scalars.number(value);
  }

  private List<Node> finite(ChanceSource.Finite finite, int degree) {
    List<Node> nodes = new ArrayList<>();
    int mean = scalars.number(0);
    for (int i = 0; i < finite.values().size(); i++) {
      Node node = new Node(finite.values().get(i), finite.weights().get(i));
      nodes.add(node);
      mean = scalars.add(mean, scalars.multiply(node.at(), node.weight()));
    }
    return degree <= 1 ? List.of(new Node(mean, scalars.number(1))) : nodes;
  }

  /** Moments of the standard laws, by their integrals. */
  private static Rational moment(ChanceSource.Kind kind, int order) {
    boolean odd = order % 2 == 1;
    return switch (kind) {
      case NORMAL -> odd ? Rational.ZERO : factorial(order).times(half(order / 2));
      case UNIFORM -> odd ? Rational.ZERO : Rational.of(1, order + 1L);
      case EXPONENTIAL -> factorial(order);
      case LAPLACE -> odd ? Rational.ZERO : factorial(order);
    };
  }

  /** 1/(2^k k!). */
  private static Rational half(int k) {
    return new Rational(BigInteger.TWO.pow(k), BigInteger.ONE).times(factorial(k)).reciprocal();
  }

  private static Rational factorial(int n) {
    Rational product = Rational.of(1);
    for (int i = 2; i <= n; i++) {
      product = product.times(Rational.of(i));
    }
    return product;
  }

  /**
   * The rule at degree + 1 fixed points that is right for every polynomial up to the degree: the
   * weight of a point is the mean of the polynomial that is 1 there and 0 at the others.
   */
  private List<Node> interpolating(int degree, java.util.function.IntUnaryOperator moment) {
    if (degree <= 1) {
      return List.of(new Node(moment.applyAsInt(1), scalars.number(1)));
    }
    List<Rational> points = new ArrayList<>();
    for (int i = 0; i <= degree; i++) {
      points.add(Rational.of(i % 2 == 0 ? -i / 2 : (i + 1) / 2));
    }
    List<Node> nodes = new ArrayList<>();
    for (Rational point : points) {
      Rational[] basis = basis(point, points);
      int weight = scalars.number(0);
      for (int order = 0; order < basis.length; order++) {
        int mean = order == 0 ? scalars.number(1) : moment.applyAsInt(order);
        weight = scalars.add(weight, scalars.multiply(number(basis[order]), mean));
      }
      if (!scalars.isZero(weight)) {
        nodes.add(new Node(number(point), weight));
      }
    }
    return nodes;
  }

  /** The coefficients of Lagrange's polynomial. */
  private static Rational[] basis(Rational point, List<Rational> points) {
    Rational[] product = {Rational.of(1)};
    for (Rational other : points) {
      if (other.equals(point)) {
        continue;
      }
      Rational scale = point.plus(other.negate()).reciprocal();
      Rational[] next = new Rational[product.length + 1];
      java.util.Arrays.fill(next, Rational.ZERO);
      for (int i = 0; i < product.length; i++) {
        next[i] = next[i].plus(product[i].times(other.negate()).times(scale));
        next[i + 1] = next[i + 1].plus(product[i].times(scale));
      }
      product = next;
    }
    return product;
  }

  /** The density cut into panels; a second rule of another order tells how far it is off. */
  private List<Node> cut(ChanceSource.Kind kind) {
    builder.approximate();
    // The finer rule reaches further out too, so that an integral that diverges is seen.
    int order = builder.world().order();
    long[] panels =
        switch (kind) {
          case NORMAL -> new long[] {-9 - order / 10, -4, 0, 4, 9 + order / 10};
          case UNIFORM -> new long[] {-1, 0, 1};
          case EXPONENTIAL -> new long[] {0, 1, 6, 10L + order};
          case LAPLACE -> new long[] {-10L - order, -6, 0, 6, 10L + order};
        };
    List<Quadrature.Node> rule = Quadrature.legendre(builder.world().order());
    List<Node> nodes = new ArrayList<>();
    for (int panel = 0; panel + 1 < panels.length; panel++) {
      Rational half = Rational.of(panels[panel + 1] - panels[panel], 2);
      Rational middle = Rational.of(panels[panel + 1] + panels[panel], 2);
      for (Quadrature.Node node : rule) {
        int at = number(middle.plus(half.times(node.at())));
        int share = number(half.times(node.weight()));
        nodes.add(new Node(at, scalars.multiply(share, density(kind, at))));
      }
    }
    return nodes;
  }

  private int density(ChanceSource.Kind kind, int at) {
    return switch (kind) {
      case NORMAL -> {
        int exponent = scalars.divide(scalars.multiply(at, at), scalars.number(-2));
        int root = scalars.sqrt(scalars.multiply(scalars.number(2), scalars.pi()));
        yield scalars.divide(scalars.unary(Opcode.EXP, exponent), root);
      }
      case UNIFORM -> number(Rational.of(1, 2));
      case EXPONENTIAL -> scalars.unary(Opcode.EXP, scalars.negate(at));
      case LAPLACE ->
          scalars.divide(
              scalars.unary(Opcode.EXP, scalars.negate(scalars.unary(Opcode.ABS, at))),
              scalars.number(2));
    };
  }
}
