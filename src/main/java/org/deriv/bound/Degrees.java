package org.deriv.bound;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.normal.Form;

/** Degrees of polynomials in the variable of a limit. */
final class Degrees {
  private static final int HIGHEST = 6;

  private Degrees() {}

  /** The degree in the variable, where the leading coefficient is a number. */
  static Optional<Integer> of(Expr expr, Tending.Approach approach) {
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

  private static Optional<Integer> highest(List<Form> powers) {
    for (int i = powers.size() - 1; i >= 0; i--) {
      Form form = powers.get(i);
      if (!form.isZero()) {
        boolean number = form.products().stream().allMatch(Form.Term::isOne);
        return number ? Optional.of(i) : Optional.empty();
      }
    }
    return Optional.of(0);
  }
}
