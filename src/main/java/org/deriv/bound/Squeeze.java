package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.bound.Argument.Link;
import org.deriv.bound.Tending.Approach;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Steps;
import org.deriv.normal.recurrence.Steps.Sides;
import org.deriv.normal.recurrence.Timeline;

/**
 * Limits of 0 as a number grows, for what lies between 0 and C qᵀ with a ratio q below 1. Ratios
 * are numbers and norms of which that is known; C is 1 or the first value.
 */
final class Squeeze {
  private static final int RATIOS = 5;
  private static final Expr ZERO = Make.number(0);
  private static final Expr ONE = Make.number(1);

  private final Approach approach;
  private final Expr variable;
  private final Expr size;

  /** Of a body, for what it says of its size. */
  Squeeze(Approach approach, Expr body) {
    this.approach = approach;
    this.variable = Make.scalar(approach.variable());
    boolean plain =
        approach.near().facts().provesNonnegative(body)
            || approach.near().quick().order(body, ZERO, Strength.WEAK).isPresent();
    this.size = plain ? body : Make.apply(Function.Elementary.ABS, body);
  }

  /** A proof that the body tends to 0, with the bound as a chain. */
  Optional<Proof> prove(Expr limit) {
    List<Expr> factors = factors();
    return candidates().stream()
        .filter(this::isRatio)
        .limit(RATIOS)
        .flatMap(ratio -> factors.stream().flatMap(factor -> by(ratio, factor, limit).stream()))
        .findFirst();
  }

  private Optional<Proof> by(Expr ratio, Expr factor, Expr limit) {
    Expr power = Expr.of(Operator.POWER, ratio, variable);
    Expr bound = factor.isNumber(1) ? power : Make.product(power, factor);
    return bounded(bound).map(it -> argued(it, bound, ratio, limit));
  }

  private Optional<Proof> bounded(Expr bound) {
    Expr claim = Make.compare(Relation.LESS_EQUAL, size, bound);
    Setting near = approach.near();
    return near.anew(near.context())
        .order(bound, size, Strength.WEAK)
        .map(proof ->
            Chain.of(near, Relation.LESS_EQUAL, size, bound, proof)
                .map(chain -> proof.shown(List.of(chain)))
                .orElse(proof))
        .or(() -> Inductive.prove(near.anew(near.context()), claim));
  }

  private Proof argued(Proof proof, Expr bound, Expr ratio, Expr limit) {
    List<Argument> chains = new ArrayList<>(proof.argument());
    if (chains.size() == 1) {
      chains.set(0, chains.getFirst().headed("A bound that tends to 0"));
    }
    if (chains.isEmpty()) {
      Link link = new Link(Relation.LESS_EQUAL, bound, "");
      chains.add(
          new Argument(Optional.of("A bound that tends to 0"), List.of(), size, List.of(link)));
    }
    Expr below =
        Expr.of(
            Operator.AND,
            Make.compare(Relation.LESS_EQUAL, ZERO, ratio),
            Make.compare(Relation.LESS, ratio, ONE));
    Ground squeezed = Ground.of(below, Ground.SQUEEZED);
    Link end = new Link(Relation.TENDS_TO, ZERO, squeezed.because(), Optional.of(squeezed));
    chains.add(new Argument(Optional.of("Limit"), List.of(), limit, List.of(end)));
    return Proof.from(List.of(proof), squeezed).shown(chains);
  }

  /** 1, and where the body counts in a recurrence its first value. */
  private List<Expr> factors() {
    List<Expr> found = new ArrayList<>();
    Steps steps = steps();
    if (steps.isRecurrent()) {
      steps.bases().stream().limit(1).map(steps::first).map(Sides::left).forEach(found::add);
    }
    found.add(ONE);
    return found;
  }

  private Steps steps() {
    Setting near = approach.near();
    Expr expanded = new Timeline(near.context()).expanded(size);
    Expr any = Make.scalar(near.fresh("any " + approach.variable()));
    return Steps.of(near.context(), new Sides(expanded, ZERO), variable, any, 1);
  }

  /** Whether a number is known to be at least 0 and below 1, and free of the variable. */
  private boolean isRatio(Expr number) {
    Setting quick = approach.near().quick();
    Set<String> free = new Names().free(number);
    return !free.contains(approach.variable())
        && free.stream().allMatch(it -> quick.context().find(it).isPresent())
        && quick.order(number, ZERO, Strength.WEAK).isPresent()
        && quick.order(ONE, number, Strength.STRICT).isPresent();
  }

  /** Declared numbers, sizes of which something is assumed, sizes of what a step multiplies by. */
  private Set<Expr> candidates() {
    Set<Expr> all = new LinkedHashSet<>();
    Setting near = approach.near();
    for (Declaration declaration : near.context().declarations().values()) {
      if (declaration instanceof Declaration.Given given
          && given.shape().isScalar()
          && given.indices().isEmpty()
          && given.domain() == Declaration.Domain.REAL) {
        all.add(Make.scalar(given.name()));
      }
    }
    near.context().assumptions().forEach(assumption -> sizes(Set.of(assumption), all));
    Steps steps = steps();
    if (steps.isRecurrent()) {
      for (Linear base : steps.bases().stream().limit(1).toList()) {
        Expr step = near.canonical().of(steps.next(base).getFirst().left());
        Closure closure = new Closure(near.deeper());
        closure.about(List.of(step));
        sizes(closure.atoms(), all);
      }
    }
    return all;
  }

  private static void sizes(Set<Expr> exprs, Set<Expr> all) {
    for (Expr atom : Atoms.of(new ArrayList<>(exprs))) {
      boolean size =
          atom.op() instanceof Op.Norm
              || atom.op() instanceof Op.Apply(Function function, int order)
                  && function == Function.Elementary.ABS
                  && order == 0;
      if (size) {
        all.add(atom);
      }
    }
  }
}
