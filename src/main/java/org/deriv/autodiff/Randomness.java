package org.deriv.autodiff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Property;

/** Random quantities as expressions of independent sources. */
final class Randomness {
  private final Builder builder;
  private final Scalars scalars;
  private final KnownMoments known;
  private final MomentFamily family;
  private final Draws draws;
  private final Map<Integer, Source> sources = new LinkedHashMap<>();
  private final Map<Integer, Scope.Key> owners = new LinkedHashMap<>();
  private final Map<Scope.Key, Grid> made = new LinkedHashMap<>();
  private final Set<String> byMoments = new LinkedHashSet<>();
  private boolean beyondSecond;

  Randomness(Builder builder, List<Expr> assumptions) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.known = new KnownMoments(builder, assumptions);
    this.family = new MomentFamily(builder, known, this);
    this.draws = new Draws(builder, this);
  }

  /** Whether the name is random: declared so, or with moments that are assumed. */
  boolean isRandom(String name) {
    if (builder.world().law().isEmpty()) {
      return distribution(name).isPresent();
    }
    return builder.world().context().isRandom(name) || known.mention(name);
  }

  private Optional<Expr> distribution(String name) {
    return builder
        .world()
        .context()
        .find(name)
        .flatMap(declaration ->
            declaration instanceof Declaration.Random random
                ? random.distribution()
                : Optional.empty());
  }

  /** Whether something depended on more than means and covariances that are known. */
  boolean isBeyondSecond() {
    return beyondSecond;
  }

  /** Notes the power of a product of sources of which an expectation is taken. */
  void note(Map<Integer, Integer> powers, Set<Integer> others) {
    int degree = 0;
    for (Map.Entry<Integer, Integer> power : powers.entrySet()) {
      degree += isStandard(power.getKey()) ? power.getValue() : 0;
    }
    beyondSecond |= degree > 2 || others.stream().anyMatch(this::isStandard);
  }

  /** Whether a source stands for a quantity known by moments, up to scale. */
  private boolean isStandard(int cell) {
    Scope.Key owner = owners.get(cell);
    return owner != null
        && byMoments.contains(owner.name())
        && source(cell).kind() != Source.Kind.SCALE;
  }

  /** What is known by its moments only. */
  Map<Scope.Key, Grid> byMoments() {
    Map<Scope.Key, Grid> found = new LinkedHashMap<>(made);
    found.keySet().removeIf(key -> !byMoments.contains(key.name()));
    return found;
  }

  Map<Scope.Key, Grid> made() {
    return made;
  }

  /** The quantity, always the same under one key. */
  Grid value(Scope.Key key, int[] dims) {
    Grid grid = made.get(key);
    if (grid == null) {
      grid = make(key, dims);
      made.put(key, grid);
    }
    return grid;
  }

  private Grid make(Scope.Key key, int[] dims) {
    Optional<Declaration> declaration = builder.world().context().find(key.name());
    if (declaration.isPresent() && declaration.get() instanceof Declaration.Random random) {
      boolean independent = random.spread() == Declaration.Spread.IID;
      if (random.distribution().isPresent()) {
        return draws.of(random, random.distribution().get(), key, dims);
      }
      return byMoments(key, dims, independent);
    }
    return byMoments(key, dims, false);
  }

  private Grid byMoments(Scope.Key key, int[] dims, boolean independent) {
    byMoments.add(key.name());
    boolean entries = independent || known.has(Property.IDENTICALLY_DISTRIBUTED, key.name());
    return family.make(key, dims, entries);
  }

  /** A new source that belongs to a quantity. */
  int source(Scope.Key owner, Source source) {
    int parameter =
        scalars
            .tape()
            .owned(owner.toString(), () -> Grid.scalar(scalars.tape().parameter(source.kind().draw())))
            .only();
    int cell = scalars.tape().fresh(Opcode.VARIABLE, parameter);
    sources.put(cell, source);
    owners.put(cell, owner);
    return cell;
  }

  Source source(int cell) {
    Source source = sources.get(cell);
    if (source == null) {
      throw new IllegalStateException("no source: " + cell);
    }
    return source;
  }

  /** The sources of these names, or all of them where there are none. */
  Set<Integer> sources(List<String> names) {
    Set<Integer> found = new LinkedHashSet<>();
    owners.forEach((cell, owner) -> {
      if (names.isEmpty() || names.contains(owner.name())) {
        found.add(cell);
      }
    });
    return found;
  }

  /** Whether it is known, or was made so, how the sources of two quantities hang together. */
  boolean isJoint(int one, int other) {
    Scope.Key left = owners.get(one);
    Scope.Key right = owners.get(other);
    if (left == null || right == null || left.equals(right)) {
      return true;
    }
    if (byMoments.contains(left.name()) && byMoments.contains(right.name())) {
      return true;
    }
    if (left.name().equals(right.name())) {
      return isIdentical(left.name());
    }
    return known.areIndependent(left.name(), right.name());
  }

  private boolean isIdentical(String name) {
    boolean said = known.has(Property.IDENTICALLY_DISTRIBUTED, name);
    return said
        || builder
            .world()
            .context()
            .find(name)
            .map(declaration ->
                declaration instanceof Declaration.Random random
                    && random.spread() == Declaration.Spread.IID)
            .orElse(false);
  }

  /** What two sources belong to, for messages. */
  String names(int one, int other) {
    return "`" + owner(one) + "` and `" + owner(other) + "`";
  }

  private String owner(int cell) {
    Scope.Key key = owners.get(cell);
    return key == null ? "?" : key.name();
  }

  /** A draw of a distribution that is written out. */
  int draw(Expr distribution, Scope.Key owner, Scope scope) {
    if (!(distribution.op() instanceof Op.Distribution(var kind))) {
      throw Refusal.unknown("`" + distribution + "` as a distribution");
    }
    return draws.scalar(kind, builder.args(distribution, scope), owner);
  }
}
