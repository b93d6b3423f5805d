package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that quantities known by their moments take together, with their probabilities. */
final class ChanceOutcomes {
  /** So many can be listed before equal ones are joined. */
  private static final int MOST = 256;

  private final Scalars scalars;
  private final List<ChanceSource> sources;

  ChanceOutcomes(Scalars scalars, List<ChanceSource> sources) {
    this.scalars = scalars;
    this.sources = sources;
  }

  /** One outcome: the cell of its probability, and the value of each quantity. */
  record Outcome(int weight, List<Grid> values) {
    /** Copies the list. */
    public Outcome {
      values = List.copyOf(values);
    }
  }

  /** Quantities that share a source, with all their outcomes; none where there are too many. */
  record Joint(List<Scope.Key> keys, List<Outcome> outcomes) {
    /** Copies the lists. */
    public Joint {
      keys = List.copyOf(keys);
      outcomes = List.copyOf(outcomes);
    }
  }

  /** Quantities by what they share, in the order in which they were drawn. */
  List<Joint> of(Map<Scope.Key, Grid> quantities) {
    List<Map<Scope.Key, Grid>> groups = new ArrayList<>();
    List<List<ChanceSource>> shared = new ArrayList<>();
    quantities.forEach((key, grid) -> {
      Map<Scope.Key, Grid> group = new LinkedHashMap<>();
      List<ChanceSource> needs = new ArrayList<>(read(grid));
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (shared.get(i).stream().anyMatch(needs::contains)) {
          Map<Scope.Key, Grid> earlier = groups.remove(i);
          earlier.putAll(group);
          group = earlier;
          shared.remove(i).stream().filter(one -> !needs.contains(one)).forEach(needs::add);
        }
      }
      group.put(key, grid);
      groups.add(group);
      shared.add(needs);
    });
    List<Joint> joints = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      joints.add(joint(groups.get(i), shared.get(i)));
    }
    return joints;
  }

  private List<ChanceSource> read(Grid grid) {
    BitSet reached = ChanceTape.reached(scalars.tape(), grid.cells());
    return sources.stream().filter(source -> reached.get(source.cell())).toList();
  }

  private Joint joint(Map<Scope.Key, Grid> group, List<ChanceSource> needs) {
    List<Scope.Key> keys = List.copyOf(group.keySet());
    return new Joint(keys, outcomes(List.copyOf(group.values()), needs).orElse(List.of()));
  }

  private Optional<List<Outcome>> outcomes(List<Grid> grids, List<ChanceSource> needs) {
    List<Map<Integer, Integer>> choices = new ArrayList<>(List.of(Map.of()));
    List<Integer> weights = new ArrayList<>(List.of(scalars.number(1)));
    for (ChanceSource source : needs) {
      if (!(source.law() instanceof ChanceSource.Finite finite)
          || (long) choices.size() * finite.values().size() > MOST) {
        return Optional.empty();
      }
      List<Map<Integer, Integer>> longer = new ArrayList<>();
      List<Integer> products = new ArrayList<>();
      for (int i = 0; i < choices.size(); i++) {
        for (int k = 0; k < finite.values().size(); k++) {
          Map<Integer, Integer> choice = new HashMap<>(choices.get(i));
          choice.put(source.cell(), finite.values().get(k));
          longer.add(choice);
          products.add(scalars.multiply(weights.get(i), finite.weights().get(k)));
        }
      }
      choices = longer;
      weights = products;
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Map<Integer, Integer> choice = choices.get(i);
      outcomes.add(
          new Outcome(weights.get(i), grids.stream().map(grid -> at(grid, choice)).toList()));
    }
    return Optional.of(outcomes);
  }

  private Grid at(Grid grid, Map<Integer, Integer> choice) {
    int[] cells = grid.cells();
    return Grid.of(grid.dims(), ChanceTape.of(scalars, cells, choice.keySet()).with(choice, cells));
  }
}
