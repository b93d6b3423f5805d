package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.normal.Form;
import org.deriv.normal.Forms;

/** One question of order between two scalars. */
final class Order {
  private final Setting setting;
  private final Expr greater;
  private final Expr lesser;
  private final Strength strength;

  Order(Setting setting, Expr greater, Expr lesser, Strength strength) {
    this.setting = setting;
    List<Expr> more = terms(setting.canonical().of(greater));
    List<Expr> less = terms(setting.canonical().of(lesser));
    List<Expr> shared = new ArrayList<>(more);
    shared.removeIf(term -> !less.remove(term));
    shared.forEach(more::remove);
    this.greater = Make.sum(more);
    this.lesser = Make.sum(less);
    this.strength = strength;
  }

  private static List<Expr> terms(Expr expr) {
    return new ArrayList<>(expr.is(Operator.ADD) ? expr.args() : List.of(expr));
  }

  Optional<Proof> prove() {
    Expr gap = lesser.isNumber(0) ? greater : Make.minus(greater, lesser);
    boolean sign =
        strength == Strength.STRICT
            ? setting.facts().provesPositive(gap)
            : setting.facts().provesNonnegative(gap);
    if (sign) {
      return Optional.of(Proof.by(ground(Ground.SIGNS)));
    }
    // Most questions are answered by what is said of their own parts; the rest costs much more.
    Closure near = new Closure(setting, Closure.Reach.NEAR);
    List<Fact> facts = facts(near);
    Optional<Proof> soon =
        combined(Effort.PLAIN, gap, facts, near.simpler())
            .or(() ->
                setting.effort() == Effort.PLAIN ? Optional.empty() : alike(gap, facts, near));
    if (soon.isPresent()) {
      return soon.map(proof -> near.told(proof, List.of(greater, lesser)));
    }
    if (!near.isPartial()) {
      return prove(gap, facts, near);
    }
    Closure far = new Closure(setting, Closure.Reach.FAR);
    List<Fact> more = facts(far);
    return combined(Effort.PLAIN, gap, more, far.simpler())
        .map(proof -> far.told(proof, List.of(greater, lesser)))
        .or(() -> prove(gap, more, far));
  }

  /** By comparing what is alike on both sides, as far as that is quick. */
  private Optional<Proof> alike(Expr gap, List<Fact> facts, Closure closure) {
    return monotone(setting.quick(), gap, new ArrayList<>(facts), closure);
  }

  private List<Fact> facts(Closure closure) {
    List<Fact> facts = new ArrayList<>(closure.about(List.of(greater, lesser)));
    facts.addAll(new Sizes(setting).among(closure.atoms()));
    facts.addAll(new Jensen(setting).among(closure.atoms()));
    facts.addAll(new Tangents(setting).among(closure.atoms()));
    return facts;
  }

  private Optional<Proof> prove(Expr gap, List<Fact> facts, Closure closure) {
    if (setting.effort() == Effort.PLAIN) {
      return Optional.empty();
    }
    return bySquares()
        .or(() -> new Cases(setting, greater, lesser, strength).prove())
        .or(() -> opened(closure.opened()))
        .or(() -> monotone(setting, gap, facts, closure))
        .or(() -> combined(Effort.FULL, gap, facts, closure.simpler()))
        .or(() -> squared(setting.deeper()))
        .map(proof -> closure.told(proof, List.of(greater, lesser)));
  }

  /** With what equals the larger of two numbers put in, by cases. */
  private Optional<Proof> opened(Map<Expr, Expr> values) {
    Substitution put = Substitution.of(values);
    Expr more = put.in(greater);
    Expr less = put.in(lesser);
    return more.equals(greater) && less.equals(lesser)
        ? Optional.empty()
        : setting.deeper().order(more, less, strength);
  }

  private Optional<Proof> monotone(Setting where, Expr gap, List<Fact> facts, Closure closure) {
    List<Fact> more = new Monotone(where, greater, lesser, closure.atoms()).facts();
    if (more.isEmpty()) {
      return Optional.empty();
    }
    facts.addAll(more);
    return combined(Effort.PLAIN, gap, facts, closure.simpler());
  }

  private Ground ground(String because) {
    return Ground.of(greater, lesser, strength, because);
  }

  private Optional<Proof> combined(
      Effort effort, Expr gap, List<Fact> facts, Map<Expr, Expr> simpler) {
    for (Reading.Mode mode : Reading.Mode.values()) {
      Optional<Proof> proof =
          setting
              .reading(mode)
              .flatMap(reading -> {
                reading.define(simpler);
                return combined(effort, reading, gap, facts);
              });
      if (proof.isPresent()) {
        return proof;
      }
    }
    return Optional.empty();
  }

  private Optional<Proof> combined(Effort effort, Reading reading, Expr gap, List<Fact> facts) {
    facts.forEach(fact -> learn(reading, fact));
    Optional<Form> goal = reading.of(gap).flatMap(form -> reading.forms().cleared(form));
    if (goal.isEmpty()) {
      return Optional.empty();
    }
    List<Combination.Known> known = new ArrayList<>();
    for (Fact fact : facts) {
      reading
          .of(fact.gap())
          .filter(form -> !form.isZero())
          .ifPresent(form -> known.add(new Combination.Known(form, fact.strength(), fact.proof())));
    }
    Polynomials polynomials = new Polynomials(reading.forms(), setting.fuel());
    return switch (effort) {
      case PLAIN -> polynomials.plainly(goal.get(), strength, known);
      case FULL -> polynomials.prove(goal.get(), strength, known);
    };
  }

  /** What is said of the sign of one factor is known of it from here on. */
  private static void learn(Reading reading, Fact fact) {
    if (fact.lesser().isNumber(0)) {
      reading
          .of(fact.greater())
          .ifPresent(form ->
              reading
                  .forms()
                  .learn(
                      form,
                      fact.strength() == Strength.STRICT
                          ? Forms.Standing.POSITIVE
                          : Forms.Standing.NONNEGATIVE));
    }
  }

  /** Quickly, by comparing squares alone. */
  Optional<Proof> bySquares() {
    return squared(setting.deeper().quick());
  }

  /** Of numbers that are not negative the larger has the larger square. */
  private Optional<Proof> squared(Setting where) {
    boolean plain = !lesser.is(Operator.ADD);
    boolean done = greater.is(Operator.POWER) || lesser.isNumber(0) || greater.isNumber(0);
    if (!plain || done || setting.isDeep()) {
      return Optional.empty();
    }
    return where
        .order(greater, Make.number(0), Strength.WEAK)
        .flatMap(sign ->
            where
                .order(Make.power(greater, 2), Make.power(lesser, 2), strength)
                .map(square ->
                    Proof.from(List.of(sign, square), ground(Ground.SQUARED))
                        .shown(argued(where, square))));
  }

  /** The squares, then the numbers. */
  private List<Argument> argued(Setting where, Proof square) {
    Relation relation = strength == Strength.STRICT ? Relation.GREATER : Relation.GREATER_EQUAL;
    Expr one = Make.power(greater, 2);
    Expr other = Make.power(lesser, 2);
    Argument squares =
        Chain.of(where, relation, one, other, square)
            .orElse(
                new Argument(
                    Optional.empty(),
                    List.of(),
                    one,
                    List.of(new Argument.Link(relation, other, ""))));
    Argument.Link root =
        new Argument.Link(
            relation, lesser, "as the squares compare so and the larger side is nonnegative");
    return List.of(
        squares.headed("Squares of both sides"),
        new Argument(Optional.of("Without squares"), List.of(), greater, List.of(root)));
  }
}
