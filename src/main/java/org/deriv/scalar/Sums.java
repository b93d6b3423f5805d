package org.deriv.scalar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/** Closed forms of sums over an index. */
final class Sums {
  private static final int LONGEST = 60;

  private final Oracle oracle;
  private final Rewriting rewriting;
  private final long seed;

  Sums(Oracle oracle, Rewriting rewriting, long seed) {
    this.oracle = oracle;
    this.rewriting = rewriting;
    this.seed = seed;
  }

  Answer<Expr> sum(Expr fold, Facts facts) {
    if (!(fold.op() instanceof Op.Fold(Op.Fold.Kind kind, String name, Op.Direction direction))
        || kind != Op.Fold.Kind.SUM
        || direction != Op.Direction.UP
        || fold.args().size() != 3
        || !fold.shape().isScalar()) {
      return Answer.refused("not a plain sum of scalars");
    }
    Optional<String> objection =
        fold.args().stream().flatMap(arg -> Wording.objection(arg, name).stream()).findFirst();
    if (objection.isPresent()) {
      return Answer.refused(objection.get());
    }
    Expr index = Make.scalar(name);
    Facts known = known(fold, facts);
    Answer<Expr> telescoped =
        Telescope.sum(fold.arg(2), index, fold.arg(0), fold.arg(1))
            .map(closed -> shortened(fold, closed, facts))
            .orElseGet(() -> Answer.refused("the sum does not telescope"));
    return switch (telescoped) {
      case Answer.Found<Expr> found -> found;
      case Answer.Refused<Expr> _ ->
          asked(fold, index, known).then(closed -> rechecked(fold, closed, facts));
    };
  }

  /** The bounds are whole numbers, and the sum is empty at most by one. */
  private static Facts known(Expr fold, Facts facts) {
    Facts known =
        facts.and(Relation.GREATER_EQUAL, fold.arg(1), Make.minus(fold.arg(0), Make.number(1)));
    for (Expr bound : List.of(fold.arg(0), fold.arg(1))) {
      for (Expr atom : Evaluation.atoms(bound)) {
        known = known.andInteger(atom);
      }
    }
    return known;
  }

  /** The closed form in fewer words, with the conditions of the long one. */
  private Answer<Expr> shortened(Expr fold, Expr closed, Facts facts) {
    return switch (rechecked(fold, closed, facts)) {
      case Answer.Refused<Expr> refused -> refused;
      case Answer.Found<Expr> found ->
          rewriting
              .simplify(closed, known(fold, facts))
              .then(shorter -> rechecked(fold, shorter, facts))
              .toOptional()
              .map(shorter -> (Answer<Expr>) new Answer.Found<>(shorter, found.conditions()))
              .orElse(found);
    };
  }

  /** Symja's sums are right only from 0 to a bare name, so the index is moved there. */
  private Answer<Expr> asked(Expr fold, Expr index, Facts facts) {
    Expr length = Make.scalar("length " + index);
    Expr moved = Substitution.of(index, Make.sum(index, fold.arg(0))).in(fold.arg(2));
    Wording wording = new Wording();
    String question =
        "Sum[%s,{%s,0,%s}]"
            .formatted(wording.say(moved), wording.name(index), wording.name(length));
    Map<Expr, Expr> back = Map.of(length, Make.minus(fold.arg(1), fold.arg(0)));
    return oracle
        .ask(question, wording.assumptions(facts), new Reading(wording)::read)
        .then(answer ->
            mentions(answer, index)
                ? Answer.refused("the answer still depends on `" + index + "`")
                : Answer.found(Substitution.of(back).in(answer)));
  }

  private static boolean mentions(Expr expr, Expr index) {
    return new Names().free(expr).containsAll(new Names().free(index));
  }

  private Answer<Expr> rechecked(Expr fold, Expr closed, Facts facts) {
    Recheck recheck = new Recheck(known(fold, facts), seed);
    List<Expr> atoms = List.of(fold.arg(0), fold.arg(1), fold.arg(2), closed);
    return recheck
        .same(atoms, point -> added(fold, point), Recheck.value(closed))
        .map(Answer::<Expr>refused)
        .orElseGet(() -> new Answer.Found<>(closed, conditions(fold, closed, recheck, facts)));
  }

  private static List<Expr> conditions(Expr fold, Expr closed, Recheck recheck, Facts facts) {
    List<Expr> conditions = new ArrayList<>(recheck.conditions(fold.arg(2), closed));
    Linear length = length(fold);
    if (Bounds.of(length.expr(), facts).low().at() < 0) {
      conditions.add(Make.compare(Relation.GREATER_EQUAL, length.expr(), Make.number(0)));
    }
    return conditions;
  }

  private static Linear length(Expr fold) {
    return Linear.of(Make.minus(fold.arg(1), fold.arg(0))).plus(Linear.number(Rational.ONE));
  }

  private static Approximation added(Expr fold, Map<Expr, Double> point) {
    if (!(fold.op() instanceof Op.Fold(Op.Fold.Kind _, String index, Op.Direction _))) {
      return Approximation.UNDEFINED;
    }
    Evaluation bounds = new Evaluation(point);
    double first = bounds.of(fold.arg(0)).value();
    double last = bounds.of(fold.arg(1)).value();
    if (Double.isNaN(first) || !(last - first <= LONGEST)) {
      return Approximation.UNDEFINED;
    }
    Approximation sum = Approximation.ZERO;
    for (double at = first; at <= last; at++) {
      Map<Expr, Double> moved = new HashMap<>(point);
      moved.put(Make.scalar(index), at);
      sum = sum.plus(new Evaluation(moved).of(fold.arg(2)));
    }
    return sum;
  }
}
