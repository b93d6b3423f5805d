package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.problem.Goal;

/**
 * What a simulation ends in, as an expression: the last term, where its inputs have their values.
 */
final class LastValue {
  private LastValue() {}

  /** None where it is run in several settings, or where a value fixes a size by its shape. */
  static Optional<Expr> of(Goal.Simulate simulate, Scope scope) {
    boolean term =
        simulate.of().op() instanceof Op.Term(String name, Shape _)
            && scope.find(name).orElse(null) instanceof Declaration.Recurrence;
    if (!term) {
      return Optional.empty();
    }
    Op.Term of = (Op.Term) simulate.of().op();
    var recurrence = (Declaration.Recurrence) scope.find(of.sequence()).orElseThrow();
    boolean upwards =
        recurrence.time().direction() == Op.Direction.UP
            && recurrence.time().first().op() instanceof Op.Number(Rational first)
            && first.isInt();
    if (!upwards) {
      return Optional.empty();
    }
    int first = ((Op.Number) recurrence.time().first().op()).value().intValue();
    Expr last = Make.number((long) first - 1 + simulate.steps());
    List<Goal.Binding> values = new ArrayList<>(simulate.with());
    Expr horizon = recurrence.time().last();
    boolean named = horizon.op() instanceof Op.Symbol;
    if (named && values.stream().noneMatch(value -> value.variable().equals(horizon))) {
      values.add(new Goal.Binding(horizon, last));
    }
    return at(Expr.of(of, last), values);
  }

  private static Optional<Expr> at(Expr term, List<Goal.Binding> values) {
    List<Expr> args = new ArrayList<>(List.of(term));
    Set<Expr> seen = new HashSet<>();
    for (Goal.Binding value : values) {
      if (!seen.add(value.variable()) || !value.variable().shape().equals(value.value().shape())) {
        return Optional.empty();
      }
      args.add(value.variable());
      args.add(value.value());
    }
    return Optional.of(args.size() == 1 ? term : Expr.of(Operator.AT, args));
  }
}
