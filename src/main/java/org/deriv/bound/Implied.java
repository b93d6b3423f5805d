package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/** Orders that follow from single others: what bounds a size is not negative; squares of sizes. */
final class Implied {
  private static final int ROOTS = 6;
  private static final Expr ZERO = Make.number(0);

  private final Setting setting;

  Implied(Setting setting) {
    this.setting = setting;
  }

  /** B ≥ 0 where ‖x‖ ≤ B is assumed, also of every term of a sequence: there is at least one. */
  List<Fact> signs() {
    List<Fact> found = new ArrayList<>();
    for (Expr assumption : setting.context().assumptions()) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && assumption.arg(0).shape().isScalar()) {
        switch (relation) {
          case LESS, LESS_EQUAL -> sign(assumption, assumption.arg(0), assumption.arg(1), found);
          case GREATER, GREATER_EQUAL ->
              sign(assumption, assumption.arg(1), assumption.arg(0), found);
          case EQUAL, NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> {}
        }
      }
    }
    return found;
  }

  private void sign(Expr assumption, Expr size, Expr bound, List<Fact> found) {
    boolean closed =
        new Names().free(bound).stream().allMatch(name -> setting.context().find(name).isPresent());
    boolean plain = bound.op() instanceof Op.Symbol || bound.op() instanceof Op.Term;
    if (isSize(size) && closed && plain) {
      Proof proof = Proof.by(Ground.of(assumption, Ground.ASSUMED));
      found.add(new Fact(setting.canonical().of(bound), ZERO, Strength.WEAK, proof));
    }
  }

  private static boolean isSize(Expr expr) {
    return expr.op() instanceof Op.Norm || isAbsolute(expr);
  }

  private static boolean isAbsolute(Expr expr) {
    return expr.op() instanceof Op.Apply(Function function, int order)
        && function == Function.Elementary.ABS
        && order == 0
        && expr.shape().isScalar();
  }

  /** u² ≤ B² where |u| ≤ B is known and u² occurs. */
  static List<Fact> squares(Set<Fact> facts, Set<Expr> atoms) {
    List<Fact> found = new ArrayList<>();
    for (Fact fact : new ArrayList<>(facts)) {
      if (isAbsolute(fact.lesser())) {
        Expr square = Make.power(fact.lesser().arg(0), 2);
        if (atoms.contains(square)) {
          found.add(
              new Fact(
                  Make.power(fact.greater(), 2),
                  square,
                  fact.strength(),
                  Proof.from(
                      List.of(fact.proof()),
                      Ground.of(
                          Make.power(fact.greater(), 2), square, fact.strength(), "squared"))));
        }
      }
    }
    return found;
  }

  /** u ≤ √B where u² ≤ X and X ≤ B are known and B is a square as it stands. */
  List<Fact> roots(Set<Fact> facts) {
    List<Fact> found = new ArrayList<>();
    for (Fact square : new ArrayList<>(facts)) {
      if (isSquare(square.lesser())) {
        Expr base = square.lesser().arg(0);
        root(base, square.greater(), List.of(square), found);
        for (Fact bound : new ArrayList<>(facts)) {
          if (bound.lesser().equals(square.greater())) {
            root(base, bound.greater(), List.of(square, bound), found);
          }
        }
      }
    }
    return found;
  }

  private void root(Expr base, Expr bound, List<Fact> facts, List<Fact> found) {
    if (setting.facts().provesNonnegative(base) && found.size() < ROOTS) {
      root(bound)
          .filter(root -> !root.equals(base))
          .ifPresent(root ->
              found.add(
                  new Fact(
                      root,
                      base,
                      Strength.WEAK,
                      Proof.from(
                          facts.stream().map(Fact::proof).toList(),
                          Ground.of(root, base, Strength.WEAK, Ground.ROOTS)))));
    }
  }

  private static boolean isSquare(Expr expr) {
    return expr.is(Operator.POWER) && expr.arg(1).isNumber(2) && expr.shape().isScalar();
  }

  /** The root of a product or quotient of squares of what is not negative. */
  private Optional<Expr> root(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> root(value).map(Make::number);
      case Operator.POWER ->
          isSquare(expr) && setting.facts().provesNonnegative(expr.arg(0))
              ? Optional.of(expr.arg(0))
              : Optional.empty();
      case Operator.PRODUCT -> roots(expr.args()).map(Make::product);
      case Operator.DIVIDE ->
          roots(expr.args()).map(parts -> Make.divide(parts.get(0), parts.get(1)));
      case Op _ -> Optional.empty();
    };
  }

  private static Optional<Rational> root(Rational value) {
    if (value.signum() < 0) {
      return Optional.empty();
    }
    Rational root = new Rational(value.numerator().sqrt(), value.denominator().sqrt());
    return root.times(root).equals(value) ? Optional.of(root) : Optional.empty();
  }

  private Optional<List<Expr>> roots(List<Expr> parts) {
    List<Expr> roots = new ArrayList<>();
    for (Expr part : parts) {
      root(part).ifPresent(roots::add);
    }
    return roots.size() == parts.size() ? Optional.of(roots) : Optional.empty();
  }
}
