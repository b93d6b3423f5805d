package org.deriv.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.deriv.check.Judge;
import org.deriv.check.Operators;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal;

/**
 * Looks at the reason that an author gives for a step. Only what is certain is said: a quoted
 * equation that is false, or a named rule of which nothing in the step is an instance. Words that
 * are not known are passed over, and a verdict never changes.
 */
final class ClaimedReason {
  private final Judge judge;

  ClaimedReason(Judge judge) {
    this.judge = judge;
  }

  /** What is to be said of the reason for {@code before relation after}. */
  Optional<Remark> remark(Goal.Link link, Context context, Expr before, Expr after) {
    Optional<Remark> formula = link.formulas().isEmpty() ? Optional.empty() : formula(link);
    return formula.isPresent()
        ? formula
        : link.claimed().flatMap(words -> named(words, link, context, before, after));
  }

  /** A quoted equation that is refuted. */
  private Optional<Remark> formula(Goal.Link link) {
    for (Goal.Formula formula : link.formulas()) {
      for (Expr truth : parts(formula.truth())) {
        Verdict verdict = judge.judge(formula.context(), truth);
        if (verdict.status() == Status.REFUTED) {
          String sides =
              verdict
                  .counterexample()
                  .map(values ->
                      "the left side can be "
                          + values.left()
                          + " where the right is "
                          + values.right())
                  .orElse("it has a counterexample");
          return Optional.of(
              new Remark(
                  "the reason is wrong in itself: "
                      + Remark.quoted(truth)
                      + " does not hold; "
                      + sides,
                  List.of(truth)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Expr> parts(Expr truth) {
    return truth.is(Operator.AND) ? truth.args() : List.of(truth);
  }

  /** The rules that have a name, and what a step by them must have. */
  private enum Rule {
    PRODUCT("\\bproduct rule\\b", "there is no product of two varying factors to differentiate"),
    QUOTIENT("\\bquotient rule\\b", "there is no quotient to differentiate"),
    CHAIN("\\bchain rule\\b", "there is no function of a function to differentiate"),
    EXPECTATION(
        "\\blinearity of (the )?expectation\\b|\\bexpectation is linear\\b",
        "there is no expectation in it"),
    VARIANCE(
        "\\bdefinition of (the )?variance\\b|\\bvariance formula\\b", "there is no variance in it"),
    INDEPENDENCE("\\bindependen(t|ce)\\b", "nothing in it was said to be independent"),
    TRIANGLE("\\btriangle inequality\\b", "there is no norm or absolute value in it"),
    INEQUALITY(
        "\\b(triangle inequality|cauchy.schwarz|jensen)\\b",
        "an inequality does not give an equality"),
    TRACE("\\b(cyclic|cyclicity)\\b.*|\\btrace trick\\b", "there is no trace in it");

    private final Pattern words;
    private final String lacking;

    Rule(String words, String lacking) {
      this.words = Pattern.compile(words);
      this.lacking = lacking;
    }
  }

  private static Optional<Remark> named(
      String words, Goal.Link link, Context context, Expr before, Expr after) {
    String plain = words.toLowerCase(Locale.ROOT);
    for (Rule rule : Rule.values()) {
      if (rule.words.matcher(plain).find()
          && !applies(rule, link.relation(), context, List.of(before, after))) {
        return Optional.of(Remark.of("the reason given does not give this step: " + rule.lacking));
      }
    }
    return Optional.empty();
  }

  private static boolean applies(Rule rule, Relation relation, Context context, List<Expr> sides) {
    return switch (rule) {
      case PRODUCT -> differentiates(context, sides, ClaimedReason::isProduct);
      case QUOTIENT -> differentiates(context, sides, ClaimedReason::isQuotient);
      case CHAIN -> differentiates(context, sides, ClaimedReason::isComposed);
      case EXPECTATION, VARIANCE ->
          sides.stream().anyMatch(side -> Operators.restsOnProbability(context, side));
      case INDEPENDENCE -> saysIndependence(context);
      case TRIANGLE -> has(context, sides, ClaimedReason::isNorm);
      case INEQUALITY -> relation != Relation.EQUAL;
      case TRACE -> has(context, sides, op -> op == Operator.TRACE);
    };
  }

  private static boolean saysIndependence(Context context) {
    boolean stated =
        context.assumptions().stream()
            .anyMatch(truth ->
                truth.op() instanceof Op.Has(Property property)
                    && (property == Property.INDEPENDENT
                        || property == Property.IDENTICALLY_DISTRIBUTED));
    return stated
        || context.declarations().values().stream()
            .anyMatch(declaration ->
                declaration instanceof Declaration.Random random
                    && (random.spread() == Declaration.Spread.IID
                        || random.distribution().isPresent()));
  }

  private static boolean isNorm(Op op) {
    return op instanceof Op.Norm
        || op instanceof Op.Apply(org.deriv.expr.Function function, int _)
            && function == org.deriv.expr.Function.Elementary.ABS;
  }

  private static boolean isProduct(Op op) {
    return op instanceof Operator operator
            && switch (operator) {
              case PRODUCT, HADAMARD, KRONECKER, DIVIDE, HADAMARD_DIVIDE, POWER, HADAMARD_POWER ->
                  true;
              default -> false;
            }
        || op instanceof Op.Norm;
  }

  private static boolean isQuotient(Op op) {
    return op == Operator.DIVIDE
        || op == Operator.HADAMARD_DIVIDE
        || op == Operator.POWER
        || op == Operator.HADAMARD_POWER
        || op instanceof Op.Softmax
        || op instanceof Op.Apply;
  }

  private static boolean isComposed(Op op) {
    return !(op instanceof Op.Symbol
        || op instanceof Op.Number
        || op == Operator.ADD
        || op == Operator.NEGATE
        || op == Operator.ENTRY
        || op instanceof Op.Fold);
  }

  /** Whether a derivative is taken of something that has such an operator. */
  private static boolean differentiates(Context context, List<Expr> sides, Predicate<Op> wanted) {
    return sides.stream()
        .anyMatch(
            side -> Operators.hasCalculus(side) && reaches(context, side, wanted, new HashSet<>()));
  }

  private static boolean has(Context context, List<Expr> sides, Predicate<Op> wanted) {
    return sides.stream().anyMatch(side -> reaches(context, side, wanted, new HashSet<>()));
  }

  /** Whether an operator is in an expression or in what the names in it stand for. */
  private static boolean reaches(Context context, Expr expr, Predicate<Op> wanted, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return false;
    }
    if (wanted.test(expr.op())) {
      return true;
    }
    for (String name : new Names().free(expr)) {
      boolean inside =
          context.find(name).orElse(null) instanceof Declaration.Let let
              && reaches(context, let.body(), wanted, seen);
      if (inside || context.find(name).orElse(null) instanceof Declaration.Recurrence) {
        return true;
      }
    }
    return expr.args().stream().anyMatch(arg -> reaches(context, arg, wanted, seen));
  }
}
