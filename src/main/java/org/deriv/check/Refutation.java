package org.deriv.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that meet every assumption and at which a claim fails.
 *
 * @param dimensions the value of each dimension
 * @param values each name's value, in {@code .deriv} syntax
 * @param functions each unknown function, as a formula in {@code x}
 * @param laws how what is known by its moments is distributed, in words
 * @param left the left side's value there
 * @param right the right side's value there
 * @param entry the entry that differs, such as {@code [1,2]}, where the sides are tensors
 */
public record Refutation(
    Map<String, Long> dimensions,
    Map<String, String> values,
    Map<String, String> functions,
    Map<String, String> laws,
    String left,
    String right,
    Optional<String> entry) {
  /** Copies, keeping the order. */
  public Refutation {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    laws = Collections.unmodifiableMap(new LinkedHashMap<>(laws));
  }
}
