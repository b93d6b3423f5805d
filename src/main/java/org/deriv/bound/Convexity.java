package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/**
 * How an expression bends in a variable, by composition: sums of convex functions with weights that
 * are not negative, convex functions of affine ones, rising convex functions of convex ones.
 */
final class Convexity {
  /** How something bends, from what is most to what is least known. */
  enum Bend {
    CONSTANT,
    AFFINE,
    CONVEX,
    CONCAVE,
    UNKNOWN;

    boolean isConvex() {
      return this == CONSTANT || this == AFFINE || this == CONVEX;
    }

    boolean isAffine() {
      return this == CONSTANT || this == AFFINE;
    }

    Bend turned() {
      return this == CONVEX ? CONCAVE : this == CONCAVE ? CONVEX : this;
    }

    Bend plus(Bend other) {
      if (this == CONSTANT || this == other) {
        return other;
      }
      if (other == CONSTANT || other == AFFINE) {
        return this;
      }
      return this == AFFINE ? other : UNKNOWN;
    }
  }

  private final Setting setting;
  private final String variable;
  private final Names names = new Names();
  private final List<Proof> used = new ArrayList<>();

  private Convexity(Setting setting, String variable) {
    this.setting = setting;
    this.variable = variable;
  }

  /** A proof that an expression is convex, or concave, in a variable. */
  static Optional<Proof> prove(Setting setting, Property property, Expr of, Expr in) {
    if (!(in.op() instanceof Op.Symbol(String name, Shape _))) {
      return Optional.empty();
    }
    Convexity convexity = new Convexity(setting, name);
    Bend bend = convexity.of(setting.canonical().of(of));
    boolean fits = property == Property.CONVEX ? bend.isConvex() : bend.turned().isConvex();
    return fits
        ? Optional.of(
            Proof.from(
                convexity.used,
                "sums, nonnegative multiples and convex functions of affine ones keep convexity"))
        : Optional.empty();
  }

  private Bend of(Expr expr) {
    if (!names.free(expr).contains(variable)) {
      return Bend.CONSTANT;
    }
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> name.equals(variable) ? Bend.AFFINE : Bend.UNKNOWN;
      case Op.Norm _ -> of(expr.arg(0)).isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case Op.LogSumExp _ -> of(expr.arg(0)).isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) -> reduce(kind, of(expr.arg(0)));
      case Op.Fold fold -> fold(fold, expr);
      case Op.Slice _ -> affine(expr);
      case Op.Apply(Function.Elementary function, int order) ->
          order == 0 ? apply(function, of(expr.arg(0))) : Bend.UNKNOWN;
      case Operator operator -> of(operator, expr);
      case Op _ -> Bend.UNKNOWN;
    };
  }

  private Bend of(Operator operator, Expr expr) {
    return switch (operator) {
      case ADD -> expr.args().stream().map(this::of).reduce(Bend.CONSTANT, Bend::plus);
      case NEGATE -> of(expr.arg(0)).turned();
      case PRODUCT, HADAMARD -> product(expr);
      case DIVIDE ->
          names.free(expr.arg(1)).contains(variable)
              ? Bend.UNKNOWN
              : scaled(of(expr.arg(0)), expr.arg(1));
      case TRANSPOSE, TRACE, DIAGONAL_MATRIX, DIAGONAL_PART, VEC, ENTRY -> affine(expr);
      case MAXIMUM ->
          expr.args().stream().allMatch(arg -> of(arg).isConvex()) ? Bend.CONVEX : Bend.UNKNOWN;
      case MINIMUM ->
          expr.args().stream().allMatch(arg -> of(arg).turned().isConvex())
              ? Bend.CONCAVE
              : Bend.UNKNOWN;
      case POWER, HADAMARD_POWER -> power(expr);
      case EIGENVALUE_MAX -> of(expr.arg(0)).isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case EIGENVALUE_MIN -> of(expr.arg(0)).isAffine() ? Bend.CONCAVE : Bend.UNKNOWN;
      default -> Bend.UNKNOWN;
    };
  }

  /** Linear in the first argument; the others may not vary. */
  private Bend affine(Expr expr) {
    boolean fixed =
        expr.args().stream().skip(1).noneMatch(arg -> names.free(arg).contains(variable));
    Bend bend = of(expr.arg(0));
    return fixed && bend.isAffine() ? bend : Bend.UNKNOWN;
  }

  private static Bend reduce(Op.Reduce.Kind kind, Bend inside) {
    return switch (kind) {
      case SUM, MEAN -> inside;
      case MAX -> inside.isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case MIN -> inside.turned().isConvex() ? Bend.CONCAVE : Bend.UNKNOWN;
      case VARIANCE -> inside.isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
    };
  }

  private Bend fold(Op.Fold fold, Expr expr) {
    if (expr.args().size() != 3 || fold.index().equals(variable)) {
      return Bend.UNKNOWN;
    }
    Optional<Folding.Under> under = Folding.under(setting, expr);
    if (under.isEmpty()) {
      return Bend.UNKNOWN;
    }
    Convexity inside = new Convexity(under.get().inside(), variable);
    Bend bend = inside.of(under.get().body());
    used.addAll(inside.used);
    return switch (fold.kind()) {
      case SUM -> bend;
      case MAX -> bend.isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case MIN -> bend.turned().isConvex() ? Bend.CONCAVE : Bend.UNKNOWN;
      case PRODUCT, ARGMAX, ARGMIN -> Bend.UNKNOWN;
    };
  }

  private static Bend apply(Function.Elementary function, Bend inside) {
    return switch (function) {
      case EXP, SOFTPLUS, RELU -> inside.isConvex() ? Bend.CONVEX : Bend.UNKNOWN;
      case ABS -> inside.isAffine() ? Bend.CONVEX : Bend.UNKNOWN;
      case LOG, SQRT -> inside.turned().isConvex() ? Bend.CONCAVE : Bend.UNKNOWN;
      case SIGN, SIN, COS, TANH, SIGMOID, ERF, GELU, STEP -> Bend.UNKNOWN;
    };
  }

  /** Factors that do not vary times one that does; or a quadratic form of an affine vector. */
  private Bend product(Expr expr) {
    List<Expr> varying =
        expr.args().stream().filter(arg -> names.free(arg).contains(variable)).toList();
    if (varying.size() == 1) {
      Bend bend = of(varying.getFirst());
      if (bend.isAffine()) {
        return bend;
      }
      List<Expr> rest = new ArrayList<>(expr.args());
      rest.remove(varying.getFirst());
      boolean scalars = rest.stream().allMatch(factor -> factor.shape().isScalar());
      return scalars ? scaled(bend, Make.product(rest)) : Bend.UNKNOWN;
    }
    boolean affine = varying.stream().allMatch(factor -> of(factor).isAffine());
    boolean form =
        expr.is(Operator.PRODUCT)
            && expr.shape().isScalar()
            && varying.size() == 2
            && affine
            && everywhere().facts().provesNonnegative(expr);
    return form ? Bend.CONVEX : Bend.UNKNOWN;
  }

  /** Where nothing is assumed of the variable: a form that is never negative is convex. */
  private Setting everywhere() {
    Context context = setting.context();
    return setting.in(
        new Context(
            context.declarations(),
            context.assumptions().stream()
                .filter(assumption -> !names.free(assumption).contains(variable))
                .toList()));
  }

  private Bend scaled(Bend bend, Expr factor) {
    if (bend.isAffine()) {
      return bend;
    }
    if (setting.facts().provesNonnegative(factor)) {
      return bend;
    }
    Setting quick = setting.deeper().quick();
    Optional<Proof> sign = quick.order(factor, Make.number(0), Strength.WEAK);
    if (sign.isPresent()) {
      used.add(sign.get());
      return bend;
    }
    Optional<Proof> minus = quick.order(Make.number(0), factor, Strength.WEAK);
    minus.ifPresent(used::add);
    return minus.isPresent() ? bend.turned() : Bend.UNKNOWN;
  }

  /** An even power of what is affine, or a power from 1 up of what is convex and not negative. */
  private Bend power(Expr expr) {
    if (!(expr.arg(1).op() instanceof Op.Number(Rational exponent))
        || (expr.is(Operator.POWER) && !expr.shape().isScalar())) {
      return Bend.UNKNOWN;
    }
    Bend bend = of(expr.arg(0));
    boolean even = exponent.over(Rational.of(2)).isInteger() && exponent.signum() > 0;
    if (even && bend.isAffine()) {
      return Bend.CONVEX;
    }
    boolean steep = exponent.compareTo(Rational.ONE) >= 0;
    return steep && bend.isConvex() && setting.facts().provesNonnegative(expr.arg(0))
        ? Bend.CONVEX
        : Bend.UNKNOWN;
  }
}
