package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** The matrix M of a vector M*dx that is linear in the differential of one vector or number. */
final class Coefficients {
  private final Laws laws;
  private final Varying varying;
  private final Expr leaf;
  private final Tidy tidy;
  private final Map<Expr, Boolean> linear = new HashMap<>();

  Coefficients(Laws laws, Varying varying, Expr leaf, Tidy tidy) {
    this.laws = laws;
    this.varying = varying;
    this.leaf = leaf;
    this.tidy = tidy;
  }

  /** The matrix, of as many rows as the vector and as many columns as the leaf. */
  Expr of(Expr linear) {
    if (!isLinear(linear)) {
      return zero(linear);
    }
    if (linear.equals(varying.differential(leaf))) {
      return Make.identity(leaf.shape().rows());
    }
    if (linear.shape().isScalar()) {
      return Make.transpose(cotangent(linear, Make.number(1)));
    }
    List<Expr> args = linear.args();
    return switch (linear.op()) {
      case Operator.ADD -> Lean.sum(args.stream().map(this::of).toList());
      case Operator.NEGATE -> Make.negate(of(args.getFirst()));
      case Operator.DIVIDE -> Lean.of(Operator.DIVIDE, List.of(of(args.get(0)), args.get(1)));
      case Operator.HADAMARD -> hadamard(args);
      case Operator.HADAMARD_DIVIDE -> {
        Expr inverse = Expr.of(Operator.HADAMARD_DIVIDE, Make.ones(linear.shape()), args.get(1));
        yield Lean.product(Expr.of(Operator.DIAGONAL_MATRIX, inverse), of(args.get(0)));
      }
      case Operator.PRODUCT -> product(linear);
      case Op.Slice slice when linear.shape().isVector() && args.getFirst().shape().isVector() -> {
        List<Expr> rows = new ArrayList<>(args);
        rows.set(0, of(args.getFirst()));
        yield Expr.of(new Op.Slice(List.of(slice.axes().getFirst(), new Op.Axis.Whole())), rows);
      }
      case Op.Fold fold -> {
        List<Expr> changed = new ArrayList<>(args);
        changed.set(args.size() - 1, of(args.getLast()));
        yield Lean.of(fold, changed);
      }
      default -> rows(linear);
    };
  }

  private Expr zero(Expr linear) {
    return Make.zeros(org.deriv.expr.Shape.of(linear.shape().rows(), leaf.shape().rows()));
  }

  private boolean isLinear(Expr expr) {
    Boolean known = linear.get(expr);
    if (known == null) {
      known =
          expr.equals(varying.differential(leaf))
              || (!varying.isDifferential(expr) && expr.args().stream().anyMatch(this::isLinear));
      linear.put(expr, known);
    }
    return known;
  }

  private Expr cotangent(Expr linear, Expr of) {
    Map<Expr, Expr> all = Adjoint.of(linear, of, varying, laws, new Ledger());
    return all.getOrDefault(leaf, Make.zeros(leaf.shape()));
  }

  private Expr hadamard(List<Expr> args) {
    List<Expr> others = new ArrayList<>();
    Expr inner = args.getFirst();
    for (Expr arg : args) {
      if (tidy.hasDifferential(arg)) {
        inner = arg;
      } else {
        others.add(arg);
      }
    }
    return Lean.product(Expr.of(Operator.DIAGONAL_MATRIX, Make.hadamard(others)), of(inner));
  }

  private Expr product(Expr linear) {
    List<Expr> scalars = new ArrayList<>();
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    Expr inner = linear.arg(0);
    boolean passed = false;
    for (Expr factor : linear.args()) {
      if (tidy.hasDifferential(factor)) {
        inner = factor;
        passed = true;
      } else {
        (factor.shape().isScalar() ? scalars : passed ? right : left).add(factor);
      }
    }
    if (inner.shape().isScalar()) {
      left.addAll(right);
      return joined(scalars, left, of(inner));
    }
    if (inner.shape().isVector() && right.isEmpty()) {
      return joined(scalars, left, of(inner));
    }
    if (inner.is(Operator.DIAGONAL_MATRIX) && !right.isEmpty()) {
      Expr scaled = Lean.hadamard(List.of(Make.product(right), inner.arg(0)));
      return joined(scalars, left, of(scaled));
    }
    if (inner.is(Operator.PRODUCT) && !right.isEmpty()) {
      List<Expr> flat = new ArrayList<>(left);
      flat.addAll(inner.args());
      flat.addAll(right);
      return joined(scalars, List.of(), of(Expr.of(Operator.PRODUCT, flat)));
    }
    if (inner.is(Operator.ADD)) {
      return spread(scalars, left, inner, right);
    }
    if (inner.op() instanceof Op.Fold fold && fold.kind() == Op.Fold.Kind.SUM) {
      return underSum(scalars, left, inner, right);
    }
    return inner.shape().isRow() ? row(scalars, left, inner, right) : rows(linear);
  }

  /** A Σ B: the factors are taken into the sum. */
  private Expr underSum(List<Expr> scalars, List<Expr> left, Expr sum, List<Expr> right) {
    List<Expr> factors = new ArrayList<>(left);
    factors.add(sum.args().getLast());
    factors.addAll(right);
    List<Expr> args = new ArrayList<>(sum.args());
    args.set(args.size() - 1, Make.product(factors));
    return joined(scalars, List.of(), of(Expr.of(sum.op(), args)));
  }

  private Expr spread(List<Expr> scalars, List<Expr> left, Expr sum, List<Expr> right) {
    List<Expr> terms = new ArrayList<>();
    for (Expr term : sum.args()) {
      List<Expr> factors = new ArrayList<>(left);
      factors.add(term);
      factors.addAll(right);
      terms.add(joined(scalars, List.of(), of(Make.product(factors))));
    }
    return Lean.sum(terms);
  }

  /** a r' b with a row r' of dx: the inner product is b'r, a scalar. */
  private Expr row(List<Expr> scalars, List<Expr> left, Expr inner, List<Expr> right) {
    Expr product = Make.product(right);
    if (!product.shape().isVector()) {
      List<Expr> all = new ArrayList<>(left);
      all.add(inner);
      all.addAll(right);
      return rows(Make.product(all));
    }
    Expr scalar = Lean.product(Make.transpose(product), Make.transpose(inner));
    return joined(scalars, left, of(scalar));
  }

  private static Expr joined(List<Expr> scalars, List<Expr> left, Expr rest) {
    List<Expr> all = new ArrayList<>(scalars);
    all.addAll(left);
    all.add(rest);
    return Lean.product(all);
  }

  /** Row by row: the i-th row is the transpose of the gradient of the i-th entry. */
  private Expr rows(Expr linear) {
    if (!linear.shape().isVector()) {
      throw Stuck.at(
          Refusal.Kind.NO_RULE,
          "the Jacobian of " + Quoted.of(linear) + " cannot be read off",
          linear);
    }
    Dim size = linear.shape().rows();
    String index = "i";
    for (int number = 1; new org.deriv.expr.Names().free(linear).contains(index); number++) {
      index = "i_" + number;
    }
    Expr unit = Expr.of(new Op.Basis(size), Make.scalar(index));
    return Make.sumOver(index, size, Make.product(unit, Make.transpose(cotangent(linear, unit))));
  }
}
