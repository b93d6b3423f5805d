package org.deriv.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.normal.Equality;
import org.deriv.normal.Facts;
import org.deriv.normal.Outcome;

/**
 * Equations that follow from assumed ones once a function is applied to both sides that takes no
 * value twice: {@code log(x) == a} gives {@code x == exp(a)} since both have the same logarithm.
 */
final class Inverses {
  private static final int MOST = 6;

  private final Context context;
  private final Facts facts;

  private Inverses(Context context) {
    this.facts = new Facts(context);
    this.context = withImages(context);
  }

  /** What is equal has equal exponentials and powers, so that logarithms and roots go away. */
  private static Context withImages(Context context) {
    Context more = context;
    for (Expr truth : context.assumptions()) {
      if (isScalarEquation(truth)) {
        Set<Function.Elementary> functions = new LinkedHashSet<>();
        Set<Integer> powers = new LinkedHashSet<>();
        collect(truth, functions, powers);
        if (mentionsLogarithm(truth)) {
          more = more.assuming(image(truth, side -> Make.apply(Function.Elementary.EXP, side)));
        }
        for (int power : powers.stream().limit(2).toList()) {
          more = more.assuming(image(truth, side -> raised(side, power)));
        }
      }
    }
    return more;
  }

  private static boolean isScalarEquation(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation)
        && relation == Relation.EQUAL
        && truth.arg(0).shape().isScalar()
        && truth.arg(1).shape().isScalar();
  }

  private static boolean mentionsLogarithm(Expr expr) {
    return expr.is(new Op.Apply(Function.Elementary.LOG, 0))
        || expr.args().stream().anyMatch(Inverses::mentionsLogarithm);
  }

  private static Expr image(Expr equation, UnaryOperator<Expr> function) {
    return equation.withArgs(equation.args().stream().map(function).toList());
  }

  /**
   * A proof, where one of the functions that the sides or the assumed equations mention gives it.
   */
  static Optional<Verdict> proof(Context context, Expr left, Expr right) {
    return new Inverses(context).proof(left, right);
  }

  /** A function that is one-to-one where it is used. */
  private record OneToOne(String words, Expr left, Expr right) {}

  private Optional<Verdict> proof(Expr left, Expr right) {
    for (OneToOne image : images(left, right)) {
      Outcome outcome = Equality.decide(context, image.left(), image.right());
      if (outcome instanceof Outcome.Proof proof) {
        return Optional.of(
            Verdict.of(Status.PROVED, image.words() + ": " + proof.evidence())
                .under(proof.conditions()));
      }
    }
    return Optional.empty();
  }

  private List<OneToOne> images(Expr left, Expr right) {
    Set<Expr> equations = new LinkedHashSet<>();
    for (Expr truth : context.assumptions()) {
      if (truth.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL) {
        equations.add(truth);
      }
    }
    if (equations.isEmpty()) {
      return List.of();
    }
    Set<Function.Elementary> functions = new LinkedHashSet<>();
    Set<Integer> powers = new LinkedHashSet<>();
    equations.forEach(equation -> collect(equation, functions, powers));
    collect(left, functions, powers);
    collect(right, functions, powers);
    List<OneToOne> images = new ArrayList<>();
    images.add(new OneToOne("the exponential or a power of what is assumed", left, right));
    for (Function.Elementary function : functions) {
      applied(function, left, right).ifPresent(images::add);
    }
    for (int power : powers) {
      raised(power, left, right).ifPresent(images::add);
    }
    return images.subList(0, Math.min(MOST, images.size()));
  }

  /** The logarithm undoes the exponential and the other way round; roots undo powers. */
  private static void collect(Expr expr, Set<Function.Elementary> functions, Set<Integer> powers) {
    switch (expr.op()) {
      case Op.Apply(Function.Elementary function, int order) when order == 0 -> {
        switch (function) {
          case EXP, LOG, SIGMOID, TANH, SOFTPLUS -> {
            functions.add(Function.Elementary.LOG);
            functions.add(Function.Elementary.EXP);
          }
          case SQRT -> powers.add(2);
          default -> {}
        }
      }
      case Operator operator
          when operator == Operator.POWER || operator == Operator.HADAMARD_POWER -> {
        if (expr.arg(1).op() instanceof Op.Number(Rational exponent)) {
          Optional.of(exponent.denominator())
              .filter(root -> root.bitLength() < 5 && root.intValue() > 1)
              .ifPresent(root -> powers.add(root.intValue()));
        }
      }
      case Op _ -> {}
    }
    expr.args().forEach(arg -> collect(arg, functions, powers));
  }

  private Optional<OneToOne> applied(Function.Elementary function, Expr left, Expr right) {
    boolean everywhere = function == Function.Elementary.EXP;
    return everywhere || (facts.provesPositive(left) && facts.provesPositive(right))
        ? Optional.of(
            new OneToOne(
                everywhere
                    ? "the exponential takes no value twice"
                    : "the logarithm takes no value twice",
                Make.apply(function, left),
                Make.apply(function, right)))
        : Optional.empty();
  }

  /** An odd power is one-to-one; an even one where nothing is negative. */
  private Optional<OneToOne> raised(int power, Expr left, Expr right) {
    boolean everywhere = power % 2 == 1;
    boolean positive = facts.provesNonnegative(left) && facts.provesNonnegative(right);
    if ((!everywhere && !positive) || left.shape().rank() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new OneToOne(
            "the power " + power + " takes no value twice",
            raised(left, power),
            raised(right, power)));
  }

  private static Expr raised(Expr base, int power) {
    return base.shape().isScalar()
        ? Make.power(base, power)
        : Expr.of(Operator.HADAMARD_POWER, base, Make.number(power));
  }
}
