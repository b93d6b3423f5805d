package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Op;
import org.deriv.expr.Property;

/** Random quantities as functions of independent sources, in one scope. */
final class ChanceModel {
  private final Builder builder;
  private final Scalars scalars;
  private final ChanceFacts facts;
  private final Scope scope;
  private final ChanceLaws laws;
  private final ChanceFamilies families;
  private final Map<Scope.Key, Grid> grids = new LinkedHashMap<>();

  ChanceModel(Builder builder, ChanceFacts facts, Scope scope) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.facts = facts;
    this.scope = scope;
    this.laws = new ChanceLaws(scalars);
    this.families = new ChanceFamilies(builder, facts, laws);
  }

  /** What quantities known by their moments take for values. */
  List<ChanceOutcomes.Joint> outcomes() {
    Map<Scope.Key, Grid> free = new LinkedHashMap<>(grids);
    free.keySet().removeIf(key -> random(key.name()).distribution().isPresent());
    return new ChanceOutcomes(scalars, laws.sources()).of(free);
  }

  /** Where sources are made. */
  ChanceLaws sourceLaws() {
    return laws;
  }

  /** What stands for each of these entries. */
  Map<Integer, Integer> written(Map<Integer, Scope.Key> random) {
    Map<Integer, Integer> written = new HashMap<>();
    random.values().stream()
        .distinct()
        .forEach(key -> {
          Grid given = builder.resolver().given(key);
          Grid made = grid(key, given.dims());
          for (int i = 0; i < given.size(); i++) {
            written.put(given.cell(i), made.cell(i));
          }
        });
    return written;
  }

  /** The sources that these entries are functions of. */
  List<ChanceSource> sources(Map<Integer, Scope.Key> random) {
    Map<Integer, Integer> written = written(random);
    int[] cells = random.keySet().stream().mapToInt(written::get).toArray();
    BitSet reached = ChanceTape.reached(scalars.tape(), cells);
    return laws.sources().stream().filter(source -> reached.get(source.cell())).toList();
  }

  /** Refuses unless it is known, or can be modelled in general, how these hang together. */
  void requireKnownTogether(Set<String> names) {
    for (String name : names) {
      if (facts.isUnclear(name)) {
        throw Refusal.unknown("what is assumed of `" + name + "` cannot be drawn from");
      }
    }
    if (names.size() < 2) {
      return;
    }
    boolean apart = facts.states(Property.INDEPENDENT, names);
    boolean known = apart ? families.keepsApart(names) : names.stream().allMatch(this::isFree);
    if (!known || (!apart && families.statesApart(names))) {
      throw Refusal.unknown(
          "nothing is said of whether `" + String.join("`, `", names) + "` are independent");
    }
  }

  /** Refuses unless what is averaged over is independent of what is not. */
  void requireApart(Set<String> names) {
    if (names.size() > 1 && !facts.states(Property.INDEPENDENT, names)) {
      throw Refusal.unknown(
          "`" + String.join("`, `", names) + "` may depend on each other, and some of them stay");
    }
  }

  /** Whether only moments are known of it. */
  boolean isFree(String name) {
    Declaration.Random random = random(name);
    return random.distribution().isEmpty() && random.spread() == Declaration.Spread.JOINT;
  }

  private Declaration.Random random(String name) {
    if (facts.context().find(name).orElse(null) instanceof Declaration.Random random) {
      return random;
    }
    throw new IllegalStateException("`" + name + "` is not random");
  }

  private Grid grid(Scope.Key key, int[] dims) {
    Grid known = grids.get(key);
    if (known == null) {
      known = make(key, dims);
      grids.put(key, known);
    }
    return known;
  }

  private Grid make(Scope.Key key, int[] dims) {
    Declaration.Random random = random(key.name());
    if (random.distribution().isEmpty()) {
      if (!scope.equals(builder.global())) {
        throw Refusal.unknown("the moments of `" + key.name() + "` at other values");
      }
      return families.draw(random, key, dims);
    }
    if (facts.hasMoments(key.name()) || facts.isSymmetric(key.name())) {
      throw Refusal.unknown("more is assumed of `" + key.name() + "` than its distribution");
    }
    boolean iid = random.spread() == Declaration.Spread.IID;
    boolean again = grids.keySet().stream().anyMatch(other -> other.name().equals(key.name()));
    if (again && !iid) {
      throw Refusal.unknown("how the terms of `" + key.name() + "` hang together");
    }
    Expr distribution = random.distribution().get();
    for (String name : builder.reach().of(distribution)) {
      if (facts.isRandom(name)) {
        throw Refusal.unknown("a distribution whose parameters are random");
      }
    }
    List<Grid> parameters = parameters(random, distribution, key);
    Family family = ((Op.Distribution) distribution.op()).family();
    return drawn(family, parameters, distribution, dims);
  }

  private Grid drawn(Family family, List<Grid> parameters, Expr distribution, int[] dims) {
    if (distribution.shape().isScalar()) {
      return Grid.fill(dims, _ -> laws.number(family, parameters));
    }
    if (family == Family.NORMAL && distribution.shape().isVector()) {
      return laws.normal(parameters.get(0), parameters.get(1)).as(dims);
    }
    throw Refusal.unknown("a draw from " + family.word() + " of this shape");
  }

  private List<Grid> parameters(Declaration.Random random, Expr distribution, Scope.Key key) {
    Scope inner = ChanceValues.at(random.indices(), key.indices(), scope, scalars);
    List<Grid> parameters = new ArrayList<>();
    distribution.args().forEach(arg -> parameters.add(builder.build(arg, inner)));
    return parameters;
  }
}
