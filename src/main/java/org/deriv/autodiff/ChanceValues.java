package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** The values that were stated of moments, at the indices of a term and its entries. */
final class ChanceValues {
  private final Builder builder;
  private final Scalars scalars;

  ChanceValues(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  /** The scope in which the indices of a term have their values. */
  static Scope at(List<String> names, List<Long> values, Scope scope, Scalars scalars) {
    Map<Scope.Key, Grid> bound = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      bound.put(Scope.Key.of(names.get(i)), Grid.scalar(scalars.number(values.get(i))));
    }
    return bound.isEmpty() ? scope : scope.inside(Scope.Kind.INDEX, bound);
  }

  /** What was stated of the whole. */
  Grid whole(ChanceFacts.Moment moment, Scope.Key key) {
    return builder.build(moment.value(), bound(moment.of(), key, List.of()));
  }

  /** What was stated, for each entry. */
  Grid of(ChanceFacts.Moment moment, Scope.Key key, int[] dims) {
    if (!moment.of().is(Operator.ENTRY)) {
      Grid whole = whole(moment, key);
      return whole.isScalar() && dims.length > 0
          ? Grid.fill(dims, _ -> whole.only())
          : whole.as(dims);
    }
    Grid positions = Grid.fill(dims, _ -> 0);
    boolean row = moment.of().args().size() == 2 && dims.length == 2;
    return Grid.fill(
        dims,
        i -> {
          List<Long> at = new ArrayList<>();
          for (int index : positions.indices(i)) {
            at.add(index + 1L);
          }
          List<Long> own = row ? at.subList(1, 2) : at;
          return builder.cell(moment.value(), bound(moment.of(), key, own));
        });
  }

  private Scope bound(Expr of, Scope.Key key, List<Long> position) {
    List<String> names = new ArrayList<>();
    List<Long> values = new ArrayList<>();
    Expr whole = of;
    if (of.is(Operator.ENTRY)) {
      whole = of.arg(0);
      of.args().subList(1, of.args().size()).forEach(index -> names.add(name(index)));
      values.addAll(position);
    }
    whole.args().forEach(index -> names.add(name(index)));
    values.addAll(key.indices());
    return at(names, values, builder.global(), scalars);
  }

  private static String name(Expr index) {
    if (index.op() instanceof Op.Symbol(String name, Shape _)) {
      return name;
    }
    throw Refusal.unknown("a moment at `" + index + "`");
  }
}
