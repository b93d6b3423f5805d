package org.deriv.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;

/** Powers and inverses of what is tidy. */
final class Powers {
  private final Tidy tidy;
  private final Knowledge knowledge;
  private final Writing writing;

  Powers(Tidy tidy, Knowledge knowledge, Writing writing) {
    this.tidy = tidy;
    this.knowledge = knowledge;
    this.writing = writing;
  }

  /** A power of a tidy base. */
  Expr of(Expr base, Expr exponent) {
    if (base.shape().isScalar()) {
      return tidy.write(of(tidy.monomial(base), exponent));
    }
    if (exponent.isNumber(-1)) {
      return inverse(base);
    }
    if (base.is(Operator.DIAGONAL_MATRIX)) {
      Expr entries = entrywise(base.arg(0), exponent);
      return Expr.of(Operator.DIAGONAL_MATRIX, entries);
    }
    return base.op() instanceof Op.Identity
        ? base
        : Lean.of(Operator.POWER, List.of(base, exponent));
  }

  /** A power of a scalar: of each factor, where that is the same. */
  Monomial of(Monomial base, Expr exponent) {
    if (exponent.isNumber(1)) {
      return base;
    }
    boolean whole = exponent.op() instanceof Op.Number(Rational value) && value.isInt();
    boolean one = base.coefficient().isOne();
    boolean single = base.powers().size() == 1 && one;
    boolean allowed =
        whole
            || (one && base.powers().keySet().stream().allMatch(b -> knowledge.holds(positive(b))));
    boolean plain = single && base.powers().values().iterator().next().isNumber(1);
    if (base.isNumber()
        && whole
        && !(base.isZero() && ((Op.Number) exponent.op()).value().signum() < 0)) {
      return Monomial.number(
          base.coefficient().power(((Op.Number) exponent.op()).value().intValue()));
    }
    if ((!allowed && !plain) || base.isZero()) {
      return base.isNumber() && base.coefficient().isOne()
          ? base
          : Monomial.scalar(writing.of(base), exponent);
    }
    Map<Expr, Expr> powers = new LinkedHashMap<>();
    base.powers().forEach((b, e) -> powers.put(b, times(e, exponent)));
    powers.values().removeIf(e -> e.isNumber(0));
    Rational number =
        one
            ? Rational.ONE
            : base.coefficient().power(((Op.Number) exponent.op()).value().intValue());
    return new Monomial(number, powers, List.of());
  }

  static Expr positive(Expr base) {
    return Make.compare(Relation.GREATER, base, Make.number(0));
  }

  static Expr times(Expr left, Expr right) {
    if (left.op() instanceof Op.Number(Rational a) && right.op() instanceof Op.Number(Rational b)) {
      return Make.number(a.times(b));
    }
    return Lean.product(left, right);
  }

  /** The inverse of a tidy expression. */
  Expr inverse(Expr expr) {
    if (expr.shape().isScalar()) {
      return of(expr, Make.number(-1));
    }
    Monomial of = tidy.monomial(expr);
    if (!of.powers().isEmpty() || !of.coefficient().isOne()) {
      Monomial scalars = of(of.withChain(List.of()), Make.number(-1));
      return tidy.write(scalars.times(tidy.monomial(inverse(Make.product(of.chain())))));
    }
    return switch (expr.op()) {
      case Operator.INVERSE -> expr.arg(0);
      case Operator.PRODUCT -> {
        boolean each = of.chain().stream().allMatch(this::isInvertible);
        List<Expr> inverses =
            of.chain().reversed().stream().map(f -> each ? inverse(f) : f).toList();
        yield each ? tidy.product(inverses) : Make.inverse(expr);
      }
      case Op.Identity _ -> expr;
      case Operator.TRANSPOSE -> Make.transpose(inverse(expr.arg(0)));
      case Operator.DIAGONAL_MATRIX ->
          Expr.of(Operator.DIAGONAL_MATRIX, entrywise(expr.arg(0), Make.number(-1)));
      default -> Make.inverse(expr);
    };
  }

  private boolean isInvertible(Expr factor) {
    return factor.shape().isSquare() && knowledge.holds(Make.has(Property.INVERTIBLE, factor));
  }

  private Expr entrywise(Expr vector, Expr exponent) {
    return new Hadamards(tidy).of(Operator.HADAMARD_POWER, List.of(vector, exponent));
  }
}
