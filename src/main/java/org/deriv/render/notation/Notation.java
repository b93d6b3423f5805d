package org.deriv.render.notation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.deriv.document.LatexCheck;
import org.deriv.expr.Rational;

/**
 * How a problem wants its names typeset.
 *
 * @param overrides LaTeX for names, from {@code notation} statements; what {@link LatexCheck}
 *     refuses is left out
 * @param declared the names that the problem uses, so that no built-in sign takes one of them
 * @param decimals the numbers that the author writes with a decimal point
 */
public record Notation(
    Map<String, String> overrides, Set<String> declared, Set<Rational> decimals) {
  /** Nothing said, nothing declared. */
  public static final Notation PLAIN = new Notation(Map.of(), Set.of());

  public Notation {
    Map<String, String> sound = new HashMap<>(overrides);
    sound.values().removeIf(latex -> latex.isBlank() || LatexCheck.problem(latex).isPresent());
    overrides = Map.copyOf(sound);
    declared = Set.copyOf(declared);
    decimals = Set.copyOf(decimals);
  }

  /** Without numbers that are written in their own way. */
  public Notation(Map<String, String> overrides, Set<String> declared) {
    this(overrides, declared, Set.of());
  }
}
