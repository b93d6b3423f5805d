package org.deriv.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.check.Judge;
import org.deriv.check.Operators;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
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
  private static final Pattern PROPERTY =
      Pattern.compile(
          "\\b(\\w+) is (symmetric|orthogonal|invertible|diagonal|positive definite|positive"
              + " semidefinite)\\b");

  private final Judge judge;

  ClaimedReason(Judge judge) {
    this.judge = judge;
  }

  /** What is to be said of the reason for {@code before relation after}. */
  Optional<Remark> remark(Goal.Link link, Context context, Expr before, Expr after) {
    Optional<Remark> formula = link.formulas().isEmpty() ? Optional.empty() : formula(link);
    return formula.isPresent()
        ? formula
        : link.claimed()
            .flatMap(words ->
                named(words, link, context, before, after).or(() -> property(words, context)));
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

  private static Optional<Remark> named(
      String words, Goal.Link link, Context context, Expr before, Expr after) {
    String plain = words.toLowerCase(Locale.ROOT);
    for (NamedRule rule : NamedRule.values()) {
      if (rule.isMeant(plain) && !applies(rule, link.relation(), context, List.of(before, after))) {
        return Optional.of(
            Remark.of("the reason given does not give this step: " + rule.lacking()));
      }
    }
    return Optional.empty();
  }

  private static boolean applies(
      NamedRule rule, Relation relation, Context context, List<Expr> sides) {
    return switch (rule) {
      case PRODUCT, QUOTIENT, CHAIN, SUM ->
          differentiates(context, sides, expr -> StepParts.has(rule, expr));
      case INDEPENDENCE -> saysIndependence(context);
      case INEQUALITY -> relation != Relation.EQUAL;
      case TRIANGLE ->
          has(context, sides, expr -> StepParts.has(rule, expr))
              && has(context, sides, StepParts::isSum);
      case EXPECTATION, VARIANCE, TRACE, TRANSPOSE, LOGARITHM, INVERSE, GEOMETRIC, INDUCTION ->
          has(context, sides, expr -> StepParts.has(rule, expr));
    };
  }

  /** A property that the author says something has, and that it need not have. */
  private Optional<Remark> property(String words, Context context) {
    Matcher said = PROPERTY.matcher(words);
    while (said.find()) {
      Optional<Property> property =
          Arrays.stream(Property.values())
              .filter(each -> each.words().equals(said.group(2)))
              .findFirst();
      Optional<Expr> name = given(context, said.group(1));
      if (property.isPresent() && name.isPresent() && name.get().shape().isSquare()) {
        Expr claim = Make.has(property.get(), name.get());
        if (judge.judge(context, claim).status() == Status.REFUTED) {
          return Optional.of(
              new Remark(
                  "it was not assumed that " + Remark.quoted(name.get()) + " is " + said.group(2),
                  List.of(name.get())));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Expr> given(Context context, String name) {
    return context.find(name).orElse(null) instanceof Declaration.Given given
            && given.indices().isEmpty()
        ? Optional.of(Make.symbol(name, given.shape()))
        : Optional.empty();
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

  /** Whether a derivative is taken of something that has such an operator. */
  private static boolean differentiates(Context context, List<Expr> sides, Predicate<Expr> wanted) {
    return sides.stream()
        .anyMatch(
            side -> Operators.hasCalculus(side) && reaches(context, side, wanted, new HashSet<>()));
  }

  private static boolean has(Context context, List<Expr> sides, Predicate<Expr> wanted) {
    return sides.stream().anyMatch(side -> reaches(context, side, wanted, new HashSet<>()));
  }

  /** Whether an operator is in an expression or in what the names in it stand for. */
  private static boolean reaches(
      Context context, Expr expr, Predicate<Expr> wanted, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return false;
    }
    if (wanted.test(expr)) {
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
