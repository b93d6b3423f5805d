package org.deriv.lang.tree;

import java.util.List;
import org.deriv.diagnostic.Span;

/**
 * What a declaration or definition is about: {@code w}, {@code h[0]}, {@code delta[t][j]}.
 *
 * @param name the name
 * @param indices one list for each pair of brackets, as they follow
 * @param span all of it
 */
public record Target(Identifier name, List<List<Expression>> indices, Span span) {
  public Target {
    indices = indices.stream().map(List::copyOf).toList();
  }
}
