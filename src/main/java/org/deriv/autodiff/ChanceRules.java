package org.deriv.autodiff;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deriv.autodiff.ChanceSource.Node;
import org.deriv.expr.Rational;

/** Points and weights by which a source is averaged over. */
final class ChanceRules {
  /** The highest degree of polynomials for which there are exact rules. */
  static final int HIGHEST = 14;

  private final Builder builder;
  private final Scalars scalars;
  private final ChancePanels panels;

  ChanceRules(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.panels = new ChancePanels(scalars);
  }

  /** A rule that is right for polynomials up to a degree, or for any where there are few values. */
  List<Node> finite(ChanceSource.Law law, int degree) {
    return switch (law) {
      case ChanceSource.Finite finite -> finite(finite, degree);
      case ChanceSource.Standard(ChanceSource.Kind kind) ->
          interpolating(degree, order -> number(moment(kind, order)));
      case ChanceSource.Moments(var moment, var _) -> interpolating(degree, moment);
    };
  }

  /**
   * A rule for any function that is smooth up to kinks.
   *
   * @param crowd how many such rules are nested
   */
  List<Node> open(ChanceSource.Law law, int crowd, Supplier<List<Integer>> kinks) {
    builder.approximate();
    int order = builder.world().order();
    return switch (law) {
      case ChanceSource.Finite finite -> finite(finite, HIGHEST);
      case ChanceSource.Standard(ChanceSource.Kind kind) ->
          standard(kind, crowd, order, kinks.get());
      case ChanceSource.Moments(var _, var values) -> values.of(order, kinks);
    };
  }

  private List<Node> standard(ChanceSource.Kind kind, int crowd, int order, List<Integer> kinks) {
    return crowd > 1 && kinks.isEmpty() && kind == ChanceSource.Kind.NORMAL
        ? hermite(crowd == 2 ? order : order * 2 / 3)
        : panels.of(kind, crowd > 1 ? order / 2 : order, kinks);
  }

  private List<Node> hermite(int order) {
    return Quadrature.hermite(order).stream()
        .map(node -> new Node(number(node.at()), number(node.weight())))
        .toList();
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
}
