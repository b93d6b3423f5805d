package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.document.Block;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/**
 * Where prose leads that points at the label of a goal: to the last line of its derivation, which
 * is then numbered, else to its figure or its table.
 */
final class Labels {
  private static final String MARK = "goal ";

  /** What a label stands for. */
  private sealed interface Target {
    /** A line with this key. */
    record Numbered(String key) implements Target {}

    /** The figure with this number. */
    record Drawn(String number) implements Target {}

    /** This very table. */
    record Listed(Block.Table table) implements Target {}
  }

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<Block, String> tables = new IdentityHashMap<>();

  /** The key under which prose refers to a label. */
  static String key(String problem, String label) {
    return MARK + problem + "." + label;
  }

  /** The blocks of a goal with a label, a line that says its result ready for a number. */
  List<Block> labelled(String key, List<Expr> results, List<Block> blocks, Equations equations) {
    List<Expr> values =
        results.stream().flatMap(result -> Stream.concat(Stream.of(result), side(result))).toList();
    Optional<String> saying = equations.saying(values, keys(blocks));
    saying.ifPresent(line -> targets.putIfAbsent(key, new Target.Numbered(line)));
    return saying.isPresent() ? blocks : ending(key, blocks, equations);
  }

  /** What an equation says that its left side is. */
  private static Stream<Expr> side(Expr result) {
    return result.is(new Op.Compare(Relation.EQUAL)) ? Stream.of(result.arg(1)) : Stream.empty();
  }

  /** The keys of the lines of some blocks. */
  static Set<String> keys(List<Block> blocks) {
    Set<String> keys = new HashSet<>();
    for (Block block : blocks) {
      if (block instanceof Block.Derivation(List<Line> lines)) {
        lines.forEach(line -> line.number().ifPresent(keys::add));
      }
    }
    return keys;
  }

  private List<Block> ending(String key, List<Block> blocks, Equations equations) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i) instanceof Block.Derivation(List<Line> lines) && !lines.isEmpty()) {
        String own = lines.getLast().number().orElseGet(equations::key);
        targets.putIfAbsent(key, new Target.Numbered(own));
        List<Line> keyed = new ArrayList<>(lines);
        keyed.set(lines.size() - 1, lines.getLast().numbered(Optional.of(own)));
        List<Block> result = new ArrayList<>(blocks);
        result.set(i, new Block.Derivation(keyed));
        return result;
      }
    }
    other(blocks).ifPresent(target -> targets.putIfAbsent(key, target));
    return blocks;
  }

  private static Optional<Target> other(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Block.Figure figure && figure.number().isPresent()) {
        return figure.number().map(Target.Drawn::new);
      }
    }
    for (Block block : blocks) {
      if (block instanceof Block.Table table) {
        return Optional.of(new Target.Listed(table));
      }
    }
    return Optional.empty();
  }

  /** The blocks in which labels are keys of lines, figures, and tables, which get numbers. */
  List<Block> resolved(List<Block> blocks) {
    List<Block> worded = new Rewording(this::pointed).of(numbered(blocks));
    return List.copyOf(worded);
  }

  private Inline pointed(Inline word) {
    if (!(word instanceof Inline.Reference(String key)) || !key.startsWith(MARK)) {
      return word;
    }
    Target target = targets.get(key);
    return switch (target) {
      case null -> new Inline.Text("(" + key.substring(key.lastIndexOf('.') + 1) + ")");
      case Target.Numbered(String line) -> new Inline.Reference(line);
      case Target.Drawn(String number) ->
          new Inline.Link("#" + Block.Figure.anchor(number), Inline.text("Figure\u00a0" + number));
      case Target.Listed(Block.Table table) -> {
        String number = tables.getOrDefault(table, "");
        yield new Inline.Link(
            "#" + Block.Table.anchor(number), Inline.text("Table\u00a0" + number));
      }
    };
  }

  /** The tables that prose points at have numbers, in their order. */
  private List<Block> numbered(List<Block> blocks) {
    Map<Block, Boolean> wanted = new IdentityHashMap<>();
    new Rewording(
            word -> {
              boolean points =
                  word instanceof Inline.Reference(String key)
                      && targets.get(key) instanceof Target.Listed;
              if (points
                  && targets.get(((Inline.Reference) word).number()) instanceof Target.Listed it) {
                wanted.put(it.table(), true);
              }
              return word;
            })
        .of(blocks);
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Table table && wanted.containsKey(table)) {
        String number = Integer.toString(tables.size() + 1);
        tables.put(table, number);
        result.add(
            new Block.Table(
                table.columns(),
                table.header(),
                table.rows(),
                table.caption(),
                Optional.of(number)));
      } else {
        result.add(block);
      }
    }
    return result;
  }
}
