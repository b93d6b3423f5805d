package org.deriv.bound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.normal.Form;

/** Degrees of polynomials in the variable of a limit. */
final class Degrees {
  private static final int HIGHEST = 6;

  private Degrees() {}

  /** The term of the highest degree: its degree, and its coefficient, a number. */
  record Leading(int degree, Rational coefficient) {}

  /** The degree in the variable, where the leading coefficient is a number. */
  static Optional<Integer> of(Expr expr, Tending.Approach approach) {
    return leading(expr, approach).map(Leading::degree);
  }

  /** The leading term of a polynomial in the variable, where its coefficient is a number. */
  static Optional<Leading> leading(Expr expr, Tending.Approach approach) {
    if (!isPolynomial(expr, approach.variable(), new Names())) {
      return Optional.empty();
    }
    return approach
        .near()
        .reading(Reading.Mode.OPEN)
        .flatMap(reading ->
            reading
                .of(Make.scalar(approach.variable()))
                .filter(form -> form.size() == 1)
                .flatMap(variable ->
                    reading
                        .of(expr)
                        .flatMap(form ->
                            reading
                                .forms()
                                .inPowersOf(variable.products().iterator().next(), form, HIGHEST))))
        .flatMap(Degrees::highest);
  }

  /** Whether the variable occurs in sums, products and natural powers only. */
  private static boolean isPolynomial(Expr expr, String variable, Names names) {
    if (!names.free(expr).contains(variable)) {
      return true;
    }
    return switch (expr.op()) {
      case Op.Symbol _ -> true;
      case Operator operator ->
          switch (operator) {
            case ADD, NEGATE, PRODUCT ->
                expr.args().stream().allMatch(arg -> isPolynomial(arg, variable, names));
            case POWER ->
                expr.arg(1).op() instanceof Op.Number(Rational exponent)
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && isPolynomial(expr.arg(0), variable, names);
            default -> false;
          };
      case Op _ -> false;
    };
  }

  private static Optional<Leading> highest(List<Form> powers) {
    for (int i = powers.size() - 1; i >= 0; i--) {
      Form form = powers.get(i);
      if (!form.isZero()) {
        Map.Entry<Form.Term, Rational> first = form.terms().entrySet().iterator().next();
        return form.size() == 1 && first.getKey().isOne()
            ? Optional.of(new Leading(i, first.getValue()))
            : Optional.empty();
      }
    }
    return Optional.of(new Leading(0, Rational.ZERO));
  }
}
