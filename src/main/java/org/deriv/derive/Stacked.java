package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/**
 * The matrix M with vec(e) = M vec(dX) for an expression e linear in one differential dX, by vec(A
 * dX B) = (B' ⊗ A) vec(dX) (Magnus and Neudecker).
 */
final class Stacked {
  private final Laws laws;
  private final Varying varying;
  private final Expr leaf;
  private final Tidy tidy;

  Stacked(Laws laws, Varying varying, Expr leaf, Tidy tidy) {
    this.laws = laws;
    this.varying = varying;
    this.leaf = leaf;
    this.tidy = tidy;
  }

  /** The matrix, of as many rows as the expression has entries. */
  Expr of(Expr linear) {
    if (!tidy.hasDifferential(linear)) {
      return Make.zeros(Shape.of(linear.shape().size(), leaf.shape().size()));
    }
    if (linear.equals(varying.differential(leaf))) {
      return Make.identity(leaf.shape().size());
    }
    if (linear.shape().isScalar()) {
      return Make.transpose(stacked(cotangent(linear)));
    }
    List<Expr> args = linear.args();
    return switch (linear.op()) {
      case Operator.ADD -> Lean.sum(args.stream().map(this::of).toList());
      case Operator.NEGATE -> Make.negate(of(args.getFirst()));
      case Operator.VEC -> of(args.getFirst());
      case Operator.DIVIDE -> Lean.of(Operator.DIVIDE, List.of(of(args.get(0)), args.get(1)));
      case Operator.HADAMARD -> entrywise(args);
      case Operator.HADAMARD_DIVIDE ->
          entrywise(
              List.of(
                  args.get(0),
                  Expr.of(Operator.HADAMARD_DIVIDE, Make.ones(linear.shape()), args.get(1))));
      case Operator.TRANSPOSE -> turned(args.getFirst());
      case Operator.DIAGONAL_MATRIX -> diagonal(args.getFirst());
      case Operator.PRODUCT -> product(args);
      case Operator operator when operator == Operator.KRONECKER && args.size() == 2 ->
          blocks(args.get(0), args.get(1));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> {
        List<Expr> changed = new ArrayList<>(args);
        changed.set(args.size() - 1, of(args.getLast()));
        yield Lean.of(fold, changed);
      }
      default -> byEntries(linear);
    };
  }

  private static Expr stacked(Expr of) {
    return of.shape().rank() <= 1 ? of : Expr.of(Operator.VEC, of);
  }

  private Expr cotangent(Expr scalar) {
    return Adjoint.of(scalar, Make.number(1), varying, laws, new Ledger())
        .getOrDefault(leaf, Make.zeros(leaf.shape()));
  }

  private Expr entrywise(List<Expr> factors) {
    List<Expr> others = factors.stream().filter(f -> !tidy.hasDifferential(f)).toList();
    Expr inner = factors.stream().filter(tidy::hasDifferential).findFirst().orElseThrow();
    Expr diagonal = Expr.of(Operator.DIAGONAL_MATRIX, stacked(Make.hadamard(others)));
    return Lean.product(diagonal, of(inner));
  }

  /** vec(M') by the commutation matrix; of a vector it is the vector. */
  private Expr turned(Expr of) {
    if (of.shape().isVector() || of.shape().isRow()) {
      return of(of);
    }
    return Lean.product(commutation(of, of.shape().rows(), of.shape().columns()), of(of));
  }

  /** Σᵢⱼ eᵢeⱼ' ⊗ eⱼeᵢ', which sends vec(M) to vec(M') for M of the size given. */
  private static Expr commutation(Expr near, Dim rows, Dim columns) {
    Expr i = Make.scalar(fresh(near, "i"));
    Expr j = Make.scalar(fresh(near, "j"));
    Expr unit =
        Make.product(
            Expr.of(new Op.Basis(rows), i), Make.transpose(Expr.of(new Op.Basis(columns), j)));
    Expr turned =
        Expr.of(
            Operator.KRONECKER,
            unit,
            Make.product(
                Expr.of(new Op.Basis(columns), j), Make.transpose(Expr.of(new Op.Basis(rows), i))));
    return Make.sumOver(i.toString(), rows, Make.sumOver(j.toString(), columns, turned));
  }

  private static String fresh(Expr of, String wanted) {
    Set<String> taken = new HashSet<>(new Names().free(of));
    String index = wanted;
    for (int number = 1; taken.contains(index); number++) {
      index = wanted + "_" + number;
    }
    return index;
  }

  /** vec(diag(v)) = Σᵢ (eᵢ ⊗ eᵢ) eᵢ'v. */
  private Expr diagonal(Expr vector) {
    Dim size = vector.shape().rows();
    String index = fresh(vector, "i");
    Expr unit = Expr.of(new Op.Basis(size), Make.scalar(index));
    Expr selector = Make.product(Expr.of(Operator.KRONECKER, unit, unit), Make.transpose(unit));
    return Lean.product(Make.sumOver(index, size, selector), of(vector));
  }

  /** vec(A ⊗ B) = (I ⊗ K ⊗ I)(vec(A) ⊗ vec(B)). */
  private Expr blocks(Expr left, Expr right) {
    Expr identity = Make.identity(left.shape().columns());
    Expr turn = commutation(left, right.shape().columns(), left.shape().rows());
    Expr order = Make.identity(right.shape().rows());
    Expr both =
        tidy.hasDifferential(left)
            ? Expr.of(Operator.KRONECKER, of(left), stacked(right))
            : Expr.of(Operator.KRONECKER, stacked(left), of(right));
    return Make.product(Expr.of(Operator.KRONECKER, identity, turn, order), both);
  }

  private Expr product(List<Expr> factors) {
    List<Expr> scalars = new ArrayList<>();
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    Expr inner = factors.getFirst();
    boolean passed = false;
    for (Expr factor : factors) {
      if (tidy.hasDifferential(factor)) {
        inner = factor;
        passed = true;
      } else {
        (factor.shape().isScalar() ? scalars : passed ? right : left).add(factor);
      }
    }
    if (inner.shape().isScalar()) {
      left.addAll(right);
      scalars.add(stacked(Make.product(left)));
      scalars.add(of(inner));
      return Lean.product(scalars);
    }
    if (inner.is(Operator.TRANSPOSE) && !right.isEmpty() && isLine(right)) {
      // L dX' r is the transpose of the row r' dX L'.
      scalars.add(kronecker(transposed(right), inner.arg(0), transposed(left)));
      scalars.add(of(inner.arg(0)));
      return Lean.product(scalars);
    }
    scalars.add(kronecker(left, inner, right));
    scalars.add(of(inner));
    return Lean.product(scalars);
  }

  private static boolean isLine(List<Expr> right) {
    return Make.product(right).shape().isVector();
  }

  private static List<Expr> transposed(List<Expr> factors) {
    return factors.reversed().stream().map(Make::transpose).toList();
  }

  /** R' ⊗ L, an identity in place of what is missing. */
  private static Expr kronecker(List<Expr> left, Expr inner, List<Expr> right) {
    Expr before = left.isEmpty() ? Make.identity(inner.shape().rows()) : Make.product(left);
    Expr after =
        right.isEmpty()
            ? Make.identity(inner.shape().columns())
            : Make.transpose(Make.product(right));
    if (after.isNumber(1)) {
      return before;
    }
    return before.isNumber(1) ? after : Expr.of(Operator.KRONECKER, after, before);
  }

  /** Entry by entry of a vector: row i is that of the i-th entry. */
  private Expr byEntries(Expr linear) {
    if (!linear.shape().isVector()) {
      throw Stuck.at(
          Refusal.Kind.NO_RULE,
          "the Jacobian of " + Quoted.of(linear) + " cannot be read off",
          linear);
    }
    Dim size = linear.shape().rows();
    String index = fresh(linear, "i");
    Expr unit = Expr.of(new Op.Basis(size), Make.scalar(index));
    Expr row =
        stacked(
            Adjoint.of(linear, unit, varying, laws, new Ledger())
                .getOrDefault(leaf, Make.zeros(leaf.shape())));
    return Make.sumOver(index, size, Make.product(unit, Make.transpose(row)));
  }
}
