package org.deriv.autodiff;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/**
 * Writes expectations on the tape: every random number is a function of independent sources, and
 * the sources are averaged over one after the other by rules that are exact for what stands there.
 */
final class Chances {
  private final Builder builder;
  private final Scalars scalars;
  private final ChanceRules rules;
  private final Map<Scope, ChanceModel> models = new LinkedHashMap<>();
  private final Assumed assumed;

  Chances(Builder builder, Assumed assumed) {
    this.builder = builder;
    this.assumed = assumed;
    this.scalars = builder.scalars();
    this.rules = new ChanceRules(builder);
  }

  /** What quantities known by their moments take for values. */
  List<ChanceOutcomes.Joint> outcomes() {
    return models.values().stream().flatMap(model -> model.outcomes().stream()).toList();
  }

  ChanceRules rules() {
    return rules;
  }

  Grid moment(Op.Moment moment, Expr expr, Scope scope) {
    int plain = moment.kind() == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    Averaging averaging = averaging(moment, expr, plain, scope);
    Grid first = builder.build(expr.arg(0), scope);
    return switch (moment.kind()) {
      case EXPECTATION, PROBABILITY -> averaging.mean(first);
      case VARIANCE -> averaging.covariance(first, first);
      case COVARIANCE -> averaging.covariance(first, builder.build(expr.arg(1), scope));
    };
  }

  private Averaging averaging(Op.Moment moment, Expr expr, int plain, Scope scope) {
    Set<String> over = new LinkedHashSet<>(moment.over());
    if (expr.args().size() == plain) {
      return new Averaging(over.isEmpty() ? Over.ALL : Over.ONLY, over, Optional.empty(), scope);
    }
    Expr given = expr.args().getLast();
    if (isTruth(given)) {
      Optional<Integer> condition = Optional.of(builder.cell(given, scope));
      return new Averaging(over.isEmpty() ? Over.ALL : Over.ONLY, over, condition, scope);
    }
    if (!over.isEmpty()) {
      throw Refusal.unknown("an expectation over some names given the value of another");
    }
    return new Averaging(Over.ALL_BUT, fixed(given), Optional.empty(), scope);
  }

  /** The random names of which the value is given: it must say all of them. */
  private Set<String> fixed(Expr given) {
    return switch (given.op()) {
      case Op.Symbol(String name, Shape _) -> Set.of(name);
      case Op.Literal _ -> {
        Set<String> all = new LinkedHashSet<>();
        given.args().forEach(arg -> all.addAll(fixed(arg)));
        yield all;
      }
      default -> throw Refusal.unknown("an expectation given the value of `" + given + "`");
    };
  }

  static boolean isTruth(Expr expr) {
    return expr.op() instanceof Op.Compare
        || expr.is(org.deriv.expr.Operator.AND)
        || expr.is(org.deriv.expr.Operator.OR)
        || expr.is(org.deriv.expr.Operator.NOT);
  }

  /** Over which random names is averaged. */
  private enum Over {
    ALL,
    ONLY,
    ALL_BUT
  }

  /** Averages over some random names, or over all, perhaps where a condition holds. */
  private final class Averaging {
    private final Over over;
    private final Set<String> named;
    private final Optional<Integer> condition;
    private final ChanceModel model;

    Averaging(Over over, Set<String> named, Optional<Integer> condition, Scope scope) {
      this.over = over;
      this.named = named;
      this.condition = condition;
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

    private int[] mean(int[] cells) {
      if (condition.isEmpty()) {
        return plain(cells);
      }
      // E[e | c] = E[e 1_c]/E[1_c]
      int holds = condition.get();
      requireKnown(cells, holds);
      int[] all = new int[cells.length + 1];
      for (int i = 0; i < cells.length; i++) {
        all[i] = scalars.select(holds, cells[i], scalars.number(0));
      }
      all[cells.length] = holds;
      int[] means = plain(all);
      int[] result = new int[cells.length];
      for (int i = 0; i < cells.length; i++) {
        result[i] = scalars.divide(means[i], means[cells.length]);
      }
      return result;
    }

    /** Of quantities known by their moments alone, no family says what an event says of another. */
    private void requireKnown(int[] cells, int holds) {
      Set<String> event = new LinkedHashSet<>();
      random(new int[] {holds}).values().forEach(key -> event.add(key.name()));
      Set<String> all = new LinkedHashSet<>(event);
      random(cells).values().forEach(key -> all.add(key.name()));
      if (all.size() > 1 && event.stream().anyMatch(model::isFree)) {
        model.requireApart(all);
      }
    }

    private int[] plain(int[] cells) {
      Map<Integer, Scope.Key> random = random(cells);
      if (random.isEmpty()) {
        return cells;
      }
      Map<Integer, Integer> written = model.written(random);
      int[] result = ChanceTape.of(scalars, cells, written.keySet()).with(written, cells);
      ChanceAverage average =
          new ChanceAverage(scalars, rules, model.sourceLaws(), model.sources(random));
      for (int i = 0; i < result.length; i++) {
        result[i] = average.of(result[i]);
      }
      return result;
    }

    /** The entries of random quantities that the cells read and that are averaged over. */
    private Map<Integer, Scope.Key> random(int[] cells) {
      BitSet reached = ChanceTape.reached(scalars.tape(), cells);
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
              if (chance && reached.get(cell)) {
                names.add(key.name());
                if (isOver(key.name())) {
                  found.put(cell, key);
                }
              }
            }
          });
      if (over == Over.ALL_BUT) {
        names.addAll(named);
      }
      if (!found.isEmpty()) {
        model.requireKnownTogether(names);
        if (!names.stream().allMatch(this::isOver)) {
          model.requireApart(names);
        }
      }
      return found;
    }

    private boolean isOver(String name) {
      return switch (over) {
        case ALL -> true;
        case ONLY -> named.contains(name);
        case ALL_BUT -> !named.contains(name);
      };
    }
  }
}
