package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Renaming;
import org.deriv.expr.Substitution;

/**
 * Takes terms off the ends of sums and products, and factors off powers, until those that differ by
 * a few only are of one length: Σ up to t becomes Σ up to t − 1 and the term at t where both occur.
 */
final class Ends {
  private static final int FARTHEST = 6;
  private static final int ROUNDS = 6;

  /** What is brought to one length. */
  private enum End {
    /** The first value of an index. */
    LOW,
    /** The last value of an index. */
    HIGH,
    /** The exponent of a power. */
    EXPONENT
  }

  /** Ends that differ by a number: of one base, where they are exponents. */
  private record Group(End end, Optional<Expr> base, Map<Expr, Rational> variable) {}

  private final Map<Group, Rational> goals = new HashMap<>();

  private Ends() {}

  /** Expressions of equal values, with ends taken off where what is known allows it. */
  static List<Expr> cut(List<Expr> expressions, Order order) {
    List<Expr> before = expressions.stream().map(expr -> named(expr, 1)).toList();
    for (int round = 0; round < ROUNDS; round++) {
      Ends ends = new Ends();
      before.forEach(ends::learn);
      List<Expr> after =
          before.stream().map(expr -> named(ends.new Scope(order).in(expr), 1)).toList();
      if (after.equals(before)) {
        break;
      }
      before = after;
    }
    return before;
  }

  /** Indices named by how deep they stand, so that names do not matter. */
  private static Expr named(Expr expr, int depth) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    if (!(expr.op() instanceof Op.Fold(Op.Fold.Kind kind, String index, var direction))) {
      return expr.withArgs(expr.args().stream().map(arg -> named(arg, depth)).toList());
    }
    String name = "k~" + depth;
    List<Expr> args = new ArrayList<>();
    for (int i = 0; i < expr.args().size(); i++) {
      Expr arg = named(expr.arg(i), i < 2 ? depth : depth + 1);
      args.add(i < 2 || index.equals(name) ? arg : new Renaming(index, name).in(arg));
    }
    return Expr.of(new Op.Fold(kind, name, direction), args);
  }

  private void learn(Expr expr) {
    if (expr.op() instanceof Op.Fold fold) {
      boolean up = fold.direction() == Op.Direction.UP;
      learn(End.LOW, Optional.empty(), Linear.of(expr.arg(up ? 0 : 1)));
      learn(End.HIGH, Optional.empty(), Linear.of(expr.arg(up ? 1 : 0)));
    }
    if (isPower(expr)) {
      learn(End.EXPONENT, Optional.of(expr.arg(0)), Linear.of(expr.arg(1)));
    }
    expr.args().forEach(this::learn);
  }

  private static boolean isPower(Expr expr) {
    return (expr.is(Operator.POWER) || expr.is(Operator.HADAMARD_POWER))
        && expr.arg(1).shape().isScalar()
        && !Linear.of(expr.arg(1)).isNumber();
  }

  private void learn(End end, Optional<Expr> base, Linear value) {
    if (value.constant().isInt()) {
      goals.merge(
          new Group(end, base, value.terms()),
          value.constant(),
          (a, b) -> (a.compareTo(b) < 0) == (end != End.LOW) ? a : b);
    }
  }

  /** How far an end is from where those like it are to end. */
  private int distance(End end, Optional<Expr> base, Linear value) {
    Rational goal = goals.get(new Group(end, base, value.terms()));
    if (goal == null) {
      return 0;
    }
    Rational gap = value.constant().minus(goal);
    Rational far = end == End.LOW ? gap.negate() : gap;
    return far.isInt() && far.intValue() <= FARTHEST ? far.intValue() : 0;
  }

  /** What is known where an expression stands. */
  private final class Scope {
    private final Order order;
    private final Map<Expr, Expr> memo = new HashMap<>();

    Scope(Order order) {
      this.order = order;
    }

    Expr in(Expr expr) {
      if (expr.args().isEmpty() || Timeline.isCalculus(expr.op())) {
        return expr;
      }
      Expr known = memo.get(expr);
      if (known == null) {
        known =
            expr.op() instanceof Op.Fold fold
                ? fold(fold, expr)
                : isPower(expr) ? power(expr) : expr.withArgs(all(expr));
        memo.put(expr, known);
      }
      return known;
    }

    private List<Expr> all(Expr expr) {
      return expr.args().stream().map(this::in).toList();
    }

    /** b^(e + c) = b^c b^e for e of at least 0. */
    private Expr power(Expr expr) {
      Linear exponent = Linear.of(expr.arg(1));
      int factors = distance(End.EXPONENT, Optional.of(expr.arg(0)), exponent);
      Expr base = in(expr.arg(0));
      Linear rest = exponent.plus(-factors);
      if (factors <= 0 || !order.isNonnegative(rest)) {
        return Expr.of(expr.op(), base, expr.arg(1));
      }
      List<Expr> product = new ArrayList<>(java.util.Collections.nCopies(factors, base));
      product.add(Expr.of(expr.op(), base, rest.expr()));
      return expr.is(Operator.POWER) ? Make.product(product) : Make.hadamard(product);
    }

    private Expr fold(Op.Fold fold, Expr expr) {
      boolean up = fold.direction() == Op.Direction.UP;
      Linear low = Linear.of(expr.arg(up ? 0 : 1));
      Linear high = Linear.of(expr.arg(up ? 1 : 0));
      boolean joins = fold.kind() == Op.Fold.Kind.SUM || fold.kind() == Op.Fold.Kind.PRODUCT;
      if (joins && expr.args().size() == 3) {
        return joined(fold, new Run(expr, low, high));
      }
      return expr.withArgs(inside(fold, expr, low, high));
    }

    private List<Expr> inside(Op.Fold fold, Expr expr, Linear low, Linear high) {
      Scope inner = new Scope(order.between(low, Linear.of(Make.scalar(fold.index())), high));
      List<Expr> args = new ArrayList<>(expr.args());
      for (int i = 2; i < args.size(); i++) {
        args.set(i, inner.in(args.get(i)));
      }
      return args;
    }

    /** A sum or product with the values that its index runs through. */
    private record Run(Expr expr, Linear low, Linear high) {
      Expr body() {
        return expr.args().getLast();
      }
    }

    private Expr joined(Op.Fold fold, Run run) {
      List<Expr> before = new ArrayList<>();
      List<Expr> after = new ArrayList<>();
      Linear low = run.low();
      Linear high = run.high();
      Linear length = high.minus(low).plus(1);
      boolean all = length.isInt() && length.constant().intValue() <= FARTHEST;
      int above = all ? length.constant().intValue() : distance(End.HIGH, Optional.empty(), high);
      int below = all ? 0 : distance(End.LOW, Optional.empty(), low);
      for (int i = 0; i < above && order.isAtMost(low, high); i++) {
        after.addFirst(term(fold, run, high));
        high = high.plus(-1);
      }
      for (int i = 0; i < below && order.isAtMost(low, high); i++) {
        before.add(term(fold, run, low));
        low = low.plus(1);
      }
      List<Expr> parts = new ArrayList<>(before);
      if (!order.isAtMost(high.plus(1), low)) {
        parts.add(middle(fold, run, low, high));
      }
      parts.addAll(after);
      return together(fold, run.expr(), parts);
    }

    private Expr term(Op.Fold fold, Run run, Linear at) {
      Expr body = Substitution.of(Make.scalar(fold.index()), at.expr()).in(run.body());
      return in(body);
    }

    private Expr middle(Op.Fold fold, Run run, Linear low, Linear high) {
      List<Expr> args = inside(fold, run.expr(), low, high);
      boolean up = fold.direction() == Op.Direction.UP;
      args.set(up ? 0 : 1, low.expr());
      args.set(up ? 1 : 0, high.expr());
      return Expr.of(fold, args);
    }

    private static Expr together(Op.Fold fold, Expr whole, List<Expr> parts) {
      if (fold.kind() == Op.Fold.Kind.SUM) {
        return parts.isEmpty() ? Make.zeros(whole.shape()) : Make.sum(parts);
      }
      if (parts.isEmpty()) {
        return Make.identity(whole.shape().rows());
      }
      boolean up = fold.direction() == Op.Direction.UP;
      return Make.product(up ? parts : parts.reversed());
    }
  }
}
