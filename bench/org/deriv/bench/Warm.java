package org.deriv.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deriv.derive.Deriver;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Engine;
import org.deriv.engine.Options;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/**
 * Times in one warm program, the best of three runs each: what somebody waits for who has the
 * program open. Many short measurements one after the other, for which forks would take an hour.
 */
final class Warm {
  private static final int RUNS = 3;

  private static final String CHAIN =
      """
      problem chain {
        given X in R[n,d], y in R[n], w in R[d], lambda in R with lambda > 0
        check grad[w] (1/2*||y - X*w||^2 + lambda/2*||w||^2)
          == X'*(X*w - y) + lambda*w
          == X'*X*w - X'*y + lambda*w
          == (X'*X + lambda*I[d])*w - X'*y
          == -(X'*y) + (X'*X)*w + lambda*w
          == X'*(X*w) - X'*y + lambda*w
          == -X'*(y - X*w) + lambda*w
          == lambda*w - X'*y + X'*X*w
          == lambda*w - X'*(y - X*w)
          == lambda*(w) + X'*(X*w) - X'*y
          == X'*(X*w - y) + lambda*w
      }
      """;

  private static final String UNFOLDED =
      """
      problem unfolded {
        given x[t] in R[m] for t in 1..%1$d
        given W in R[n,n], U in R[n,m], h[0] in R[n], y in R[n]
        recurrence h[t] = tanh(W*h[t-1] + U*x[t]) for t in 1..%1$d
        let L = ||h[%1$d] - y||^2
        backprop L through h
      }
      """;

  private final Engine engine = new Engine();
  private final Deriver deriver = new Deriver(engine.rulebook());

  /** Prints every line. */
  void print() {
    problems();
    sheets();
    System.out.printf("a chain of ten lines by hand: %.1f ms%n", checked(new Source("", CHAIN)));
    double few = derived(new Source("", UNFOLDED.formatted(10)));
    double many = derived(new Source("", UNFOLDED.formatted(1000)));
    System.out.printf(
        "backpropagation through 10 and 1000 times: %.2f ms, %.2f ms, ratio %.2f%n",
        few, many, many / few);
  }

  private void problems() {
    Map<String, Source> problems = new TreeMap<>(Library.problems());
    List<Double> derive = new ArrayList<>();
    List<Double> check = new ArrayList<>();
    List<Double> goal = new ArrayList<>();
    problems.forEach((name, source) -> {
      int goals = Math.max(1, goals(source).size());
      derive.add(derived(source));
      check.add(checked(source));
      goal.add(check.getLast() / goals);
      System.out.printf(
          "%s, %d goals: %.2f ms derived, %.2f ms with every check%n",
          name, goals, derive.getLast(), check.getLast());
    });
    System.out.printf(
        "%d problems, warm: median %.1f ms derived, %.1f ms with every check, %.1f ms a goal%n",
        problems.size(), median(derive), median(check), median(goal));
  }

  private void sheets() {
    Library.files().stream()
        .filter(file -> file.getParent().endsWith("sheets"))
        .forEach(file ->
            System.out.printf(
                "sheet %s: %.0f ms%n",
                file.getFileName(), checked(new Source("", Library.read(file)))));
  }

  private static List<Problem.Asked> goals(Source source) {
    return Reader.document(source).problems().stream()
        .flatMap(problem -> problem.items().stream())
        .filter(Problem.Asked.class::isInstance)
        .map(Problem.Asked.class::cast)
        .toList();
  }

  /** Every goal that asks for a derivation, without a check. */
  private double derived(Source source) {
    List<Problem.Asked> asked =
        goals(source).stream()
            .filter(
                goal -> goal.goal() instanceof Goal.Derive || goal.goal() instanceof Goal.Backprop)
            .toList();
    return best(() -> asked.forEach(goal -> deriver.derive(goal.goal(), goal.context())));
  }

  private double checked(Source source) {
    Options options = Options.STANDARD.on(Runtime.getRuntime().availableProcessors());
    return best(() -> engine.compile(source, options));
  }

  private static double best(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      long before = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - before) / 1e6);
    }
    return best;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(Double.NaN);
  }
}
