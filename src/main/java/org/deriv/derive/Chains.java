package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.rule.Knowledge;

/** Products of matrices and vectors, simplified where neighbours meet; inner products taken out. */
final class Chains {
  private final Tidy tidy;
  private final Knowledge knowledge;

  Chains(Tidy tidy, Knowledge knowledge) {
    this.tidy = tidy;
    this.knowledge = knowledge;
  }

  /** The same product in its simplest form; an empty chain where it is a scalar. */
  Monomial simplified(Monomial product) {
    List<Expr> chain = product.chain();
    if (chain.size() < 2) {
      return product;
    }
    Monomial scalars = product.withChain(List.of());
    List<Expr> factors = new ArrayList<>();
    chain.forEach(factor -> factors.addAll(split(factor)));
    boolean changed = true;
    while (changed) {
      changed = cancelRun(factors);
      for (int i = 0; i + 1 < factors.size() && !changed; i++) {
        Optional<Monomial> met = meet(factors.get(i), factors.get(i + 1));
        if (met.isPresent()) {
          factors.subList(i, i + 2).clear();
          factors.addAll(i, met.get().chain());
          scalars = scalars.times(met.get().withChain(List.of()));
          changed = true;
        }
      }
    }
    return apart(scalars, factors);
  }

  /** The inverse of a product beside that product, factor by factor. */
  private static boolean cancelRun(List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Expr inverse = factors.get(i);
      if (!inverse.is(Operator.INVERSE) || !inverse.arg(0).is(Operator.PRODUCT)) {
        continue;
      }
      List<Expr> run = inverse.arg(0).args();
      int length = run.size();
      boolean after =
          i + length < factors.size() && factors.subList(i + 1, i + 1 + length).equals(run);
      boolean before = i >= length && factors.subList(i - length, i).equals(run);
      if (after || before) {
        int from = after ? i : i - length;
        factors.subList(from, from + length + 1).clear();
        factors.add(from, Make.identity(inverse.shape().rows()));
        return true;
      }
    }
    return false;
  }

  /** A matrix of ones beside another factor is an outer product. */
  private static List<Expr> split(Expr factor) {
    return factor.op() instanceof Op.Ones && factor.shape().isMatrix()
        ? List.of(
            Make.ones(Shape.vector(factor.shape().rows())),
            Make.transpose(Make.ones(Shape.vector(factor.shape().columns()))))
        : List.of(factor);
  }

  /** What two neighbours become together, where that is simpler. */
  private Optional<Monomial> meet(Expr left, Expr right) {
    if (left.op() instanceof Op.Identity) {
      return Optional.of(Monomial.tensor(right));
    }
    if (right.op() instanceof Op.Identity) {
      return Optional.of(Monomial.tensor(left));
    }
    if (cancels(left, right) || cancels(right, left) || orthogonal(left, right)) {
      return Optional.of(Monomial.tensor(Make.identity(left.shape().rows())));
    }
    Power first = power(left);
    Power second = power(right);
    boolean plain = isUnit(first.exponent()) && isUnit(second.exponent());
    if (!plain && first.base().equals(second.base())) {
      Expr exponent = Monomial.plus(first.exponent(), second.exponent());
      return Optional.of(tidy.monomial(tidy.power(first.base(), exponent)));
    }
    if (left.is(Operator.DIAGONAL_MATRIX)) {
      if (right.is(Operator.DIAGONAL_MATRIX)) {
        Expr both = tidy.hadamard(List.of(left.arg(0), right.arg(0)));
        return Optional.of(tidy.monomial(Expr.of(Operator.DIAGONAL_MATRIX, both)));
      }
      if (right.shape().isVector()) {
        return Optional.of(tidy.monomial(tidy.hadamard(List.of(left.arg(0), right))));
      }
    }
    if (right.is(Operator.DIAGONAL_MATRIX) && left.shape().isRow()) {
      Expr scaled = tidy.hadamard(List.of(right.arg(0), tidy.transpose(left)));
      return Optional.of(tidy.monomial(tidy.transpose(scaled)));
    }
    return Optional.empty();
  }

  private static boolean cancels(Expr inverse, Expr other) {
    return (inverse.is(Operator.INVERSE) && inverse.arg(0).equals(other))
        || (inverse.is(Operator.TRANSPOSE)
            && inverse.arg(0).is(Operator.INVERSE)
            && inverse.arg(0).arg(0).equals(Make.transpose(other)));
  }

  private boolean orthogonal(Expr left, Expr right) {
    return left.shape().isSquare()
        && left.equals(Make.transpose(right))
        && knowledge.holds(
            Make.has(Property.ORTHOGONAL, left.is(Operator.TRANSPOSE) ? right : left));
  }

  /** A matrix as a power of another. */
  private record Power(Expr base, Expr exponent) {}

  private static Power power(Expr factor) {
    return switch (factor.op()) {
      case Operator.POWER -> new Power(factor.arg(0), factor.arg(1));
      case Operator.INVERSE -> {
        Power of = power(factor.arg(0));
        yield new Power(of.base(), Monomial.negative(of.exponent()));
      }
      case Operator.TRANSPOSE -> {
        Power of = power(factor.arg(0));
        yield new Power(Make.transpose(of.base()), of.exponent());
      }
      default -> new Power(factor, Make.number(Rational.ONE));
    };
  }

  private static boolean isUnit(Expr exponent) {
    return exponent.isNumber(1) || exponent.isNumber(-1);
  }

  /** Wherever a row meets a column there is an inner product: a scalar. */
  private Monomial apart(Monomial scalars, List<Expr> factors) {
    List<List<Expr>> segments = new ArrayList<>(List.of(new ArrayList<>()));
    for (int i = 0; i < factors.size(); i++) {
      segments.getLast().add(factors.get(i));
      if (i + 1 < factors.size() && factors.get(i).shape().columns().isOne()) {
        segments.add(new ArrayList<>());
      }
    }
    Monomial result = scalars;
    List<Expr> kept = new ArrayList<>();
    for (List<Expr> segment : segments) {
      boolean scalar =
          segment.getFirst().shape().rows().isOne() && segment.getLast().shape().columns().isOne();
      if (scalar) {
        result = result.times(tidy.innerProducts.of(segment));
      } else {
        kept.addAll(segment);
      }
    }
    return result.withChain(kept);
  }
}
