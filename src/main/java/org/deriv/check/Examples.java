package org.deriv.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.autodiff.Counterexample;
import org.deriv.autodiff.Quantity;
import org.deriv.autodiff.Tensor;

/** Counterexamples of the witness as they are told. */
final class Examples {
  private static final double NOTHING = 1e-40;

  private Examples() {}

  static Refutation told(Counterexample example) {
    Map<String, String> values = new LinkedHashMap<>();
    example.values().forEach((name, value) -> values.put(name, written(value)));
    Map<String, String> laws = new LinkedHashMap<>();
    example.laws().forEach((name, law) -> laws.put(name, law.words()));
    Optional<String> entry =
        example.entry().isEmpty()
            ? Optional.empty()
            : Optional.of(
                example.entry().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "[", "]")));
    return new Refutation(
        example.sizes(),
        values,
        example.functions(),
        laws,
        shown(example.left()),
        shown(example.right()),
        entry);
  }

  /** What is left of a difference of equal numbers with 60 digits is 0. */
  private static String shown(Quantity value) {
    boolean rounding =
        value instanceof Quantity.Decimal && Math.abs(value.approximately()) < NOTHING;
    return rounding ? "0" : value.written();
  }

  private static String written(Tensor value) {
    return value.dims().isEmpty() ? value.entries().getFirst().written() : value.toString();
  }
}
