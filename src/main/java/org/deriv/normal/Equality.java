package org.deriv.normal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.normal.Plan.Names;
import org.deriv.normal.Plan.Theorems;

/**
 * Decides whether two expressions are equal for all dimensions and all values that meet the
 * assumptions. What is proved carries a certificate that {@link CertificateChecker} has replayed.
 * Work is bounded by counts, never by clocks, so that the answer is always the same.
 */
public final class Equality {
  private static final List<Integer> OVERLAPS = List.of(12, 60, 400);

  private static final int LEVELS = 4;
  private static final int LARGE = 150;

  private final Context context;
  private final Expr left;
  private final Expr right;
  private final List<String> tried = new ArrayList<>();
  private Optional<String> difference = Optional.empty();
  private Optional<Plan> readable = Optional.empty();

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
    Multiples multiples = new Multiples(context);
    Optional<Expr> essential =
        multiples.essential(left, right).or(() -> multiples.essential(right, left));
    if (essential.isPresent()) {
      return decide(context, essential.get(), Make.zeros(left.shape()));
    }
    try {
      return new Equality(context, left, right).decide();
    } catch (StackOverflowError _) {
      return new Outcome.Unknown(List.of("the expressions are nested too deeply"));
    }
  }

  private Outcome decide() {
    for (Plan plan : plans()) {
      Optional<Outcome> proof = byNetworks(plan);
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    Optional<Outcome> proof = readable.flatMap(this::byTheorems);
    return proof.orElseGet(() ->
        difference
            .<Outcome>map(Outcome.Different::new)
            .orElseGet(() -> new Outcome.Unknown(tried)));
  }

  /** First nothing is expanded, then what the sides mention, then what that mentions, then all. */
  private List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    List<List<String>> levels = levels();
    List<String> expanded = new ArrayList<>();
    for (int level = 0; level < Math.min(LEVELS, levels.size()); level++) {
      plans.add(new Plan(Names.WRAPPED, expanded, Theorems.NONE));
      expanded.addAll(levels.get(level));
    }
    if (size() > LARGE && levels.isEmpty()) {
      plans.add(new Plan(Names.WRAPPED, List.of(), Theorems.NONE));
    }
    plans.add(Plan.plain());
    return plans;
  }

  /**
   * The defined names that the sides mention, those that their bodies mention besides, and so on.
   */
  private List<List<String>> levels() {
    return levels(context, left, right);
  }

  static List<List<String>> levels(Context context, Expr left, Expr right) {
    org.deriv.expr.Names names = new org.deriv.expr.Names();
    List<List<String>> levels = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> mentioned = new LinkedHashSet<>(names.free(left));
    mentioned.addAll(names.free(right));
    while (!mentioned.isEmpty()) {
      List<String> level = new ArrayList<>();
      Set<String> next = new LinkedHashSet<>();
      for (String name : mentioned) {
        if (context.find(name).orElse(null) instanceof Declaration.Let let && seen.add(name)) {
          level.add(name);
          next.addAll(names.free(let.body()));
        }
      }
      if (!level.isEmpty()) {
        levels.add(level);
      }
      mentioned = next;
    }
    return levels;
  }

  private int size() {
    Set<Expr> seen = new HashSet<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(left, right));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (seen.add(next)) {
        open.addAll(next.args());
      }
    }
    return seen.size();
  }

  private Optional<Outcome> byNetworks(Plan plan) {
    Recorder recorder = new Recorder(new CanonicalLabeller());
    try {
      Session session = new Session(context, plan, recorder, left, right);
      Comparison.Result result = new Comparison(session, left, right).plainly();
      if (result.isEqual()) {
        Certificate certificate =
            new Certificate(plan, List.of(), Optional.empty(), recorder.labellings());
        return Optional.of(proof("index network", result, certificate));
      }
      readable = Optional.of(plan);
      tried.add("index networks: the normal forms differ");
      difference =
          plan.wraps()
              ? Optional.empty()
              : Optional.of("the normal forms differ in " + result.gap().poly().size() + " terms");
    } catch (Undecidable undecidable) {
      difference = Optional.empty();
      tried.add("index networks: " + undecidable.why());
    }
    return Optional.empty();
  }

  /** Equations between matrices are completed by steps until they suffice or a budget is spent. */
  private Optional<Outcome> byTheorems(Plan readable) {
    Plan plan = new Plan(readable.definitions(), readable.expanded(), Theorems.USED);
    try {
      Course search = Course.of(context, left, right, plan, new CanonicalLabeller());
      Gap gap = search.comparison().plainly().gap();
      Theory theory = new Theory(search.session().kernel());
      theory.takeAxioms(gap, search.session().assumedZeros());
      if (theory.equations().isEmpty() && !search.session().hasMatrixPowers()) {
        return Optional.empty();
      }
      Completion completion = new Completion(theory);
      for (int overlaps : OVERLAPS) {
        boolean more = completion.run(overlaps);
        Optional<Lemma> proof = theory.words().flatMap(completion::proof);
        Optional<Outcome> outcome = byLemmas(plan, completion.lemmas(), proof);
        if (outcome.isPresent() || !more) {
          return outcome;
        }
      }
    } catch (Undecidable undecidable) {
      tried.add("equations between matrices: " + undecidable.why());
    }
    return Optional.empty();
  }

  private Optional<Outcome> byLemmas(Plan plan, List<Lemma> lemmas, Optional<Lemma> proof) {
    Recorder recorder = new Recorder(new CanonicalLabeller());
    Comparison.Result result = Course.of(context, left, right, plan, recorder).run(lemmas, proof);
    if (!result.isEqual()) {
      tried.add("equations between matrices: " + lemmas.size() + " lemmas do not suffice");
      return Optional.empty();
    }
    Certificate certificate = new Certificate(plan, lemmas, proof, recorder.labellings());
    return Optional.of(proof("equations between matrices", result, certificate));
  }

  private Outcome proof(String method, Comparison.Result result, Certificate certificate) {
    if (!CertificateChecker.proves(context, left, right, certificate)) {
      throw new IllegalStateException("a certificate of `" + left + " == " + right + "` fails");
    }
    // What people want to know stands before the colon, the account of it behind.
    String how = result.terms() == 0 ? "all terms cancel" : "expanding both sides";
    String assumed = certificate.plan().usesTheorems() ? ", with the assumptions" : "";
    List<String> details = new ArrayList<>();
    if (result.terms() > 0) {
      details.add("the same " + counted(result.terms(), "term"));
    }
    if (!certificate.lemmas().isEmpty()) {
      details.add(counted(certificate.lemmas().size(), "lemma") + " from the assumptions");
    }
    String evidence = how + assumed + (details.isEmpty() ? "" : ": " + String.join(", ", details));
    return new Outcome.Proof(
        method, evidence, Domain.conditions(context, certificate.plan(), left, right), certificate);
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
