package org.deriv.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known in a problem: the declarations in the order in which they were written, and the
 * assumptions, which are truth values. A name free in an assumption that is not declared (an index
 * {@code i}, the argument {@code a} of {@code |sigma'(a)| <= gamma}) means: for every value that
 * makes sense there.
 *
 * @param declarations by name
 * @param assumptions truth-valued expressions ({@link Op.Compare}, {@link Op.Has}, …)
 * @param shown those of the assumptions that were proved from the others
 */
public record Context(
    Map<String, Declaration> declarations, List<Expr> assumptions, List<Expr> shown) {
  /** Nothing known. */
  public static final Context EMPTY = new Context(Map.of(), List.of());

  /** Copies, keeping the order. */
  public Context {
    declarations = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
    assumptions = List.copyOf(assumptions);
    shown = List.copyOf(shown);
  }

  /** Where nothing was proved yet. */
  public Context(Map<String, Declaration> declarations, List<Expr> assumptions) {
    this(declarations, assumptions, List.of());
  }

  /** The declaration of a name. */
  public Optional<Declaration> find(String name) {
    return Optional.ofNullable(declarations.get(name));
  }

  /** With one more declaration. */
  public Context with(Declaration declaration) {
    Map<String, Declaration> more = new LinkedHashMap<>(declarations);
    more.put(declaration.name(), declaration);
    return new Context(more, assumptions, shown);
  }

  /** With one more assumption. */
  public Context assuming(Expr truth) {
    List<Expr> more = new ArrayList<>(assumptions);
    more.add(truth);
    return new Context(declarations, more, shown);
  }

  /** With something that was proved from what is known here. */
  public Context showing(Expr truth) {
    List<Expr> more = new ArrayList<>(shown);
    more.add(truth);
    return new Context(declarations, assuming(truth).assumptions(), more);
  }

  /** Whether everything that is known there is known here too, of the same names. */
  public boolean extendsOn(Context other) {
    return declarations.entrySet().containsAll(other.declarations.entrySet())
        && assumptions.containsAll(other.assumptions);
  }

  /** Whether exactly this property of this expression was assumed. */
  public boolean states(Property property, Expr of) {
    return assumptions.contains(Make.has(property, of));
  }

  /** Whether the name is a random quantity. */
  public boolean isRandom(String name) {
    return declarations.get(name) instanceof Declaration.Random;
  }
}
