package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Property;

/**
 * Laws for quantities of which only moments are known: they have these moments and nothing else
 * that was not assumed. Unless independence is assumed, entries share a random scale and so depend
 * on each other even where they are uncorrelated; unless symmetry is assumed, half of the laws are
 * skewed.
 */
final class MomentFamily {
  /** How many different laws there are. */
  static final int COUNT = 4;

  private final Builder builder;
  private final Scalars scalars;
  private final KnownMoments known;
  private final Randomness randomness;
  private final Map<Scope.Key, List<Integer>> standard = new LinkedHashMap<>();
  private Optional<Integer> scale = Optional.empty();

  MomentFamily(Builder builder, KnownMoments known, Randomness randomness) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.known = known;
    this.randomness = randomness;
  }

  /** A law in words. */
  static String words(int law) {
    String parts =
        law % 2 == 0
            ? "independent signs"
            : "independent numbers, 2 with probability 1/5 and else -1/2";
    String scale =
        law < 2 ? ", all times 2 with probability 1/5 and else 1/2 unless independent" : "";
    return "its mean plus a linear combination of " + parts + scale;
  }

  /** The quantity as an expression of sources. */
  Grid make(Scope.Key key, int[] dims, boolean independentEntries) {
    int count = Grid.count(dims);
    int family = builder.world().law().orElse(0);
    boolean symmetric = known.has(Property.SYMMETRIC_DISTRIBUTION, key.name());
    Source.Kind kind = family % 2 == 0 || symmetric ? Source.Kind.SIGN : Source.Kind.SKEW;
    List<Integer> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(randomness.source(key, new Source(kind, List.of())));
    }
    boolean shares = family < 2 && !independentEntries;
    List<Integer> mixed = independentEntries ? sources : mixed(key, sources);
    standard.put(key, sources);
    Grid root = root(key, dims, independentEntries);
    Grid means =
        Grid.fill(dims, i -> known.mean(key, dims, i).orElseGet(() -> free(new Draw.Real())));
    int factor = shares ? scale(key) : scalars.number(1);
    return Grid.fill(
        dims,
        i -> {
          int sum = scalars.number(0);
          for (int j = 0; j < count; j++) {
            sum = scalars.add(sum, scalars.multiply(root.at(i, j), mixed.get(j)));
          }
          return scalars.add(means.cell(i), scalars.multiply(factor, sum));
        });
  }

  private int free(Draw draw) {
    return scalars.tape().fresh(Opcode.GIVEN, scalars.tape().parameter(draw));
  }

  /** One random scale for all that may depend on each other. */
  private int scale(Scope.Key key) {
    boolean alone =
        standard.keySet().stream()
            .allMatch(other -> other.equals(key) || known.areIndependent(other.name(), key.name()));
    if (scale.isEmpty() || alone) {
      int made = randomness.source(key, new Source(Source.Kind.SCALE, List.of()));
      scale = Optional.of(made);
    }
    return scale.get();
  }

  /** Correlated with an earlier quantity, unless what is known forbids that. */
  private List<Integer> mixed(Scope.Key key, List<Integer> own) {
    for (Map.Entry<Scope.Key, List<Integer>> other : standard.entrySet()) {
      String name = other.getKey().name();
      boolean apart =
          known.areIndependent(name, key.name())
              || known.areUncorrelated(name, key.name())
              || (name.equals(key.name()) && known.has(Property.UNCORRELATED, name));
      if (!apart) {
        int t = free(new Draw.Real());
        int square = scalars.multiply(t, t);
        int one = scalars.number(1);
        int below = scalars.add(one, square);
        int cosine = scalars.divide(scalars.subtract(one, square), below);
        int sine = scalars.divide(scalars.add(t, t), below);
        List<Integer> mixed = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
          int mine = scalars.multiply(cosine, own.get(i));
          boolean paired = i < other.getValue().size();
          mixed.add(
              paired
                  ? scalars.add(mine, scalars.multiply(sine, other.getValue().get(i)))
                  : own.get(i));
        }
        return mixed;
      }
    }
    return own;
  }

  /** A matrix L such that L L' is a covariance matrix that agrees with what is known. */
  private Grid root(Scope.Key key, int[] dims, boolean independentEntries) {
    int count = Grid.count(dims);
    boolean whole = count > 1 && known.covariance(key, dims, 0, 1).isPresent();
    if (whole) {
      return new Cholesky(scalars)
          .of(
              Grid.matrix(
                  count, count, (i, j) -> known.covariance(key, dims, i, j).orElseThrow()));
    }
    boolean uncorrelated =
        independentEntries || count == 1 || known.has(Property.UNCORRELATED, key.name());
    Grid directions =
        Grid.matrix(
            count,
            count,
            (i, j) ->
                i == j
                    ? free(new Draw.Between(0, Double.POSITIVE_INFINITY))
                    : j < i && !uncorrelated ? free(new Draw.Real()) : scalars.number(0));
    return Grid.matrix(
        count,
        count,
        (i, j) -> {
          Optional<Integer> variance = known.variance(key, dims, i);
          return variance.isEmpty()
              ? directions.at(i, j)
              : scalars.multiply(scalars.sqrt(variance.get()), unit(directions, i, j));
        });
  }

  /** The entry of a row scaled to length 1. */
  private int unit(Grid rows, int i, int j) {
    int squares = scalars.number(0);
    int others = 0;
    for (int k = 0; k < rows.columns(); k++) {
      int entry = rows.at(i, k);
      others += k != i && !scalars.isZero(entry) ? 1 : 0;
      squares = scalars.add(squares, scalars.multiply(entry, entry));
    }
    if (others == 0) {
      return scalars.number(i == j ? 1 : 0);
    }
    return scalars.divide(rows.at(i, j), scalars.sqrt(squares));
  }
}
