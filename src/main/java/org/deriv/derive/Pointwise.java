package org.deriv.derive;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.rule.Rule;
import org.deriv.rule.Rulebook;

/** Differentials of functions taken entry by entry, by the laws of numbers. */
final class Pointwise {
  private final Laws laws;
  private final Ledger ledger;

  Pointwise(Laws laws, Ledger ledger) {
    this.laws = laws;
    this.ledger = ledger;
  }

  Expr differential(Expr expr, UnaryOperator<Expr> inner) {
    return switch (expr.op()) {
      case Op.Apply apply -> applied(apply, expr.arg(0), inner);
      case Operator.HADAMARD_POWER ->
          lifted(
              powerRule(expr.arg(1)),
              Map.of("x", expr.arg(0), "k", expr.arg(1), "p", expr.arg(1)),
              inner);
      case Operator.MAXIMUM -> extreme("d-maximum", expr, inner);
      case Operator.MINIMUM -> extreme("d-minimum", expr, inner);
      default -> throw new IllegalStateException("not pointwise: " + expr.op());
    };
  }

  private Expr applied(Op.Apply apply, Expr of, UnaryOperator<Expr> inner) {
    Rule rule = laws.named("d-apply");
    Entrywise law = new Entrywise(of.shape(), Map.of("x", of), Map.of("sigma", apply), inner);
    ledger.used(rule);
    return new Derivatives().in(law.of(rule.right()));
  }

  private String powerRule(Expr exponent) {
    boolean natural =
        (exponent.op() instanceof Op.Number(Rational value) && value.isInteger())
            ? value.signum() > 0
            : laws.knowledge().isNatural(exponent)
                && laws.knowledge()
                    .holds(Make.compare(Relation.GREATER_EQUAL, exponent, Make.number(1)));
    return natural
        ? "d-power"
        : laws.knowledge().isInteger(exponent) ? "d-power-integer" : "d-power-real";
  }

  private Expr extreme(String name, Expr expr, UnaryOperator<Expr> inner) {
    List<Expr> args = expr.args();
    Expr rest = args.size() == 2 ? args.get(1) : Expr.of(expr.op(), args.subList(1, args.size()));
    return lifted(name, Map.of("a", args.getFirst(), "b", rest), inner);
  }

  private Expr lifted(String name, Map<String, Expr> values, UnaryOperator<Expr> inner) {
    Rule rule = laws.named(name);
    Expr tensor = values.getOrDefault("x", values.getOrDefault("a", Make.number(0)));
    state(rule, values);
    ledger.used(rule);
    return new Entrywise(tensor.shape(), values, Map.of(), inner).of(rule.right());
  }

  /** A law's conditions hold entry by entry, for every index. */
  private void state(Rule rule, Map<String, Expr> values) {
    if (rule.requires().isEmpty()) {
      return;
    }
    Map<String, Expr> entries = new java.util.HashMap<>();
    values.forEach((name, value) -> entries.put(name, Entries.of(value)));
    for (Expr condition : rule.requires()) {
      Expr entrywise =
          new Entrywise(org.deriv.expr.Shape.SCALAR, entries, Map.of(), e -> e).of(condition);
      Expr said = numberLast(entrywise);
      if (!laws.knowledge().holds(said)) {
        ledger.stated(said);
      }
    }
  }

  /** {@code x != 0} rather than {@code 0 != x}. */
  private static Expr numberLast(Expr truth) {
    boolean turned =
        truth.op() instanceof Op.Compare(Relation relation)
            && relation == Relation.NOT_EQUAL
            && truth.arg(0).op() instanceof Op.Number;
    return turned ? Expr.of(truth.op(), truth.arg(1), truth.arg(0)) : truth;
  }

  /** Replaces derivatives of functions that the language knows by what they are. */
  private final class Derivatives {
    Expr in(Expr expr) {
      if (expr.op() instanceof Op.Apply(Function.Elementary function, int order) && order > 0) {
        for (Rule rule : laws.rulebook().in(Rulebook.Chapter.FUNCTIONS)) {
          if (rule.left().is(new Op.Apply(function, order))) {
            return replaced(rule, expr);
          }
        }
        throw Stuck.at(
            Refusal.Kind.NO_RULE,
            "no rule gives `" + function.word() + "'".repeat(order) + "`",
            expr);
      }
      boolean inside = expr.is(Operator.PRODUCT) || expr.is(Operator.HADAMARD);
      return inside ? expr.withArgs(expr.args().stream().map(this::in).toList()) : expr;
    }

    private Expr replaced(Rule rule, Expr expr) {
      Map<String, Expr> values = Map.of("x", expr.arg(0));
      state(rule, values);
      ledger.used(rule);
      Entrywise law = new Entrywise(expr.shape(), values, Map.of(), e -> e);
      Expr right = law.of(rule.right());
      boolean constant = right.shape().isScalar() && !expr.shape().isScalar();
      return constant ? Make.product(right, Make.ones(expr.shape())) : right;
    }
  }
}
