package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;

/** The values that free indices take at concrete dimensions. */
final class Indices {
  private static final int MOST = 200;

  private final Subject subject;
  private final Builder builder;

  Indices(Subject subject, Builder builder) {
    this.subject = subject;
    this.builder = builder;
  }

  /** Every choice for the indices of the statement that meets what is assumed of them. */
  List<Map<String, Long>> assignments() {
    return assignments(subject.indices(), subject.statement()).stream()
        .filter(this::isAllowed)
        .toList();
  }

  /** Every choice for some names that are free in an expression. */
  List<Map<String, Long>> assignments(List<String> names, Expr where) {
    List<Map<String, Long>> all = new ArrayList<>();
    all.add(Map.of());
    for (String name : names) {
      List<Long> values = values(Uses.of(name, where, subject.context()));
      List<Map<String, Long>> longer = new ArrayList<>();
      for (Map<String, Long> start : all) {
        for (long value : values) {
          Map<String, Long> next = new LinkedHashMap<>(start);
          next.put(name, value);
          longer.add(next);
        }
      }
      all = longer;
      if (all.size() > MOST) {
        throw Refusal.tooLarge("more than " + MOST + " choices of indices");
      }
    }
    return all;
  }

  private boolean isAllowed(Map<String, Long> indices) {
    if (indices.isEmpty()) {
      return true;
    }
    World world = builder.world().with(indices);
    List<Expr> about =
        subject.structure().stream()
            .filter(expr -> indices.keySet().containsAll(undetermined(expr)))
            .toList();
    return Sizes.meets(subject, world.sizes(), about);
  }

  private List<String> undetermined(Expr expr) {
    return builder.reach().free(expr).stream()
        .filter(name -> !subject.sizes().containsKey(name))
        .toList();
  }

  private List<Long> values(Uses uses) {
    long low = 0;
    long high =
        builder.world().sizes().values().stream().mapToLong(Long::longValue).max().orElse(1) + 1;
    for (Uses.Range range : uses.ranges()) {
      low = Math.max(low, builder.integer(range.first(), builder.global()));
      high = Math.min(high, builder.integer(range.last(), builder.global()));
    }
    List<Long> values = new ArrayList<>();
    for (long value = low; value <= high; value++) {
      values.add(value);
    }
    return values;
  }
}
