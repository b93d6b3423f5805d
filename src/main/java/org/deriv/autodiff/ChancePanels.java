package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.deriv.autodiff.ChanceSource.Kind;
import org.deriv.autodiff.ChanceSource.Node;
import org.deriv.expr.Rational;

/**
 * Rules for the densities of the standard laws: the line cut into panels, also where the function
 * has a kink. The cuts and the ends of two rules of different order differ, so that what one of
 * them misses is seen by the other.
 */
final class ChancePanels {
  private static final int FEW = 24;
  private static final int DIGITS = 70;
  private final Scalars scalars;

  ChancePanels(Scalars scalars) {
    this.scalars = scalars;
  }

  /**
   * Points and weights for a function with kinks at these cells.
   *
   * @param order the order of the rule on each panel
   */
  List<Node> of(Kind kind, int order, List<Integer> kinks) {
    if (kinks.isEmpty() && kind == Kind.NORMAL) {
      return bell(order).stream()
          .map(node -> new Node(scalars.number(node.at()), scalars.number(node.weight())))
          .toList();
    }
    List<Integer> cuts = kinks.isEmpty() ? fixed(kind, order) : cut(kind, order, kinks);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      panel(kind, order, cuts.get(i), cuts.get(i + 1), nodes);
    }
    return nodes;
  }

  /** The rules for the normal density that are asked for again and again, with their weights. */
  private static final class Ready {
    static final List<Quadrature.Node> COARSE = weighted(Orders.COARSE);
    static final List<Quadrature.Node> FINE = weighted(Orders.FINE);
  }

  private static List<Quadrature.Node> bell(int order) {
    return switch (order) {
      case Orders.COARSE -> Ready.COARSE;
      case Orders.FINE -> Ready.FINE;
      default -> weighted(order);
    };
  }

  private static List<Quadrature.Node> weighted(int order) {
    Precise precise = new Precise(DIGITS);
    MathContext context = precise.context();
    BigDecimal root = precise.pi().multiply(BigDecimal.TWO).sqrt(context);
    List<Rational> ends = ends(Kind.NORMAL, order);
    List<Quadrature.Node> nodes = new ArrayList<>();
    for (int i = 0; i + 1 < ends.size(); i++) {
      BigDecimal half = decimal(ends.get(i + 1).minus(ends.get(i)).times(Rational.of(1, 2)));
      BigDecimal middle = decimal(ends.get(i + 1).plus(ends.get(i)).times(Rational.of(1, 2)));
      for (Quadrature.Node node : Quadrature.legendre(order)) {
        BigDecimal at = middle.add(half.multiply(decimal(node.at()), context), context);
        BigDecimal exponent = at.multiply(at, context).divide(BigDecimal.TWO.negate(), context);
        BigDecimal density = precise.exp(exponent).divide(root, context);
        BigDecimal weight =
            half.multiply(decimal(node.weight()), context).multiply(density, context);
        nodes.add(new Quadrature.Node(Quadrature.exact(at), Quadrature.exact(weight)));
      }
    }
    return nodes;
  }

  private static BigDecimal decimal(Rational value) {
    return new BigDecimal(value.numerator())
        .divide(new BigDecimal(value.denominator()), new MathContext(DIGITS));
  }

  private void panel(Kind kind, int order, int from, int to, List<Node> nodes) {
    if (from == to) {
      return;
    }
    int two = scalars.number(2);
    int half = scalars.divide(scalars.subtract(to, from), two);
    int middle = scalars.divide(scalars.add(to, from), two);
    for (Quadrature.Node node : Quadrature.legendre(order)) {
      int at = scalars.add(middle, scalars.multiply(half, scalars.number(node.at())));
      int share = scalars.multiply(half, scalars.number(node.weight()));
      nodes.add(new Node(at, scalars.multiply(share, density(kind, at))));
    }
  }

  private static Rational tenths(long tenths) {
    return Rational.of(tenths, 10);
  }

  /** The ends of the panels for a smooth function; more of them where the rule is fine. */
  private static List<Rational> ends(Kind kind, int order) {
    boolean fine = order > FEW + 16;
    // The finer rule reaches further out too, so that an integral that diverges is seen.
    long[] tenths =
        switch (kind) {
          case NORMAL ->
              fine
                  ? new long[] {-134, -63, -18, 11, 52, 134}
                  : new long[] {-90 - order, -40, 0, 40, 90 + order};
          case UNIFORM -> fine ? new long[] {-10, -3, 4, 10} : new long[] {-10, 0, 10};
          case EXPONENTIAL ->
              fine
                  ? new long[] {0, 7, 43, 150, 100 + 10L * order}
                  : new long[] {0, 10, 60, 100 + 10L * order};
          case LAPLACE ->
              fine
                  ? new long[] {-100 - 10L * order, -190, -47, 0, 53, 210, 100 + 10L * order}
                  : new long[] {-100 - 10L * order, -60, 0, 60, 100 + 10L * order};
        };
    return java.util.Arrays.stream(tenths).mapToObj(ChancePanels::tenths).toList();
  }

  private List<Integer> fixed(Kind kind, int order) {
    return ends(kind, order).stream().map(scalars::number).toList();
  }

  /** From end to end with a cut at every kink, the pieces between them cut again. */
  private List<Integer> cut(Kind kind, int order, List<Integer> kinks) {
    List<Rational> ends = ends(kind, order);
    int low = scalars.number(ends.getFirst());
    int high = scalars.number(ends.getLast());
    List<Integer> points = new ArrayList<>();
    if (kind == Kind.LAPLACE) {
      points.add(scalars.number(0));
    }
    for (int kink : kinks) {
      points.add(scalars.max(low, scalars.min(high, kink)));
    }
    points = new ArrayList<>(points.stream().distinct().toList());
    sort(points);
    points.addFirst(low);
    points.addLast(high);
    List<Integer> cuts = new ArrayList<>();
    int parts = kind == Kind.UNIFORM ? 1 : order > FEW + 16 ? 4 : 3;
    for (int i = 0; i + 1 < points.size(); i++) {
      int from = points.get(i);
      int width = scalars.subtract(points.get(i + 1), from);
      for (int part = 0; part < parts; part++) {
        int share = scalars.number(Rational.of(part, parts));
        cuts.add(scalars.add(from, scalars.multiply(share, width)));
      }
    }
    cuts.add(high);
    return cuts;
  }

  private void sort(List<Integer> cells) {
    for (int end = cells.size() - 1; end > 0; end--) {
      for (int i = 0; i < end; i++) {
        int left = cells.get(i);
        int right = cells.get(i + 1);
        cells.set(i, scalars.min(left, right));
        cells.set(i + 1, scalars.max(left, right));
      }
    }
  }

  private int density(Kind kind, int at) {
    return switch (kind) {
      case NORMAL -> {
        int exponent = scalars.divide(scalars.multiply(at, at), scalars.number(-2));
        int root = scalars.sqrt(scalars.multiply(scalars.number(2), scalars.pi()));
        yield scalars.divide(scalars.unary(Opcode.EXP, exponent), root);
      }
      case UNIFORM -> scalars.number(Rational.of(1, 2));
      case EXPONENTIAL -> scalars.unary(Opcode.EXP, scalars.negate(at));
      case LAPLACE ->
          scalars.divide(
              scalars.unary(Opcode.EXP, scalars.negate(scalars.unary(Opcode.ABS, at))),
              scalars.number(2));
    };
  }
}
