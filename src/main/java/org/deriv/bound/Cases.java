package org.deriv.bound;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/** Proves an order by cases: of the sign of what stands in an absolute value, of a larger one. */
final class Cases {
  private final Setting setting;
  private final Expr greater;
  private final Expr lesser;
  private final Strength strength;

  Cases(Setting setting, Expr greater, Expr lesser, Strength strength) {
    this.setting = setting;
    this.greater = greater;
    this.lesser = lesser;
    this.strength = strength;
  }

  Optional<Proof> prove() {
    if (setting.isDeep()) {
      return Optional.empty();
    }
    for (Expr atom : Atoms.of(List.of(greater, lesser))) {
      Optional<Split> split = split(atom);
      if (split.isPresent()) {
        return prove(atom, split.get());
      }
    }
    return Optional.empty();
  }

  /** What decides, and what the atom is where it is at least 0, and where it is at most 0. */
  private record Split(Expr of, Expr above, Expr below) {}

  private static Optional<Split> split(Expr atom) {
    return switch (atom.op()) {
      case Op.Apply(Function function, int order) when order == 0 ->
          function == Function.Elementary.ABS
              ? Optional.of(new Split(atom.arg(0), atom.arg(0), Canonical.negated(atom.arg(0))))
              : function == Function.Elementary.RELU
                  ? Optional.of(new Split(atom.arg(0), atom.arg(0), Make.number(0)))
                  : Optional.empty();
      case Operator operator ->
          (operator == Operator.MAXIMUM || operator == Operator.MINIMUM) && atom.args().size() == 2
              ? Optional.of(larger(atom, operator))
              : Optional.empty();
      case Op _ -> Optional.empty();
    };
  }

  private static Split larger(Expr atom, Operator operator) {
    Expr gap = Make.minus(atom.arg(0), atom.arg(1));
    boolean largest = operator == Operator.MAXIMUM;
    return new Split(gap, atom.arg(largest ? 0 : 1), atom.arg(largest ? 1 : 0));
  }

  private Optional<Proof> prove(Expr atom, Split split) {
    Expr zero = Make.number(0);
    return side(Make.compare(Relation.GREATER_EQUAL, split.of(), zero), atom, split.above())
        .flatMap(above ->
            side(Make.compare(Relation.LESS_EQUAL, split.of(), zero), atom, split.below())
                .map(below ->
                    Proof.from(
                        List.of(above, below),
                        Ground.of(
                            Make.compare(Relation.GREATER_EQUAL, split.of(), Make.number(0)),
                            Ground.CASES))));
  }

  private Optional<Proof> side(Expr assumed, Expr atom, Expr value) {
    Substitution put = Substitution.of(atom, value);
    return setting.assuming(assumed).order(put.in(greater), put.in(lesser), strength);
  }
}
