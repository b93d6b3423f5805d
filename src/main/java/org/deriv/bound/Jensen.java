package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/**
 * Orders from convexity: f(t u + (1 − t) v) ≤ t f(u) + (1 − t) f(v) for a convex f and 0 ≤ t ≤ 1,
 * and of sums, means and expectations.
 */
final class Jensen {
  private static final int WEIGHTS = 4;
  private static final Expr ZERO = Make.number(0);
  private static final Expr ONE = Make.number(1);

  /** How a function bends. */
  private enum Bend {
    CONVEX,
    CONCAVE
  }

  private final Setting setting;
  private final List<Fact> found = new ArrayList<>();

  Jensen(Setting setting) {
    this.setting = setting;
  }

  List<Fact> among(Set<Expr> atoms) {
    List<Expr> all = new ArrayList<>(atoms);
    for (Expr middle : all) {
      Optional<Bend> bend = bend(middle);
      if (bend.isPresent()) {
        List<Expr> others =
            all.stream()
                .filter(other -> !other.equals(middle) && isSameFunction(middle, other))
                .toList();
        for (int i = 0; i < others.size(); i++) {
          for (int j = 0; j < others.size(); j++) {
            if (i != j) {
              between(middle, others.get(i), others.get(j), bend.get());
            }
          }
        }
        mean(middle, bend.get());
      }
    }
    return found;
  }

  private static boolean isSameFunction(Expr one, Expr other) {
    return one.op().equals(other.op())
        && one.args()
            .subList(1, one.args().size())
            .equals(other.args().subList(1, other.args().size()));
  }

  private static Optional<Bend> bend(Expr of) {
    return switch (of.op()) {
      case Op.Apply(Function.Elementary function, int order) ->
          order == 0 ? bend(function) : Optional.empty();
      case Operator.POWER ->
          of.shape().isScalar() && of.arg(1).isNumber(2)
              ? Optional.of(Bend.CONVEX)
              : Optional.empty();
      case Op _ -> Optional.empty();
    };
  }

  private static Optional<Bend> bend(Function.Elementary function) {
    return switch (function) {
      case EXP, SOFTPLUS, ABS, RELU -> Optional.of(Bend.CONVEX);
      case LOG, SQRT -> Optional.of(Bend.CONCAVE);
      case SIGN, SIN, COS, TANH, SIGMOID, ERF, GELU, STEP -> Optional.empty();
    };
  }

  private void between(Expr middle, Expr one, Expr other, Bend bend) {
    for (Expr weight : weights(middle.arg(0))) {
      Expr rest = Make.minus(ONE, weight);
      Expr mixed = Make.sum(Make.product(weight, one.arg(0)), Make.product(rest, other.arg(0)));
      if (!isEqual(middle.arg(0), mixed)) {
        continue;
      }
      Optional<Proof> low = setting.deeper().order(weight, ZERO, Strength.WEAK);
      Optional<Proof> high = low.flatMap(_ -> setting.deeper().order(ONE, weight, Strength.WEAK));
      if (high.isPresent()) {
        Expr chord = Make.sum(Make.product(weight, one), Make.product(rest, other));
        record(middle, chord, bend);
      }
    }
  }

  private boolean isEqual(Expr one, Expr other) {
    return setting
        .reading(Reading.Mode.OPEN)
        .flatMap(reading -> reading.of(one).flatMap(first -> reading.of(other).map(first::equals)))
        .orElse(false);
  }

  /** What a mean may be weighted by: one half, and factors that occur. */
  private static List<Expr> weights(Expr of) {
    Set<Expr> weights = new LinkedHashSet<>();
    weights.add(Make.number(Rational.of(1, 2)));
    for (Expr term : of.is(Operator.ADD) ? of.args() : List.<Expr>of()) {
      for (Expr factor : term.is(Operator.PRODUCT) ? term.args() : List.<Expr>of()) {
        if (factor.shape().isScalar() && weights.size() < WEIGHTS) {
          weights.add(factor);
        }
      }
    }
    return new ArrayList<>(weights);
  }

  private void record(Expr middle, Expr chord, Bend bend) {
    Expr value = setting.canonical().of(chord);
    found.add(
        bend == Bend.CONVEX
            ? Fact.by("by Jensen's inequality", value, middle, Strength.WEAK)
            : Fact.by("by Jensen's inequality", middle, value, Strength.WEAK));
  }

  /** f(mean(x)) against mean(f(x)), and f(E[X]) against E[f(X)]. */
  private void mean(Expr middle, Bend bend) {
    Expr of = middle.arg(0);
    boolean mean =
        switch (of.op()) {
          case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) ->
              kind == Op.Reduce.Kind.MEAN && axes.isEmpty();
          case Op.Moment(Op.Moment.Kind kind, List<String> _) ->
              kind == Op.Moment.Kind.EXPECTATION && of.args().size() == 1 && of.shape().isScalar();
          case Op _ -> false;
        };
    if (!mean || !isDefinedInside(middle, of.arg(0))) {
      return;
    }
    Expr inside = of.arg(0);
    Expr value =
        middle.is(Operator.POWER)
            ? inside.shape().isScalar()
                ? middle.withArgs(List.of(inside, middle.arg(1)))
                : Make.hadamard(inside, inside)
            : middle.withArgs(List.of(inside));
    record(middle, of.withArgs(List.of(value)), bend);
  }

  /** A logarithm or a root wants its argument positive wherever the mean is taken. */
  private boolean isDefinedInside(Expr middle, Expr inside) {
    boolean partial =
        middle.op() instanceof Op.Apply(Function function, int _)
            && (function == Function.Elementary.LOG || function == Function.Elementary.SQRT);
    return !partial
        || setting.facts().provesPositive(inside)
        || setting
            .holds(Make.compare(Relation.GREATER, inside, Make.zeros(inside.shape())))
            .isPresent();
  }
}
