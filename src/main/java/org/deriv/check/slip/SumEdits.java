package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Sums: a term too many, coefficients that are not squared, a bracket that is not squared. */
final class SumEdits {
  private SumEdits() {}

  static void of(Expr sum, List<Edit> edits) {
    List<Expr> terms = sum.args();
    for (int i = 0; i < terms.size(); i++) {
      edits.add(
          new Edit(
              Make.sum(Tidied.without(terms, i)),
              8,
              "the term " + Edit.quoted(terms.get(i)) + " is too much"));
    }
    for (int i = 0; i + 1 < terms.size() && terms.size() > 2; i++) {
      bracket(terms, i, edits);
    }
    coefficients(terms, edits);
  }

  /** Two neighbours whose sum should be squared. */
  private static void bracket(List<Expr> terms, int i, List<Edit> edits) {
    Expr pair = Make.sum(terms.get(i), terms.get(i + 1));
    if (pair.shape().isScalar()) {
      List<Expr> others = new ArrayList<>(terms);
      others.set(i, Make.power(pair, 2));
      others.remove(i + 1);
      edits.add(
          new Edit(Make.sum(others), 7, "the square of " + Edit.quoted(pair) + " is missing"));
    }
  }

  /** {@code a*x + b*y} for {@code a^2*x + b^2*y}, as in the variance of a combination. */
  private static void coefficients(List<Expr> terms, List<Edit> edits) {
    List<Expr> squared = new ArrayList<>();
    List<Expr> names = new ArrayList<>();
    for (Expr term : terms) {
      boolean scaled =
          term.is(Operator.PRODUCT)
              && term.args().size() == 2
              && term.arg(0).op() instanceof Op.Symbol
              && term.arg(0).shape().isScalar();
      if (scaled) {
        names.add(term.arg(0));
        squared.add(Tidied.product(Tidied.replaced(term.args(), 0, Make.power(term.arg(0), 2))));
      } else {
        squared.add(term);
      }
    }
    if (names.size() > 1) {
      edits.add(
          new Edit(
              Make.sum(squared),
              5,
              "the squares of "
                  + names.stream().map(Edit::quoted).collect(Collectors.joining(", "))
                  + " are missing"));
    }
  }
}
