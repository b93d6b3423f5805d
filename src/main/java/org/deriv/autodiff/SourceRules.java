package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Rational;

/** Values and weights by which the expectation of a function of a source is a sum. */
final class SourceRules {
  private final Scalars scalars;
  private final int order;
  private List<Quadrature.Node> hermite = List.of();
  private List<Quadrature.Node> legendre = List.of();
  private List<Quadrature.Node> laguerre = List.of();

  SourceRules(Scalars scalars, int order) {
    this.scalars = scalars;
    this.order = order;
  }

  /** A value of a source and its weight, as cells. */
  record Atom(int value, int weight) {}

  /** Whether so many values are all there are. */
  static boolean isFinite(Source source) {
    return switch (source.kind()) {
      case SIGN, SKEW, SCALE, BERNOULLI, CATEGORICAL, BINOMIAL -> true;
      case POISSON, NORMAL, UNIFORM, EXPONENTIAL, GAMMA, BETA, LAPLACE -> false;
    };
  }

  /** All values of a source that has finitely many. */
  List<Atom> finite(Source source) {
    List<Integer> p = source.parameters();
    return switch (source.kind()) {
      case SIGN -> two(Rational.of(-1), Rational.ONE, scalars.number(Rational.of(1, 2)));
      case SKEW -> two(Rational.of(2), Rational.of(-1, 2), scalars.number(Rational.of(1, 5)));
      case SCALE -> two(Rational.of(2), Rational.of(1, 2), scalars.number(Rational.of(1, 5)));
      case BERNOULLI -> two(Rational.ONE, Rational.ZERO, p.getFirst());
      case CATEGORICAL -> {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
          atoms.add(new Atom(scalars.number(i + 1L), p.get(i)));
        }
        yield atoms;
      }
      case BINOMIAL -> binomial(p.get(0), p.get(1));
      case POISSON, NORMAL, UNIFORM, EXPONENTIAL, GAMMA, BETA, LAPLACE ->
          throw new IllegalStateException(source.kind() + " has more than finitely many values");
    };
  }

  private List<Atom> two(Rational first, Rational second, int probability) {
    int rest = scalars.subtract(scalars.number(1), probability);
    return List.of(
        new Atom(scalars.number(first), probability), new Atom(scalars.number(second), rest));
  }

  private List<Atom> binomial(int trials, int probability) {
    if (!scalars.tape().isConstant(trials) || !scalars.tape().constant(trials).isInt()) {
      throw Refusal.unknown("a number of trials that is no fixed number");
    }
    int n = scalars.tape().constant(trials).intValue();
    int rest = scalars.subtract(scalars.number(1), probability);
    List<Atom> atoms = new ArrayList<>();
    Rational choose = Rational.ONE;
    for (int k = 0; k <= n; k++) {
      int weight =
          scalars.multiply(
              scalars.number(choose),
              scalars.multiply(
                  scalars.power(probability, (long) k), scalars.power(rest, (long) n - k)));
      atoms.add(new Atom(scalars.number(k), weight));
      choose = choose.times(Rational.of(n - k, k + 1L));
    }
    return atoms;
  }

  /** Values for a smooth function, or for one with a kink at 0. */
  List<Atom> of(Source source, Smoothness smoothness) {
    if (isFinite(source)) {
      return finite(source);
    }
    List<Integer> p = source.parameters();
    return switch (source.kind()) {
      case POISSON -> poisson(p.getFirst());
      case NORMAL ->
          smoothness == Smoothness.SMOOTH ? constant(hermite()) : mirrored(bell());
      case UNIFORM ->
          constant(
              legendre().stream()
                  .map(node ->
                      new Quadrature.Node(
                          node.at().plus(Rational.ONE).times(Rational.of(1, 2)),
                          node.weight().times(Rational.of(1, 2))))
                  .toList());
      case EXPONENTIAL -> constant(laguerre());
      case LAPLACE -> mirrored(constant(laguerre()));
      case GAMMA -> normalized(half(x -> gamma(x, p.getFirst())));
      case BETA -> normalized(interval(x -> beta(x, p.get(0), p.get(1))));
      case SIGN, SKEW, SCALE, BERNOULLI, CATEGORICAL, BINOMIAL -> finite(source);
    };
  }

  /** Whether a function has kinks. */
  enum Smoothness {
    /** None. */
    SMOOTH,
    /** Perhaps at 0. */
    KINKED
  }

  private List<Quadrature.Node> hermite() {
    if (hermite.isEmpty()) {
      hermite = Quadrature.hermite(order);
    }
    return hermite;
  }

  private List<Quadrature.Node> laguerre() {
    if (laguerre.isEmpty()) {
      laguerre = Quadrature.laguerre(order);
    }
    return laguerre;
  }

  private List<Quadrature.Node> legendre() {
    if (legendre.isEmpty()) {
      legendre = Quadrature.legendre(order);
    }
    return legendre;
  }

  private List<Atom> constant(List<Quadrature.Node> nodes) {
    return nodes.stream()
        .map(node -> new Atom(scalars.number(node.at()), scalars.number(node.weight())))
        .toList();
  }

  private List<Atom> poisson(int mean) {
    int weight = scalars.unary(Opcode.EXP, scalars.negate(mean));
    List<Atom> atoms = new ArrayList<>();
    for (int k = 0; k < 2 * order; k++) {
      atoms.add(new Atom(scalars.number(k), weight));
      weight = scalars.divide(scalars.multiply(weight, mean), scalars.number(k + 1L));
    }
    return atoms;
  }

  /** Up to where the normal density is below 10^-21, its weights not yet of sum 1. */
  private List<Atom> bell() {
    Rational middle = Rational.of(5);
    List<Quadrature.Node> nodes =
        Quadrature.legendre(2 * order).stream()
            .map(node ->
                new Quadrature.Node(
                    node.at().plus(Rational.ONE).times(middle), node.weight().times(middle)))
            .toList();
    return weighted(
        nodes,
        x ->
            scalars.unary(
                Opcode.EXP,
                scalars.negate(
                    scalars.multiply(
                        scalars.number(Rational.of(1, 2)), scalars.multiply(x, x)))));
  }

  private int gamma(int x, int shape) {
    int power = scalars.subtract(shape, scalars.number(1));
    int log = scalars.multiply(power, scalars.unary(Opcode.LOG, x));
    return scalars.unary(Opcode.EXP, scalars.subtract(log, x));
  }

  private int beta(int x, int a, int b) {
    int one = scalars.number(1);
    int left = scalars.multiply(scalars.subtract(a, one), scalars.unary(Opcode.LOG, x));
    int rest = scalars.unary(Opcode.LOG, scalars.subtract(one, x));
    int right = scalars.multiply(scalars.subtract(b, one), rest);
    return scalars.unary(Opcode.EXP, scalars.add(left, right));
  }

  /** Weights by a density on the positive half line, not yet of sum 1. */
  private List<Atom> half(java.util.function.IntUnaryOperator density) {
    return weighted(Quadrature.halfLine(2 * order), density);
  }

  private List<Atom> interval(java.util.function.IntUnaryOperator density) {
    return weighted(Quadrature.interval(2 * order), density);
  }

  private List<Atom> weighted(
      List<Quadrature.Node> nodes, java.util.function.IntUnaryOperator density) {
    List<Atom> atoms = new ArrayList<>();
    for (Quadrature.Node node : nodes) {
      int at = scalars.number(node.at());
      atoms.add(
          new Atom(
              at, scalars.multiply(scalars.number(node.weight()), density.applyAsInt(at))));
    }
    return atoms;
  }

  private List<Atom> mirrored(List<Atom> half) {
    List<Atom> both = new ArrayList<>(half);
    half.forEach(atom -> both.add(new Atom(scalars.negate(atom.value()), atom.weight())));
    return normalized(both);
  }

  private List<Atom> normalized(List<Atom> atoms) {
    int total = scalars.sum(atoms.stream().mapToInt(Atom::weight).toArray());
    return atoms.stream()
        .map(atom -> new Atom(atom.value(), scalars.divide(atom.weight(), total)))
        .toList();
  }
}
