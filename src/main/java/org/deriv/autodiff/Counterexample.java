package org.deriv.autodiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A point that meets every assumption and at which a statement fails (or, for a claim that two
 * things are not identical, holds). Confirmed in exact or higher precision.
 *
 * @param sizes the numbers that the dimensions, the natural numbers and the free indices stand for
 * @param values what each other name stands for; a term of a sequence under {@code x[1]}
 * @param functions what each unknown function is, as a formula
 * @param laws how what is known by its moments is distributed, in words such as {@code uniform on
 *     {-1, 1}}; what depends on each other stands together, as {@code (x, y)}
 * @param entry where the two sides differ, counted from 1; empty for numbers
 * @param left the left side there
 * @param right the right side there
 */
public record Counterexample(
    Map<String, Long> sizes,
    Map<String, Tensor> values,
    Map<String, String> functions,
    Map<String, DrawnLaw> laws,
    List<Integer> entry,
    Quantity left,
    Quantity right) {
  /** Copies, keeping the order. */
  public Counterexample {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    laws = Collections.unmodifiableMap(new LinkedHashMap<>(laws));
    entry = List.copyOf(entry);
  }

  /** The difference of the two sides, as far as doubles show it. */
  public double margin() {
    return left.approximately() - right.approximately();
  }

  @Override
  public String toString() {
    String where =
        entry.isEmpty()
            ? ""
            : " at [" + entry.stream().map(Object::toString).collect(Collectors.joining(",")) + "]";
    return joined(sizes)
        + joined(values)
        + joined(functions)
        + joined(laws)
        + left
        + " against "
        + right
        + where;
  }

  private static String joined(Map<String, ?> named) {
    return named.entrySet().stream()
        .map(pair -> pair.getKey() + " = " + pair.getValue() + "; ")
        .collect(Collectors.joining());
  }
}
