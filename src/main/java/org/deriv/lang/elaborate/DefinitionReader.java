package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Reads definitions that may depend on each other: {@code let} and {@code recurrence}. */
final class DefinitionReader {
  private final Draft draft;

  DefinitionReader(Draft draft) {
    this.draft = draft;
  }

  /** Reads definitions; of more than one each depends on another through indices. */
  void read(List<Definition> group) {
    List<Definition> sound = new ArrayList<>();
    for (Definition definition : group) {
      if (new DefinitionHead(draft).isSound(definition)) {
        sound.add(definition);
      } else {
        draft.poison(definition.name());
      }
    }
    sound.forEach(definition -> sizes(definition));
    sound.removeIf(definition -> isCircular(definition, group));
    if (sound.isEmpty()) {
      return;
    }
    if (sound.size() == 1 && !mentionsItself(sound.getFirst())) {
      define(sound.getFirst(), Optional.empty());
      return;
    }
    ShapeTable table = shapes(sound);
    sound.forEach(
        definition -> placeholder(definition, table.find(definition.name()).orElse(Shape.SCALAR)));
    sound.forEach(definition -> define(definition, table.find(definition.name())));
  }

  /** Reports a let that depends on itself through lets alone: it has no value to start from. */
  private boolean isCircular(Definition definition, List<Definition> group) {
    if (definition.isRecurrence() || !new Circles(group).through(definition)) {
      return false;
    }
    draft.poison(definition.name());
    draft.report(
        Finding.error(
                "circular-definition",
                "`" + definition.name() + "` is defined by itself",
                definition.target().name().span())
            .help("a sequence that goes on from its start is a `recurrence`"));
    return true;
  }

  /** Declares the undeclared bounds of the ranges as dimensions. */
  private void sizes(Definition definition) {
    new RangeReader(new ExpressionReader(draft, Locals.NONE)).readAll(definition.ranges());
  }

  private static boolean mentionsItself(Definition definition) {
    return definition.isRecurrence() || Parts.names(definition.value()).contains(definition.name());
  }

  private ShapeTable shapes(List<Definition> group) {
    Map<String, Integer> indices = new HashMap<>();
    group.forEach(definition -> indices.put(definition.name(), definition.indices().size()));
    ShapeTable table = new ShapeTable(indices);
    DefinitionHead heads = new DefinitionHead(draft);
    for (Definition definition : group) {
      heads.shape(definition).ifPresent(shape -> table.learn(definition.name(), shape));
    }
    // Each round learns at least one shape or is the last.
    int before;
    do {
      before = table.known();
      guess(group, table, ShapeGuess.Certainty.SURE);
      if (table.known() == before) {
        learn(group, table);
      }
      if (table.known() == before) {
        guess(group, table, ShapeGuess.Certainty.LIKELY);
      }
    } while (table.known() > before);
    group.forEach(definition -> table.learn(definition.name(), Shape.SCALAR));
    return table;
  }

  private void guess(List<Definition> group, ShapeTable table, ShapeGuess.Certainty certainty) {
    ShapeGuess guess = new ShapeGuess(draft.scope(), table, certainty);
    for (Definition definition : group) {
      if (definition.entries().isEmpty()) {
        guess
            .of(definition.value(), locals(definition))
            .ifPresent(shape -> table.learn(definition.name(), shape));
      }
    }
  }

  private void learn(List<Definition> group, ShapeTable table) {
    ShapeLearning learning = new ShapeLearning(draft.scope(), table);
    for (Definition definition : group) {
      boolean whole = definition.entries().isEmpty();
      learning.learn(
          definition.value(),
          whole ? table.find(definition.name()) : Optional.of(Shape.SCALAR),
          locals(definition));
    }
  }

  /** The local names in a definition's right side: its indices, and those that are free in it. */
  private Locals locals(Definition definition) {
    Locals own = Locals.NONE.with(definition.indexNames(), Locals.Kind.BOUND);
    Set<String> free =
        new FreeIndices(draft.scope(), FreeIndices.Bounds.DIMENSIONS)
            .in(List.of(definition.value()), new HashSet<>(definition.indexNames()));
    Set<String> others = new LinkedHashSet<>(free);
    others.remove(definition.name());
    return own.with(others, Locals.Kind.FREE);
  }

  private void placeholder(Definition definition, Shape shape) {
    Expr nothing = Make.zeros(shape);
    draft.declareLocally(
        definition.isRecurrence()
            ? new RecurrenceReader(draft).placeholder(definition, shape)
            : new Declaration.Let(
                definition.name(), Targets.names(definition.target()).orElseThrow(), nothing));
  }

  /** Reads the right side and declares the name; {@code found} is the shape of a recursive one. */
  private void define(Definition definition, Optional<Shape> found) {
    Locals locals = locals(definition);
    boolean declared =
        definition.isRecurrence()
            ? new RecurrenceReader(draft).read(definition, locals, found.orElse(Shape.SCALAR))
            : let(definition, locals, found);
    if (!declared) {
      draft.forget(definition.name(), draft.scope());
      draft.poison(definition.name());
    }
  }

  private boolean let(Definition definition, Locals locals, Optional<Shape> found) {
    Optional<Expr> body = new ExpressionReader(draft, locals).read(definition.value());
    if (body.isEmpty()) {
      return false;
    }
    if (found.isPresent() && !found.get().equals(body.get().shape())) {
      draft.report(misfit(definition, found.get(), body.get(), definition.value()));
      return false;
    }
    List<String> indices = new ArrayList<>(Targets.names(definition.target()).orElseThrow());
    List<String> open = open(body.get(), locals);
    indices.addAll(open);
    draft.declare(new Declaration.Let(definition.name(), indices, body.get()));
    if (!open.isEmpty() && open.size() == indices.size()) {
      draft.mark(definition.name(), Scope.Mark.OPEN);
    }
    return true;
  }

  /** The free indices on which an expression depends. */
  static List<String> open(Expr body, Locals locals) {
    Set<String> free = locals.names(Locals.Kind.FREE);
    return new Names().free(body).stream().filter(free::contains).toList();
  }

  static Finding misfit(Definition definition, Shape wanted, Expr body, Expression node) {
    String term = Wording.of(GivenReader.subject(definition.name(), wanted, List.of()));
    List<Repair> repairs = new ArrayList<>();
    Reshaping.to(wanted, body).forEach(better -> repairs.add(Repair.of(node, better)));
    return Finding.error(
            "shape-mismatch",
            "a term of `"
                + term
                + "` is "
                + Fit.written(wanted)
                + ", but the right side is "
                + Fit.written(body.shape()),
            node.span())
        .label("this is " + Fit.described(body.shape()))
        .trying(repairs);
  }
}
