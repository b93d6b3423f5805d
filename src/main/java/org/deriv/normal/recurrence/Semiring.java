package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.normal.Facts;

/**
 * Two operations of which the second distributes over the first, taken over paths: the sum of
 * products, the largest or smallest of sums, the largest or smallest of products of nonnegative
 * numbers (Mohri, Semiring frameworks and algorithms for shortest-distance problems, 2002).
 *
 * @param choice what is done with the values of the paths
 * @param along how the values along a path are joined
 */
record Semiring(Op.Fold.Kind choice, Op.Fold.Kind along) {
  /** By what is done with the paths and how the value of one is written. */
  static Optional<Semiring> of(Op.Fold.Kind choice, Expr value) {
    boolean sum =
        value.is(Operator.ADD)
            || (value.op() instanceof Op.Fold fold && fold.kind() == Op.Fold.Kind.SUM);
    Op.Fold.Kind along = sum ? Op.Fold.Kind.SUM : Op.Fold.Kind.PRODUCT;
    boolean known =
        switch (choice) {
          case SUM -> !sum;
          case MAX, MIN -> true;
          case PRODUCT, ARGMAX, ARGMIN -> false;
        };
    return known ? Optional.of(new Semiring(choice, along)) : Optional.empty();
  }

  /** What is joined in a value. */
  List<Expr> parts(Expr value) {
    Operator operator = along == Op.Fold.Kind.SUM ? Operator.ADD : Operator.PRODUCT;
    return value.is(operator)
        ? value.args().stream().flatMap(arg -> parts(arg).stream()).toList()
        : List.of(value);
  }

  Expr joined(List<Expr> parts) {
    return along == Op.Fold.Kind.SUM ? Make.sum(parts) : Make.product(parts);
  }

  Expr joined(List<Expr> parts, Expr more) {
    List<Expr> all = new ArrayList<>(parts);
    all.add(more);
    return joined(all);
  }

  /** Whether joining with this distributes over the choice. */
  boolean distributes(Context context, Expr part) {
    return choice == Op.Fold.Kind.SUM
        || along == Op.Fold.Kind.SUM
        || new Facts(context).provesNonnegative(part);
  }

  /** Whether the choice among this times a unit vector's entries is this at its index. */
  boolean picks() {
    return along == Op.Fold.Kind.PRODUCT && choice != Op.Fold.Kind.MIN;
  }

  /** Why it distributes. */
  String law(Expr part) {
    String what = along == Op.Fold.Kind.SUM ? "adding " : "multiplying by ";
    String sign =
        choice != Op.Fold.Kind.SUM && along == Op.Fold.Kind.PRODUCT ? ", which is ≥ 0," : "";
    return what + "`" + part + "`" + sign + " distributes over the " + choice.word();
  }
}
