package org.deriv.scalar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/** Random points that meet the facts. */
final class Points {
  private static final int ATTEMPTS = 400;

  private final Facts facts;
  private final long seed;

  Points(Facts facts, long seed) {
    this.facts = facts;
    this.seed = seed;
  }

  /** Points for the atoms of some expressions, as many as meet the facts among many attempts. */
  Stream<Map<Expr, Double>> of(Collection<Expr> exprs) {
    Set<Expr> atoms = new LinkedHashSet<>();
    exprs.forEach(expr -> atoms.addAll(Evaluation.atoms(expr)));
    atoms.removeIf(atom -> atom.op() instanceof Op.Infinity);
    List<Expr> relevant =
        facts.constraints().stream().filter(fact -> !isFree(fact, atoms)).toList();
    relevant.forEach(fact -> fact.args().forEach(side -> atoms.addAll(Evaluation.atoms(side))));
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, ATTEMPTS)
        .mapToObj(attempt -> draw(atoms, random.split()))
        .filter(point -> relevant.stream().allMatch(fact -> holds(fact, point)));
  }

  private static boolean isFree(Expr fact, Set<Expr> atoms) {
    return fact.args().stream()
        .flatMap(side -> Evaluation.atoms(side).stream())
        .noneMatch(atoms::contains);
  }

  private Map<Expr, Double> draw(Set<Expr> atoms, SplittableRandom random) {
    Map<Expr, Double> point = new LinkedHashMap<>();
    for (Expr atom : atoms) {
      Bounds bounds = Bounds.of(atom, facts);
      point.put(
          atom, facts.integers().contains(atom) ? whole(bounds, random) : real(bounds, random));
    }
    return point;
  }

  private static double whole(Bounds bounds, SplittableRandom random) {
    double low = Math.max(Math.ceil(bounds.low().at()), Math.min(-6, bounds.high().at() - 12));
    double high = Math.min(Math.floor(bounds.high().at()), low + 12);
    return low + random.nextInt((int) Math.max(1, high - low + 1));
  }

  private static double real(Bounds bounds, SplittableRandom random) {
    // A grid of exact binary fractions, so that the point itself carries no error.
    double part = (1 + random.nextInt(1022)) / 1024.0;
    if (Double.isInfinite(bounds.low().at()) && Double.isInfinite(bounds.high().at())) {
      return 6 * part - 3;
    }
    if (Double.isInfinite(bounds.high().at())) {
      return bounds.low().at() + 3 * part;
    }
    if (Double.isInfinite(bounds.low().at())) {
      return bounds.high().at() - 3 * part;
    }
    return bounds.low().at() + (bounds.high().at() - bounds.low().at()) * part;
  }

  /** Whether a relation certainly holds at a point. */
  static boolean holds(Expr fact, Map<Expr, Double> point) {
    if (!(fact.op() instanceof Op.Compare(Relation relation))) {
      return true;
    }
    Evaluation evaluation = new Evaluation(point);
    Approximation left = evaluation.of(fact.arg(0));
    Approximation right = evaluation.of(fact.arg(1));
    double margin = left.error() + right.error();
    double difference = left.value() - right.value();
    return switch (relation) {
      case LESS -> difference < -margin;
      case LESS_EQUAL -> difference <= margin;
      case GREATER -> difference > margin;
      case GREATER_EQUAL -> difference >= -margin;
      case NOT_EQUAL -> Math.abs(difference) > margin;
      case EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> true;
    };
  }
}
