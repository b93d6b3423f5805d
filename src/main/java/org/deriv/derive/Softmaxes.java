package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.rule.Lean;

/**
 * The softmax and log-sum-exp where they are spelled out: {@code exp(S) ./
 * (exp(S)*ones[m]*ones[m]')} is {@code softmax(S, axis = 2)}, and {@code log(sum(exp(x)))} is
 * {@code logsumexp(x)}.
 */
final class Softmaxes {
  private static final Op EXP = new Op.Apply(Function.Elementary.EXP, 0);
  private final java.util.function.Function<Expr, Optional<Expr>> definition;
  private final Map<Expr, Expr> memo = new HashMap<>();

  /**
   * @param definition what a name stands for
   */
  Softmaxes(java.util.function.Function<Expr, Optional<Expr>> definition) {
    this.definition = definition;
  }

  /** An expression with each of them put in. */
  Expr in(Expr expr) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      known =
          here(expr).orElseGet(() -> expr.withArgs(expr.args().stream().map(this::in).toList()));
      memo.put(expr, known);
    }
    return known;
  }

  private Optional<Expr> here(Expr expr) {
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Operator.HADAMARD_DIVIDE ->
          exponent(args.get(0)).flatMap(z -> divided(args.get(0), z, args.get(1)));
      case Operator.DIVIDE ->
          exponent(args.get(0))
              .filter(z -> z.shape().isVector() && isTotal(args.get(1), args.get(0)))
              .map(z -> Expr.of(new Op.Softmax(0), in(z)));
      case Op.Apply(Function function, int order)
          when function == Function.Elementary.LOG && order == 0 ->
          logarithm(args.getFirst());
      default -> Optional.empty();
    };
  }

  /** The z of what is exp(z), perhaps by its name. */
  private Optional<Expr> exponent(Expr expr) {
    Expr seen = definition.apply(expr).orElse(expr);
    return seen.is(EXP) ? Optional.of(seen.arg(0)) : Optional.empty();
  }

  private Optional<Expr> divided(Expr above, Expr exponent, Expr below) {
    if (!below.is(Operator.PRODUCT)) {
      return Optional.empty();
    }
    List<Expr> factors = below.args();
    boolean vector = above.shape().isVector();
    List<Expr> others = factors.stream().filter(f -> !f.equals(above)).toList();
    boolean total = vector && others.size() == 2 && isTotal(others.get(0), above);
    if (total && others.get(1).op() instanceof Op.Ones) {
      return Optional.of(Expr.of(new Op.Softmax(0), in(exponent)));
    }
    boolean filled = others.size() < factors.size() && isFilled(others);
    if (!filled || (!vector && !above.shape().isMatrix())) {
      return Optional.empty();
    }
    int axis = vector ? 0 : factors.getFirst().equals(above) ? 2 : 1;
    return Optional.of(Expr.of(new Op.Softmax(axis), in(exponent)));
  }

  /** Whether a product is a square matrix of ones. */
  private static boolean isFilled(List<Expr> factors) {
    return switch (factors.size()) {
      case 1 -> factors.getFirst().op() instanceof Op.Ones && factors.getFirst().shape().isSquare();
      case 2 ->
          factors.get(0).op() instanceof Op.Ones
              && factors.get(0).shape().isVector()
              && factors.get(1).equals(Make.transpose(factors.get(0)));
      default -> false;
    };
  }

  /** Whether a number is the sum of all entries of a vector. */
  private boolean isTotal(Expr number, Expr vector) {
    Expr seen = definition.apply(number).orElse(number);
    boolean product =
        seen.is(Operator.PRODUCT)
            && seen.args().size() == 2
            && seen.arg(0).equals(Make.transpose(Make.ones(vector.shape())))
            && seen.arg(1).equals(vector);
    return product || (isSum(seen) && seen.arg(0).equals(vector));
  }

  private static boolean isSum(Expr expr) {
    return expr.op() instanceof Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
        && kind == Op.Reduce.Kind.SUM
        && axes.isEmpty();
  }

  private Optional<Expr> logarithm(Expr of) {
    Expr seen = definition.apply(of).orElse(of);
    if (!isSum(seen) || !seen.arg(0).shape().isVector()) {
      return Optional.empty();
    }
    return exponent(seen.arg(0)).map(z -> Expr.of(new Op.LogSumExp(0), in(z)));
  }

  // ---- in products

  /** A product with exp(x)/sum(exp(x)) put together. */
  static Optional<Monomial> folded(Monomial product) {
    for (var power : product.powers().entrySet()) {
      Expr sum = power.getKey();
      boolean below =
          isSum(sum)
              && sum.arg(0).is(EXP)
              && sum.arg(0).shape().isVector()
              && power.getValue().op() instanceof Op.Number(Rational value)
              && value.isInteger()
              && value.signum() < 0;
      Optional<Monomial> folded = below ? over(product, sum) : Optional.empty();
      if (folded.isPresent()) {
        return folded;
      }
    }
    return Optional.empty();
  }

  private static Optional<Monomial> over(Monomial product, Expr sum) {
    Expr exponential = sum.arg(0);
    Expr softmax = Expr.of(new Op.Softmax(0), exponential.arg(0));
    Map<Expr, Expr> forms = new LinkedHashMap<>();
    forms.put(exponential, softmax);
    forms.put(Make.transpose(exponential), Make.transpose(softmax));
    forms.put(
        Expr.of(Operator.DIAGONAL_MATRIX, exponential), Expr.of(Operator.DIAGONAL_MATRIX, softmax));
    List<Expr> chain = new ArrayList<>(product.chain());
    for (int i = 0; i < chain.size(); i++) {
      Expr form = chain.get(i);
      Expr found = forms.get(form);
      boolean entrywise = found == null && form.is(Operator.HADAMARD);
      int place = entrywise ? form.args().indexOf(exponential) : -1;
      if (found != null || place >= 0) {
        chain.set(i, found != null ? found : withArg(form, place, softmax));
        Map<Expr, Expr> powers = new LinkedHashMap<>(product.powers());
        powers.merge(sum, Make.number(1), Monomial::plus);
        powers.values().removeIf(exponent -> exponent.isNumber(0));
        return Optional.of(product.withPowers(powers).withChain(chain));
      }
    }
    return Optional.empty();
  }

  private static Expr withArg(Expr expr, int place, Expr arg) {
    List<Expr> args = new ArrayList<>(expr.args());
    args.set(place, arg);
    return Lean.of(expr.op(), args);
  }
}
