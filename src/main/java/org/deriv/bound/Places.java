package org.deriv.bound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Renaming;

/** Puts one scalar for another at the places of an expression where that moves it one way. */
final class Places {
  /** How the expression moves where the part at a place grows. */
  enum Way {
    RISING,
    FALLING,
    /** It does not matter. */
    ANY
  }

  private final Setting setting;
  private final Expr from;
  private final Expr to;
  private final Way way;
  private final Set<String> free;

  Places(Setting setting, Expr from, Expr to, Way way) {
    this.setting = setting;
    this.from = from;
    this.to = to;
    this.way = way;
    this.free = new HashSet<>(new Names().free(from));
    this.free.addAll(new Names().free(to));
  }

  /** The expression with every place filled: all of them must be such. */
  Optional<Expr> in(Expr expr) {
    Expr result = at(expr, 1);
    boolean left = reaches(result, from) && !reaches(to, from);
    return result.equals(expr) || left ? Optional.empty() : Optional.of(result);
  }

  /** Whether the larger or smaller of several numbers is in it. */
  static boolean hasExtreme(Expr expr) {
    return expr.is(Operator.MAXIMUM)
        || expr.is(Operator.MINIMUM)
        || expr.args().stream().anyMatch(Places::hasExtreme);
  }

  static boolean contains(Expr expr, Expr part) {
    return expr.equals(part) || expr.args().stream().anyMatch(arg -> contains(arg, part));
  }

  /** Whether a part stands in an expression outside of derivatives. */
  private static boolean reaches(Expr expr, Expr part) {
    boolean around = expr.op() instanceof Operator operator && Atoms.isCalculus(operator);
    return expr.equals(part)
        || (!around && expr.args().stream().anyMatch(arg -> reaches(arg, part)));
  }

  private boolean fits(int sign) {
    return switch (way) {
      case RISING -> sign > 0;
      case FALLING -> sign < 0;
      case ANY -> true;
    };
  }

  /** A sign of 0 says that nothing is known of how the whole moves with this part. */
  private Expr at(Expr expr, int sign) {
    if (expr.equals(from) && fits(sign)) {
      return to;
    }
    if (expr.args().isEmpty() || (sign == 0 && way != Way.ANY)) {
      return expr;
    }
    if (expr.op() instanceof Op.Fold fold) {
      return fold(fold, expr, sign);
    }
    boolean around = expr.op() instanceof Operator operator && Atoms.isCalculus(operator);
    if (around || !Names.bound(expr.op()).isEmpty() || expr.op() instanceof Op.Moment) {
      return expr;
    }
    List<Expr> args = new ArrayList<>();
    for (int i = 0; i < expr.args().size(); i++) {
      args.add(at(expr.arg(i), sign * moves(expr, i)));
    }
    return args.equals(expr.args()) ? expr : tidy(expr, args);
  }

  /** Without factors 1 and terms 0. */
  private static Expr tidy(Expr expr, List<Expr> args) {
    boolean product = expr.is(Operator.PRODUCT);
    if (!expr.shape().isScalar() || !(product || expr.is(Operator.ADD))) {
      return expr.withArgs(args);
    }
    if (product && args.stream().anyMatch(arg -> arg.isNumber(0))) {
      return Make.number(0);
    }
    List<Expr> left = args.stream().filter(arg -> !arg.isNumber(product ? 1 : 0)).toList();
    return left.size() == args.size()
        ? expr.withArgs(args)
        : product ? Make.product(left) : Make.sum(left);
  }

  /** 1 or −1 where the expression rises or falls with an argument. */
  private int moves(Expr expr, int position) {
    if (!expr.shape().isScalar()) {
      return 0;
    }
    return switch (expr.op()) {
      case Op.Apply(org.deriv.expr.Function function, int order) ->
          order == 0 && Monotone.rises(function) ? 1 : 0;
      case Operator operator ->
          switch (operator) {
            case ADD, MAXIMUM, MINIMUM -> 1;
            case NEGATE -> -1;
            case PRODUCT -> factor(expr, position);
            case DIVIDE -> quotient(expr, position);
            case POWER -> position == 0 ? power(expr) : 0;
            default -> 0;
          };
      case Op _ -> 0;
    };
  }

  private int factor(Expr expr, int position) {
    for (int i = 0; i < expr.args().size(); i++) {
      Expr other = expr.arg(i);
      if (!other.shape().isScalar() || (i != position && !isNonnegative(other))) {
        return 0;
      }
    }
    return 1;
  }

  private int quotient(Expr expr, int position) {
    boolean positive = setting.facts().provesPositive(expr.arg(1));
    if (!positive) {
      return 0;
    }
    return position == 0 ? 1 : isNonnegative(expr.arg(0)) ? -1 : 0;
  }

  private int power(Expr expr) {
    Expr exponent = expr.arg(1);
    if (exponent.op() instanceof Op.Number(Rational number) && number.signum() < 0) {
      return setting.facts().provesPositive(expr.arg(0)) ? -1 : 0;
    }
    return isNonnegative(expr.arg(0)) && isNonnegative(exponent) ? 1 : 0;
  }

  private boolean isNonnegative(Expr expr) {
    return expr.shape().isScalar() && isAtLeastZero(expr);
  }

  private boolean isAtLeastZero(Expr expr) {
    return setting.facts().provesNonnegative(expr)
        || setting.deeper().quick().order(expr, Make.number(0), Strength.WEAK).isPresent();
  }

  /** What is known under an index is said of a name that stands for every value of it. */
  private Expr fold(Op.Fold fold, Expr expr, int sign) {
    int last = expr.args().size() - 1;
    Expr body = expr.arg(last);
    String every = "every " + fold.index();
    boolean quantified = free.contains(every);
    if ((!quantified && free.contains(fold.index())) || last != 2) {
      return expr;
    }
    Places inside =
        quantified
            ? new Places(
                setting,
                new Renaming(every, fold.index()).in(from),
                new Renaming(every, fold.index()).in(to),
                way)
            : this;
    boolean rises =
        switch (fold.kind()) {
          case SUM, MAX, MIN -> true;
          case PRODUCT -> isNonnegative(body);
          case ARGMAX, ARGMIN -> false;
        };
    Expr filled = inside.at(body, rises ? sign : 0);
    return filled.equals(body) ? expr : expr.withArgs(List.of(expr.arg(0), expr.arg(1), filled));
  }
}
