package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Builds expressions as a person would write them after a change: no double signs, no factor 1. */
final class Tidied {
  private Tidied() {}

  static Expr of(Op op, List<Expr> args) {
    return switch (op) {
      case Operator.ADD -> sum(args);
      case Operator.NEGATE -> negated(args.getFirst());
      case Operator.PRODUCT -> product(args);
      default -> Expr.of(op, args);
    };
  }

  /** A sum in which whole numbers are added up: {@code t - 1 + 1} is {@code t}. */
  private static Expr sum(List<Expr> terms) {
    List<Expr> flat = new ArrayList<>();
    terms.forEach(term -> flat.addAll(term.is(Operator.ADD) ? term.args() : List.of(term)));
    List<Expr> kept = new ArrayList<>();
    Rational total = Rational.ZERO;
    int numbers = 0;
    for (Expr term : flat) {
      Expr plain = term.is(Operator.NEGATE) ? term.arg(0) : term;
      if (plain.op() instanceof Op.Number(Rational value)) {
        total = total.plus(term.is(Operator.NEGATE) ? value.negate() : value);
        numbers++;
      } else {
        kept.add(term);
      }
    }
    if (numbers < 2 || kept.isEmpty()) {
      return Make.sum(terms);
    }
    if (total.signum() > 0) {
      kept.add(Make.number(total));
    } else if (total.signum() < 0) {
      kept.add(Make.negate(Make.number(total.negate())));
    }
    return Make.sum(kept);
  }

  static Expr negated(Expr of) {
    if (of.is(Operator.NEGATE)) {
      return of.arg(0);
    }
    if (of.op() instanceof Op.Number(Rational value)) {
      return Make.number(value.negate());
    }
    if (isDifference(of)) {
      return Make.minus(positive(of.arg(1)), positive(of.arg(0)));
    }
    if (of.is(Operator.PRODUCT)) {
      for (int i = 0; i < of.args().size(); i++) {
        if (isDifference(of.arg(i))) {
          return product(replaced(of.args(), i, negated(of.arg(i))));
        }
      }
    }
    return Make.negate(of);
  }

  /** Whether it is {@code a - b}, whose negative is {@code b - a}. */
  private static boolean isDifference(Expr of) {
    return of.is(Operator.ADD)
        && of.args().size() == 2
        && !of.arg(0).is(Operator.NEGATE)
        && of.arg(1).is(Operator.NEGATE);
  }

  private static Expr positive(Expr of) {
    return of.is(Operator.NEGATE) ? of.arg(0) : of;
  }

  static Expr product(List<Expr> factors) {
    List<Expr> kept = factors.stream().filter(factor -> !factor.isNumber(1)).toList();
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).is(Operator.NEGATE)) {
        return Make.negate(product(replaced(kept, i, kept.get(i).arg(0))));
      }
    }
    return Make.product(kept);
  }

  /** A multiple, with numbers joined. */
  static Expr times(Rational factor, Expr of) {
    if (factor.isOne()) {
      return of;
    }
    return switch (of.op()) {
      case Op.Number(Rational value) -> Make.number(value.times(factor));
      case Operator.NEGATE -> negated(times(factor, of.arg(0)));
      case Operator.DIVIDE -> quotient(factor, of.arg(0), of.arg(1));
      case Operator.PRODUCT -> multiple(factor, of);
      default -> product(List.of(Make.number(factor), of));
    };
  }

  private static Expr multiple(Rational factor, Expr product) {
    return product.arg(0).op() instanceof Op.Number(Rational value)
        ? product(replaced(product.args(), 0, Make.number(value.times(factor))))
        : product(List.of(Make.number(factor), product));
  }

  private static Expr quotient(Rational factor, Expr top, Expr bottom) {
    if (!(bottom.op() instanceof Op.Number(Rational value))) {
      return Make.divide(times(factor, top), bottom);
    }
    Rational left = factor.over(value);
    Expr above = times(Rational.of(left.numerator().longValue()), top);
    long below = left.denominator().longValue();
    return below == 1 ? above : Make.divide(above, Make.number(below));
  }

  static List<Expr> replaced(List<Expr> args, int position, Expr by) {
    List<Expr> others = new ArrayList<>(args);
    others.set(position, by);
    return others;
  }

  static List<Expr> without(List<Expr> args, int position) {
    List<Expr> others = new ArrayList<>(args);
    others.remove(position);
    return others;
  }
}
