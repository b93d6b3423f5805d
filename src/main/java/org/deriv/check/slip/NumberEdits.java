package org.deriv.check.slip;

import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** Numbers, exponents, squares, counts off by one, and p for 1 - p. */
final class NumberEdits {
  private final Edits.Place place;

  NumberEdits(Edits.Place place) {
    this.place = place;
  }

  void of(Expr at, List<Edit> edits) {
    if (!at.shape().isScalar()) {
      return;
    }
    switch (at.op()) {
      case Op.Number(Rational value) -> number(value, edits);
      case Op.Symbol(String name, Shape _) -> symbol(name, at, edits);
      case Operator.ADD -> complement(at, edits);
      case Operator.DIVIDE -> quotient(at, edits);
      default -> {}
    }
    power(at, edits);
  }

  private void number(Rational value, List<Edit> edits) {
    if (place.isTerm() && value.isZero()) {
      return;
    }
    String words = "the number " + value + " is wrong";
    for (Rational step : List.of(Rational.of(1), Rational.of(-1))) {
      Rational other = value.plus(step);
      if (!other.isZero()) {
        edits.add(new Edit(Make.number(other), 5, words));
      }
    }
    edits.add(new Edit(Make.number(value.times(Rational.of(2))), 4, words));
    edits.add(new Edit(Make.number(value.times(Rational.of(1, 2))), 4, words));
    if (!value.isZero()) {
      edits.add(new Edit(Make.number(value.negate()), 3, "the sign of " + value + " is wrong"));
      edits.add(new Edit(Make.number(value.reciprocal()), 5, words));
    }
  }

  private void symbol(String name, Expr at, List<Edit> edits) {
    if (isCount(name)) {
      String words = "`" + name + "` is off by one";
      edits.add(new Edit(Make.minus(at, Make.number(1)), 4, words));
      edits.add(new Edit(Make.sum(at, Make.number(1)), 4, words));
    }
    if (isBelowOne(place.context(), at)) {
      edits.add(
          new Edit(
              Make.minus(Make.number(1), at), 3, "`" + name + "` stands for `1 - " + name + "`"));
    }
  }

  private boolean isCount(String name) {
    return place.bound().contains(name)
        || place
            .context()
            .find(name)
            .map(declaration ->
                switch (declaration) {
                  case Declaration.Dimension _ -> true;
                  case Declaration.Given given -> given.domain() != Declaration.Domain.REAL;
                  default -> false;
                })
            .orElse(true);
  }

  /** Whether it is assumed to be at most 1, as a probability or a rate of decay is. */
  static boolean isBelowOne(Context context, Expr symbol) {
    return context.assumptions().stream()
        .anyMatch(assumed ->
            assumed.op() instanceof Op.Compare(Relation relation)
                && (bounds(relation, Relation.LESS, Relation.LESS_EQUAL)
                        && assumed.arg(0).equals(symbol)
                        && assumed.arg(1).isNumber(1)
                    || bounds(relation, Relation.GREATER, Relation.GREATER_EQUAL)
                        && assumed.arg(1).equals(symbol)
                        && assumed.arg(0).isNumber(1)));
  }

  private static boolean bounds(Relation relation, Relation one, Relation other) {
    return relation == one || relation == other;
  }

  private static void complement(Expr sum, List<Edit> edits) {
    boolean one =
        sum.args().size() == 2 && sum.arg(0).isNumber(1) && sum.arg(1).is(Operator.NEGATE);
    if (one) {
      Expr other = sum.arg(1).arg(0);
      edits.add(new Edit(other, 3, Edit.quoted(sum) + " stands for " + Edit.quoted(other)));
    }
  }

  private static void quotient(Expr at, List<Edit> edits) {
    edits.add(
        new Edit(Make.divide(at.arg(1), at.arg(0)), 6, "numerator and denominator are swapped"));
    edits.add(new Edit(at.arg(0), 6, "the divisor " + Edit.quoted(at.arg(1)) + " is too much"));
  }

  /** A square too few or too many, and powers off by one. */
  private void power(Expr at, List<Edit> edits) {
    if (at.is(Operator.POWER) && at.arg(1).isNumber(2)) {
      edits.add(new Edit(at.arg(0), 3, "the square of " + Edit.quoted(at.arg(0)) + " is too much"));
    }
    boolean atom =
        switch (at.op()) {
          case Op.Symbol _, Op.Norm _, Op.Moment _, Op.Term _, Op.Apply _, Op.Fold _ -> true;
          case Operator operator -> operator == Operator.ENTRY || operator == Operator.ADD;
          default -> false;
        };
    boolean powered =
        place.trail().parent().map(step -> step.in().is(Operator.POWER)).orElse(false);
    if (atom && place.isFactor() && !powered && !isIndexName(at)) {
      edits.add(new Edit(Make.power(at, 2), 4, "the square of " + Edit.quoted(at) + " is missing"));
    }
  }

  private boolean isIndexName(Expr at) {
    return at.op() instanceof Op.Symbol(String name, Shape _) && place.bound().contains(name);
  }
}
