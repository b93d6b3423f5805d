package org.deriv.derive;

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
import org.deriv.expr.Relation;
import org.deriv.rule.Bindings;
import org.deriv.rule.Lean;
import org.deriv.rule.Rule;
import org.deriv.rule.Rulebook;

/** Pushes a differential inwards by the rules of the rulebook, as far as it is told to. */
final class Differential {
  private final Laws laws;
  private final Varying varying;
  private final Ledger ledger;
  private final Map<Integer, Map<Expr, Expr>> memo = new HashMap<>();

  Differential(Laws laws, Varying varying, Ledger ledger) {
    this.laws = laws;
    this.varying = varying;
    this.ledger = ledger;
  }

  /**
   * The differential of an expression, pushed through whatever is linear and through at most {@code
   * depth} operators that are not.
   */
  Expr of(Expr expr, int depth) {
    boolean stays = varying.isLeaf(expr) || (depth <= 0 && !isNearLeaf(expr));
    if (!varying.varies(expr) || stays) {
      return varying.differential(expr);
    }
    Map<Expr, Expr> known = memo.computeIfAbsent(depth, _ -> new HashMap<>());
    Expr result = known.get(expr);
    if (result == null) {
      Optional<Expr> definition = varying.scope().definition(expr);
      result = definition.isPresent() ? of(definition.get(), depth) : pushed(expr, depth);
      known.put(expr, result);
    }
    return result;
  }

  /** A multiple of a leaf, perhaps transposed: its differential is never left to the next line. */
  private boolean isNearLeaf(Expr expr) {
    return switch (expr.op()) {
      case Operator.TRANSPOSE, Operator.NEGATE -> true;
      case Operator.ADD ->
          expr.args().stream().allMatch(term -> varying.isLeaf(term) || !varying.varies(term));
      case Operator.PRODUCT -> {
        List<Expr> moving = expr.args().stream().filter(varying::varies).toList();
        yield moving.size() == 1
            && (varying.isLeaf(moving.getFirst()) || isNearLeaf(moving.getFirst()));
      }
      case Operator.DIVIDE ->
          !varying.varies(expr.arg(1)) && (varying.isLeaf(expr.arg(0)) || isNearLeaf(expr.arg(0)));
      default -> false;
    };
  }

  private Expr pushed(Expr expr, int depth) {
    return switch (expr.op()) {
      case Operator.ADD -> eachTerm(expr, depth);
      case Operator.PRODUCT, Operator.HADAMARD, Operator.KRONECKER -> eachFactor(expr, depth);
      case Operator.DIVIDE, Operator.HADAMARD_DIVIDE ->
          byRule(expr, varying.varies(expr.arg(1)) ? depth - 1 : depth);
      case Operator.HADAMARD_POWER, Operator.MAXIMUM, Operator.MINIMUM ->
          new Pointwise(laws, ledger).differential(expr, e -> of(e, depth - 1));
      case Op.Apply _ -> new Pointwise(laws, ledger).differential(expr, e -> of(e, depth - 1));
      case Operator.POWER -> power(expr, depth);
      case Operator.NEGATE, Operator.TRANSPOSE, Operator.TRACE, Operator.VEC ->
          byRule(expr, linear(depth));
      case Operator.DIAGONAL_MATRIX, Operator.DIAGONAL_PART -> byRule(expr, linear(depth));
      case Operator.INVERSE, Operator.DETERMINANT, Operator.LOG_DETERMINANT ->
          byRule(expr, depth - 1);
      case Operator.EIGENVALUE_MAX, Operator.EIGENVALUE_MIN -> byRule(expr, depth - 1);
      case Operator.PSEUDO_INVERSE ->
          isShifted(expr.arg(0)) ? besideEigenvalue(expr, depth - 1) : byRule(expr, depth - 1);
      case Op.Norm(Op.Norm.Kind kind) when kind == Op.Norm.Kind.NUCLEAR -> nuclear(expr, depth - 1);
      case Op.Norm _, Op.Softmax _, Op.LogSumExp _ -> reached(expr, depth);
      case Op.Call call ->
          new Calls(laws, ledger).differential(call, expr, varying, e -> of(e, depth - 1));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) -> reduced(kind, axes, expr, depth);
      default -> new Structures(ledger, varying).differential(expr, e -> of(e, depth));
    };
  }

  /** What is left of the depth behind an operator that is linear. */
  private int linear(int depth) {
    return laws.detail() == Detail.FULL ? depth - 1 : depth;
  }

  /** d(A + B + …): term by term. */
  private Expr eachTerm(Expr expr, int depth) {
    ledger.used(laws.named("d-sum"));
    int inside = linear(depth);
    return Lean.sum(expr.args().stream().map(term -> of(term, inside)).toList());
  }

  /** d(A B …) = dA B … + A dB … + …: one term for each factor that varies. */
  private Expr eachFactor(Expr expr, int depth) {
    List<Expr> factors = expr.args();
    List<Integer> moving = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (varying.varies(factors.get(i))) {
        moving.add(i);
      }
    }
    String rule =
        switch (expr.op()) {
          case Operator.HADAMARD -> "d-hadamard";
          case Operator.KRONECKER -> "d-kronecker";
          default -> factors.get(moving.getFirst()).shape().isScalar() ? "d-scale" : "d-product";
        };
    if (moving.size() == 1) {
      ledger.linear(laws.named(rule));
    } else {
      ledger.used(laws.named(rule));
    }
    int inside = moving.size() > 1 ? depth - 1 : linear(depth);
    List<Expr> terms = new ArrayList<>();
    for (int place : moving) {
      List<Expr> changed = new ArrayList<>(factors);
      changed.set(place, of(factors.get(place), inside));
      terms.add(Lean.of(expr.op(), changed));
    }
    return Lean.sum(terms);
  }

  private Expr power(Expr expr, int depth) {
    Expr base = expr.arg(0);
    Expr power = expr.arg(1);
    if (power.is(Operator.NEGATE) && power.arg(0).op() instanceof Op.Number(Rational value)) {
      return power(Expr.of(Operator.POWER, base, Make.number(value.negate())), depth);
    }
    if (base.shape().isScalar() || !(power.op() instanceof Op.Number(Rational exponent))) {
      return byRule(expr, depth - 1);
    }
    if (!exponent.isInt() || Math.abs(exponent.intValue()) > 4) {
      return byRule(expr, depth - 1);
    }
    int times = exponent.intValue();
    Expr product = Lean.product(java.util.Collections.nCopies(Math.abs(times), base));
    return times == 0
        ? Lean.product(Make.number(0), expr)
        : of(times > 0 ? product : Make.inverse(product), depth);
  }

  private Expr reduced(Op.Reduce.Kind kind, List<Integer> axes, Expr expr, int depth) {
    boolean linear = kind == Op.Reduce.Kind.SUM || kind == Op.Reduce.Kind.MEAN;
    if (kind == Op.Reduce.Kind.MAX || kind == Op.Reduce.Kind.MIN) {
      return reached(expr, depth);
    }
    if (linear && !axes.isEmpty()) {
      return Lean.of(expr.op(), List.of(of(expr.arg(0), depth)));
    }
    return byRule(expr, linear ? depth : depth - 1);
  }

  /** What is a maximum over an index varies as one; what is not, by a rule. */
  private Expr reached(Expr expr, int depth) {
    return Extrema.asMaximum(expr)
        .map(maximum -> pushed(maximum, depth))
        .orElseGet(() -> byRule(expr, depth - 1));
  }

  /** Whether a matrix is B - λI with an extreme eigenvalue λ: it loses a rank, and stays so. */
  private static boolean isShifted(Expr matrix) {
    return matrix.is(Operator.ADD)
        && matrix.args().stream()
            .filter(term -> term.is(Operator.NEGATE) && term.arg(0).is(Operator.PRODUCT))
            .flatMap(term -> term.arg(0).args().stream())
            .anyMatch(Differential::isExtreme);
  }

  /** An extreme eigenvalue, or the square of a largest singular value. */
  private static boolean isExtreme(Expr factor) {
    return switch (factor.op()) {
      case Operator.EIGENVALUE_MAX, Operator.EIGENVALUE_MIN -> true;
      case Operator.POWER ->
          factor.arg(0).is(new Op.Norm(Op.Norm.Kind.TWO))
              && factor.arg(0).arg(0).shape().isMatrix()
              && factor.arg(1).isNumber(2);
      default -> false;
    };
  }

  /** The pseudo-inverse of a matrix whose rank is one less than its size, and stays so. */
  private Expr besideEigenvalue(Expr expr, int depth) {
    Rule rule = laws.named("d-pseudo-inverse");
    Laws.Found found =
        laws.find(rule, rule.left().arg(0), expr, Bindings.NONE)
            .orElseThrow(
                () -> new IllegalStateException("d-pseudo-inverse does not fit " + expr.shape()));
    Expr size = Make.size(expr.shape().rows());
    Expr rank = Expr.of(Operator.RANK, expr.arg(0));
    ledger.used(rule);
    ledger.stated(Make.compare(Relation.EQUAL, rank, Make.minus(size, Make.number(1))));
    return laws.apply(found, e -> of(e, depth), new Ledger());
  }

  private Expr nuclear(Expr expr, int depth) {
    return fitting(expr)
        .filter(found -> laws.unmet(found).isEmpty())
        .map(found -> laws.apply(found, e -> of(e, depth), ledger))
        .orElseThrow(() ->
            Stuck.at(
                Refusal.Kind.NO_RULE,
                "the nuclear norm varies smoothly only where its matrix has full rank; say `assume "
                    + expr.arg(0)
                    + " full column rank` or `full row rank`",
                expr));
  }

  /** By a rule that fits; a differential inside is pushed on by {@code depth}. */
  private Expr byRule(Expr expr, int depth) {
    return fitting(expr)
        .map(found -> laws.apply(found, e -> of(e, depth), ledger))
        .orElseThrow(() ->
            Stuck.at(Refusal.Kind.NO_RULE, "no rule differentiates " + Quoted.of(expr), expr));
  }

  /** The first rule whose conditions are known to hold, or else the first that fits. */
  private Optional<Laws.Found> fitting(Expr expr) {
    Optional<Laws.Found> first = Optional.empty();
    for (Rule rule : laws.rulebook().in(Rulebook.Chapter.DIFFERENTIAL)) {
      Expr pattern = rule.left().arg(0);
      if (!pattern.op().getClass().equals(expr.op().getClass())) {
        continue;
      }
      Optional<Laws.Found> found = laws.find(rule, pattern, expr, Bindings.NONE);
      if (found.isPresent() && laws.unmet(found.get()).isEmpty()) {
        return found;
      }
      first = first.or(() -> found);
    }
    return first;
  }
}
