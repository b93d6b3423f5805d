package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Puts the sign of a negative product into a sum among its factors: -(a - b)c is (b - a)c. */
final class Turning {
  private static final Rational MINUS_ONE = Rational.of(-1);
  private final Sums sums;

  Turning(Sums sums) {
    this.sums = sums;
  }

  /** A product to be written; a sum that stands so in what was asked stays as it is. */
  Monomial of(Monomial product) {
    if (product.coefficient().signum() >= 0) {
      return product;
    }
    List<Expr> chain = new ArrayList<>(product.chain());
    for (int i = 0; i < chain.size(); i++) {
      Optional<Expr> turned = turned(chain.get(i));
      if (turned.isPresent()) {
        chain.set(i, turned.get());
        return product.withChain(chain).times(MINUS_ONE);
      }
    }
    for (Expr base : product.powers().keySet()) {
      boolean odd =
          product.powers().getOrDefault(base, base).op() instanceof Op.Number(Rational value)
              && value.isInteger()
              && value.numerator().testBit(0);
      Optional<Expr> turned = odd ? turned(base) : Optional.empty();
      if (turned.isPresent()) {
        Map<Expr, Expr> powers = new LinkedHashMap<>();
        product.powers().forEach((b, e) -> powers.put(b.equals(base) ? turned.get() : b, e));
        return product.withPowers(powers).times(MINUS_ONE);
      }
    }
    return product;
  }

  private Optional<Expr> turned(Expr factor) {
    return switch (factor.op()) {
      case Operator.ADD ->
          sums.isWritten(factor) || !sums.hasNegative(factor)
              ? Optional.empty()
              : Optional.of(sums.turned(factor));
      case Operator.TRANSPOSE -> turned(factor.arg(0)).map(of -> Expr.of(Operator.TRANSPOSE, of));
      case Operator.HADAMARD -> inside(factor);
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _)
          when kind == Op.Reduce.Kind.SUM || kind == Op.Reduce.Kind.MEAN ->
          inside(factor);
      default -> Optional.empty();
    };
  }

  private Optional<Expr> inside(Expr factor) {
    List<Expr> args = new ArrayList<>(factor.args());
    for (int i = 0; i < args.size(); i++) {
      Optional<Expr> turned = turned(args.get(i));
      if (turned.isPresent()) {
        args.set(i, turned.get());
        return Optional.of(Expr.of(factor.op(), args));
      }
    }
    return Optional.empty();
  }
}
