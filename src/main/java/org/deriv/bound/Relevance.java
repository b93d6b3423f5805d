package org.deriv.bound;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * Whether a law may help with a question: it speaks of what was mentioned, or of something smaller
 * than what it is about, and brings in no operator of which nothing was said.
 */
final class Relevance {
  private final Set<Op> heads = new HashSet<>();
  private final Set<Expr> seen = new HashSet<>();
  private final Map<Expr, Integer> sizes = new HashMap<>();
  private final Context context;

  Relevance(Context context) {
    this.context = context;
  }

  void mention(Expr expr) {
    if (seen.add(expr)) {
      if (isHead(expr.op())) {
        heads.add(expr.op());
      }
      expr.args().forEach(this::mention);
    }
  }

  private static boolean isHead(Op op) {
    return switch (op) {
      case Op.Norm _, Op.Apply _, Op.LogSumExp _, Op.Reduce _ -> true;
      case Op.Fold _ -> true;
      case Operator operator ->
          switch (operator) {
            case TRACE, DETERMINANT, LOG_DETERMINANT, EIGENVALUE_MAX, EIGENVALUE_MIN -> true;
            default -> false;
          };
      case Op _ -> false;
    };
  }

  /** Of a law that says something of {@code about} in terms of {@code other}. */
  boolean allows(Expr about, Expr other) {
    for (Expr atom : Atoms.of(java.util.List.of(other))) {
      boolean known = seen.contains(atom);
      boolean plain = isPlain(atom);
      boolean smaller = size(atom) <= 2 || size(atom) < size(about) || isTrace(atom);
      if (!known && (!plain || !smaller)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something speaks only of operators of which something was said. */
  boolean speaksOfKnown(Expr other) {
    return Atoms.of(java.util.List.of(other)).stream().allMatch(this::isPlain);
  }

  private boolean isPlain(Expr atom) {
    return !isHead(atom.op()) || heads.contains(kind(atom.op())) || isCommon(atom);
  }

  /** Whether every atom of what an expression equals is smaller. */
  boolean simplifies(Expr about, Expr other) {
    return Atoms.of(java.util.List.of(other)).stream().allMatch(atom -> size(atom) < size(about));
  }

  /** Indices of folds do not matter here, nor which of the outer eigenvalues it is. */
  private Op kind(Op op) {
    if (op == Operator.EIGENVALUE_MIN && !heads.contains(op)) {
      return Operator.EIGENVALUE_MAX;
    }
    if (op == Operator.EIGENVALUE_MAX && !heads.contains(op)) {
      return Operator.EIGENVALUE_MIN;
    }
    return op instanceof Op.Fold fold
        ? heads.stream()
            .filter(head -> head instanceof Op.Fold other && other.kind() == fold.kind())
            .findFirst()
            .orElse(op)
        : op;
  }

  private boolean isCommon(Expr atom) {
    return switch (atom.op()) {
      case Op.Norm(Op.Norm.Kind kind) ->
          kind == Op.Norm.Kind.TWO
              || (kind == Op.Norm.Kind.FROBENIUS && heads.contains(Operator.TRACE));
      case Op.Apply(Function.Elementary function, int _) ->
          switch (function) {
            case ABS, LOG -> true;
            case SQRT -> isDimension(atom.arg(0));
            case EXP, SIN, COS, TANH, SIGMOID, RELU, SOFTPLUS, ERF, GELU, SIGN, STEP -> false;
          };
      case Op _ -> false;
    };
  }

  private boolean isDimension(Expr of) {
    return of.op() instanceof Op.Symbol(String name, Shape _)
        && context.find(name).orElse(null) instanceof Declaration.Dimension;
  }

  /** Of which a trace may speak in other words. */
  private boolean isTrace(Expr atom) {
    return atom.op() instanceof Op.Norm(Op.Norm.Kind kind)
        && kind == Op.Norm.Kind.FROBENIUS
        && heads.contains(Operator.TRACE);
  }

  private int size(Expr expr) {
    Integer known = sizes.get(expr);
    if (known == null) {
      int size = 1;
      for (Expr arg : expr.args()) {
        size += size(arg);
      }
      known = Math.min(size, 1_000_000);
      sizes.put(expr, known);
    }
    return known;
  }
}
