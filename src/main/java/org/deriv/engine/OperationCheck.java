package org.deriv.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Tallied;
import org.deriv.autodiff.Witness;
import org.deriv.check.Status;
import org.deriv.derive.cost.Count;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/**
 * Compares a count of operations with the number of cells on the witness's tape, which knows
 * nothing of it, at sizes that double: the growth must be the same in every dimension.
 */
final class OperationCheck {
  private static final Budget BUDGET = new Budget(1, 1, 400_000, 1);

  /** How far the exponent of growth may be off. */
  private static final double EXPONENT = 0.2;

  /** How far the numbers of operations may be apart: an elementary function may be several. */
  private static final double FACTOR = 8;

  private static final int DOUBLINGS = 5;
  private static final long LEAST = 3;

  private final Context context;
  private final Expr expr;
  private final Count predicted;
  private final Set<String> names;
  private final List<String> words = new ArrayList<>();

  private OperationCheck(Context context, Expr expr, Count predicted) {
    this.context = context;
    this.expr = expr;
    this.predicted = predicted;
    this.names = new TreeSet<>(predicted.names());
    names.addAll(Witness.sizes(context, expr));
  }

  /** What was found. */
  record Finding(Status status, String words) {}

  static Finding check(Context context, Expr expr, Count predicted) {
    return new OperationCheck(context, expr, predicted).run();
  }

  private Finding run() {
    if (names.isEmpty()) {
      return compared(Map.of())
          .map(pair -> new Finding(Status.TESTED, "operations counted in a run: " + pair.counted()))
          .orElseGet(() -> uncounted());
    }
    for (String name : names) {
      Optional<Finding> fault = grows(name);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    return new Finding(Status.TESTED, "operations counted in a run: " + String.join("; ", words));
  }

  private record Pair(long counted, double predicted) {
    double ratio() {
      return counted / Math.max(1, predicted);
    }
  }

  private Optional<Pair> compared(Map<String, Long> sizes) {
    return Witness.operations(context, expr, sizes, BUDGET)
            instanceof Tallied.Operations(long count)
        ? Optional.of(new Pair(count, predicted.evaluate(name -> sizes.getOrDefault(name, LEAST))))
        : Optional.empty();
  }

  /** Doubles one dimension until the tape is full; empty where all is well. */
  private Optional<Finding> grows(String name) {
    Optional<Pair> before = Optional.empty();
    List<Pair> pairs = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
      long size = (2 * LEAST) << doubling;
      Map<String, Long> all = new LinkedHashMap<>();
      long other = LEAST;
      for (String each : names) {
        all.put(each, each.equals(name) ? Long.valueOf(size) : Long.valueOf(other++));
      }
      Optional<Pair> now = compared(all);
      if (now.isEmpty()) {
        break;
      }
      pairs.add(now.get());
      sizes.add(size);
      before = now;
    }
    if (before.isEmpty() || pairs.size() < 2) {
      return Optional.of(uncounted());
    }
    Pair last = pairs.getLast();
    Pair previous = pairs.get(pairs.size() - 2);
    double counted = exponent((double) previous.counted(), (double) last.counted());
    double wanted = exponent(previous.predicted(), last.predicted());
    words.add(
        told(previous.counted(), name, sizes.get(sizes.size() - 2))
            + " and "
            + told(last.counted(), name, sizes.getLast())
            + String.format(Locale.ROOT, ", so they grow about as %s^%d", name, Math.round(wanted))
            + formula(previous, last));
    boolean apart = last.ratio() > FACTOR || last.ratio() < 1 / FACTOR;
    return Math.abs(counted - wanted) > EXPONENT || apart
        ? Optional.of(
            new Finding(
                Status.UNDECIDED,
                "the operations that were counted grow otherwise: " + words.getLast()))
        : Optional.empty();
  }

  private static double exponent(double from, double to) {
    return Math.log(Math.max(1, to) / Math.max(1, from)) / Math.log(2);
  }

  private static String told(long counted, String name, long size) {
    return counted + " for " + name + " = " + size;
  }

  /** What the count says of both, where that is not what was counted. */
  private static String formula(Pair first, Pair second) {
    long before = Math.round(first.predicted());
    long after = Math.round(second.predicted());
    return before == first.counted() && after == second.counted()
        ? ""
        : " (by the formula " + before + " and " + after + ")";
  }

  private static Finding uncounted() {
    return new Finding(Status.UNDECIDED, "the operations could not be counted on the tape");
  }
}
