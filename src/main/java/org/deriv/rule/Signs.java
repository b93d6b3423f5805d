package org.deriv.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** What follows about signs, of numbers and of all entries of a tensor. */
final class Signs {
  private final Context context;
  private final Set<Expr> positive = new HashSet<>();
  private final Set<Expr> nonnegative = new HashSet<>();
  private final Set<Expr> negative = new HashSet<>();
  private final Set<Expr> nonzero = new HashSet<>();
  private final Set<Expr> nowhereZero = new HashSet<>();
  private final Map<Expr, Boolean> positives = new HashMap<>();
  private final Map<Expr, Boolean> nonnegatives = new HashMap<>();
  private final Map<Expr, Boolean> nonzeros = new HashMap<>();

  Signs(Context context) {
    this.context = context;
    context.assumptions().forEach(this::learn);
  }

  private void learn(Expr truth) {
    if (truth.is(Operator.AND)) {
      truth.args().forEach(this::learn);
    }
    if (truth.op() instanceof Op.Has(Property property) && property == Property.NONZERO) {
      nonzero.add(truth.arg(0));
    }
    if (truth.op() instanceof Op.Compare(Relation relation)) {
      compare(relation, truth.arg(0), truth.arg(1));
    }
  }

  /** In {@code s[i] > 0} with an undeclared index: every entry, that is, the tensor. */
  private Expr entrywise(Expr side) {
    boolean every =
        side.is(Operator.ENTRY)
            && side.args().stream()
                .skip(1)
                .allMatch(index ->
                    index.op() instanceof Op.Symbol(String name, Shape _)
                        && context.find(name).isEmpty());
    return every ? side.arg(0) : side;
  }

  private void compare(Relation relation, Expr left, Expr right) {
    switch (relation) {
      case GREATER -> above(entrywise(left), entrywise(right));
      case LESS -> above(entrywise(right), entrywise(left));
      case GREATER_EQUAL -> atLeast(entrywise(left), entrywise(right));
      case LESS_EQUAL -> atLeast(entrywise(right), entrywise(left));
      case NOT_EQUAL -> {
        differs(left, right);
        differs(right, left);
      }
      case EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> {}
    }
  }

  /** A tensor that differs from 0 has some entry that does; a number, or every entry, is itself. */
  private void differs(Expr side, Expr other) {
    if (Lean.isZero(other)) {
      nonzero.add(entrywise(side));
      if (side.shape().isScalar()) {
        nowhereZero.add(entrywise(side));
      }
    }
  }

  private void above(Expr greater, Expr smaller) {
    if (Lean.isZero(smaller) || isPositiveNumber(smaller)) {
      positive.add(greater);
    }
    if (Lean.isZero(greater)) {
      negative.add(smaller);
    }
    if (greater.isNumber(1)) {
      positive.add(Make.minus(greater, smaller));
    }
  }

  private void atLeast(Expr greater, Expr smaller) {
    if (isPositiveNumber(smaller)) {
      positive.add(greater);
    } else if (Lean.isZero(smaller)) {
      nonnegative.add(greater);
    }
  }

  private static boolean isPositiveNumber(Expr expr) {
    return expr.op() instanceof Op.Number(Rational value) && value.signum() > 0;
  }

  boolean isPositive(Expr e) {
    Boolean known = positives.get(e);
    if (known == null) {
      known = positive.contains(e) || positiveByParts(e);
      positives.put(e, known);
    }
    return known;
  }

  private boolean positiveByParts(Expr e) {
    List<Expr> args = e.args();
    return switch (e.op()) {
      case Op.Number(Rational value) -> value.signum() > 0;
      case Op.Ones _, Op.Pi _ -> true;
      case Op.Symbol(String name, Shape _) ->
          context.find(name).orElse(null) instanceof Declaration.Dimension;
      case Operator.ENTRY -> isPositive(e.arg(0));
      case Op.Norm _ -> isNonzero(e.arg(0));
      case Op.Softmax _ -> true;
      case Op.Apply(Function.Elementary function, int order) when order == 0 ->
          switch (function) {
            case EXP, SIGMOID, SOFTPLUS -> true;
            case SQRT -> isPositive(e.arg(0));
            case ABS -> isNonzero(e.arg(0)) && e.shape().isScalar();
            default -> false;
          };
      case Operator.ADD ->
          args.stream().allMatch(this::isNonnegative) && args.stream().anyMatch(this::isPositive);
      case Operator.PRODUCT, Operator.DIVIDE, Operator.HADAMARD, Operator.HADAMARD_DIVIDE ->
          args.stream().allMatch(this::isPositive);
      case Operator.POWER, Operator.HADAMARD_POWER ->
          scalarPower(e) && (isPositive(e.arg(0)) || (isEven(e.arg(1)) && isNonzero(e.arg(0))));
      case Operator.TRANSPOSE -> isPositive(e.arg(0));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.PRODUCT -> isPositive(args.getLast());
      default -> false;
    };
  }

  private static boolean scalarPower(Expr e) {
    return e.arg(0).shape().isScalar() || e.is(Operator.HADAMARD_POWER);
  }

  private static boolean isEven(Expr exponent) {
    return exponent.op() instanceof Op.Number(Rational value)
        && value.isInteger()
        && !value.numerator().testBit(0);
  }

  boolean isNonnegative(Expr e) {
    Boolean known = nonnegatives.get(e);
    if (known == null) {
      known = nonnegative.contains(e) || isPositive(e) || nonnegativeByParts(e);
      nonnegatives.put(e, known);
    }
    return known;
  }

  private boolean nonnegativeByParts(Expr e) {
    List<Expr> args = e.args();
    return switch (e.op()) {
      case Op.Number(Rational value) -> value.signum() >= 0;
      case Op.Zeros _, Op.Norm _, Op.Identity _ -> true;
      case Op.Apply(Function.Elementary function, int order) when order == 0 ->
          switch (function) {
            case SQRT, ABS, RELU, STEP -> true;
            default -> false;
          };
      case Op.Symbol(String name, Shape shape) -> isNatural(name, shape);
      case Operator.ENTRY -> isNonnegative(e.arg(0));
      case Operator.ADD, Operator.PRODUCT, Operator.DIVIDE, Operator.HADAMARD ->
          args.stream().allMatch(this::isNonnegative);
      case Operator.POWER, Operator.HADAMARD_POWER ->
          scalarPower(e) && (isEven(e.arg(1)) || isNonnegative(e.arg(0)));
      case Operator.TRANSPOSE, Operator.DIAGONAL_MATRIX -> isNonnegative(e.arg(0));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> isNonnegative(args.getLast());
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) ->
          kind == Op.Reduce.Kind.VARIANCE || isNonnegative(args.getFirst());
      default -> false;
    };
  }

  /** A number that is declared natural, or an index. */
  private boolean isNatural(String name, Shape shape) {
    return switch (context.find(name).orElse(null)) {
      case Declaration.Given given -> given.domain() == Declaration.Domain.NATURAL;
      case null -> shape.isScalar();
      default -> false;
    };
  }

  /** Of a tensor: not identically zero. Of a number: not zero. */
  boolean isNonzero(Expr e) {
    Boolean known = nonzeros.get(e);
    if (known == null) {
      known = nonzero.contains(e) || negative.contains(e) || isPositive(e) || nonzeroByParts(e);
      nonzeros.put(e, known);
    }
    return known;
  }

  private boolean nonzeroByParts(Expr e) {
    return switch (e.op()) {
      case Op.Number(Rational value) -> !value.isZero();
      case Operator.ENTRY -> isNowhereZero(e.arg(0));
      case Operator.NEGATE, Operator.TRANSPOSE, Operator.DIAGONAL_MATRIX -> isNonzero(e.arg(0));
      case Operator.POWER -> scalarPower(e) && isNonzero(e.arg(0));
      case Operator.PRODUCT, Operator.DIVIDE ->
          e.args().stream().filter(arg -> !arg.shape().isScalar()).count() <= 1
              && e.args().stream().allMatch(this::isNonzero);
      default -> false;
    };
  }

  /** Every entry differs from 0. */
  boolean isNowhereZero(Expr e) {
    return isPositive(e)
        || negative.contains(e)
        || nowhereZero.contains(e)
        || (e.shape().isScalar() && isNonzero(e));
  }
}
