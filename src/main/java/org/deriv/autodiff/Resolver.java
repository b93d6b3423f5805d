package org.deriv.autodiff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** What names and terms of sequences stand for. */
final class Resolver {
  private final Builder builder;
  private final World world;
  private final Scalars scalars;
  private final Inputs inputs;
  private final Map<Scope.Key, Grid> given = new LinkedHashMap<>();

  Resolver(Builder builder, Assumed assumed) {
    this.builder = builder;
    this.world = builder.world();
    this.scalars = builder.scalars();
    this.inputs = new Inputs(builder, assumed);
  }

  /** Everything that was not defined but given, in the order of first use. */
  Map<Scope.Key, Grid> given() {
    return given;
  }

  /** What was given under a key. */
  Grid given(Scope.Key key) {
    Grid known = given.get(key);
    if (known == null) {
      throw new IllegalStateException("nothing was given for " + key);
    }
    return known;
  }

  /** The real quantities given so far under one of these names. */
  Map<Scope.Key, Grid> inputs(Set<String> names) {
    Map<Scope.Key, Grid> found = new LinkedHashMap<>();
    given.forEach((key, cells) -> {
      if (names.contains(key.name())) {
        found.put(key, cells);
      }
    });
    return found;
  }

  boolean isInput(Scope.Key key) {
    return given.containsKey(key);
  }

  Grid symbol(String name, Shape shape, Scope scope) {
    Optional<Grid> bound = scope.find(Scope.Key.of(name));
    if (bound.isPresent()) {
      return bound.get();
    }
    Optional<Long> number = world.number(name);
    if (number.isPresent() && shape.isScalar()) {
      return Grid.scalar(scalars.number(number.get()));
    }
    Optional<Declaration> declaration = world.context().find(name);
    if (declaration.isPresent()
        && declaration.get() instanceof Declaration.Let(String _, List<String> indices, Expr body)
        && indices.isEmpty()) {
      return builder.build(body, scope.definitions());
    }
    return free(Scope.Key.of(name), world.dims(shape));
  }

  /** An input of its own, always the same under one name. */
  Grid free(Scope.Key key, int[] dims) {
    Grid known = given.get(key);
    if (known == null) {
      known = inputs.make(key, dims).map(cell -> scalars.tape().fresh(Opcode.GIVEN, cell));
      given.put(key, known);
    }
    return known;
  }

  Grid term(String name, Shape shape, List<Expr> args, Scope scope) {
    List<Long> indices = args.stream().map(arg -> builder.integer(arg, scope)).toList();
    Scope.Key key = new Scope.Key(name, indices);
    Optional<Grid> bound = scope.find(key);
    if (bound.isPresent()) {
      return bound.get();
    }
    Optional<Declaration> declaration = world.context().find(name);
    if (declaration.isEmpty()) {
      if (scope.binds(name)) {
        throw Refusal.undefined("`" + name + "` has no term " + indices);
      }
      return free(key, world.dims(shape));
    }
    Scope home = scope.definitions().home(Set.of(), builder.reach().closure(name));
    Grid known = home.terms().get(key);
    if (known == null) {
      known = define(declaration.get(), key, shape, home);
      home.terms().put(key, known);
    }
    return known;
  }

  private Grid define(Declaration declaration, Scope.Key key, Shape shape, Scope scope) {
    return switch (declaration) {
      case Declaration.Let let ->
          builder.build(let.body(), withIndices(let.indices(), key.indices(), scope));
      case Declaration.Recurrence recurrence -> recurrence(recurrence, key, scope);
      case Declaration.Given given -> {
        inRange(given.ranges(), given.indices(), key, scope);
        yield free(key, world.dims(shape));
      }
      case Declaration.Random random -> {
        inRange(random.ranges(), random.indices(), key, scope);
        yield free(key, world.dims(shape));
      }
      case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ ->
          throw Refusal.unknown("`" + key.name() + "` has no terms");
    };
  }

  private Scope withIndices(List<String> names, List<Long> values, Scope scope) {
    if (names.size() != values.size()) {
      throw Refusal.unknown("the number of indices " + values);
    }
    Map<Scope.Key, Grid> bound = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      bound.put(Scope.Key.of(names.get(i)), Grid.scalar(scalars.number(values.get(i))));
    }
    return bound.isEmpty() ? scope : scope.inside(Scope.Kind.INDEX, bound);
  }

  private void inRange(List<IndexRange> ranges, List<String> names, Scope.Key key, Scope scope) {
    for (IndexRange range : ranges) {
      int position = names.indexOf(range.index());
      long first = builder.integer(range.first(), scope);
      long last = builder.integer(range.last(), scope);
      long value = position < 0 ? first : key.indices().get(position);
      if (value < Math.min(first, last) || value > Math.max(first, last)) {
        throw Refusal.undefined("`" + key.name() + "` has no term " + key.indices());
      }
    }
  }

  /** The terms before are worked out in their order, so that nothing nests deeply. */
  private Grid recurrence(Declaration.Recurrence recurrence, Scope.Key key, Scope scope) {
    IndexRange time = recurrence.time();
    long at = key.indices().getFirst();
    long first = builder.integer(time.first(), scope);
    long last = builder.integer(time.last(), scope);
    int step = time.direction() == Op.Direction.UP ? 1 : -1;
    if ((at - first) * step < 0) {
      return start(recurrence, key, scope);
    }
    if ((at - last) * step > 0) {
      throw Refusal.undefined("`" + key.name() + "` has no term " + at);
    }
    for (long before = firstUnknown(key, first, step, scope); before != at; before += step) {
      Scope.Key earlier = new Scope.Key(key.name(), List.of(before));
      if (!isKnown(earlier, scope)) {
        scope.terms().put(earlier, step(recurrence, before, scope));
      }
    }
    return step(recurrence, at, scope);
  }

  /** The earliest time from which on, up to a term, no term is known. */
  private static long firstUnknown(Scope.Key key, long first, int step, Scope scope) {
    long time = key.indices().getFirst();
    while (time != first && !isKnown(new Scope.Key(key.name(), List.of(time - step)), scope)) {
      time -= step;
    }
    return time;
  }

  private static boolean isKnown(Scope.Key term, Scope scope) {
    return scope.find(term).isPresent() || scope.terms().containsKey(term);
  }

  private Grid step(Declaration.Recurrence recurrence, long at, Scope scope) {
    Scope inner = withIndices(List.of(recurrence.time().index()), List.of(at), scope);
    List<String> entries = recurrence.entries();
    int[] dims = world.dims(recurrence.shape());
    if (entries.isEmpty()) {
      return builder.build(recurrence.body(), inner).as(dims);
    }
    Grid positions = Grid.fill(dims, _ -> 0);
    return Grid.fill(
        dims,
        position -> {
          int[] indices = positions.indices(position);
          List<Long> values = java.util.Arrays.stream(indices).mapToObj(i -> i + 1L).toList();
          return builder.cell(recurrence.body(), withIndices(entries, values, inner));
        });
  }

  /** A term before the first: stated, or free where nothing is stated. */
  private Grid start(Declaration.Recurrence recurrence, Scope.Key key, Scope scope) {
    int[] dims = world.dims(recurrence.shape());
    for (Declaration.Boundary boundary : recurrence.boundaries()) {
      if (builder.integer(boundary.time(), scope) == key.indices().getFirst()) {
        Grid value = builder.build(boundary.value(), scope);
        return value.isScalar() && dims.length > 0
            ? Grid.fill(dims, _ -> value.only())
            : value.as(dims);
      }
    }
    if (!recurrence.boundaries().isEmpty()) {
      throw Refusal.undefined("`" + key.name() + "` has no term " + key.indices());
    }
    return free(key, dims);
  }
}
