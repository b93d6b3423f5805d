package org.deriv.autodiff;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;

/**
 * Writes expectations on the tape: every random number is a function of independent sources, and
 * the sources are averaged over one after the other by rules that are exact for what stands there.
 */
final class Chances {
  private static final int MOST_SOURCES = 14;
  private final Builder builder;
  private final Scalars scalars;
  private final ChanceRules rules;
  private final Map<Scope, ChanceModel> models = new HashMap<>();
  private final Assumed assumed;

  Chances(Builder builder, Assumed assumed) {
    this.builder = builder;
    this.assumed = assumed;
    this.scalars = builder.scalars();
    this.rules = new ChanceRules(builder);
  }

  /** The numbers that quantities known by their moments were drawn with. */
  Map<Scope.Key, Grid> laws() {
    Map<Scope.Key, Grid> laws = new LinkedHashMap<>();
    models.values().forEach(model -> laws.putAll(model.laws()));
    return laws;
  }

  Grid moment(Op.Moment moment, Expr expr, Scope scope) {
    int plain = moment.kind() == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    if (expr.args().size() != plain) {
      throw Refusal.unknown("an expectation given a condition");
    }
    Averaging averaging = new Averaging(moment.over(), scope);
    Grid first = builder.build(expr.arg(0), scope);
    return switch (moment.kind()) {
      case EXPECTATION -> averaging.mean(first);
      case VARIANCE -> averaging.covariance(first, first);
      case COVARIANCE -> averaging.covariance(first, builder.build(expr.arg(1), scope));
      case PROBABILITY -> averaging.probability(first);
    };
  }

  /** Averages over some random names, or over all. */
  private final class Averaging {
    private final List<String> over;
    private final ChanceModel model;

    Averaging(List<String> over, Scope scope) {
      this.over = over;
      ChanceFacts facts = new ChanceFacts(builder.world().context(), builder.reach(), assumed);
      Scope home = scope.home(Set.of(), facts.names());
      this.model = models.computeIfAbsent(home, _ -> new ChanceModel(builder, facts, home));
    }

    Grid mean(Grid of) {
      return Grid.of(of.dims(), mean(of.cells()));
    }

    Grid covariance(Grid left, Grid right) {
      int[] x = centred(left);
      int[] y = centred(right);
      int[] products = new int[x.length * y.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < y.length; j++) {
          products[i * y.length + j] = scalars.multiply(x[i], y[j]);
        }
      }
      return Grid.of(new int[] {x.length, y.length}, mean(products));
    }

    private int[] centred(Grid of) {
      int[] cells = of.cells();
      int[] means = mean(cells);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = scalars.subtract(cells[i], means[i]);
      }
      return cells;
    }

    Grid probability(Grid truth) {
      Map<Integer, Scope.Key> random = random(truth.cells());
      boolean finite =
          model.sources(random).stream()
              .allMatch(source -> source.law() instanceof ChanceSource.Finite);
      if (!finite) {
        throw Refusal.unknown("a probability of a quantity with infinitely many values");
      }
      return mean(truth);
    }

    private int[] mean(int[] cells) {
      Map<Integer, Scope.Key> random = random(cells);
      if (random.isEmpty()) {
        return cells;
      }
      Map<Integer, Integer> written = model.written(random);
      int[] result = new ChanceTape(scalars, cells, written.keySet()).with(written, cells);
      return averaged(result, model.sources(random));
    }

    /** The entries of random quantities that the cells read and that are averaged over. */
    private Map<Integer, Scope.Key> random(int[] cells) {
      Set<Integer> reached = ChanceTape.reached(scalars.tape(), cells);
      Map<Integer, Scope.Key> found = new LinkedHashMap<>();
      Set<String> names = new LinkedHashSet<>();
      builder
          .resolver()
          .given()
          .forEach((key, grid) -> {
            boolean chance =
                builder.world().context().find(key.name()).orElse(null)
                    instanceof Declaration.Random;
            for (int cell : grid.cells()) {
              if (chance && reached.contains(cell)) {
                names.add(key.name());
                if (over.isEmpty() || over.contains(key.name())) {
                  found.put(cell, key);
                }
              }
            }
          });
      if (!found.isEmpty()) {
        model.requireKnownTogether(names);
      }
      return found;
    }

    private int[] averaged(int[] cells, List<ChanceSource> sources) {
      Set<ChanceSource> left = new LinkedHashSet<>(sources);
      int[] now = cells;
      while (!left.isEmpty()) {
        int[] outputs = now;
        Map<ChanceSource, Integer> degrees = new LinkedHashMap<>();
        for (ChanceSource source : left) {
          ChanceTape part = new ChanceTape(scalars, outputs, Set.of(source.cell()));
          boolean bare = Arrays.stream(outputs).anyMatch(cell -> cell == source.cell());
          int degree = Math.max(part.degree(outputs), bare ? 1 : 0);
          degrees.put(source, degree);
        }
        degrees.forEach((source, degree) -> {
          if (degree == 0) {
            left.remove(source);
          }
        });
        if (left.size() > MOST_SOURCES) {
          throw Refusal.tooLarge("an expectation over " + left.size() + " random numbers");
        }
        Optional<ChanceSource> next = left.stream().min(Comparator.comparingInt(degrees::get));
        if (next.isPresent()) {
          now = over(next.get(), degrees.getOrDefault(next.get(), 0), outputs);
          left.remove(next.get());
        }
      }
      return now;
    }

    private int[] over(ChanceSource source, int degree, int[] outputs) {
      ChanceTape part = new ChanceTape(scalars, outputs, Set.of(source.cell()));
      int[] sums = new int[outputs.length];
      Arrays.fill(sums, scalars.number(0));
      Set<Integer> touched = new HashSet<>();
      List<ChanceRules.Node> nodes = rules.of(source.law(), degree);
      for (ChanceRules.Node node : nodes) {
        int[] values = part.with(Map.of(source.cell(), node.at()), outputs);
        for (int i = 0; i < outputs.length; i++) {
          if (values[i] != outputs[i]) {
            touched.add(i);
          }
          sums[i] = scalars.add(sums[i], scalars.multiply(node.weight(), values[i]));
        }
      }
      for (int i = 0; i < outputs.length; i++) {
        sums[i] = touched.contains(i) ? sums[i] : outputs[i];
      }
      return sums;
    }
  }
}
