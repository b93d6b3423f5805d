package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;

/**
 * Quantities of which only moments are known, drawn from a family that meets what is assumed and no
 * more: entries are skewed, share a random scale and so depend on each other even where they are
 * uncorrelated, and are correlated where nothing forbids it. Its numbers are parameters of the
 * tape, other ones at every point.
 */
final class ChanceFamilies {
  private final Scalars scalars;
  private final ChanceFacts facts;
  private final ChanceLaws laws;
  private final ChanceValues values;
  private final Map<String, ChanceCoupling> couplings = new HashMap<>();
  private final Map<String, Integer> skews = new HashMap<>();
  private final Map<String, Grid> roots = new HashMap<>();
  private final Map<String, Grid> middles = new HashMap<>();
  private final List<Standard> before = new ArrayList<>();

  /** A vector of mean 0 and covariance I that was drawn for a quantity. */
  private record Standard(String name, List<Integer> entries) {}

  ChanceFamilies(Builder builder, ChanceFacts facts, ChanceLaws laws) {
    this.values = new ChanceValues(builder);
    this.scalars = builder.scalars();
    this.facts = facts;
    this.laws = laws;
  }

  /** Whether names that are independent do not share a scale. */
  boolean keepsApart(Set<String> names) {
    List<String> free = names.stream().filter(this::isShared).toList();
    return free.stream().map(this::cluster).distinct().count() == free.size();
  }

  /** Whether some of the names were said to be independent. */
  boolean statesApart(Set<String> names) {
    for (String one : names) {
      for (String two : names) {
        if (!one.equals(two) && facts.states(Property.INDEPENDENT, Set.of(one, two))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isShared(String name) {
    return facts.context().find(name).orElse(null) instanceof Declaration.Random random
        && random.distribution().isEmpty()
        && random.spread() == Declaration.Spread.JOINT;
  }

  /** The first of the names that may depend on each other, in the order of their declaration. */
  private String cluster(String name) {
    Set<String> found = new LinkedHashSet<>(List.of(name));
    List<String> all =
        facts.context().declarations().keySet().stream().filter(this::isShared).toList();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String other : all) {
        boolean linked =
            found.stream()
                .anyMatch(one ->
                    !one.equals(other) && !facts.states(Property.INDEPENDENT, Set.of(one, other)));
        grown |= linked && found.add(other);
      }
    }
    return all.stream().filter(found::contains).findFirst().orElse(name);
  }

  /** A quantity, or a term of a sequence. */
  Grid draw(Declaration.Random random, Scope.Key key, int[] dims) {
    String name = random.name();
    int size = Grid.count(dims);
    boolean iid = random.spread() == Declaration.Spread.IID;
    boolean entries = iid && random.indices().isEmpty();
    Grid middle = middle(random, key, dims);
    int[] vector = standard(random, size, entries);
    Grid root = root(random, key, dims, entries);
    if (!iid) {
      vector = linked(name, vector);
      before.add(new Standard(name, Arrays.stream(vector).boxed().toList()));
    }
    return laws.mapped(middle, root, vector);
  }

  private int[] standard(Declaration.Random random, int size, boolean entries) {
    String name = random.name();
    if (random.spread() == Declaration.Spread.JOINT) {
      String cluster = cluster(name);
      return couplings
          .computeIfAbsent(cluster, own -> new ChanceCoupling(scalars, laws, this, own))
          .entries(name, size, facts.isSymmetric(name));
    }
    int[] vector = new int[size];
    int scale = entries ? scalars.number(1) : scale(name);
    for (int i = 0; i < size; i++) {
      vector[i] = scalars.multiply(twoPoint(name, entries ? 0 : i), scale);
    }
    return vector;
  }

  /** A number that is drawn anew at every point. */
  int parameter(Draw draw, String name) {
    String owner = "law of " + name;
    return scalars.tape().owned(owner, () -> Grid.scalar(scalars.tape().parameter(draw))).only();
  }

  /** One of two values with mean 0 and variance 1, skewed unless it must be symmetric. */
  int twoPoint(String name, int position) {
    int one = scalars.number(1);
    if (facts.isSymmetric(name)) {
      int half = scalars.divide(one, scalars.number(2));
      return laws.finite(List.of(one, scalars.number(-1)), List.of(half, half));
    }
    int weight =
        skews.computeIfAbsent(name + "#" + position, _ -> parameter(new Draw.Between(0, 1), name));
    int other = scalars.subtract(one, weight);
    int high = scalars.sqrt(scalars.divide(other, weight));
    int low = scalars.negate(scalars.sqrt(scalars.divide(weight, other)));
    return laws.finite(List.of(high, low), List.of(weight, other));
  }

  /** A positive number with mean square 1. */
  private int scale(String name) {
    int one = scalars.number(1);
    int weight =
        skews.computeIfAbsent(name + " scale", _ -> parameter(new Draw.Between(0, 1), name));
    int square =
        skews.computeIfAbsent(name + " square", _ -> parameter(new Draw.Within(0, 1), name));
    int other = scalars.subtract(one, weight);
    int larger = scalars.divide(scalars.subtract(one, scalars.multiply(weight, square)), other);
    return laws.finite(List.of(scalars.sqrt(square), scalars.sqrt(larger)), List.of(weight, other));
  }

  /** Correlated with what was drawn before, where nothing was said against it. */
  private int[] linked(String name, int[] vector) {
    Optional<Standard> last =
        before.stream()
            .filter(one -> cluster(one.name()).equals(cluster(name)))
            .filter(one -> !arePlainlyUncorrelated(one.name(), name))
            .filter(one -> !facts.isSymmetric(name) || facts.isSymmetric(one.name()))
            .reduce((_, later) -> later);
    if (last.isEmpty()) {
      return vector;
    }
    List<Integer> earlier = last.get().entries();
    int[] result = vector.clone();
    for (int i = 0; i < Math.min(vector.length, earlier.size()); i++) {
      int share = parameter(new Draw.Within(-1, 1), name);
      int rest = scalars.sqrt(scalars.subtract(scalars.number(1), scalars.multiply(share, share)));
      result[i] =
          scalars.add(scalars.multiply(share, earlier.get(i)), scalars.multiply(rest, vector[i]));
    }
    return result;
  }

  /** Whether entries of either, and of both, were said to be uncorrelated. */
  boolean areUncorrelated(String one, String other) {
    return facts.states(Property.UNCORRELATED, Set.of(one))
        && facts.states(Property.UNCORRELATED, Set.of(other))
        && (one.equals(other) || facts.states(Property.UNCORRELATED, Set.of(one, other)));
  }

  /** Of two terms of one sequence nothing is said. */
  private boolean arePlainlyUncorrelated(String one, String two) {
    return !one.equals(two) && facts.states(Property.UNCORRELATED, Set.of(one, two));
  }

  // ---- what is stated

  private Grid middle(Declaration.Random random, Scope.Key key, int[] dims) {
    String name = random.name();
    List<ChanceFacts.Moment> stated = facts.moments(name, Op.Moment.Kind.EXPECTATION);
    if (stated.size() > 1) {
      throw Refusal.unknown("two means of `" + name + "`");
    }
    if (stated.isEmpty()) {
      boolean iid = random.spread() == Declaration.Spread.IID;
      String own = iid ? name : key.toString();
      boolean alike = iid && random.indices().isEmpty();
      int zero = scalars.number(0);
      return middles.computeIfAbsent(
          own,
          _ -> {
            int first = facts.isSymmetric(name) ? zero : parameter(new Draw.Real(), name);
            return Grid.fill(
                dims,
                _ ->
                    facts.isSymmetric(name)
                        ? zero
                        : alike ? first : parameter(new Draw.Real(), name));
          });
    }
    return values.of(stated.getFirst(), key, dims);
  }

  /** A root of the covariance. */
  private Grid root(Declaration.Random random, Scope.Key key, int[] dims, boolean entries) {
    String name = random.name();
    int size = Grid.count(dims);
    List<ChanceFacts.Moment> stated = facts.moments(name, Op.Moment.Kind.VARIANCE);
    if (stated.size() > 1) {
      throw Refusal.unknown("two variances of `" + name + "`");
    }
    boolean iid = random.spread() == Declaration.Spread.IID;
    boolean apart = entries || facts.states(Property.UNCORRELATED, Set.of(name));
    if (stated.isEmpty()) {
      return roots.computeIfAbsent(
          iid ? name : key.toString(), _ -> free(name, size, apart, entries));
    }
    ChanceFacts.Moment moment = stated.getFirst();
    boolean whole = !moment.of().is(Operator.ENTRY) && size > 1;
    if (whole) {
      Grid matrix = values.whole(moment, key);
      if (matrix.axes() != 2) {
        throw Refusal.unknown("a variance of this shape");
      }
      return laws.root(matrix);
    }
    Grid spread = values.of(moment, key, dims).map(scalars::sqrt);
    Grid shape =
        apart
            ? identity(size)
            : roots.computeIfAbsent(iid ? name : key.toString(), _ -> correlated(name, size));
    return Grid.matrix(size, size, (i, j) -> scalars.multiply(spread.cell(i), shape.at(i, j)));
  }

  private Grid identity(int size) {
    return new GridMath(scalars).identity(size);
  }

  private Grid free(String name, int size, boolean apart, boolean alike) {
    int first = parameter(new Draw.Between(0, Double.POSITIVE_INFINITY), name);
    return Grid.matrix(
        size,
        size,
        (i, j) ->
            i == j
                ? alike ? first : parameter(new Draw.Between(0, Double.POSITIVE_INFINITY), name)
                : j < i && !apart ? parameter(new Draw.Real(), name) : scalars.number(0));
  }

  /** A lower triangle whose rows have length 1. */
  private Grid correlated(String name, int size) {
    int[][] rows = new int[size][size];
    for (int i = 0; i < size; i++) {
      int square = scalars.number(1);
      for (int j = 0; j < size; j++) {
        rows[i][j] = j < i ? parameter(new Draw.Real(), name) : scalars.number(j == i ? 1 : 0);
        square = j < i ? scalars.add(square, scalars.multiply(rows[i][j], rows[i][j])) : square;
      }
      for (int j = 0; j <= i; j++) {
        rows[i][j] = scalars.divide(rows[i][j], scalars.sqrt(square));
      }
    }
    return Grid.matrix(size, size, (i, j) -> rows[i][j]);
  }
}
