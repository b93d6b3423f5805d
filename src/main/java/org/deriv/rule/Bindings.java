package org.deriv.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Shape;

/**
 * What the variables of a rule stand for. Immutable.
 *
 * @param values of symbols
 * @param dims of dimension names
 * @param functions of one real variable
 * @param calls functions of tensors
 * @param indices names of bound indices in the expression for those in the pattern
 */
public record Bindings(
    Map<String, Expr> values,
    Map<String, Dim> dims,
    Map<String, Function> functions,
    Map<String, FunctionSymbol> calls,
    Map<String, String> indices) {
  /** Nothing bound. */
  public static final Bindings NONE =
      new Bindings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** With a value, which must agree with one bound before. */
  public Optional<Bindings> with(String name, Expr value) {
    return more(values, name, value)
        .map(more -> new Bindings(more, dims, functions, calls, indices));
  }

  /** With a dimension, which must agree with one bound before. */
  public Optional<Bindings> with(String name, Dim dim) {
    return more(dims, name, dim).map(more -> new Bindings(values, more, functions, calls, indices));
  }

  /** With a function of one real variable, which must agree with one bound before. */
  public Optional<Bindings> with(String name, Function function) {
    return more(functions, name, function)
        .map(more -> new Bindings(values, dims, more, calls, indices));
  }

  /** With a function of tensors, which must agree with one bound before. */
  public Optional<Bindings> with(String name, FunctionSymbol function) {
    return more(calls, name, function)
        .map(more -> new Bindings(values, dims, functions, more, indices));
  }

  /** With the name of a bound index. */
  public Bindings renaming(String index, String to) {
    Map<String, String> more = new HashMap<>(indices);
    more.put(index, to);
    return new Bindings(values, dims, functions, calls, Map.copyOf(more));
  }

  /**
   * With the dimension names of a pattern's shape bound so that it becomes the shape given. A
   * vector or a scalar is a matrix of one column.
   */
  public Optional<Bindings> unify(Shape pattern, Shape shape) {
    if (pattern.rank() > 2 || shape.rank() > 2 || pattern.isScalar()) {
      return pattern.rank() == shape.rank() ? unifyAll(pattern, shape) : Optional.empty();
    }
    return unify(pattern.rows(), shape.rows())
        .flatMap(b -> b.unify(pattern.columns(), shape.columns()));
  }

  private Optional<Bindings> unifyAll(Shape pattern, Shape shape) {
    Optional<Bindings> result = Optional.of(this);
    for (int i = 0; i < pattern.rank(); i++) {
      Dim left = pattern.dims().get(i);
      Dim right = shape.dims().get(i);
      result = result.flatMap(b -> b.unify(left, right));
    }
    return result;
  }

  private Optional<Bindings> unify(Dim pattern, Dim dim) {
    if (pattern.isNumber()) {
      return pattern.equals(dim) ? Optional.of(this) : Optional.empty();
    }
    if (pattern.names().size() == 1 && pattern.equals(Dim.of(pattern.names().first()))) {
      return with(pattern.names().first(), dim);
    }
    boolean known = dims.keySet().containsAll(pattern.names());
    return known && dim(pattern).equals(dim) ? Optional.of(this) : Optional.empty();
  }

  /** A dimension of the pattern, with what is bound put in. */
  public Dim dim(Dim pattern) {
    return pattern.substitute(name -> dims.getOrDefault(name, Dim.of(name)));
  }

  /** A shape of the pattern, with what is bound put in. */
  public Shape shape(Shape pattern) {
    return new Shape(pattern.dims().stream().map(this::dim).toList());
  }

  private static <V> Optional<Map<String, V>> more(Map<String, V> map, String name, V value) {
    V bound = map.get(name);
    if (bound != null) {
      return bound.equals(value) ? Optional.of(map) : Optional.empty();
    }
    Map<String, V> more = new HashMap<>(map);
    more.put(name, value);
    return Optional.of(Map.copyOf(more));
  }
}
