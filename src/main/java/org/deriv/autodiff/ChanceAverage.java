package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.deriv.autodiff.ChanceSource.Finite;
import org.deriv.autodiff.ChanceSource.Kind;
import org.deriv.autodiff.ChanceSource.Node;
import org.deriv.autodiff.ChanceSource.Standard;

/**
 * Averages cells over independent sources. Sums and products of what shares no source are taken
 * apart; what is left is summed over the values of one source after the other, those first of which
 * it is a polynomial.
 */
final class ChanceAverage {
  private static final int MOST_SOURCES = 14;
  private final Scalars scalars;
  private final Tape tape;
  private final ChanceRules rules;
  private final ChanceForms forms;
  private final ChanceLaws laws;
  private final ChanceReads reads;
  private final Map<Integer, Integer> known = new HashMap<>();

  /**
   * @param laws where sources are made
   * @param over the sources that are averaged over
   */
  ChanceAverage(
      Scalars scalars, ChanceRules rules, ChanceLaws laws, Collection<ChanceSource> over) {
    this.scalars = scalars;
    this.tape = scalars.tape();
    this.rules = rules;
    this.laws = laws;
    this.forms = new ChanceForms(scalars, laws);
    this.reads = new ChanceReads(tape);
    over.forEach(reads::take);
  }

  /** The mean of a cell. */
  int of(int cell) {
    return mean(cell, 0);
  }

  /**
   * The mean.
   *
   * @param crowd over how many sources without a finite rule is integrated around this cell
   */
  private int mean(int root, int crowd) {
    reads.learn(root);
    TreeSet<Integer> parts = new TreeSet<>();
    List<Integer> waiting = new ArrayList<>(List.of(root));
    while (!waiting.isEmpty()) {
      int cell = waiting.removeLast();
      if (!known.containsKey(cell) && parts.add(cell)) {
        waiting.addAll(apart(cell));
      }
    }
    for (int cell : parts) {
      known.put(cell, part(cell, crowd));
    }
    return now(root);
  }

  /** Operands of which the means give the mean; none where they do not. */
  private List<Integer> apart(int cell) {
    if (reads.of(cell).isEmpty() || reads.isSource(cell)) {
      return List.of();
    }
    int a = tape.a(cell);
    int b = tape.b(cell);
    return switch (tape.code(cell)) {
      case ADD -> List.of(a, b);
      case NEGATE, GIVEN, VARIABLE -> List.of(a);
      case MULTIPLY -> reads.of(a).intersects(reads.of(b)) ? List.of() : List.of(a, b);
      case DIVIDE -> reads.of(b).isEmpty() ? List.of(a) : List.of();
      case SELECT -> reads.of(a).isEmpty() ? List.of(b, tape.c(cell)) : List.of();
      default -> List.of();
    };
  }

  private int part(int cell, int crowd) {
    if (reads.of(cell).isEmpty()) {
      return cell;
    }
    List<Integer> apart = apart(cell);
    if (apart.isEmpty()) {
      return summed(cell, crowd);
    }
    return switch (tape.code(cell)) {
      case ADD -> scalars.add(now(apart.get(0)), now(apart.get(1)));
      case NEGATE -> scalars.negate(now(apart.getFirst()));
      case MULTIPLY -> scalars.multiply(now(apart.get(0)), now(apart.get(1)));
      case DIVIDE -> scalars.divide(now(apart.getFirst()), tape.b(cell));
      case SELECT -> scalars.select(tape.a(cell), now(apart.get(0)), now(apart.get(1)));
      default -> now(apart.getFirst());
    };
  }

  private int now(int cell) {
    Integer mean = known.get(cell);
    if (mean == null) {
      throw new IllegalStateException("no mean of cell " + cell);
    }
    return mean;
  }

  // ---- one source after the other

  /** A source, its place among all, and the degree of a cell as a polynomial in it. */
  private record Place(ChanceSource source, int number, int degree) {
    boolean isFinite() {
      return source.law() instanceof Finite || degree <= ChanceRules.HIGHEST;
    }

    boolean isNormal() {
      return source.law() instanceof Standard(Kind kind) && kind == Kind.NORMAL;
    }

    int rank() {
      return 2 * degree + (source.law() instanceof Finite ? 0 : 1);
    }
  }

  private int summed(int cell, int crowd) {
    List<Place> places = places(cell);
    if (places.size() > MOST_SOURCES) {
      throw Refusal.tooLarge("an expectation over " + places.size() + " random numbers");
    }
    Optional<Place> next = places.stream().min(Comparator.comparingInt(Place::rank));
    if (next.isEmpty()) {
      return cell;
    }
    List<Place> open = places.stream().filter(place -> !place.isFinite()).toList();
    if (!next.get().isFinite()) {
      Optional<Integer> fewer = fewer(cell, open);
      if (fewer.isPresent()) {
        return mean(fewer.get(), crowd);
      }
    }
    int around = Math.max(crowd, open.size());
    return mean(over(next.get(), cell, around), around);
  }

  private List<Place> places(int cell) {
    return reads.of(cell).stream()
        .mapToObj(place -> new Place(reads.source(place), place, reads.degree(cell, place)))
        .toList();
  }

  private Optional<Integer> fewer(int cell, List<Place> open) {
    List<Integer> normals =
        open.stream().filter(Place::isNormal).map(place -> place.source().cell()).toList();
    if (normals.size() < 2) {
      return Optional.empty();
    }
    int before = laws.sources().size();
    Optional<Integer> fewer = forms.fewer(cell, normals);
    laws.sources().subList(before, laws.sources().size()).forEach(reads::take);
    return fewer;
  }

  private int over(Place place, int cell, int crowd) {
    int source = place.source().cell();
    int[] output = {cell};
    ChanceTape part = ChanceTape.of(scalars, cell, source, at -> reads.of(at).get(place.number()));
    List<Node> nodes =
        place.isFinite()
            ? rules.finite(place.source().law(), place.degree())
            : rules.open(
                place.source().law(), crowd, () -> new ChanceKinks(scalars, source).of(part));
    int sum = scalars.number(0);
    for (Node node : nodes) {
      int value = cell == source ? node.at() : part.with(Map.of(source, node.at()), output)[0];
      sum = scalars.add(sum, scalars.multiply(node.weight(), value));
    }
    return sum;
  }
}
