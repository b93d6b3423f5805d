package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.rule.Lean;

/** Expectations given an event. */
final class Conditions {
  private final Chance chance;
  private final Working working;
  private final Probabilities probabilities;

  Conditions(Chance chance, Working working, Probabilities probabilities) {
    this.chance = chance;
    this.working = working;
    this.probabilities = probabilities;
  }

  /** How something is averaged where nothing is given any more. */
  interface Kind {
    /** What it comes to. */
    Expr of(List<Expr> args);
  }

  /** Of a moment that needs no more than its arguments where the event has happened. */
  Optional<Expr> of(List<Expr> args, Expr event, Kind plain) {
    Set<String> about = chance.variables(event);
    Set<String> all = new LinkedHashSet<>(about);
    boolean apart = true;
    for (Expr arg : args) {
      Set<String> own = chance.variables(arg);
      apart &= own.stream().noneMatch(about::contains);
      all.addAll(own);
    }
    if (!chance.areIndependent(all)) {
      return Optional.empty();
    }
    if (apart) {
      chance.note("given-independent");
      return Optional.of(plain.of(args));
    }
    return value(event)
        .map(said -> {
          chance.note("given-value");
          return plain.of(args.stream().map(said::in).toList());
        });
  }

  /** A number that is given its value, if that has a probability. */
  private Optional<Substitution> value(Expr event) {
    Optional<Expr> number = probabilities.number(event);
    return number
        .filter(name -> name.op() instanceof Op.Symbol)
        .flatMap(_ -> probabilities.meeting(event))
        .filter(values -> values.size() == 1)
        .map(values -> Substitution.of(number.orElseThrow(), values.keySet().iterator().next()))
        .or(() -> counted(event));
  }

  private Optional<Substitution> counted(Expr event) {
    boolean equation =
        event.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL;
    return equation
            && event.arg(0).op() instanceof Op.Symbol
            && chance.isRandom(event.arg(0))
            && !chance.isRandom(event.arg(1))
            && probabilities.of(event).isPresent()
        ? Optional.of(Substitution.of(event.arg(0), event.arg(1)))
        : Optional.empty();
  }

  /** E[e | c] = Σ w e / Σ w over the values for which the event happens. */
  Optional<Expr> weighted(Expr of, Expr event) {
    Optional<Expr> number = probabilities.number(event);
    Optional<Map<Expr, Expr>> values = probabilities.meeting(event);
    if (number.isEmpty() || values.isEmpty() || !(number.get().op() instanceof Op.Symbol)) {
      return Optional.empty();
    }
    Set<String> all = new LinkedHashSet<>(chance.variables(event));
    all.addAll(chance.variables(of));
    if (!chance.areIndependent(all)) {
      return Optional.empty();
    }
    List<Expr> parts = new ArrayList<>();
    values
        .get()
        .forEach((value, weight) -> {
          Expr here = working.mean(Substitution.of(number.get(), value).in(of));
          parts.add(Lean.of(Operator.PRODUCT, List.of(weight, here)));
        });
    chance.note("given-event");
    return Optional.of(Make.divide(Lean.sum(parts), Make.sum(List.copyOf(values.get().values()))));
  }

  /** E[x | x > 0] and the like: nothing is lost where what is averaged vanishes elsewhere. */
  Optional<Expr> supported(Expr of, Expr event) {
    boolean positive =
        event.op() instanceof Op.Compare(Relation relation)
            && relation == Relation.GREATER
            && event.arg(1).isNumber(0)
            && event.arg(0).equals(of);
    boolean counts = probabilities.countsFromZero(of);
    if (!positive || !counts) {
      return Optional.empty();
    }
    Optional<Expr> probability = probabilities.of(event);
    probability.ifPresent(_ -> chance.note("given-event"));
    return probability.map(p -> Make.divide(working.mean(of), p));
  }
}
