package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.document.Block;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.expr.Expr;

/**
 * The equations that a document has found so far. A reason refers to one by a key; in the end the
 * lines that were referred to are numbered in their order, and no others.
 */
final class Equations {
  private record Found(Expr left, Expr right, String key) {}

  private final List<Found> found = new ArrayList<>();
  private final List<Found> orders = new ArrayList<>();
  private int keys;

  /** A key for a line of its own. */
  String key() {
    keys++;
    return "line-" + keys;
  }

  /** The line with this key says that the left side is the right side. */
  void found(Expr left, Expr right, String key) {
    found.add(new Found(left, right, key));
  }

  /** The latest of some lines that says that something is one of these values. */
  Optional<String> saying(List<Expr> values, Set<String> keys) {
    return found.reversed().stream()
        .filter(equation -> keys.contains(equation.key()) && values.contains(equation.right()))
        .map(Found::key)
        .findFirst();
  }

  /** The line with this key ends a chain of orders from the left side to the right side. */
  void shown(Expr left, Expr right, String key) {
    orders.add(new Found(left, right, key));
  }

  /** The keys of the line that ends the latest such chain. */
  List<String> shown(Expr left, Expr right) {
    return orders.reversed().stream()
        .filter(order -> order.left().equals(left) && order.right().equals(right))
        .map(Found::key)
        .limit(1)
        .toList();
  }

  /** Another problem begins: its names are others. */
  void forget() {
    found.clear();
    orders.clear();
  }

  /**
   * The keys of the equations that were put to use between two expressions: their left sides stand
   * in the first and not in the second. Of several for one left side it is the one whose right side
   * is found most in the second, of equals the latest.
   */
  List<String> used(Expr before, Expr after) {
    Set<Expr> now = parts(after);
    Map<Expr, Found> best = best(parts(before), now);
    // What was put in may itself have been replaced by what stands further up.
    for (Found first : List.copyOf(best.values())) {
      best(parts(first.right()), now).forEach(best::putIfAbsent);
    }
    return best.values().stream().map(Found::key).distinct().toList();
  }

  private Map<Expr, Found> best(Set<Expr> old, Set<Expr> now) {
    Map<Expr, Found> best = new LinkedHashMap<>();
    for (Found equation : found) {
      if (old.contains(equation.left()) && !now.contains(equation.left())) {
        best.merge(
            equation.left(),
            equation,
            (one, other) -> share(other.right(), now) >= share(one.right(), now) ? other : one);
      }
    }
    return best;
  }

  /** How much of an expression is among these. */
  private static double share(Expr expr, Set<Expr> among) {
    Set<Expr> parts = parts(expr);
    return (double) parts.stream().filter(among::contains).count() / parts.size();
  }

  private static Set<Expr> parts(Expr expr) {
    Set<Expr> seen = new HashSet<>();
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (seen.add(next)) {
        open.addAll(next.args());
      }
    }
    return seen;
  }

  /** The blocks with numbers for keys; lines that nothing refers to have none. */
  static List<Block> numbered(List<Block> blocks) {
    Set<String> used = new HashSet<>();
    new Rewording(
            word -> {
              if (word instanceof Inline.Reference(String key)) {
                used.add(key);
              }
              return word;
            })
        .of(blocks);
    Map<String, String> numbers = new LinkedHashMap<>();
    for (Block block : blocks) {
      if (block instanceof Block.Derivation(List<Line> lines)) {
        lines.stream()
            .flatMap(line -> line.number().stream())
            .filter(used::contains)
            .forEach(key -> numbers.put(key, Integer.toString(numbers.size() + 1)));
      }
    }
    Rewording rewording =
        new Rewording(word ->
            word instanceof Inline.Reference(String key)
                ? new Inline.Reference(numbers.getOrDefault(key, key))
                : word);
    return rewording.of(blocks).stream()
        .map(block ->
            block instanceof Block.Derivation(List<Line> lines)
                ? new Block.Derivation(lines.stream().map(line -> numbered(line, numbers)).toList())
                : block)
        .toList();
  }

  private static Line numbered(Line line, Map<String, String> numbers) {
    return line.numbered(line.number().flatMap(key -> Optional.ofNullable(numbers.get(key))));
  }
}
