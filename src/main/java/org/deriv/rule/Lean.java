package org.deriv.rule;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.ShapeRules;

/** Builds expressions leaving out zero terms and unit factors, and no more. */
public final class Lean {
  private Lean() {}

  /** Whether the expression is a zero as it is written. */
  public static boolean isZero(Expr expr) {
    return expr.op() instanceof Op.Zeros || expr.isNumber(0);
  }

  /** An operator applied to arguments, of which some may be zero. */
  public static Expr of(Op op, List<Expr> args) {
    if (op instanceof Operator operator) {
      return plain(operator, args);
    }
    boolean linear =
        (op instanceof Op.Reduce(Op.Reduce.Kind kind, List<Integer> _)
                && (kind == Op.Reduce.Kind.SUM || kind == Op.Reduce.Kind.MEAN))
            || op instanceof Op.Slice
            || (op instanceof Op.Fold fold && fold.kind() == Op.Fold.Kind.SUM)
            || op instanceof Op.Integral;
    Expr main = args.isEmpty() || op instanceof Op.Slice ? first(args) : args.getLast();
    return linear && isZero(main) ? zero(op, args) : Expr.of(op, args);
  }

  private static Expr first(List<Expr> args) {
    return args.isEmpty() ? Make.number(1) : args.getFirst();
  }

  private static Expr plain(Operator operator, List<Expr> args) {
    return switch (operator) {
      case ADD -> sum(args);
      case PRODUCT -> product(args);
      case HADAMARD -> hadamard(args);
      case KRONECKER ->
          args.stream().anyMatch(Lean::isZero) ? zero(operator, args) : Expr.of(operator, args);
      case NEGATE, TRACE, DIAGONAL_MATRIX, DIAGONAL_PART, VEC, ENTRY, DIVIDE, HADAMARD_DIVIDE ->
          isZero(args.getFirst()) ? zero(operator, args) : Expr.of(operator, args);
      case TRANSPOSE ->
          isZero(args.getFirst()) ? zero(operator, args) : Make.transpose(args.getFirst());
      case INVERSE -> Make.inverse(args.getFirst());
      case LOG_DETERMINANT ->
          args.getFirst().op() instanceof Op.Identity ? Make.number(0) : Expr.of(operator, args);
      case POWER -> power(args);
      default -> Expr.of(operator, args);
    };
  }

  private static Expr power(List<Expr> args) {
    return args.get(1).isNumber(1)
        ? args.getFirst()
        : args.get(1).isNumber(0)
            ? Make.identity(args.getFirst().shape().rows())
            : Expr.of(Operator.POWER, args);
  }

  private static Expr zero(Op op, List<Expr> args) {
    return switch (ShapeRules.infer(op, args)) {
      case ShapeRules.Fits(org.deriv.expr.Shape shape) -> Make.zeros(shape);
      case ShapeRules.Misfit misfit ->
          throw new IllegalStateException("ill-shaped " + op + args + ": " + misfit.why());
    };
  }

  /** A sum without its zero terms. */
  public static Expr sum(List<Expr> terms) {
    List<Expr> kept = terms.stream().filter(term -> !isZero(term)).toList();
    return kept.isEmpty() ? terms.getFirst() : Make.sum(kept);
  }

  /** A product without factors 1, or zero where a factor is. */
  public static Expr product(List<Expr> factors) {
    if (factors.stream().anyMatch(Lean::isZero)) {
      return zero(Operator.PRODUCT, factors);
    }
    boolean matrix =
        factors.stream().anyMatch(f -> !f.shape().isScalar() && !(f.op() instanceof Op.Identity));
    List<Expr> kept = new ArrayList<>();
    for (Expr factor : factors) {
      boolean unit = factor.isNumber(1) || (matrix && factor.op() instanceof Op.Identity);
      if (!unit) {
        kept.add(factor);
      }
    }
    return Make.product(kept);
  }

  /** A product without factors 1, or zero where a factor is. */
  public static Expr product(Expr... factors) {
    return product(List.of(factors));
  }

  /** An entrywise product without factors 1, or zero where a factor is. */
  public static Expr hadamard(List<Expr> factors) {
    if (factors.stream().anyMatch(Lean::isZero)) {
      return Make.zeros(factors.getFirst().shape());
    }
    List<Expr> kept = factors.stream().filter(f -> !isOnes(f)).toList();
    return kept.isEmpty() ? factors.getFirst() : Make.hadamard(kept);
  }

  private static boolean isOnes(Expr expr) {
    return expr.op() instanceof Op.Ones || expr.isNumber(1);
  }
}
