package org.deriv.scalar;

import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;

/**
 * Algebra of one real number at a time. Questions are scalar expressions; what is not elementary in
 * them (a norm, an entry, an expectation) is taken as an unknown number of its own. Every answer
 * was evaluated beside its question at many points that meet the facts, so a wrong one is refused;
 * that is a check and no proof, and the caller's verdict must rest on more.
 */
public interface Algebra {
  /** The expression multiplied out. */
  Answer<Expr> expand(Expr expr, Facts facts);

  /** The shortest equal expression that was found, which may be the one given. */
  Answer<Expr> simplify(Expr expr, Facts facts);

  /** The derivative by a scalar symbol. */
  Answer<Expr> derivative(Expr expr, Expr variable, Facts facts);

  /** A function whose derivative by a scalar symbol is the expression. */
  Answer<Expr> antiderivative(Expr expr, Expr variable, Facts facts);

  /** The value of an {@code Op.Integral}. */
  Answer<Expr> integral(Expr integral, Facts facts);

  /** The Taylor polynomial of an order. */
  Answer<Expr> series(Expr expr, Centre centre, Facts facts);

  /** Real roots of equations ({@code Op.Compare}); there may be more than are found. */
  Answer<List<Map<Expr, Expr>>> solve(List<Expr> equations, List<Expr> unknowns, Facts facts);

  /** The value of an {@code Op.Limit}, which may be infinite. */
  Answer<Expr> limit(Expr limit, Facts facts);

  /** The closed form of an {@code Op.Fold} that sums upwards; bounds are integers. */
  Answer<Expr> sum(Expr fold, Facts facts);

  /** Where and how far to expand: in {@code variable} about {@code point} up to {@code order}. */
  record Centre(Expr variable, Expr point, int order) {}
}
