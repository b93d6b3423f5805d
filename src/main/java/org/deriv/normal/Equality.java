package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.normal.Plan.Names;

/**
 * Decides whether two expressions are equal for all dimensions and all values that meet the
 * assumptions. What is proved carries a certificate that {@link CertificateChecker} has replayed.
 * Work is bounded by counts, never by clocks, so that the answer is always the same.
 */
public final class Equality {
  private final Context context;
  private final Expr left;
  private final Expr right;
  private final List<String> tried = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  private Equality(Context context, Expr left, Expr right) {
    this.context = context;
    this.left = left;
    this.right = right;
  }

  /**
   * Decides {@code left == right}. Differences of shape are our mistake; derivatives must be worked
   * out before, up to those of unknown functions.
   */
  public static Outcome decide(Context context, Expr left, Expr right) {
    if (!left.shape().equals(right.shape())) {
      throw new IllegalStateException(
          "an equation between " + left.shape() + " and " + right.shape());
    }
    return new Equality(context, left, right).decide();
  }

  private Outcome decide() {
    for (Plan plan : plans()) {
      var proof = attempt(plan);
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    return differences.isEmpty()
        ? new Outcome.Unknown(tried)
        : new Outcome.Different(differences.getLast());
  }

  private static List<Plan> plans() {
    return List.of(new Plan(Names.KEPT, List.of()), new Plan(Names.EXPANDED, List.of()));
  }

  private java.util.Optional<Outcome> attempt(Plan plan) {
    Recorder recorder = new Recorder(new CanonicalLabeller());
    try {
      Session session = new Session(context, plan, recorder, left, right);
      Comparison.Result result = new Comparison(session).of(left, right);
      if (!result.isEqual()) {
        tried.add("index normal forms differ");
        if (plan.expandsDefinitions()) {
          differences.add("the normal forms differ in " + result.gap().size() + " terms");
        }
        return java.util.Optional.empty();
      }
      Certificate certificate = new Certificate(plan, recorder.labellings());
      if (!CertificateChecker.proves(context, left, right, certificate)) {
        throw new IllegalStateException("a certificate of `" + left + " == " + right + "` fails");
      }
      String evidence =
          "same index normal form ("
              + result.terms()
              + (result.terms() == 1 ? " term)" : " terms)");
      return java.util.Optional.of(
          new Outcome.Proof("index network", evidence, List.of(), certificate));
    } catch (Undecidable undecidable) {
      tried.add("index networks: " + undecidable.why());
      return java.util.Optional.empty();
    }
  }
}
