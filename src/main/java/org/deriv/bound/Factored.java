package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** A length of a sum of which all terms have the last or the first factor in common. */
final class Factored {
  private Factored() {}

  /** ‖w − cHw‖ ≤ ‖(I − cH) w‖ and ‖Qx − Qy‖ ≤ ‖Q (x − y)‖, which are equations. */
  static Optional<Fact> of(Setting setting, Expr norm) {
    if (!(norm.op() instanceof Op.Norm) || !norm.arg(0).is(Operator.ADD)) {
      return Optional.empty();
    }
    List<Scaled> terms = norm.arg(0).args().stream().map(Scaled::of).toList();
    return product(terms)
        .map(product -> setting.canonical().of(Expr.of(norm.op(), product)))
        .filter(other -> !other.equals(norm))
        .map(other -> Fact.by("by taking out the common factor", other, norm, Strength.WEAK));
  }

  private static Optional<Expr> product(List<Scaled> terms) {
    Expr first = terms.getFirst().rest();
    Expr last = ends(first).getLast();
    if (terms.stream().allMatch(term -> ends(term.rest()).getLast().equals(last))) {
      List<Expr> others = new ArrayList<>();
      for (Scaled term : terms) {
        List<Expr> factors = ends(term.rest());
        Expr rest =
            factors.size() == 1
                ? Make.identity(last.shape().rows())
                : Make.product(factors.subList(0, factors.size() - 1));
        others.add(term.with(rest));
      }
      return Optional.of(Make.product(Make.sum(others), last));
    }
    Expr front = ends(first).getFirst();
    boolean same =
        terms.stream()
            .allMatch(
                term -> ends(term.rest()).size() > 1 && ends(term.rest()).getFirst().equals(front));
    if (!same) {
      return Optional.empty();
    }
    List<Expr> others = new ArrayList<>();
    for (Scaled term : terms) {
      List<Expr> factors = ends(term.rest());
      others.add(term.with(Make.product(factors.subList(1, factors.size()))));
    }
    return Optional.of(Make.product(front, Make.sum(others)));
  }

  private static List<Expr> ends(Expr rest) {
    return rest.is(Operator.PRODUCT) ? rest.args() : List.of(rest);
  }
}
