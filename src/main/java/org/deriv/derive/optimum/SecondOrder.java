package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/** What the second derivative says of the points at which the gradient vanishes. */
final class SecondOrder {
  private final Elimination elimination;
  private final Question question;

  SecondOrder(Elimination elimination, Question question) {
    this.elimination = elimination;
    this.question = question;
  }

  /** The second derivative in each variable that was solved for, with the claim of its sign. */
  List<Stage> curvature() {
    List<Step> claims = new ArrayList<>();
    for (Eliminated each : elimination.found()) {
      if (question.variables().contains(each.unknown())) {
        claim(each).ifPresent(claims::add);
      }
    }
    return staged(claims);
  }

  /** The second derivative in every variable, where nothing was solved. */
  List<Stage> curvatureOfAll() {
    List<Step> claims = new ArrayList<>();
    for (Map.Entry<Expr, Expr> each : elimination.gradients().entrySet()) {
      Curvature curvature =
          Curvature.of(elimination.knowing(), question, each.getValue(), each.getKey());
      curvature
          .hessian()
          .filter(_ ->
              curvature.sign() == Curvature.Sign.STRICT || curvature.sign() == Curvature.Sign.WEAK)
          .ifPresent(
              h -> claims.add(known(each.getKey(), h, curvature.sign(), Solution.Kind.BRANCH)));
    }
    return staged(claims);
  }

  private List<Stage> staged(List<Step> claims) {
    return claims.isEmpty()
        ? List.of()
        : List.of(
            new Stage(
                Optional.of("Second-order condition"),
                elimination.conditions(),
                Optional.empty(),
                claims));
  }

  private Optional<Step> claim(Eliminated each) {
    Curvature curvature = each.curvature();
    if (curvature.hessian().isEmpty()) {
      return Optional.empty();
    }
    Expr hessian = curvature.hessian().get();
    return switch (curvature.sign()) {
      case STRICT, WEAK ->
          Optional.of(known(each.unknown(), hessian, curvature.sign(), each.solution().kind()));
      case UNKNOWN -> unknown(each, hessian);
      case WRONG -> Optional.empty();
    };
  }

  /** Whether there are points without a gradient, across which a sign says nothing. */
  private boolean hasKink() {
    return elimination.conditions().stream()
        .anyMatch(condition -> Question.mentions(condition, question.variables()));
  }

  private Step known(Expr variable, Expr hessian, Curvature.Sign sign, Solution.Kind kind) {
    boolean strict = sign == Curvature.Sign.STRICT;
    Expr truth = strict ? question.strictly(hessian) : question.weakly(hessian);
    if (hasKink() && !question.bendsTheRightWay(elimination.start())) {
      return Step.claim(truth, Reason.of("the second derivative, wherever there is one"));
    }
    String shape = question.isMinimum() ? "convex" : "concave";
    String words =
        (strict ? "strictly " : "")
            + shape
            + " in `"
            + variable
            + "`: "
            + (strict
                ? "there is only one " + question.best()
                : kind == Solution.Kind.ONLY
                    ? "the only stationary point is the only " + question.best()
                    : "every stationary point is a " + question.best());
    return Step.claim(truth, Reason.of(words));
  }

  private Optional<Step> unknown(Eliminated each, Expr hessian) {
    if (elimination.signAt(each.solution(), each.curvature()) == Curvature.Sign.STRICT) {
      Expr at = elimination.knowing().put(Map.of(each.unknown(), each.solution().value()), hessian);
      String words =
          each.candidates() == 1
              ? "the second derivative at the only stationary point, so it is the only "
                  + question.best()
              : "the second derivative at this stationary point and at no other";
      return Optional.of(Step.claim(question.strictly(at), Reason.of(words)));
    }
    return Optional.empty();
  }
}
