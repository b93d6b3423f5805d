package org.deriv.scalar;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/**
 * An interval that holds every value of an expression under the facts. Ends are computed in
 * doubles: good for choosing points, and for seeing that {@code 1-p} is not 0, where the ends that
 * matter are small whole numbers.
 */
record Bounds(End low, End high) {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Bounds ALL = new Bounds(open(-INFINITE), open(INFINITE));
  private static final Bounds POSITIVE = new Bounds(open(0), open(INFINITE));
  private static final Bounds NONNEGATIVE = new Bounds(closed(0), open(INFINITE));

  /** An end, and whether it belongs to the interval. */
  record End(double at, Edge edge) {
    private End negate() {
      return new End(-at, edge);
    }

    private End plus(End other) {
      return new End(at + other.at, edge.with(other.edge));
    }

    private End times(End other) {
      if (at == 0 || other.at == 0) {
        // 0 is reached where either factor reaches it, whatever the other does.
        boolean reached =
            (at == 0 && edge == Edge.CLOSED) || (other.at == 0 && other.edge == Edge.CLOSED);
        return reached ? closed(0) : open(0);
      }
      return new End(at * other.at, edge.with(other.edge));
    }
  }

  /** Whether an end is reached. */
  enum Edge {
    OPEN,
    CLOSED;

    private Edge with(Edge other) {
      return this == CLOSED ? other : OPEN;
    }
  }

  private static End open(double at) {
    return new End(at, Edge.OPEN);
  }

  private static End closed(double at) {
    return new End(at, Edge.CLOSED);
  }

  private static Bounds exactly(double value) {
    return new Bounds(closed(value), closed(value));
  }

  /** Where an expression lies. */
  static Bounds of(Expr expr, Facts facts) {
    return structural(expr, facts).meet(stated(expr, facts));
  }

  /** Whether 0 lies outside. */
  boolean excludeZero() {
    return isPositive() || negate().isPositive();
  }

  /** Whether every value is above 0. */
  boolean isPositive() {
    return low.at > 0 || (low.at == 0 && low.edge == Edge.OPEN);
  }

  private Bounds negate() {
    return new Bounds(high.negate(), low.negate());
  }

  private Bounds plus(Bounds other) {
    return new Bounds(low.plus(other.low), high.plus(other.high));
  }

  private Bounds times(Bounds other) {
    List<End> corners =
        Stream.of(low, high)
            .flatMap(mine -> Stream.of(mine.times(other.low), mine.times(other.high)))
            .toList();
    return new Bounds(
        corners.stream().reduce(Bounds::lower).orElseThrow(),
        corners.stream().map(End::negate).reduce(Bounds::lower).orElseThrow().negate());
  }

  private static End lower(End left, End right) {
    if (left.at == right.at) {
      return left.edge == Edge.CLOSED ? left : right;
    }
    return left.at < right.at ? left : right;
  }

  private Bounds meet(Bounds other) {
    return new Bounds(
        tighter(low, other.low), tighter(high.negate(), other.high.negate()).negate());
  }

  private static End tighter(End left, End right) {
    if (left.at == right.at) {
      return left.edge == Edge.OPEN ? left : right;
    }
    return left.at > right.at ? left : right;
  }

  private static Bounds structural(Expr expr, Facts facts) {
    List<Expr> args = expr.args();
    if (!args.stream().allMatch(arg -> arg.shape().isScalar())) {
      return expr.op() instanceof Op.Norm ? NONNEGATIVE : ALL;
    }
    return switch (expr.op()) {
      case Op.Number(Rational number) -> exactly(number.doubleValue());
      case Op.Pi() -> new Bounds(open(3), open(4));
      case Op.Norm _ -> NONNEGATIVE;
      case Op.Apply(Function.Elementary function, int order) when order == 0 ->
          range(function, of(args.getFirst(), facts));
      case Operator.ADD -> fold(args, facts, Bounds::plus);
      case Operator.PRODUCT, Operator.HADAMARD -> fold(args, facts, Bounds::times);
      case Operator.NEGATE -> of(args.getFirst(), facts).negate();
      case Operator.DIVIDE -> of(args.getFirst(), facts).times(of(args.get(1), facts).reciprocal());
      case Operator.POWER -> of(args.getFirst(), facts).power(args.get(1));
      default -> ALL;
    };
  }

  private static Bounds fold(List<Expr> args, Facts facts, BinaryOperator<Bounds> join) {
    return args.stream().map(arg -> of(arg, facts)).reduce(join).orElse(ALL);
  }

  private Bounds reciprocal() {
    if (isPositive()) {
      return new Bounds(
          new End(1 / high.at, high.edge),
          low.at == 0 ? open(INFINITE) : new End(1 / low.at, low.edge));
    }
    return negate().isPositive() ? negate().reciprocal().negate() : ALL;
  }

  private Bounds power(Expr exponent) {
    boolean even =
        exponent.op() instanceof Op.Number(Rational number)
            && number.isInt()
            && number.intValue() % 2 == 0;
    if (isPositive() || (even && excludeZero())) {
      return POSITIVE;
    }
    return even && exponent.op() instanceof Op.Number(Rational number) && number.signum() > 0
        ? NONNEGATIVE
        : ALL;
  }

  private static Bounds range(Function.Elementary function, Bounds of) {
    return switch (function) {
      case EXP, SOFTPLUS -> POSITIVE;
      case SQRT -> of.isPositive() ? POSITIVE : NONNEGATIVE;
      case ABS -> of.excludeZero() ? POSITIVE : NONNEGATIVE;
      case RELU -> NONNEGATIVE;
      case SIGMOID -> new Bounds(open(0), open(1));
      case STEP -> new Bounds(closed(0), closed(1));
      case TANH, ERF -> new Bounds(open(-1), open(1));
      case SIN, COS, SIGN -> new Bounds(closed(-1), closed(1));
      case LOG, GELU -> ALL;
    };
  }

  /** From the facts that compare the expression itself with a number. */
  private static Bounds stated(Expr expr, Facts facts) {
    Bounds bounds = ALL;
    for (Expr fact : facts.constraints()) {
      if (fact.op() instanceof Op.Compare(Relation relation)) {
        Expr left = fact.arg(0);
        Expr right = fact.arg(1);
        if (left.equals(expr) && right.op() instanceof Op.Number(Rational number)) {
          bounds = bounds.meet(side(relation, number.doubleValue()));
        } else if (right.equals(expr) && left.op() instanceof Op.Number(Rational number)) {
          bounds = bounds.meet(side(relation, -number.doubleValue()).negate());
        }
      }
    }
    return bounds;
  }

  private static Bounds side(Relation relation, double end) {
    return switch (relation) {
      case LESS -> new Bounds(open(-INFINITE), open(end));
      case LESS_EQUAL -> new Bounds(open(-INFINITE), closed(end));
      case GREATER -> new Bounds(open(end), open(INFINITE));
      case GREATER_EQUAL -> new Bounds(closed(end), open(INFINITE));
      case EQUAL -> exactly(end);
      case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> ALL;
    };
  }
}
