package org.deriv.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Times;

/**
 * Brings expressions into the shape that laws speak of: names are replaced by what they stand for,
 * a norm or an eigenvalue is taken of a product without its scalars, an entry of a function is the
 * function of the entry. Each step is an equality.
 */
final class Canonical {
  private static final int TERMS = 16;

  private final Context context;
  private final Facts facts;
  private final Map<Expr, Expr> memo = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Canonical(Context context, Facts facts) {
    this.context = context;
    this.facts = facts;
  }

  Expr of(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      known = rewrite(expr);
      memo.put(expr, known);
    }
    return known;
  }

  private Expr rewrite(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> named(name, expr, List.of());
      case Op.Term(String name, Shape _) ->
          named(
              name,
              Times.in(expr.withArgs(expr.args().stream().map(this::of).toList())),
              expr.args());
      case Operator.GRADIENT,
          Operator.JACOBIAN,
          Operator.HESSIAN,
          Operator.DERIVATIVE,
          Operator.DIFFERENTIAL,
          Operator.VJP,
          Operator.JVP,
          Operator.AT ->
          expr;
      case Op.Moment _, Op.Limit _, Op.Integral _, Op.TupleFold _ -> expr;
      case Op.Fold fold when context.find(fold.index()).isPresent() -> expr;
      case Op.Fold fold -> fold(fold, expr.withArgs(expr.args().stream().map(this::of).toList()));
      case Operator.POWER -> Times.in(expr.withArgs(expr.args().stream().map(this::of).toList()));
      case Op _ -> parts(expr.withArgs(expr.args().stream().map(this::of).toList()));
    };
  }

  /** Of one term alone that term. */
  private Expr fold(Op.Fold fold, Expr expr) {
    Expr plain = Times.in(expr);
    boolean single =
        plain.args().size() == 3
            && plain.arg(0).equals(plain.arg(1))
            && plain.shape().equals(plain.arg(2).shape())
            && !isPlace(fold.kind());
    return single
        ? of(Substitution.of(Make.scalar(fold.index()), plain.arg(0)).in(plain.arg(2)))
        : plain;
  }

  private static boolean isPlace(Op.Fold.Kind kind) {
    return kind == Op.Fold.Kind.ARGMAX || kind == Op.Fold.Kind.ARGMIN;
  }

  private Expr named(String name, Expr expr, List<Expr> indices) {
    if (!(context.find(name).orElse(null)
            instanceof Declaration.Let(String _, List<String> names, Expr body))
        || names.size() != indices.size()
        || !open.add(name)) {
      return expr;
    }
    Map<Expr, Expr> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(Make.scalar(names.get(i)), indices.get(i));
    }
    Expr value = of(values.isEmpty() ? body : Substitution.of(values).in(body));
    open.remove(name);
    return value;
  }

  private Expr parts(Expr expr) {
    return switch (expr.op()) {
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, expr.arg(0));
      case Operator.NEGATE -> isScalar(expr) ? negative(expr.arg(0)) : expr;
      case Operator.ADD -> isScalar(expr) ? Make.sum(expr.args()) : collected(expr);
      case Op.Apply(Function function, int order) ->
          function == Function.Elementary.LOG && order == 0 && isScalar(expr)
              ? new Logarithms(facts).of(expr)
              : expr;
      case Operator.PRODUCT -> product(expr);
      case Operator.TRANSPOSE -> turned(expr.arg(0));
      case Operator.ENTRY -> entry(expr.arg(0), expr.args().subList(1, expr.args().size()));
      case Op _ -> expr;
    };
  }

  private static Expr negative(Expr of) {
    return of.is(Operator.ADD)
        ? Make.sum(of.args().stream().map(Canonical::negated).toList())
        : negated(of);
  }

  static Expr negated(Expr of) {
    return of.is(Operator.NEGATE)
        ? of.arg(0)
        : of.op() instanceof Op.Number(Rational value)
            ? Make.number(value.negate())
            : Make.negate(of);
  }

  private static boolean isScalar(Expr expr) {
    return expr.shape().isScalar();
  }

  /** The scalars of a product come first. */
  private static Expr product(Expr expr) {
    Scaled scaled = Scaled.of(expr);
    return scaled.factors().isEmpty() ? spread(expr) : scaled.with(spread(scaled.rest()));
  }

  /** (A + B)' is A' + B', (AB)' is B'A', and a symmetric matrix stays. */
  private Expr turned(Expr of) {
    if (of.is(Operator.ADD)) {
      return Make.sum(of.args().stream().map(this::turned).toList());
    }
    if (of.is(Operator.NEGATE)) {
      return Make.negate(turned(of.arg(0)));
    }
    if (of.is(Operator.PRODUCT) && of.shape().rank() == 1) {
      return Make.product(of.args().reversed().stream().map(this::turned).toList());
    }
    return of.shape().isScalar() || isSymmetric(of) ? of : Make.transpose(of);
  }

  private boolean isSymmetric(Expr of) {
    return of.shape().isSquare() && facts.provesSymmetric(of);
  }

  /** x'(A + B)y is x'Ay + x'By. */
  private static Expr spread(Expr expr) {
    if (!isScalar(expr) || !expr.is(Operator.PRODUCT)) {
      return expr;
    }
    List<Expr> sums = List.of(Make.number(1));
    boolean first = true;
    for (Expr factor : expr.args()) {
      List<Expr> terms = factor.is(Operator.ADD) ? factor.args() : List.of(factor);
      if (sums.size() * terms.size() > TERMS) {
        return expr;
      }
      List<Expr> next = new ArrayList<>();
      for (Expr sum : sums) {
        for (Expr term : terms) {
          next.add(first ? term : Make.product(sum, term));
        }
      }
      sums = next;
      first = false;
    }
    return sums.size() == 1
        ? sums.getFirst()
        : Make.sum(
            sums.stream()
                .map(term -> {
                  Scaled scaled = Scaled.of(term);
                  return scaled.factors().isEmpty() ? term : scaled.expr();
                })
                .toList());
  }

  /** Equal terms of a sum of tensors as one. */
  private static Expr collected(Expr expr) {
    Map<Expr, Rational> factors = new LinkedHashMap<>();
    for (Expr term : expr.args()) {
      Scaled scaled = Scaled.of(term);
      Rational number = Rational.ONE;
      List<Expr> others = new ArrayList<>();
      for (Expr factor : scaled.factors()) {
        if (factor.op() instanceof Op.Number(Rational value)) {
          number = number.times(value);
        } else {
          others.add(factor);
        }
      }
      others.add(scaled.rest());
      factors.merge(Make.product(others), number, Rational::plus);
    }
    List<Expr> terms = new ArrayList<>();
    factors.forEach((rest, number) -> {
      if (!number.isZero()) {
        terms.add(
            number.isOne()
                ? rest
                : number.equals(Rational.of(-1))
                    ? Make.negate(rest)
                    : Make.product(Make.number(number), rest));
      }
    });
    return terms.isEmpty() ? Make.zeros(expr.shape()) : Make.sum(terms);
  }

  /** ‖cM‖ = |c| ‖M‖, ‖M'‖ = ‖M‖, and of a number the absolute value. */
  private Expr norm(Op.Norm.Kind kind, Expr of) {
    if (of.op() instanceof Op.Zeros) {
      return Make.number(0);
    }
    Scaled scaled = Scaled.of(of);
    Expr rest = scaled.rest();
    List<Expr> factors = new ArrayList<>();
    scaled.factors().forEach(factor -> factors.add(size(factor)));
    boolean turns =
        kind != Op.Norm.Kind.ONE && kind != Op.Norm.Kind.INFINITY || rest.shape().isRow();
    if (rest.is(Operator.TRANSPOSE) && (turns || rest.arg(0).shape().isRow())) {
      rest = rest.arg(0);
    }
    if (rest.shape().isScalar()) {
      factors.add(size(rest));
    } else {
      factors.add(Expr.of(new Op.Norm(kind), rest));
    }
    return Make.product(factors);
  }

  private Expr size(Expr factor) {
    if (facts.provesNonnegative(factor)) {
      return factor;
    }
    return factor.op() instanceof Op.Number(Rational value)
        ? Make.number(value.signum() < 0 ? value.negate() : value)
        : Make.apply(Function.Elementary.ABS, factor);
  }

  /** The entry of what is taken entry by entry. */
  static Expr entry(Expr tensor, List<Expr> at) {
    if (tensor.shape().isScalar()) {
      return tensor;
    }
    boolean plain = tensor.shape().rank() == at.size();
    return switch (tensor.op()) {
      case Op.Apply _ -> tensor.withArgs(List.of(entry(tensor.arg(0), at)));
      case Operator.NEGATE -> Make.negate(entry(tensor.arg(0), at));
      case Operator.ADD -> Make.sum(tensor.args().stream().map(arg -> entry(arg, at)).toList());
      case Operator.HADAMARD ->
          Make.product(tensor.args().stream().map(arg -> entry(arg, at)).toList());
      case Op.Ones _ -> Make.number(1);
      case Op.Zeros _ -> Make.number(0);
      case Operator.DIVIDE -> Make.divide(entry(tensor.arg(0), at), tensor.arg(1));
      case Operator.TRANSPOSE ->
          plain && at.size() == 2 ? entry(tensor.arg(0), at.reversed()) : Make.entry(tensor, at);
      case Op _ -> Make.entry(tensor, at);
    };
  }
}
