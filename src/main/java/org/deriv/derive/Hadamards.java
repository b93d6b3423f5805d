package org.deriv.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/** Entrywise products, quotients and powers as one product of powers, scalars taken out. */
final class Hadamards {
  private static final Expr ONE = Make.number(1);
  private final Tidy tidy;

  Hadamards(Tidy tidy) {
    this.tidy = tidy;
  }

  /** The operator applied to tidy tensors. */
  Expr of(Operator operator, List<Expr> args) {
    Shape shape = args.getFirst().shape();
    if (shape.isScalar()) {
      return scalar(operator, args);
    }
    if (operator == Operator.HADAMARD_POWER && !isWhole(args.get(1))) {
      return power(args.get(0), args.get(1));
    }
    if (Lean.isZero(args.getFirst())
        || args.stream().anyMatch(a -> operator == Operator.HADAMARD && Lean.isZero(a))) {
      return Make.zeros(shape);
    }
    Monomial scalars = Monomial.ONE;
    Map<Expr, Expr> powers = new LinkedHashMap<>();
    for (int i = 0; i < args.size(); i++) {
      boolean exponent = operator == Operator.HADAMARD_POWER && i == 1;
      if (!exponent) {
        Expr times =
            operator == Operator.HADAMARD_POWER
                ? args.get(1)
                : Make.number(operator == Operator.HADAMARD_DIVIDE && i == 1 ? -1 : 1);
        Monomial part = tidy.monomial(args.get(i));
        scalars = scalars.times(tidy.power(part.withChain(List.of()), times));
        factors(Make.product(part.chain()))
            .forEach((base, e) -> add(powers, base, times(e, times)));
      }
    }
    Optional<Expr> scaled = scaled(powers, shape);
    if (scaled.isPresent()) {
      return tidy.product(List.of(tidy.write(scalars), scaled.get()));
    }
    Optional<List<Expr>> rooted = tidy.roots().product(powers, shape, this);
    if (rooted.isPresent()) {
      return tidy.product(List.of(tidy.write(scalars), tidy.product(rooted.get())));
    }
    Map<Expr, Expr> folded = tidy.namedEntries(Kinks.folded(new Logistic(tidy).folded(powers)));
    return tidy.write(scalars.times(Monomial.tensor(tidy.named(write(folded, shape)))));
  }

  /** M ⊙ u 1' scales the rows: diag(u) M; M ⊙ 1 v' the columns. */
  private Optional<Expr> scaled(Map<Expr, Expr> powers, Shape shape) {
    if (!shape.isMatrix() || powers.size() < 2) {
      return Optional.empty();
    }
    for (var power : powers.entrySet()) {
      List<Expr> outer = power.getKey().args();
      boolean product =
          power.getKey().is(Operator.PRODUCT)
              && isWhole(power.getValue())
              && outer.stream().noneMatch(f -> f.shape().isScalar());
      boolean rows = product && isOnes(outer.getLast().args());
      boolean columns = product && outer.getFirst().op() instanceof Op.Ones;
      if (rows || columns) {
        Map<Expr, Expr> rest = new LinkedHashMap<>(powers);
        rest.remove(power.getKey());
        Expr matrix = write(tidy.namedEntries(rest), shape);
        List<Expr> vector =
            rows ? outer.subList(0, outer.size() - 1) : outer.subList(1, outer.size());
        Expr of = rows ? tidy.product(vector) : tidy.transpose(tidy.product(vector));
        if (of.shape().isVector()) {
          Expr scale =
              power.getValue().isNumber(1)
                  ? of
                  : of(Operator.HADAMARD_POWER, List.of(of, power.getValue()));
          Expr diagonal = Expr.of(Operator.DIAGONAL_MATRIX, scale);
          return Optional.of(
              tidy.product(rows ? List.of(diagonal, matrix) : List.of(matrix, diagonal)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOnes(List<Expr> args) {
    return args.size() == 1 && args.getFirst().op() instanceof Op.Ones;
  }

  private static boolean isWhole(Expr exponent) {
    return exponent.op() instanceof Op.Number(Rational value) && value.isInteger();
  }

  private Expr scalar(Operator operator, List<Expr> args) {
    return switch (operator) {
      case HADAMARD -> tidy.product(args);
      case HADAMARD_DIVIDE -> tidy.of(Make.divide(args.get(0), args.get(1)));
      default -> tidy.power(args.get(0), args.get(1));
    };
  }

  private Expr power(Expr base, Expr exponent) {
    if (base.op() instanceof Op.Ones || exponent.isNumber(1)) {
      return base;
    }
    if (exponent.op() instanceof Op.Number(Rational value) && value.signum() < 0) {
      Expr below = power(base, Make.number(value.negate()));
      return Expr.of(Operator.HADAMARD_DIVIDE, Make.ones(base.shape()), below);
    }
    boolean root =
        exponent.op() instanceof Op.Number(Rational half) && half.equals(Rational.of(1, 2));
    return root
        ? Make.apply(org.deriv.expr.Function.Elementary.SQRT, base)
        : Expr.of(Operator.HADAMARD_POWER, base, exponent);
  }

  private static Expr times(Expr left, Expr right) {
    return left.op() instanceof Op.Number(Rational a) && right.op() instanceof Op.Number(Rational b)
        ? Make.number(a.times(b))
        : Lean.product(left, right);
  }

  private static void add(Map<Expr, Expr> powers, Expr base, Expr exponent) {
    powers.merge(base, exponent, Monomial::plus);
    if (powers.getOrDefault(base, ONE).isNumber(0)) {
      powers.remove(base);
    }
  }

  /** A tidy tensor without scalar factors as entrywise powers. */
  static Map<Expr, Expr> factors(Expr tensor) {
    Map<Expr, Expr> powers = new LinkedHashMap<>();
    collect(tensor, ONE, powers);
    return powers;
  }

  private static void collect(Expr tensor, Expr exponent, Map<Expr, Expr> powers) {
    switch (tensor.op()) {
      case Operator.HADAMARD -> tensor.args().forEach(arg -> collect(arg, exponent, powers));
      case Operator.HADAMARD_DIVIDE -> {
        collect(tensor.arg(0), exponent, powers);
        collect(tensor.arg(1), times(exponent, Make.number(-1)), powers);
      }
      case Operator operator when operator == Operator.HADAMARD_POWER && isWhole(tensor.arg(1)) ->
          collect(tensor.arg(0), times(exponent, tensor.arg(1)), powers);
      case Op.Ones _ -> {}
      default -> add(powers, tensor, exponent);
    }
  }

  /** The entrywise product of powers, small factors first, over those with negative exponents. */
  Expr write(Map<Expr, Expr> powers, Shape shape) {
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    // What is still to be worked out, such as an adjoint, stands behind what it is scaled by.
    List<Expr> bases =
        powers.keySet().stream()
            .sorted(
                Comparator.<Expr, Boolean>comparing(base -> Calculus.is(base.op()))
                    .thenComparing(tidy.order().smallFirst()))
            .toList();
    for (Expr base : bases) {
      Expr exponent = powers.getOrDefault(base, ONE);
      boolean down = exponent.op() instanceof Op.Number(Rational value) && value.signum() < 0;
      Expr times = down ? times(exponent, Make.number(-1)) : exponent;
      (down ? below : above)
          .add(times.isNumber(1) ? base : Expr.of(Operator.HADAMARD_POWER, base, times));
    }
    Expr numerator = above.isEmpty() ? Make.ones(shape) : Make.hadamard(above);
    return below.isEmpty()
        ? numerator
        : Expr.of(Operator.HADAMARD_DIVIDE, numerator, Make.hadamard(below));
  }
}
