package org.deriv.render.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deriv.render.ink.Piece;
import org.deriv.render.page.Item.Box;
import org.deriv.render.page.Item.Glue;
import org.deriv.render.page.Item.Hyphen;
import org.deriv.render.page.Item.Penalty;

/**
 * Breaks a paragraph where the sum of the lines' demerits is least.
 *
 * <p>Knuth and Plass, Breaking paragraphs into lines (1981), without fitness classes.
 */
final class LineBreaker {
  // What a line may be short of before it counts as loose, when its right edge is ragged.
  private static final double RAGGED_STRETCH = 40;
  private static final double LOOSEST = 1e7;
  // For two broken words one under the other.
  private static final double LADDER = 10_000;
  // For a last line that begins within a word.
  private static final double LAST_SYLLABLE = 200_000;

  private final List<Item> items;
  private final double measure;
  private final Justification justification;
  private final double[] width;
  private final double[] stretch;
  private final double[] shrink;

  private LineBreaker(List<Item> items, double measure, Justification justification) {
    this.items = items;
    this.measure = measure;
    this.justification = justification;
    this.width = new double[items.size() + 1];
    this.stretch = new double[items.size() + 1];
    this.shrink = new double[items.size() + 1];
    sum();
  }

  /**
   * The indices of the items at which lines end; the last item must be a forced break.
   *
   * @param measure the width of a line, which no box exceeds
   */
  static List<Integer> breaks(List<Item> items, double measure, Justification justification) {
    return new LineBreaker(items, measure, justification).breaks();
  }

  private void sum() {
    for (int i = 0; i < items.size(); i++) {
      double w = 0;
      double up = 0;
      double down = 0;
      switch (items.get(i)) {
        case Box(var piece) -> w = piece.width();
        case Glue(double natural, double more, double less, _) -> {
          w = natural;
          up = more;
          down = less;
        }
        case Hyphen(_, double kern) -> w = kern;
        case Penalty _ -> {}
      }
      width[i + 1] = width[i] + w;
      stretch[i + 1] = stretch[i] + up;
      shrink[i + 1] = shrink[i] + down;
    }
  }

  private List<Integer> breaks() {
    int n = items.size();
    double[] best = new double[n];
    int[] from = new int[n];
    int barrier = -1;
    for (int end = 0; end < n; end++) {
      best[end] = Double.POSITIVE_INFINITY;
      from[end] = -1;
      if (!isLegal(end)) {
        continue;
      }
      for (int start = end - 1; start >= barrier; start--) {
        double before = start < 0 ? 0 : best[start];
        if (before == Double.POSITIVE_INFINITY) {
          continue;
        }
        double demerits = before + demerits(first(start), end) + ladder(start, end);
        if (demerits < best[end]) {
          best[end] = demerits;
          from[end] = start;
        }
        if (overfull(first(start), end) && best[end] < Double.POSITIVE_INFINITY) {
          break;
        }
      }
      barrier = isForced(end) ? end : barrier;
    }
    return path(from, n - 1);
  }

  private static List<Integer> path(int[] from, int last) {
    List<Integer> ends = new ArrayList<>();
    for (int end = last; end >= 0; end = from[end]) {
      ends.add(end);
    }
    Collections.reverse(ends);
    return ends;
  }

  private boolean isLegal(int at) {
    return switch (items.get(at)) {
      case Box _ -> false;
      case Glue _ -> at > 0 && items.get(at - 1) instanceof Box;
      case Penalty(double cost) -> cost < Item.NEVER;
      // A ragged edge needs no broken words.
      case Hyphen _ -> justification == Justification.JUSTIFIED;
    };
  }

  private double ladder(int start, int end) {
    boolean within = start >= 0 && items.get(start) instanceof Hyphen;
    if (within && isForced(end)) {
      return LAST_SYLLABLE;
    }
    return within && items.get(end) instanceof Hyphen ? LADDER : 0;
  }

  // The width of a line that ends at this item.
  private double natural(int first, int end) {
    double dash = items.get(end) instanceof Hyphen(Piece piece, _) ? piece.width() : 0;
    return width[end] - width[Math.min(first, end)] + dash;
  }

  private boolean isForced(int at) {
    return items.get(at) instanceof Penalty(double cost) && cost <= Item.ALWAYS;
  }

  // The first item of a line that follows a break: glue and penalties are dropped.
  private int first(int breakAt) {
    return firstOfLine(items, breakAt);
  }

  static int firstOfLine(List<Item> items, int breakAt) {
    int first = breakAt + 1;
    while (first < items.size() - 1
        && !(items.get(first) instanceof Box)
        && !(items.get(first) instanceof Penalty(double cost) && cost <= Item.ALWAYS)) {
      first++;
    }
    return first;
  }

  private boolean overfull(int first, int end) {
    double natural = natural(first, end);
    double give = justification == Justification.JUSTIFIED ? shrink[end] - shrink[first] : 0;
    return natural - give > measure + 0.01;
  }

  private double demerits(int first, int end) {
    if (first > end) {
      return Double.POSITIVE_INFINITY;
    }
    double bad = badness(first, end);
    double cost =
        switch (items.get(end)) {
          case Penalty(double penalty) -> penalty;
          case Hyphen _ -> Hyphen.COST;
          case Box _, Glue _ -> 0;
        };
    double base = (10 + bad) * (10 + bad);
    return cost > 0 ? base + cost * cost : base;
  }

  private double badness(int first, int end) {
    double missing = measure - natural(first, end);
    double up = stretch[end] - stretch[first];
    double down = shrink[end] - shrink[first];
    if (justification != Justification.JUSTIFIED) {
      up += RAGGED_STRETCH;
      down = 0;
    }
    if (missing < -down - 0.01) {
      return LOOSEST * (1 - missing - down);
    }
    if (missing == 0) {
      return 0;
    }
    double ratio = missing > 0 ? (up > 0 ? missing / up : missing) : -missing / down;
    return Math.min(LOOSEST, 100 * ratio * ratio * ratio);
  }
}
