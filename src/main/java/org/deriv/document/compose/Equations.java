package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashMap;
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
  private final List<Found> said = new ArrayList<>();
  private final Map<List<Expr>, String> chains = new HashMap<>();
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

  /** The line with this key says so on its way to something else. */
  void said(Expr left, Expr right, String key) {
    said.add(new Found(left, right, key));
  }

  /** The key of the last line of a chain that was shown before, line by line. */
  Optional<String> shown(List<Expr> chain) {
    return Optional.ofNullable(chains.get(chain));
  }

  /** A chain whose last line has this key. */
  void show(List<Expr> chain, String key) {
    chains.put(chain, key);
  }

  /** A line is not shown after all. */
  void withdraw(String key) {
    said.removeIf(equation -> equation.key().equals(key));
  }

  /** The key of the line that says this very equation, either way round. */
  Optional<String> saying(Expr left, Expr right) {
    return said.stream()
        .filter(it ->
            (it.left().equals(left) && it.right().equals(right))
                || (it.left().equals(right) && it.right().equals(left)))
        .map(Found::key)
        .findFirst();
  }

  /** Another problem begins: its names are others. */
  void forget() {
    found.clear();
    said.clear();
    chains.clear();
  }

  /**
   * The keys of the equations that were put to use between two expressions: their left sides stand
   * in the first and not in the second. Of several for one left side it is the one whose right side
   * is found most in the second, of equals the latest.
   */
  List<String> used(Expr before, Expr after) {
    Set<Expr> old = parts(before);
    Set<Expr> now = parts(after);
    Map<Expr, Found> best = new LinkedHashMap<>();
    for (Found equation : found) {
      if (old.contains(equation.left()) && !now.contains(equation.left())) {
        best.merge(
            equation.left(),
            equation,
            (one, other) -> share(other.right(), now) >= share(one.right(), now) ? other : one);
      }
    }
    return best.values().stream().map(Found::key).distinct().toList();
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

  /** The blocks with numbers for keys. */
  static List<Block> numbered(List<Block> blocks) {
    Set<String> used = new HashSet<>();
    lines(blocks).forEach(line -> collect(line.reason(), used));
    Map<String, String> numbers = new LinkedHashMap<>();
    for (Line line : lines(blocks)) {
      line.number()
          .filter(used::contains)
          .ifPresent(key -> numbers.put(key, Integer.toString(numbers.size() + 1)));
    }
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      result.add(
          block instanceof Block.Derivation(List<Line> lines)
              ? new Block.Derivation(lines.stream().map(line -> numbered(line, numbers)).toList())
              : block);
    }
    return result;
  }

  private static List<Line> lines(List<Block> blocks) {
    return blocks.stream()
        .filter(Block.Derivation.class::isInstance)
        .flatMap(block -> ((Block.Derivation) block).lines().stream())
        .toList();
  }

  private static void collect(List<Inline> words, Set<String> used) {
    for (Inline word : words) {
      if (word instanceof Inline.Reference(String key)) {
        used.add(key);
      } else if (word instanceof Inline.Hint(List<Inline> content, _)) {
        collect(content, used);
      }
    }
  }

  private static Line numbered(Line line, Map<String, String> numbers) {
    return line.because(replaced(line.reason(), numbers))
        .numbered(line.number().flatMap(key -> Optional.ofNullable(numbers.get(key))));
  }

  private static List<Inline> replaced(List<Inline> words, Map<String, String> numbers) {
    List<Inline> result = new ArrayList<>();
    for (Inline word : words) {
      if (word instanceof Inline.Reference(String key)) {
        result.add(new Inline.Reference(numbers.getOrDefault(key, key)));
      } else if (word instanceof Inline.Hint(List<Inline> content, String hint)) {
        result.add(new Inline.Hint(replaced(content, numbers), hint));
      } else {
        result.add(word);
      }
    }
    return result;
  }
}
