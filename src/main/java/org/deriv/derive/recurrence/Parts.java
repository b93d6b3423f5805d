package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Times;

/** Collects the parts of a sum. */
final class Parts {
  private final Differentiation calculus;
  private final Shape shape;
  private final List<Expr> parts = new ArrayList<>();
  private final Set<String> users = new LinkedHashSet<>();
  private final Set<String> rules = new LinkedHashSet<>();
  private final Set<Expr> conditions = new LinkedHashSet<>();

  Parts(Differentiation calculus, Shape shape) {
    this.calculus = calculus;
    this.shape = shape;
  }

  boolean add(Expr body, Expr variable, Expr cotangent, String user) {
    Optional<Differentiation.Partial> partial = calculus.pullback(body, variable, cotangent);
    partial.ifPresent(it -> {
      users.add(user);
      rules.addAll(it.reason().rules());
      conditions.addAll(it.conditions());
      parts.add(it.value());
    });
    return partial.isPresent();
  }

  /** Takes a part that holds as another sum does. */
  void add(Expr part, Parts like) {
    users.addAll(like.users);
    rules.addAll(like.rules);
    conditions.addAll(like.conditions);
    if (!Adjoints.isZero(part)) {
      parts.add(part);
    }
  }

  Formula formula() {
    List<Expr> kept = parts.stream().filter(part -> !Adjoints.isZero(part)).toList();
    Expr sum = kept.isEmpty() ? Make.zeros(shape) : Make.sum(kept);
    return new Formula(
        Times.in(sum), List.copyOf(users), List.copyOf(rules), List.copyOf(conditions));
  }
}
