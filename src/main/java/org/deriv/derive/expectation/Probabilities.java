package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;

/** Probabilities of events about one number, and of several that are independent. */
final class Probabilities {
  private final Chance chance;
  private final Cumulants cumulants;
  private final Knowledge knowledge;
  private final Working working;

  Probabilities(Chance chance, Knowledge knowledge, Working working) {
    this.chance = chance;
    this.cumulants = new Cumulants(chance, Distributions.standard());
    this.knowledge = knowledge;
    this.working = working;
  }

  /** The probability of a truth value, where it is known. */
  Optional<Expr> of(Expr truth) {
    if (!chance.isRandom(truth)) {
      return knowledge.holds(truth) ? Optional.of(Make.number(1)) : Optional.empty();
    }
    Optional<Expr> finite = finite(truth);
    if (finite.isPresent()) {
      return finite;
    }
    return switch (truth.op()) {
      case Operator.NOT -> of(truth.arg(0)).map(this::complement);
      case Operator.AND -> together(truth.args());
      case Op.Compare(Relation relation) -> compared(relation, truth.arg(0), truth.arg(1));
      default -> Optional.empty();
    };
  }

  private Expr complement(Expr probability) {
    chance.note("probability-complement");
    return Make.sum(Make.number(1), Make.negate(probability));
  }

  private Optional<Expr> together(List<Expr> events) {
    Set<String> all = new LinkedHashSet<>();
    int count = 0;
    List<Expr> factors = new ArrayList<>();
    for (Expr event : events) {
      Set<String> own = chance.variables(event);
      count += own.size();
      all.addAll(own);
      of(event).ifPresent(factors::add);
    }
    boolean apart = count == all.size() && chance.areIndependent(all);
    if (!apart || factors.size() != events.size()) {
      return Optional.empty();
    }
    chance.note("independent-product");
    return Optional.of(Make.product(factors));
  }

  // ---- finitely many values

  /** The values of the only number in an expression with their weights, where they are finite. */
  Optional<Map<Expr, Expr>> values(Expr number) {
    return Entry.of(number, chance)
        .filter(
            entry -> entry.positions().isEmpty() || entry.of().spread() == Declaration.Spread.IID)
        .flatMap(cumulants::law)
        .map(law -> {
          Map<Expr, Expr> values = new LinkedHashMap<>();
          if (law.isScalar()) {
            cumulants
                .distributions()
                .points(law.family(), law.parameters())
                .forEach((at, weight) -> values.put(Make.number(at), weight));
          }
          return values;
        })
        .filter(values -> !values.isEmpty());
  }

  /** The random number that an expression is about, where it is one. */
  Optional<Expr> number(Expr expr) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(expr, found);
    return found.size() == 1 && found.iterator().next().shape().isScalar()
        ? Optional.of(found.iterator().next())
        : Optional.empty();
  }

  private void collect(Expr expr, Set<Expr> found) {
    if (!chance.isRandom(expr)) {
      return;
    }
    boolean whole = expr.shape().isScalar() && Entry.of(expr, chance).isPresent();
    if (whole || expr.args().isEmpty()) {
      found.add(expr);
    } else {
      expr.args().forEach(arg -> collect(arg, found));
    }
  }

  private Optional<Expr> finite(Expr truth) {
    return meeting(truth)
        .map(values -> {
          chance.note("probability-finite");
          return Make.sum(List.copyOf(values.values()));
        });
  }

  /** The values for which an event happens, with their weights. */
  Optional<Map<Expr, Expr>> meeting(Expr truth) {
    Optional<Expr> number = number(truth);
    Optional<Map<Expr, Expr>> values = number.flatMap(this::values);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<Expr, Expr> meeting = new LinkedHashMap<>();
    for (var value : values.get().entrySet()) {
      Expr here = Substitution.of(number.orElseThrow(), value.getKey()).in(truth);
      if (knowledge.holds(here)) {
        meeting.put(value.getKey(), value.getValue());
      } else if (!knowledge.holds(Truths.denied(here))) {
        return Optional.empty();
      }
    }
    return meeting.isEmpty() ? Optional.empty() : Optional.of(meeting);
  }

  // ---- a number beyond a bound

  private Optional<Expr> compared(Relation relation, Expr left, Expr right) {
    if (!left.shape().isScalar()) {
      return Optional.empty();
    }
    Expr gap = Make.sum(left, Make.negate(right));
    if (chance.isRandom(right) && !chance.isRandom(left)) {
      return compared(Truths.turned(relation), right, left);
    }
    return switch (relation) {
      case GREATER, GREATER_EQUAL -> positive(gap, relation);
      case LESS, LESS_EQUAL -> {
        Optional<Expr> other =
            positive(gap, relation == Relation.LESS ? Relation.GREATER_EQUAL : Relation.GREATER);
        yield other.map(this::complement);
      }
      case EQUAL -> mass(gap);
      default -> Optional.empty();
    };
  }

  private Optional<Expr> positive(Expr gap, Relation relation) {
    if (working.isNormal(gap)) {
      Normals normals = new Normals(chance, knowledge, working::mean, working::variance);
      Optional<Expr> found = normals.upper(working.mean(gap), working.variance(gap));
      found.ifPresent(_ -> chance.note("probability-tail"));
      return found;
    }
    Optional<Expr> number = number(gap);
    Optional<Transforms.Line> line = number.flatMap(n -> new Lines(chance).of(gap, n));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Expr bound = bound(line.get());
    if (holds(Relation.GREATER, line.get().slope())) {
      return tail(number.orElseThrow(), bound, relation);
    }
    boolean falling = holds(Relation.LESS, line.get().slope());
    Relation other = relation == Relation.GREATER ? Relation.GREATER_EQUAL : Relation.GREATER;
    return falling
        ? tail(number.orElseThrow(), bound, other).map(this::complement)
        : Optional.empty();
  }

  private boolean holds(Relation relation, Expr of) {
    return knowledge.holds(Make.compare(relation, of, Make.number(0)));
  }

  private Optional<Cumulants.Law> law(Expr number) {
    return Entry.of(number, chance)
        .filter(
            entry -> entry.positions().isEmpty() || entry.of().spread() == Declaration.Spread.IID)
        .flatMap(cumulants::law)
        .filter(law -> law.isScalar() || law.family() == Family.CATEGORICAL);
  }

  /** Where slope times the number plus the rest is 0. */
  private static Expr bound(Transforms.Line line) {
    Expr rest = Lean.sum(line.rest().is(Operator.ADD) ? line.rest().args() : List.of(line.rest()));
    if (Lean.isZero(rest)) {
      return Make.number(0);
    }
    Expr bound = rest.is(Operator.NEGATE) ? rest.arg(0) : Make.negate(rest);
    if (rest.op() instanceof Op.Number(Rational value)) {
      bound = Make.number(value.negate());
    }
    return line.slope().isNumber(1) ? bound : Make.divide(bound, line.slope());
  }

  /** P[x > t] or P[x >= t]. */
  private Optional<Expr> tail(Expr number, Expr bound, Relation relation) {
    return law(number)
        .flatMap(law -> {
          Distributions table = cumulants.distributions();
          if (law.family() == Family.POISSON || law.family() == Family.BINOMIAL) {
            return counted(law, bound, relation);
          }
          Optional<Expr> from = table.value(law.family(), "from", law.parameters());
          Optional<Expr> to = table.value(law.family(), "to", law.parameters());
          boolean inside =
              from.map(low -> isAtMost(low, bound)).orElse(true)
                  && to.map(high -> isAtMost(bound, high)).orElse(true);
          return inside
              ? table
                  .at(law.family(), "tail", law.parameters(), bound)
                  .map(found -> {
                    chance.note("probability-tail");
                    return found;
                  })
              : Optional.empty();
        });
  }

  private boolean isAtMost(Expr low, Expr high) {
    Expr between = Make.sum(high, Make.negate(low));
    return knowledge.holds(Make.compare(Relation.LESS_EQUAL, low, high))
        || knowledge.holds(Make.compare(Relation.GREATER_EQUAL, between, Make.number(0)));
  }

  /** Whether a number is never negative: then its mean is that of where it is positive. */
  boolean countsFromZero(Expr number) {
    return law(number)
        .flatMap(law -> cumulants.distributions().value(law.family(), "from", law.parameters()))
        .filter(low -> holds(Relation.GREATER_EQUAL, low))
        .isPresent();
  }

  /** More than the first few of a number that counts. */
  private Optional<Expr> counted(Cumulants.Law law, Expr bound, Relation relation) {
    if (!(bound.op() instanceof Op.Number(Rational value)) || !value.isInt()) {
      return Optional.empty();
    }
    int first = value.intValue() + (relation == Relation.GREATER ? 1 : 0);
    List<Expr> below = new ArrayList<>(List.of(Make.number(1)));
    for (int k = 0; k < first; k++) {
      Optional<Expr> mass =
          cumulants.distributions().value(law.family(), "mass " + k, law.parameters());
      if (mass.isEmpty()) {
        return Optional.empty();
      }
      below.add(Make.negate(mass.get()));
    }
    chance.note("probability-complement");
    return Optional.of(Make.sum(below));
  }

  /** P[x = k] of a number that counts; 0 of one with a density. */
  private Optional<Expr> mass(Expr gap) {
    Optional<Expr> number = number(gap);
    Optional<Transforms.Line> line = number.flatMap(n -> new Lines(chance).of(gap, n));
    if (line.isEmpty() || !line.get().slope().isNumber(1)) {
      return Optional.empty();
    }
    Expr at = bound(line.get());
    return law(number.orElseThrow())
        .flatMap(law ->
            law.family() == Family.CATEGORICAL
                ? Optional.of(Entries.of(law.parameters().getFirst(), List.of(at)))
                : at.op() instanceof Op.Number(Rational value) && value.isInt()
                    ? cumulants
                        .distributions()
                        .value(law.family(), "mass " + value.intValue(), law.parameters())
                    : Optional.empty());
  }
}
