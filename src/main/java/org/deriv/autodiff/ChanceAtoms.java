package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.deriv.autodiff.ChanceSource.Node;
import org.deriv.autodiff.ChanceSource.Values;
import org.deriv.expr.Rational;

/**
 * Values and weights of laws whose density has parameters. The weights are divided by their sum, so
 * that no normalizing constant is needed.
 */
final class ChanceAtoms {
  private static final long MOST_TRIALS = 200;

  /** Below every number that matters, so that a logarithm exists. */
  private static final Rational TINY = Rational.parse("0." + "0".repeat(60) + "1");

  private final Scalars scalars;
  private final ChancePanels panels;

  ChanceAtoms(Scalars scalars) {
    this.scalars = scalars;
    this.panels = new ChancePanels(scalars);
  }

  /** exp(m + √v z) at the values of a standard normal number. */
  Values logNormal(int mean, int variance) {
    int scale = scalars.sqrt(variance);
    return (order, kinks) -> {
      List<Integer> cuts =
          kinks.get().stream()
              .map(kink -> scalars.unary(Opcode.LOG, scalars.max(kink, scalars.number(TINY))))
              .map(log -> scalars.divide(scalars.subtract(log, mean), scale))
              .toList();
      return panels.of(ChanceSource.Kind.NORMAL, order, cuts).stream()
          .map(node -> {
            int exponent = scalars.add(mean, scalars.multiply(scale, node.at()));
            return new Node(scalars.unary(Opcode.EXP, exponent), node.weight());
          })
          .toList();
    };
  }

  /** x^(a-1) e^(-x), with x divided by the rate. */
  Values gamma(int shape, int rate) {
    return (order, kinks) -> {
      requireSmooth(kinks);
      int power = scalars.subtract(shape, scalars.number(1));
      List<Node> nodes =
          weighted(
              Quadrature.halfLine(2 * order),
              x -> {
                int log = scalars.multiply(power, scalars.unary(Opcode.LOG, x));
                return scalars.unary(Opcode.EXP, scalars.subtract(log, x));
              });
      return nodes.stream()
          .map(node -> new Node(scalars.divide(node.at(), rate), node.weight()))
          .toList();
    };
  }

  /** x^(a-1) (1-x)^(b-1). */
  Values beta(int a, int b) {
    return (order, kinks) -> {
      requireSmooth(kinks);
      int one = scalars.number(1);
      return weighted(
          Quadrature.interval(2 * order),
          x -> {
            int rest = scalars.unary(Opcode.LOG, scalars.subtract(one, x));
            int left = scalars.multiply(scalars.subtract(a, one), scalars.unary(Opcode.LOG, x));
            int right = scalars.multiply(scalars.subtract(b, one), rest);
            return scalars.unary(Opcode.EXP, scalars.add(left, right));
          });
    };
  }

  private static void requireSmooth(Supplier<List<Integer>> kinks) {
    if (!kinks.get().isEmpty()) {
      throw Refusal.unknown("the expectation of a function with kinks over this distribution");
    }
  }

  private List<Node> weighted(List<Quadrature.Node> rule, IntUnaryOperator density) {
    List<Node> nodes = new ArrayList<>();
    int total = scalars.number(0);
    for (Quadrature.Node node : rule) {
      int at = scalars.number(node.at());
      int weight = scalars.multiply(scalars.number(node.weight()), density.applyAsInt(at));
      nodes.add(new Node(at, weight));
      total = scalars.add(total, weight);
    }
    int sum = total;
    return nodes.stream()
        .map(node -> new Node(node.at(), scalars.divide(node.weight(), sum)))
        .toList();
  }

  /** e^(-m) m^k/k!, up to where it is as good as nothing. */
  Values poisson(int mean) {
    return (order, _) -> {
      int weight = scalars.unary(Opcode.EXP, scalars.negate(mean));
      List<Node> nodes = new ArrayList<>();
      for (int k = 0; k < 2 * order; k++) {
        nodes.add(new Node(scalars.number(k), weight));
        weight = scalars.divide(scalars.multiply(weight, mean), scalars.number(k + 1L));
      }
      return nodes;
    };
  }

  /** C(n, k) p^k (1-p)^(n-k). */
  Values binomial(int trials, int probability) {
    return (_, _) -> {
      boolean fixed = scalars.tape().isConstant(trials) && scalars.tape().constant(trials).isInt();
      if (!fixed || scalars.tape().constant(trials).intValue() > MOST_TRIALS) {
        throw Refusal.unknown("a number of trials that is no small fixed number");
      }
      int n = scalars.tape().constant(trials).intValue();
      int rest = scalars.subtract(scalars.number(1), probability);
      List<Node> nodes = new ArrayList<>();
      Rational choose = Rational.ONE;
      for (int k = 0; k <= n; k++) {
        int left = scalars.power(probability, (long) k);
        int both = scalars.multiply(left, scalars.power(rest, (long) n - k));
        nodes.add(new Node(scalars.number(k), scalars.multiply(scalars.number(choose), both)));
        choose = choose.times(Rational.of(n - k, k + 1L));
      }
      return nodes;
    };
  }
}
