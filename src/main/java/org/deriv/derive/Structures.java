package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.rule.Lean;

/** Differentials of what no equation of the rulebook can say: binders, blocks, slices, cases. */
final class Structures {
  private final Ledger ledger;
  private final Varying varying;

  Structures(Ledger ledger, Varying varying) {
    this.ledger = ledger;
    this.varying = varying;
  }

  Expr differential(Expr expr, UnaryOperator<Expr> inner) {
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Operator.ENTRY -> first(expr, inner);
      case Op.Slice _ -> first(expr, inner);
      case Op.Literal _ -> Expr.of(expr.op(), args.stream().map(inner).toList());
      case Op.Block _ -> Expr.of(expr.op(), args.stream().map(inner).toList());
      case Operator.CASES -> cases(args, inner);
      case Operator.AT -> inner.apply(evaluated(expr));
      case Op.Basis _ -> {
        constant(expr.arg(0), expr);
        yield Make.zeros(expr.shape());
      }
      case Op.Fold(Op.Fold.Kind kind, String index, Op.Direction direction) ->
          folded(kind, index, direction, expr, inner);
      case Op.Integral(String variable) -> integral(variable, expr, inner);
      case Op.Moment _, Op.Limit _, Op.Distribution _ ->
          throw Stuck.at(
              Refusal.Kind.NO_RULE,
              "no rule differentiates "
                  + Quoted.of(expr)
                  + ": work it out first, and differentiate the result",
              expr);
      case Op.Term(String name, Shape _)
          when varying.scope().context().find(name).orElse(null)
              instanceof Declaration.Recurrence ->
          throw Stuck.at(
              Refusal.Kind.NO_RULE,
              "no derivative of this kind is carried through the recurrence of `"
                  + name
                  + "`: a gradient, `vjp` or `jvp` may be",
              expr);
      default ->
          throw Stuck.at(Refusal.Kind.NO_RULE, "no rule differentiates " + Quoted.of(expr), expr);
    };
  }

  /** {@code e where x = a}, with the values put in. */
  static Expr evaluated(Expr expr) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (int i = 1; i < expr.args().size(); i += 2) {
      values.put(expr.arg(i), expr.arg(i + 1));
    }
    return Substitution.of(values).in(expr.arg(0));
  }

  private Expr first(Expr expr, UnaryOperator<Expr> inner) {
    for (Expr index : expr.args().subList(1, expr.args().size())) {
      constant(index, expr);
    }
    List<Expr> changed = new ArrayList<>(expr.args());
    changed.set(0, inner.apply(expr.arg(0)));
    return Lean.of(expr.op(), changed);
  }

  /** What must not vary; the index of a largest value does not, where it is the only one. */
  private void constant(Expr part, Expr whole) {
    if (!varying.varies(part)) {
      return;
    }
    if (part.op() instanceof Op.Fold fold
        && (fold.kind() == Op.Fold.Kind.ARGMAX || fold.kind() == Op.Fold.Kind.ARGMIN)) {
      new Extrema(ledger).alone(part);
    } else {
      throw Stuck.at(
          Refusal.Kind.MEANINGLESS, Quoted.of(part) + " varies where an index is wanted", whole);
    }
  }

  /** Away from where a case begins, each case varies by itself. */
  private Expr cases(List<Expr> args, UnaryOperator<Expr> inner) {
    List<Expr> changed = new ArrayList<>();
    for (int i = 0; i + 1 < args.size(); i += 2) {
      Expr condition = args.get(i);
      if (varying.varies(condition)) {
        if (!(condition.op() instanceof Op.Compare(Relation relation)) || !relation.isOrder()) {
          throw Stuck.at(
              Refusal.Kind.NO_RULE,
              "the case " + Quoted.of(condition) + " has no boundary",
              condition);
        }
        ledger.stated(Make.compare(Relation.NOT_EQUAL, condition.arg(0), condition.arg(1)));
      }
      changed.add(condition);
      changed.add(inner.apply(args.get(i + 1)));
    }
    changed.add(inner.apply(args.getLast()));
    return Expr.of(Operator.CASES, changed);
  }

  private Expr folded(
      Op.Fold.Kind kind,
      String index,
      Op.Direction direction,
      Expr expr,
      UnaryOperator<Expr> inner) {
    List<Expr> args = expr.args();
    args.subList(0, args.size() - 1).forEach(bound -> constant(bound, expr));
    return switch (kind) {
      case SUM -> {
        List<Expr> changed = new ArrayList<>(args);
        changed.set(args.size() - 1, inner.apply(args.getLast()));
        yield Lean.of(expr.op(), changed);
      }
      case PRODUCT -> product(index, direction, args, inner);
      case MAX, MIN ->
          new Extrema(ledger).differential(new Op.Fold(kind, index, direction), args, inner);
      case ARGMAX, ARGMIN -> {
        new Extrema(ledger).alone(expr);
        yield Make.number(0);
      }
    };
  }

  /** d ∏ aᵢ = Σᵢ (∏_{j<i} aⱼ) daᵢ (∏_{j>i} aⱼ), for an index that runs upwards. */
  private static Expr product(
      String index, Op.Direction direction, List<Expr> args, UnaryOperator<Expr> inner) {
    Expr body = args.getLast();
    Expr here = Make.scalar(index);
    String other = index + "_1";
    Expr there = Substitution.of(here, Make.scalar(other)).in(body);
    Op.Fold fold = new Op.Fold(Op.Fold.Kind.PRODUCT, other, direction);
    Expr step = Make.number(direction == Op.Direction.UP ? 1 : -1);
    Expr moved = Substitution.of(here, Make.scalar(other)).in(args.get(args.size() - 2));
    boolean conditional = args.size() == 4;
    Expr end = Make.minus(here, step);
    Expr start = Make.sum(here, step);
    Expr before =
        conditional
            ? Expr.of(fold, args.get(0), end, moved, there)
            : Expr.of(fold, args.get(0), end, there);
    Expr after =
        conditional
            ? Expr.of(fold, start, args.get(1), moved, there)
            : Expr.of(fold, start, args.get(1), there);
    List<Expr> changed = new ArrayList<>(args);
    changed.set(args.size() - 1, Lean.product(before, inner.apply(body), after));
    return Lean.of(new Op.Fold(Op.Fold.Kind.SUM, index, direction), changed);
  }

  /** The rule of Leibniz: the integrand varies, and so do the bounds. */
  private Expr integral(String variable, Expr expr, UnaryOperator<Expr> inner) {
    List<Expr> args = expr.args();
    Expr point = Make.scalar(variable);
    List<Expr> terms = new ArrayList<>();
    terms.add(Lean.of(expr.op(), List.of(args.get(0), args.get(1), inner.apply(args.get(2)))));
    for (int i = 0; i < 2; i++) {
      Expr end = args.get(i);
      if (varying.varies(end)) {
        Expr value = Substitution.of(point, end).in(args.get(2));
        Expr flow = Lean.product(value, inner.apply(end));
        terms.add(i == 0 ? Make.negate(flow) : flow);
      }
    }
    return Lean.sum(terms);
  }
}
