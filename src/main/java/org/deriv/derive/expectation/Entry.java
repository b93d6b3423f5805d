package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * A random number that is an entry of a random quantity.
 *
 * @param times the indices of the term of a random sequence
 * @param positions the position in the quantity
 */
record Entry(Declaration.Random of, List<Expr> times, List<Expr> positions) {
  /** The entry that a scalar is, where it is one. */
  static Optional<Entry> of(Expr scalar, Chance chance) {
    List<Expr> positions = new ArrayList<>();
    Expr whole = scalar;
    if (scalar.is(Operator.ENTRY)) {
      whole = scalar.arg(0);
      positions.addAll(scalar.args().subList(1, scalar.args().size()));
    }
    List<Expr> times = whole.args();
    Optional<String> name =
        switch (whole.op()) {
          case Op.Symbol(String symbol, Shape _) -> Optional.of(symbol);
          case Op.Term(String sequence, Shape _) -> Optional.of(sequence);
          default -> Optional.empty();
        };
    return name.flatMap(chance::declaration).map(random -> new Entry(random, times, positions));
  }

  String name() {
    return of.name();
  }
}
