package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * The softmax where it is spelled out in the exponent: {@code exp(z - log(sum(exp(z)))*ones[n])} is
 * {@code softmax(z)}, in which a number added to every entry makes no difference.
 */
final class NormalizedExponent {
  private NormalizedExponent() {}

  /** The softmax that the exponential of a vector is, if it is one. */
  static Optional<Expr> softmax(Expr exponent) {
    if (!exponent.shape().isVector() || !exponent.is(Operator.ADD)) {
      return Optional.empty();
    }
    for (Expr term : exponent.args()) {
      Optional<Expr> normalised = total(term);
      if (normalised.isPresent()) {
        List<Expr> rest = new ArrayList<>(exponent.args());
        rest.remove(term);
        if (Make.sum(rest).equals(normalised.get())) {
          return Optional.of(Expr.of(new Op.Softmax(0), withoutShift(rest)));
        }
      }
    }
    return Optional.empty();
  }

  /** The z of {@code -log(sum(exp(z)))*ones[n]}, however the logarithm is spelled. */
  private static Optional<Expr> total(Expr term) {
    boolean negative = term.is(Operator.NEGATE);
    Expr product = negative ? term.arg(0) : term;
    if (!product.is(Operator.PRODUCT)
        || product.args().size() != 2
        || !(product.arg(1).op() instanceof Op.Ones)) {
      return Optional.empty();
    }
    Expr factor = product.arg(0);
    Expr number = negative ? factor : factor.is(Operator.NEGATE) ? factor.arg(0) : Make.number(0);
    if (number.op() instanceof Op.LogSumExp(int axis) && axis == 0) {
      return Optional.of(number.arg(0));
    }
    boolean sum =
        number.is(new Op.Apply(Function.Elementary.LOG, 0))
            && number.arg(0).op() instanceof Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
            && kind == Op.Reduce.Kind.SUM
            && axes.isEmpty()
            && number.arg(0).arg(0).is(new Op.Apply(Function.Elementary.EXP, 0));
    return sum ? Optional.of(number.arg(0).arg(0).arg(0)) : Optional.empty();
  }

  private static Expr withoutShift(List<Expr> terms) {
    List<Expr> rest = terms.stream().filter(term -> !isMultipleOfOnes(term)).toList();
    return Make.sum(rest.isEmpty() ? terms : rest);
  }

  private static boolean isMultipleOfOnes(Expr term) {
    Expr plain = term.is(Operator.NEGATE) ? term.arg(0) : term;
    return plain.op() instanceof Op.Ones
        || (plain.is(Operator.PRODUCT)
            && plain.args().size() == 2
            && plain.arg(0).shape().isScalar()
            && plain.arg(1).op() instanceof Op.Ones);
  }
}
