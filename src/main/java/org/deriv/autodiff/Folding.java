package org.deriv.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;

/** Sums, products, extrema and integrals over a bound name. */
final class Folding {
  private static final int TERMS = 20_000;

  private final Builder builder;
  private final Scalars scalars;
  private final GridMath math;

  Folding(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.math = new GridMath(scalars);
  }

  /** Over an index; arguments: first, last, perhaps a condition, body. */
  Grid fold(Op.Fold fold, Expr expr, Scope scope) {
    List<Expr> args = expr.args();
    long first = builder.integer(args.get(0), scope);
    long last = builder.integer(args.get(1), scope);
    boolean up = fold.direction() == Op.Direction.UP;
    long count = up ? last - first + 1 : first - last + 1;
    if (count > TERMS) {
      throw Refusal.tooLarge("a fold over " + count + " values");
    }
    Running running = new Running(fold.kind());
    for (long step = 0; step < count; step++) {
      int index = scalars.number(up ? first + step : first - step);
      Scope inner = scope.inside(Scope.Kind.INDEX, fold.index(), Grid.scalar(index));
      if (args.size() == 4) {
        int condition = builder.cell(args.get(2), inner);
        if (!scalars.isZero(condition)) {
          running.take(index, weighed(fold.kind(), condition, args.get(3), inner));
        }
      } else {
        running.take(index, builder.build(args.get(2), inner));
      }
    }
    return running.result(expr);
  }

  /** A body that counts only under a condition which is not yet known. */
  private Grid weighed(Op.Fold.Kind kind, int condition, Expr body, Scope scope) {
    Grid value = builder.build(body, scope);
    if (scalars.tape().isConstant(condition)) {
      return value;
    }
    return switch (kind) {
      case SUM -> value.map(cell -> scalars.select(condition, cell, scalars.number(0)));
      case PRODUCT -> {
        Grid one = value.isScalar() ? Grid.scalar(scalars.number(1)) : math.identity(value.rows());
        yield value.zip(one, (cell, unit) -> scalars.select(condition, cell, unit));
      }
      case MAX, MIN, ARGMAX, ARGMIN ->
          throw Refusal.unknown("an extremum over indices that depend on values");
    };
  }

  /** Over all tuples; arguments: first and last position, first and last value, body. */
  Grid tuples(Op.TupleFold fold, Expr expr, Scope scope) {
    List<Expr> args = expr.args();
    long first = builder.integer(args.get(0), scope);
    int length = (int) Math.max(0, builder.integer(args.get(1), scope) - first + 1);
    long low = builder.integer(args.get(2), scope);
    int values = (int) Math.max(0, builder.integer(args.get(3), scope) - low + 1);
    if (length * Math.log(Math.max(1, values)) > Math.log(TERMS)) {
      throw Refusal.tooLarge(values + "^" + length + " tuples");
    }
    Running running = new Running(fold.kind());
    int count = (int) Math.round(Math.pow(values, length));
    for (int number = 0; number < count; number++) {
      Map<Scope.Key, Grid> tuple = new HashMap<>();
      int rest = number;
      for (int position = length - 1; position >= 0; position--) {
        int value = scalars.number(low + rest % values);
        tuple.put(new Scope.Key(fold.tuple(), List.of(first + position)), Grid.scalar(value));
        rest /= values;
      }
      // Terms written beside the fold, w[0] for instance, stay as they are bound outside.
      Scope inner = tuple.isEmpty() ? scope : scope.inside(Scope.Kind.INDEX, tuple);
      running.take(scalars.number(number + 1L), builder.build(args.get(4), inner));
    }
    return running.result(expr);
  }

  /** The value of a fold so far. */
  private final class Running {
    private final Op.Fold.Kind kind;
    private Optional<Grid> value = Optional.empty();
    private int index = scalars.number(0);

    Running(Op.Fold.Kind kind) {
      this.kind = kind;
    }

    void take(int at, Grid next) {
      if (value.isEmpty()) {
        value = Optional.of(next);
        index = at;
        return;
      }
      Grid old = value.get();
      switch (kind) {
        case SUM -> value = Optional.of(math.add(old, next));
        case PRODUCT -> value = Optional.of(math.product(old, next));
        case MAX -> value = Optional.of(old.zip(next, scalars::max));
        case MIN -> value = Optional.of(old.zip(next, scalars::min));
        case ARGMAX -> choose(scalars.less(old.only(), next.only()), at, next);
        case ARGMIN -> choose(scalars.less(next.only(), old.only()), at, next);
      }
    }

    private void choose(int better, int at, Grid next) {
      Grid old = value.orElseThrow();
      value = Optional.of(old.zip(next, (a, b) -> scalars.select(better, b, a)));
      index = scalars.select(better, at, index);
    }

    Grid result(Expr expr) {
      if (kind == Op.Fold.Kind.ARGMAX || kind == Op.Fold.Kind.ARGMIN) {
        if (value.isEmpty()) {
          throw Refusal.undefined("the position of an extremum of nothing");
        }
        return Grid.scalar(index);
      }
      return value.orElseGet(() -> empty(expr));
    }

    private Grid empty(Expr expr) {
      int[] dims = builder.world().dims(expr.shape());
      return switch (kind) {
        case SUM -> Grid.fill(dims, _ -> scalars.number(0));
        case PRODUCT -> dims.length == 0 ? Grid.scalar(scalars.number(1)) : math.identity(dims[0]);
        case MAX, MIN, ARGMAX, ARGMIN -> throw Refusal.undefined("an extremum of nothing");
      };
    }
  }

  /** By a Gauss rule; a second rule of another order tells how far it is off. */
  Grid integral(String variable, List<Expr> args, Scope scope) {
    builder.approximate();
    int low = builder.cell(args.get(0), scope);
    int high = builder.cell(args.get(1), scope);
    int half = scalars.divide(scalars.subtract(high, low), scalars.number(2));
    int middle = scalars.divide(scalars.add(high, low), scalars.number(2));
    Optional<Grid> sum = Optional.empty();
    for (Quadrature.Node node : Quadrature.legendre(builder.world().order())) {
      int at = scalars.add(middle, scalars.multiply(half, scalars.number(node.at())));
      Scope inner = scope.inside(Scope.Kind.INDEX, variable, Grid.scalar(at));
      int weight = scalars.number(node.weight());
      Grid part = builder.build(args.get(2), inner).map(cell -> scalars.multiply(weight, cell));
      sum = Optional.of(sum.map(s -> s.zip(part, scalars::add)).orElse(part));
    }
    return sum.orElseThrow().map(cell -> scalars.multiply(half, cell));
  }
}
