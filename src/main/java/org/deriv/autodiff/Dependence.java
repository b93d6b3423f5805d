package org.deriv.autodiff;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cells depend on which of some sources. */
final class Dependence {
  private final Tape tape;
  private final Set<Integer> sources;
  private final Map<Integer, Set<Integer>> found = new HashMap<>();

  Dependence(Tape tape, Set<Integer> sources) {
    this.tape = tape;
    this.sources = sources;
  }

  /** The sources that a cell depends on. */
  Set<Integer> of(int cell) {
    Deque<Integer> open = new ArrayDeque<>(List.of(cell));
    while (!open.isEmpty()) {
      int next = open.peek();
      if (found.containsKey(next)) {
        open.pop();
      } else if (sources.contains(next)) {
        found.put(next, Set.of(next));
      } else {
        int[] operands = tape.operands(next);
        boolean ready = true;
        for (int operand : operands) {
          if (!found.containsKey(operand)) {
            open.push(operand);
            ready = false;
          }
        }
        if (ready) {
          found.put(next, union(operands));
        }
      }
    }
    return found.getOrDefault(cell, Set.of());
  }

  private Set<Integer> union(int[] operands) {
    Set<Integer> all = Set.of();
    for (int operand : operands) {
      Set<Integer> more = found.getOrDefault(operand, Set.of());
      if (all.isEmpty() || more.isEmpty()) {
        all = all.isEmpty() ? more : all;
      } else if (!all.containsAll(more)) {
        Set<Integer> joined = new HashSet<>(all);
        joined.addAll(more);
        all = joined;
      }
    }
    return all;
  }

  /** What must be written again where sources are replaced: cells in their order. */
  TreeSet<Integer> cone(Collection<Integer> cells) {
    TreeSet<Integer> cone = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>(cells);
    while (!open.isEmpty()) {
      int next = open.pop();
      if (!of(next).isEmpty() && cone.add(next) && !sources.contains(next)) {
        for (int operand : tape.operands(next)) {
          open.push(operand);
        }
      }
    }
    return cone;
  }
}
