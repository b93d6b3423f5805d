package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/** Which numbers to try for dimensions and natural numbers. */
final class Sizes {
  private static final int LARGEST = 5;
  private static final int MOST = 20_000;
  private static final long[][] PATTERNS = {
    {2, 3, 4}, {3, 2, 2}, {1, 2, 3}, {2, 1, 1}, {1, 1, 1}, {4, 3, 2}, {3, 4, 5}, {1, 3, 1},
    {2, 2, 2}
  };

  private final Subject subject;
  private final List<String> names;
  private final List<Map<String, Long>> valid;

  Sizes(Subject subject) {
    this.subject = subject;
    this.names = List.copyOf(subject.sizes().keySet());
    this.valid = enumerate();
  }

  /** All assignments of small numbers that meet what is assumed of sizes, the smallest first. */
  List<Map<String, Long>> ascending() {
    return valid;
  }

  /** A few different ones: unequal sizes first, 1 among them. */
  List<Map<String, Long>> varied(int count) {
    List<Map<String, Long>> chosen = new ArrayList<>();
    for (long[] pattern : PATTERNS) {
      if (chosen.size() < count) {
        nearest(pattern, chosen).ifPresent(chosen::add);
      }
    }
    return chosen;
  }

  /** Of those not chosen yet, the first of the nearest. */
  private Optional<Map<String, Long>> nearest(long[] pattern, List<Map<String, Long>> chosen) {
    Optional<Map<String, Long>> nearest = Optional.empty();
    long least = Long.MAX_VALUE;
    for (Map<String, Long> sizes : valid) {
      long distance = distance(sizes, pattern);
      if (distance < least && !chosen.contains(sizes)) {
        least = distance;
        nearest = Optional.of(sizes);
      }
    }
    return nearest;
  }

  private long distance(Map<String, Long> sizes, long[] pattern) {
    long sum = 0;
    for (int i = 0; i < names.size(); i++) {
      sum += Math.abs(sizes.getOrDefault(names.get(i), 1L) - pattern[i % pattern.length]);
    }
    return sum;
  }

  private List<Map<String, Long>> enumerate() {
    int largest = LARGEST;
    while (largest > 2 && Math.pow(largest, names.size()) > MOST) {
      largest--;
    }
    List<Map<String, Long>> all = new ArrayList<>();
    extend(new LinkedHashMap<>(), largest, structure(), all);
    if (all.isEmpty()) {
      larger(all);
    }
    return all.stream().map(Ranked::of).sorted().map(Ranked::sizes).toList();
  }

  /** The smallest sum of sizes first, then the smallest greatest one. */
  private record Ranked(Map<String, Long> sizes, long total, long greatest)
      implements Comparable<Ranked> {
    static Ranked of(Map<String, Long> sizes) {
      long total = 0;
      long greatest = 0;
      for (long size : sizes.values()) {
        total += Math.abs(size);
        greatest = Math.max(greatest, Math.abs(size));
      }
      return new Ranked(sizes, total, greatest);
    }

    @Override
    public int compareTo(Ranked other) {
      return total == other.total
          ? Long.compare(greatest, other.greatest)
          : Long.compare(total, other.total);
    }
  }

  private void extend(
      Map<String, Long> start, int largest, List<Expr> structure, List<Map<String, Long>> all) {
    if (all.size() >= MOST) {
      return;
    }
    if (start.size() == names.size()) {
      if (meets(subject, start, structure)) {
        all.add(new LinkedHashMap<>(start));
      }
      return;
    }
    String name = names.get(start.size());
    for (long value = subject.sizes().getOrDefault(name, 1L); value <= largest; value++) {
      start.put(name, value);
      extend(start, largest, structure, all);
      start.remove(name);
    }
  }

  /** Where small numbers do not do, such as for {@code T >= 10}: all names alike, or one larger. */
  private void larger(List<Map<String, Long>> all) {
    for (long value = LARGEST + 1; value <= 40 && all.isEmpty(); value++) {
      for (int odd = 0; odd <= names.size(); odd++) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          sizes.put(names.get(i), i == odd ? value : odd == names.size() ? value : 2);
        }
        if (meets(subject, sizes, structure())) {
          all.add(sizes);
        }
      }
    }
  }

  private List<Expr> structure() {
    return subject.structure().stream()
        .filter(expr ->
            subject.indices().stream().noneMatch(new Reach(subject.context()).free(expr)::contains))
        .toList();
  }

  /** Whether statements about sizes hold for these. */
  static boolean meets(Subject subject, Map<String, Long> sizes, List<Expr> statements) {
    if (statements.isEmpty()) {
      return true;
    }
    World world = new World(subject.context(), sizes, World.Points.ALL, 2);
    Builder builder = new Builder(world, new Assumed(subject.context()), new Tape(10_000));
    for (Expr statement : statements) {
      try {
        int truth = builder.cell(statement, builder.global());
        Tape tape = builder.scalars().tape();
        if (!tape.isConstant(truth) || !tape.constant(truth).equals(Rational.ONE)) {
          return false;
        }
      } catch (Refusal _) {
        return false;
      }
    }
    return true;
  }
}
