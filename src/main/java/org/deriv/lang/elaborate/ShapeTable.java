package org.deriv.lang.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Shape;

/** The shapes, as far as they are known, of names that are being defined together. */
final class ShapeTable {
  private final Map<String, Integer> indices;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  /** Names that are being defined, with the number of indices that make a term of each. */
  ShapeTable(Map<String, Integer> indices) {
    this.indices = Map.copyOf(indices);
  }

  /** The names. */
  Set<String> names() {
    return indices.keySet();
  }

  /** How many indices a term takes. */
  int indices(String name) {
    return indices.getOrDefault(name, 0);
  }

  /** The shape of a term. */
  Optional<Shape> find(String name) {
    return Optional.ofNullable(shapes.get(name));
  }

  /** Learns a shape, unless one is known. */
  void learn(String name, Shape shape) {
    shapes.putIfAbsent(name, shape);
  }

  /** How many shapes are known. */
  int known() {
    return shapes.size();
  }
}
