package org.deriv.scalar;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/** Words in which the tests of this room ask. */
final class Questions {
  static final Expr A = name("a");
  static final Expr B = name("b");
  static final Expr C = name("c");
  static final Expr D = name("d");
  static final Expr N = name("n");
  static final Expr T = name("t");
  static final Expr X = name("x");
  static final Expr Y = name("y");
  static final Expr INFINITY = Expr.of(new Op.Infinity());
  static final Facts BETWEEN_0_AND_1 =
      Facts.NONE.and(Relation.LESS, n(0), B).and(Relation.LESS, B, n(1));

  private Questions() {}

  static Symja algebra() {
    return Symja.start(Duration.ofSeconds(4), 1);
  }

  static Expr name(String name) {
    return Make.scalar(name);
  }

  static Expr n(long value) {
    return Make.number(value);
  }

  static Expr plus(Expr... terms) {
    return Make.sum(terms);
  }

  static Expr minus(Expr left, Expr right) {
    return Make.minus(left, right);
  }

  static Expr times(Expr... factors) {
    return Make.product(factors);
  }

  static Expr over(Expr above, Expr below) {
    return Make.divide(above, below);
  }

  static Expr power(Expr base, Expr exponent) {
    return Expr.of(Operator.POWER, base, exponent);
  }

  static Expr power(Expr base, long exponent) {
    return Make.power(base, exponent);
  }

  static Expr exp(Expr of) {
    return Make.apply(Elementary.EXP, of);
  }

  static Expr log(Expr of) {
    return Make.apply(Elementary.LOG, of);
  }

  static Expr sqrt(Expr of) {
    return Make.apply(Elementary.SQRT, of);
  }

  static Expr apply(Elementary function, Expr of) {
    return Make.apply(function, of);
  }

  static Expr negate(Expr of) {
    return Make.negate(of);
  }

  static Expr sum(Expr index, Expr first, Expr last, Expr body) {
    return Make.sumOver(index.toString(), first, last, body);
  }

  static Expr integral(Expr variable, Expr from, Expr to, Expr body) {
    return Expr.of(new Op.Integral(variable.toString()), from, to, body);
  }

  static Expr limit(Expr body, Expr variable, Expr point) {
    return limit(body, variable, point, Op.Limit.Side.BOTH);
  }

  static Expr limit(Expr body, Expr variable, Expr point, Op.Limit.Side side) {
    return Expr.of(new Op.Limit(variable.toString(), side), body, point);
  }

  static Expr equation(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  static Facts positive(Expr... names) {
    return Arrays.stream(names)
        .reduce(
            Facts.NONE,
            (facts, name) -> facts.and(Relation.GREATER, name, n(0)),
            (left, _) -> left);
  }

  static String text(Answer<Expr> answer) {
    return switch (answer) {
      case Answer.Found<Expr>(Expr value, List<Expr> conditions) ->
          value + (conditions.isEmpty() ? "" : " if " + conditions);
      case Answer.Refused<Expr>(String why) -> "refused: " + why;
    };
  }
}
