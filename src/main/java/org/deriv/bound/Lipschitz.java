package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/**
 * |f(u) − f(v)| ≤ L |u − v| for a function of which every slope is at most L in size (the mean
 * value theorem), and the same of norms of what is taken entry by entry.
 */
final class Lipschitz {
  private final Setting setting;

  Lipschitz(Setting setting) {
    this.setting = setting;
  }

  /** What is known of a size of a difference. */
  List<Fact> about(Expr atom) {
    boolean absolute =
        atom.op() instanceof Op.Apply(Function function, int order)
            && function == Function.Elementary.ABS
            && order == 0;
    boolean norm = atom.op() instanceof Op.Norm && isEntrywise(atom);
    if (!(absolute || norm) || !atom.arg(0).is(Operator.ADD) || atom.arg(0).args().size() != 2) {
      return List.of();
    }
    Expr one = atom.arg(0).arg(0);
    Expr other = atom.arg(0).arg(1);
    Expr plus = one.is(Operator.NEGATE) ? other : one;
    Expr minus = one.is(Operator.NEGATE) ? one : other;
    boolean fits =
        minus.is(Operator.NEGATE)
            && plus.op() instanceof Op.Apply(Function _, int order)
            && order == 0
            && minus.arg(0).op().equals(plus.op());
    return fits ? bounded(atom, plus, minus.arg(0)) : List.of();
  }

  /** Norms of vectors, and those of matrices that are norms of all entries. */
  private static boolean isEntrywise(Expr norm) {
    return norm.arg(0).shape().rank() == 1
        || norm.op() instanceof Op.Norm(Op.Norm.Kind kind) && kind == Op.Norm.Kind.FROBENIUS;
  }

  private List<Fact> bounded(Expr atom, Expr plus, Expr minus) {
    Function function = ((Op.Apply) plus.op()).function();
    Expr gap = Make.minus(plus.arg(0), minus.arg(0));
    Expr size = setting.canonical().of(atom.withArgs(List.of(gap)));
    List<Fact> found = new ArrayList<>();
    for (Slope slope : slopes(function)) {
      Expr bound = slope.most().isNumber(1) ? size : Make.product(slope.most(), size);
      Ground law = Ground.of(bound, atom, Strength.WEAK, "by the mean value theorem");
      found.add(new Fact(bound, atom, Strength.WEAK, Proof.from(slope.because(), law)));
    }
    return found;
  }

  /** What no slope exceeds in size, and why. */
  private record Slope(Expr most, List<Proof> because) {}

  private List<Slope> slopes(Function function) {
    return switch (function) {
      case Function.Elementary elementary ->
          steepest(elementary).stream()
              .map(most -> new Slope(Make.number(most), List.of()))
              .toList();
      case Function.Named _ -> assumed(function);
    };
  }

  private static Optional<Rational> steepest(Function.Elementary function) {
    return switch (function) {
      case TANH, SIN, COS, SOFTPLUS, RELU, ABS -> Optional.of(Rational.ONE);
      case SIGMOID -> Optional.of(Rational.of(1, 4));
      case EXP, LOG, SQRT, SIGN, ERF, GELU, STEP -> Optional.empty();
    };
  }

  /** A number that bounds the slope of a named function at every place. */
  private List<Slope> assumed(Function function) {
    Expr place = Make.scalar(setting.fresh("every place"));
    Expr slope = Expr.of(new Op.Apply(function, 1), place);
    Expr size = Make.apply(Function.Elementary.ABS, slope);
    List<Slope> found = new ArrayList<>();
    Quantified quantified = new Quantified(setting.context());
    for (Expr assumption : quantified.about(slope)) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && (relation == Relation.LESS_EQUAL || relation == Relation.LESS)
          && assumption.arg(0).equals(size)
          && !Places.contains(assumption.arg(1), place)) {
        Proof proof = Proof.by(Ground.of(assumption, Ground.ASSUMED));
        found.add(new Slope(assumption.arg(1), List.of(proof)));
      }
    }
    return found;
  }
}
