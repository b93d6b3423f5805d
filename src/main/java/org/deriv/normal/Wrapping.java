package org.deriv.normal;

import java.util.List;

/** Makes one factor of a value that is read on its own, the same one for equal values. */
final class Wrapping {
  /** The name of such a factor. */
  static final String VALUE = "value";

  private static final int MANY = 3;

  private final Kernel kernel;

  Wrapping(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The value as one factor times its content; as it is where nothing is won. */
  Poly of(Poly value, Layout layout) {
    if (!isLarge(value)) {
      return value;
    }
    List<Integer> axes = Reader.axes(layout);
    Powers.Content content = kernel.powers().content(value, false);
    boolean constant = axes.stream().noneMatch(content.outside()::touches);
    Poly inside = constant ? content.inside() : value;
    List<Use> ranges = layout.flat().stream().map(kernel.dimensions()::range).toList();
    Table table = kernel.ring().table(ranges, axes, inside);
    Poly use = Poly.of(kernel.naming().opaque(VALUE, axes, List.of(table)));
    return constant ? kernel.ring().times(content.outside(), use) : use;
  }

  /** Whether a value has sums in it or many terms; one that has not is better seen through. */
  private static boolean isLarge(Poly value) {
    boolean sums =
        value.terms().keySet().stream()
            .flatMap(monomial -> monomial.powers().stream())
            .anyMatch(power -> power.use().template().isConnected());
    return value.size() > MANY || (sums && value.size() > 1);
  }
}
