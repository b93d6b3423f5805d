package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.deriv.document.figure.ComputationGraph.Cell;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;

/** Finds what the nodes of a computation graph stand for. */
final class Definitions {
  /** What a node is computed by, and what indices mean in it. */
  record Body(Expr expr, Scope scope) {}

  private final Context context;
  private final Optional<Window> window;

  Definitions(Context context, Optional<Window> window) {
    this.context = context;
    this.window = window;
  }

  /** The nodes for an expression that is to be drawn: of a sequence its terms at all times. */
  List<Expr> targets(Expr target) {
    Optional<Declaration> sequence =
        declaration(target).filter(declared -> !Sequences.indices(declared).isEmpty());
    return sequence.isEmpty() ? List.of(canonical(target)) : targets(target, sequence.get());
  }

  private List<Expr> targets(Expr target, Declaration sequence) {
    boolean bare = !(target.op() instanceof Op.Term);
    List<String> own = Sequences.indices(sequence);
    List<Expr> indices = bare ? own.stream().map(Make::scalar).toList() : target.args();
    Op op = bare ? new Op.Term(sequence.name(), Sequences.shape(sequence)) : target.op();
    if (window.isEmpty()) {
      return List.of(canonical(Expr.of(op, indices)));
    }
    List<Expr> terms = new ArrayList<>();
    for (long t = window.get().first(); t <= window.get().last(); t++) {
      Map<String, Long> values = new HashMap<>(ends());
      values.put(window.get().index(), t);
      if (bare) {
        values.put(own.get(Sequences.timeAxis(sequence, window.get())), t);
      }
      terms.add(canonical(Expr.of(op, Sequences.settled(indices, values))));
    }
    return terms.stream().distinct().toList();
  }

  /** The node for a use: indices that are not known are those of the declaration. */
  Expr canonical(Expr use) {
    if (!(use.op() instanceof Op.Term)) {
      return use;
    }
    List<Expr> args = Sequences.settled(use.args(), ends());
    List<String> own = declaration(use).map(Sequences::indices).orElse(List.of());
    List<Expr> indices = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      boolean known = i >= own.size() || WholeNumber.of(args.get(i), Map.of()).isPresent();
      indices.add(known ? args.get(i) : Make.scalar(own.get(i)));
    }
    return use.withArgs(indices);
  }

  /** What a node is computed by; empty for an input and for a state outside of the window. */
  Optional<Body> body(Expr node) {
    if (Sequences.name(node).isEmpty()) {
      return Optional.of(new Body(node, scope(Map.of())));
    }
    return declaration(node)
        .flatMap(declaration ->
            switch (declaration) {
              case Declaration.Let let -> body(node, let);
              case Declaration.Recurrence recurrence ->
                  cell(node).flatMap(cell -> body(recurrence, cell.time()));
              case Declaration.Given _,
                  Declaration.Random _,
                  Declaration.Unknown _,
                  Declaration.Result _,
                  Declaration.Dimension _ ->
                  Optional.empty();
            });
  }

  private Optional<Body> body(Expr node, Declaration.Let let) {
    return isBoundary(node)
        ? Optional.empty()
        : Optional.of(new Body(let.body(), scope(Sequences.values(node, let.indices()))));
  }

  private Optional<Body> body(Declaration.Recurrence recurrence, long time) {
    if (isComputed(recurrence, time)) {
      Map<String, Long> values = Map.of(recurrence.time().index(), time);
      return Optional.of(new Body(recurrence.body(), scope(values)));
    }
    return recurrence.boundaries().stream()
        .filter(boundary -> time(boundary.time()).equals(OptionalLong.of(time)))
        .map(boundary -> new Body(boundary.value(), scope(Map.of())))
        .findFirst();
  }

  private boolean isComputed(Declaration.Recurrence recurrence, long time) {
    OptionalLong a = time(recurrence.time().first());
    OptionalLong b = time(recurrence.time().last());
    if (a.isEmpty() || b.isEmpty()) {
      return inWindow(time);
    }
    long low = Math.min(a.getAsLong(), b.getAsLong());
    long high = Math.max(a.getAsLong(), b.getAsLong());
    return inWindow(time) && low <= time && time <= high;
  }

  /** Whether the node is a term of a recurrence, with no window to unroll it in. */
  boolean needsTimes(Expr node) {
    return window.isEmpty()
        && declaration(node).filter(Declaration.Recurrence.class::isInstance).isPresent();
  }

  /** Whether the node is a state before the first time or after the last. */
  boolean isBoundary(Expr node) {
    Optional<Cell> cell = cell(node);
    Optional<Declaration> declared = declaration(node);
    if (cell.isEmpty() || declared.isEmpty()) {
      return false;
    }
    return switch (declared.get()) {
      case Declaration.Recurrence recurrence -> !isComputed(recurrence, cell.get().time());
      case Declaration.Let _ -> !inWindow(cell.get().time());
      case Declaration.Given _,
          Declaration.Random _,
          Declaration.Unknown _,
          Declaration.Result _,
          Declaration.Dimension _ ->
          false;
    };
  }

  /** Where the node stands in the grid of times; empty where it has no time. */
  Optional<Cell> cell(Expr node) {
    Optional<Declaration> declared = declaration(node);
    if (window.isEmpty()
        || declared.isEmpty()
        || !(node.op() instanceof Op.Term(var name, var _))) {
      return Optional.empty();
    }
    List<Expr> others = new ArrayList<>(node.args());
    Expr index = others.remove(Sequences.timeAxis(declared.get(), window.get()));
    OptionalLong time = WholeNumber.of(index, Map.of());
    return time.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cell(others.isEmpty() ? name : name + others, time.getAsLong()));
  }

  private Optional<Declaration> declaration(Expr node) {
    return Sequences.name(node).flatMap(context::find);
  }

  private boolean inWindow(long time) {
    return window.isPresent() && window.get().has(time);
  }

  private OptionalLong time(Expr expr) {
    return WholeNumber.of(expr, ends());
  }

  private Map<String, Long> ends() {
    return window.map(Window::ends).orElse(Map.of());
  }

  private Scope scope(Map<String, Long> values) {
    Map<String, Long> all = new HashMap<>(ends());
    all.putAll(values);
    return Scope.of(all);
  }
}
