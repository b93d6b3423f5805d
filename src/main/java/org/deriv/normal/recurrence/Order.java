package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * What is known of the order of integers: linear expressions that are at least 0. Decided by
 * eliminating one name after the other; what would take too many steps is not known.
 */
public final class Order {
  private static final int MOST = 300;

  private final List<Linear> nonnegative;

  private Order(List<Linear> nonnegative) {
    this.nonnegative = List.copyOf(nonnegative);
  }

  /** What declarations and assumptions say of dimensions, natural numbers and indices. */
  public static Order of(Context context) {
    List<Linear> known = new ArrayList<>();
    for (Declaration declaration : context.declarations().values()) {
      Linear name = Linear.of(Make.scalar(declaration.name()));
      if (declaration instanceof Declaration.Dimension) {
        known.add(name.plus(-1));
      } else if (declaration instanceof Declaration.Given given
          && given.shape().isScalar()
          && given.indices().isEmpty()
          && given.domain() == Declaration.Domain.NATURAL) {
        known.add(name);
      }
    }
    context.assumptions().forEach(assumption -> learn(context, assumption, known));
    return new Order(known);
  }

  private static void learn(Context context, Expr assumption, List<Linear> known) {
    if (assumption.is(Operator.AND)) {
      assumption.args().forEach(part -> learn(context, part, known));
      return;
    }
    if (!(assumption.op() instanceof Op.Compare(Relation relation))
        || relation.isLogical()
        || !assumption.args().stream().allMatch(arg -> isInteger(context, arg))) {
      return;
    }
    Linear gap = Linear.of(assumption.arg(1)).minus(Linear.of(assumption.arg(0)));
    switch (relation) {
      case LESS -> known.add(gap.plus(-1));
      case LESS_EQUAL -> known.add(gap);
      case GREATER -> known.add(gap.times(Rational.of(-1)).plus(-1));
      case GREATER_EQUAL -> known.add(gap.times(Rational.of(-1)));
      case EQUAL -> {
        known.add(gap);
        known.add(gap.times(Rational.of(-1)));
      }
      case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> {}
    }
  }

  /** Whether an expression is an integer combination of dimensions, natural numbers, indices. */
  static boolean isInteger(Context context, Expr expr) {
    if (!expr.shape().isScalar()) {
      return false;
    }
    Linear linear = Linear.of(expr);
    return linear.constant().isInteger()
        && linear.terms().values().stream().allMatch(Rational::isInteger)
        && linear.terms().keySet().stream().allMatch(part -> isIntegerName(context, part));
  }

  private static boolean isIntegerName(Context context, Expr part) {
    return part.op() instanceof Op.Symbol(String name, Shape shape)
        && shape.isScalar()
        && switch (context.find(name).orElse(null)) {
          case null -> true;
          case Declaration.Dimension _ -> true;
          case Declaration.Given given ->
              given.indices().isEmpty() && given.domain() != Declaration.Domain.REAL;
          case Declaration.Let _,
              Declaration.Random _,
              Declaration.Recurrence _,
              Declaration.Result _,
              Declaration.Unknown _ ->
              false;
        };
  }

  /** With one more expression that is at least 0. */
  public Order and(Linear value) {
    List<Linear> more = new ArrayList<>(nonnegative);
    more.add(value);
    return new Order(more);
  }

  /** With an index that runs from a first to a last value. */
  public Order between(Linear low, Linear index, Linear high) {
    return and(index.minus(low)).and(high.minus(index));
  }

  /** The values that a name is said to be at least, or at most for a step of -1. */
  List<Linear> bounds(Expr name, int step) {
    List<Linear> found = new ArrayList<>();
    for (Linear fact : nonnegative) {
      Rational factor = fact.terms().getOrDefault(name, Rational.ZERO);
      if (factor.equals(Rational.of(step))) {
        found.add(Linear.of(name).minus(fact.times(Rational.of(step))));
      }
    }
    return found;
  }

  /** Whether a value is at least 0 wherever what is known holds. */
  public boolean isNonnegative(Linear value) {
    if (value.isNumber()) {
      return value.constant().signum() >= 0;
    }
    List<Linear> system = new ArrayList<>(related(value));
    system.add(value.times(Rational.of(-1)).plus(-1));
    return isImpossible(system);
  }

  /** Whether one value is at most another. */
  public boolean isAtMost(Linear small, Linear large) {
    return isNonnegative(large.minus(small));
  }

  private List<Linear> related(Linear value) {
    Set<Expr> names = new HashSet<>(value.terms().keySet());
    List<Linear> found = new ArrayList<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Linear fact : nonnegative) {
        if (!found.contains(fact) && fact.terms().keySet().stream().anyMatch(names::contains)) {
          found.add(fact);
          names.addAll(fact.terms().keySet());
          grown = true;
        }
      }
    }
    return found;
  }

  private static boolean isImpossible(List<Linear> system) {
    List<Linear> left = system;
    while (true) {
      if (left.stream().anyMatch(fact -> fact.isNumber() && fact.constant().signum() < 0)) {
        return true;
      }
      Optional<Expr> name =
          left.stream().flatMap(fact -> fact.terms().keySet().stream()).findFirst();
      if (name.isEmpty() || left.size() > MOST) {
        return false;
      }
      left = without(name.get(), left);
    }
  }

  private static List<Linear> without(Expr name, List<Linear> system) {
    List<Linear> rest = new ArrayList<>();
    Map<Linear, Rational> below = new LinkedHashMap<>();
    Map<Linear, Rational> above = new LinkedHashMap<>();
    for (Linear fact : system) {
      Rational factor = fact.terms().getOrDefault(name, Rational.ZERO);
      if (factor.isZero()) {
        rest.add(fact);
      } else {
        (factor.signum() > 0 ? below : above).put(fact, factor);
      }
    }
    below.forEach((low, a) ->
        above.forEach((high, b) -> rest.add(low.times(b.negate()).plus(high.times(a)))));
    return rest;
  }
}
