package org.deriv.expr;

import java.util.List;

/**
 * A function of tensors that the problem declares but does not define, such as {@code f : R[d] ->
 * R}.
 *
 * @param name its name
 * @param domain the shapes of its arguments
 * @param codomain the shape of its value
 */
public record FunctionSymbol(String name, List<Shape> domain, Shape codomain) {
  /** Copies the list. */
  public FunctionSymbol {
    domain = List.copyOf(domain);
  }

  /** Whether it is a function of one real variable, which is taken entry by entry. */
  public boolean isElementwise() {
    return domain.size() == 1 && domain.getFirst().isScalar() && codomain.isScalar();
  }
}
