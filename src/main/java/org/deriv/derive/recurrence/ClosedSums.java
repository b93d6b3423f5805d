package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Affine;
import org.deriv.normal.recurrence.ClosedForm;
import org.deriv.normal.recurrence.Induction;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;

/**
 * Geometric and arithmetic-geometric sums in closed forms of recurrences. A form is proposed by
 * undetermined coefficients and kept only where it is proved by induction.
 */
final class ClosedSums {
  private final Context context;
  private final Differentiation calculus;

  ClosedSums(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** The value of a closed form without its sum, or as it was. */
  Expr closed(Declaration.Recurrence recurrence, Expr value, ClosedForm form) {
    return proposal(form)
        .map(calculus::tidy)
        .filter(proposed -> !proposed.equals(value))
        .filter(proposed -> Induction.prove(context, term(recurrence), proposed).isPresent())
        .orElse(value);
  }

  private static Expr term(Declaration.Recurrence recurrence) {
    return Timeline.term(recurrence, Make.scalar(recurrence.time().index()));
  }

  /**
   * For v[t] = c v[t-1] + p + q t with a number c and p, q free of t: the solution c^n (v0 - r0) +
   * r0 + r1 n + …, where n counts the steps.
   */
  private Optional<Expr> proposal(ClosedForm form) {
    Affine affine = form.affine();
    Expr index = Make.scalar(form.recurrence().time().index());
    Optional<Polynomial> input = Polynomial.of(affine.rest(), index);
    if (!affine.isScaled() || input.isEmpty() || depends(affine.scalar(), index)) {
      return Optional.empty();
    }
    Expr c = affine.scalar();
    if (c.isNumber(1)) {
      return Optional.of(arithmetic(form, input.get(), index));
    }
    Expr less = Make.minus(Make.number(1), c);
    return new Facts(context).provesNonzero(less)
        ? Optional.of(geometric(form, input.get(), index, less))
        : Optional.empty();
  }

  private static boolean depends(Expr expr, Expr index) {
    return new Names().free(expr).contains(index.toString());
  }

  /** v[t] = v[s] + Σ (p + q k). */
  private Expr arithmetic(ClosedForm form, Polynomial input, Expr index) {
    Linear from = form.from();
    int step = Timeline.step(form.recurrence());
    Linear count = Linear.of(index).minus(from).times(Rational.of(step));
    Expr n = count.expr();
    List<Expr> terms = new ArrayList<>(List.of(form.start()));
    Expr at = Make.sum(input.constant(), Make.product(from.expr(), input.slope()));
    terms.add(Make.product(n, at));
    Expr half = Make.number(Rational.of(step, 2));
    terms.add(Make.product(half, n, count.plus(1).expr(), input.slope()));
    return Make.sum(terms);
  }

  /** A particular solution a + b t, and what remains of the start. */
  private Expr geometric(ClosedForm form, Polynomial input, Expr index, Expr less) {
    int step = Timeline.step(form.recurrence());
    Expr c = form.affine().scalar();
    Expr slope = Make.divide(input.slope(), less);
    // a + b t = c (a + b (t - step)) + p + q t
    Expr constant =
        Make.divide(Make.minus(input.constant(), Make.product(Make.number(step), c, slope)), less);
    Expr from = form.from().expr();
    Expr power =
        Expr.of(
            Operator.POWER, c, Linear.of(index).minus(form.from()).times(Rational.of(step)).expr());
    Expr there = Make.sum(constant, Make.product(from, slope));
    return Make.sum(
        Make.product(power, Make.minus(form.start(), there)), constant, Make.product(index, slope));
  }

  /** {@code constant + slope*index}. */
  private record Polynomial(Expr constant, Expr slope) {
    static Optional<Polynomial> of(Expr expr, Expr index) {
      if (!depends(expr, index)) {
        return Optional.of(new Polynomial(expr, Make.zeros(expr.shape())));
      }
      if (!mentionsPlainly(expr, index)) {
        return Optional.empty();
      }
      return Optional.of(expr)
          .filter(_ -> expr.shape().isScalar())
          .flatMap(_ -> Affine.of(expr, index))
          .filter(affine -> affine.isScaled() && !depends(affine.scalar(), index))
          .map(affine -> new Polynomial(affine.rest(), affine.scalar()));
    }

    /** Whether the index stands in no term of a sequence. */
    private static boolean mentionsPlainly(Expr expr, Expr index) {
      boolean term = expr.op() instanceof Op.Term && depends(expr, index);
      return !term && expr.args().stream().allMatch(arg -> mentionsPlainly(arg, index));
    }
  }
}
