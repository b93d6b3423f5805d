package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deriv.check.Exhibit;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

/** Goals that are answered by numbers: what they say, and where they refuse. */
class NumbersTest {
  private static FileReport file(String statements) {
    String problem = "problem p {\n" + statements + "\n}\n";
    return new Engine().compile(new Source("test", problem), Options.STANDARD).report();
  }

  private static GoalReport last(String statements) {
    return file(statements).problems().getFirst().goals().getLast();
  }

  private static String said(String statements) {
    return file(statements).diagnostics().stream()
        .map(Diagnostic::message)
        .reduce("", (all, one) -> all + one);
  }

  private static String result(String statements) {
    return last(statements).results().getFirst().toString();
  }

  private static List<Exhibit.Run> runs(String statements) {
    return assertInstanceOf(Exhibit.Runs.class, last(statements).exhibit().orElseThrow()).runs();
  }

  private static Exhibit.Price price(String statements) {
    return assertInstanceOf(Exhibit.Costs.class, last(statements).exhibit().orElseThrow())
        .prices()
        .getFirst();
  }

  // ---- compute

  @Test
  void statistics_along_axes_are_exact() {
    assertEquals(
        "[7/12, 155/144]",
        result(
            "given Y = [[[1,3,2],[1,2,3]],[[3,3,2],[2,4,4]],[[4,2,2],[1,2,4]],[[3,3,2],[3,3,2]]]\n"
                + "compute var(Y, axes = [1,3])"));
  }

  @Test
  void a_term_may_be_given_a_value() {
    assertEquals(
        "979/250",
        result(
            "given beta in R\nrecurrence v[t] = beta*v[t-1] + (1-beta) for t in 1..T\n"
                + "compute v[3] with v[0] = 5, beta = 9/10"));
  }

  @Test
  void a_rounded_number_is_never_taken_for_the_value() {
    String root = "given x in R\ncompute root: sqrt(x) with x = 2\n";
    assertEquals(Status.TESTED, last(root).verdict());
    assertEquals(Status.PROVED, last(root + "show root^2 == 2").verdict());
    assertEquals(Status.REFUTED, last(root + "show root == 1.41421356237").verdict());
  }

  @Test
  void what_magnifies_rounding_errors_has_no_value() {
    String map = "recurrence q[t] = 4*q[t-1]*(1-q[t-1]) for t in 1..T with q[0] = 1/3\n";
    assertTrue(said(map + "compute q[300]").contains("magnifies rounding errors"));
    assertEquals(Status.TESTED, last(map + "compute q[60]").verdict());
  }

  @Test
  void huge_values_are_refused_or_rounded_and_never_hang() {
    assertTrue(said("compute zeros[10000,10000]").contains("shape [10000, 10000]"));
    assertTrue(said("compute sum(i in 1..1000000) i").contains("1000000"));
    assertEquals(Status.EXACT, last("compute 2^10000").verdict());
    assertEquals(Status.TESTED, last("compute 2^100000").verdict());
    assertEquals(Status.TESTED, last("compute sum(i in 1..10000) 1/i").verdict());
  }

  @Test
  void a_missing_value_is_named() {
    assertTrue(said("given x in R\ncompute x + 1").contains("`x` has no value"));
  }

  @Test
  void claims_between_numbers_are_decided_exactly() {
    assertEquals(Status.PROVED, last("show 1/3 + 1/6 < 51/100").verdict());
    assertEquals(Status.REFUTED, last("show 1/3 + 1/6 < 49/100").verdict());
  }

  // ---- simulate

  private static final String DESCENT =
      """
      given A in R[2,2], b in R[2], eta in R
      recurrence w[t] = w[t-1] - eta*(A*w[t-1] - b) for t in 1..T with w[0] = zeros[2]
      """;

  @Test
  void a_run_names_the_limit_that_is_seen() {
    Exhibit.Run run =
        runs(DESCENT + "simulate w with A = [[3,1],[1,2]], b = [1,0], eta = 1/5 for 60 steps")
            .getFirst();
    assertEquals(61, run.rows().size());
    assertTrue(run.tendency().contains("(0.4, -0.2)"), run.tendency());
    assertTrue(run.tendency().contains("not proved"));
  }

  @Test
  void several_values_of_a_name_are_several_runs() {
    List<Exhibit.Run> runs =
        runs(
            DESCENT
                + "simulate w with A = [[3,1],[1,2]], b = [1,0], eta = 1/5, eta = 1 for 40 steps");
    assertEquals(2, runs.size());
    assertTrue(runs.getLast().tendency().contains("diverges"), runs.getLast().tendency());
  }

  @Test
  void a_slow_sequence_is_not_said_to_converge() {
    String sum = "recurrence s[t] = s[t-1] + 1/t for t in 1..T with s[0] = 0\n";
    assertTrue(runs(sum + "simulate s for 200 steps").getFirst().tendency().contains("no limit"));
  }

  @Test
  void where_doubles_go_astray_more_digits_are_taken() {
    String map = "recurrence q[t] = 4*q[t-1]*(1-q[t-1]) for t in 1..T with q[0] = 1/3\n";
    GoalReport report = last(map + "simulate q for 100 steps");
    assertEquals(Status.TESTED, report.verdict());
    assertTrue(report.notes().getFirst().contains("120 digits"), report.notes().getFirst());
    assertEquals(Status.UNDECIDED, last(map + "simulate q for 300 steps").verdict());
  }

  @Test
  void too_many_steps_are_refused() {
    String step = "recurrence s[t] = s[t-1]/2 + 1/3 for t in 1..T with s[0] = 0\n";
    assertTrue(said(step + "simulate s for 1000000000 steps").contains("1000000"));
    assertTrue(said(step + "simulate s for 1000000 steps").contains("at most"));
  }

  @Test
  void adagrad_is_seen_to_miss_the_smallest_solution() {
    String adagrad =
        """
        let X = [[2, 1]]
        let y = [2]
        given eta in R
        recurrence G[t] = G[t-1] + (X'*(X*a[t-1] - y)).^2 for t in 1..T with G[0] = zeros[2]
        recurrence a[t] = a[t-1] - eta*(X'*(X*a[t-1] - y))./sqrt(G[t]) for t in 1..T with a[0] = zeros[2]
        simulate end: a with eta = 1/2 for 30 steps
        """;
    assertEquals(Status.PROVED, last(adagrad + "show end != pinv(X)*y").verdict());
    assertEquals(Status.REFUTED, last(adagrad + "show end == pinv(X)*y").verdict());
  }

  // ---- plot

  @Test
  void a_curve_with_a_pole_is_undefined_there_and_compared_elsewhere() {
    GoalReport report = last("given p in R\nplot 1/(p - 1/2) for p in 0..1");
    assertEquals(Status.TESTED, report.verdict());
    Exhibit.Curves curves = assertInstanceOf(Exhibit.Curves.class, report.exhibit().orElseThrow());
    Exhibit.Track.Smooth smooth =
        assertInstanceOf(Exhibit.Track.Smooth.class, curves.curves().getFirst().track());
    assertTrue(Double.isNaN(smooth.value().applyAsDouble(0.5)));
    assertEquals(4, smooth.value().applyAsDouble(0.75), 1e-12);
  }

  @Test
  void what_cannot_be_plotted_says_why() {
    assertTrue(said("given p in R, q in R\nplot p*q for p in 0..1").contains("`q` has no value"));
    assertTrue(said("given p in R\nplot p for p in 1..0").contains("no interval"));
  }

  // ---- cost

  private static final String MATRICES =
      """
      given A in R[m,n], B in R[n,p], C in R[p,q], y in R[q], v in R[n], x in R[n], g in R[n]
      let f = v*v'*x
      """;

  @Test
  void a_product_with_a_jacobian_needs_no_matrix() {
    Exhibit.Price price = price(MATRICES + "cost vjp[x](f, g)");
    assertEquals("n", price.time().toString());
    assertEquals("n", price.memory().toString());
    assertEquals(Status.TESTED, last(MATRICES + "cost vjp[x](f, g)").verdict());
    assertEquals("n^2", price(MATRICES + "cost jac[x] f").time().toString());
  }

  @Test
  void a_chain_is_worked_out_from_its_vector() {
    assertEquals("m*n + n*p + p*q", price(MATRICES + "cost A*B*C*y").time().toString());
  }

  @Test
  void decoding_takes_time_in_the_square_of_the_vocabulary() {
    String viterbi =
        """
        given P in R[N,N]
        recurrence d[t][j] = max(i in 1..N) P[i,j]*d[t-1][i] for t in 1..T with d[0] = basis[N](1)
        cost d[T]\
        """;
    assertEquals("N^2*T", price(viterbi).time().toString());
    assertEquals("N*T", price(viterbi).memory().toString());
    assertEquals(Status.TESTED, last(viterbi).verdict());
  }

  @Test
  void backpropagation_costs_as_much_as_going_forward() {
    String network =
        """
        given W in R[n,n], U in R[n,k]
        given x[t] in R[k] for t in 1..T
        recurrence h[t] = tanh(W*h[t-1] + U*x[t]) for t in 1..T with h[0] = zeros[n]
        let L = sum(t in 1..T) ||h[t]||^2
        """;
    assertEquals("T*k*n + T*n^2", price(network + "cost L").time().toString());
    assertEquals("T*k*n + T*n^2", price(network + "cost grad[W] L").time().toString());
    assertEquals(Status.TESTED, last(network + "cost grad[W] L").verdict());
  }

  // ---- best paths

  private static final String DECODING =
      """
      given P in R[N,N] with P[i,j] >= 0
      given Q in R[N,N]
      recurrence d[t][j] = max(i in 1..N) P[i,j]*d[t-1][i] for t in 1..T with d[0] = basis[N](1)
      recurrence e[t][j] = max(i in 1..N) Q[i,j]*e[t-1][i] for t in 1..T with e[0] = basis[N](1)
      """;

  private static String paths(String sequence, String step) {
    return "show "
        + sequence
        + "[t][j] == max(w[1..t-1] in 1..N) prod(s in 1..t) "
        + step
        + " where w[0] = 1, w[t] = j by induction on t";
  }

  @Test
  void the_recurrence_gives_the_best_of_all_paths() {
    assertEquals(Status.PROVED, last(DECODING + paths("d", "P[w[s-1],w[s]]")).verdict());
    assertEquals(
        Status.PROVED,
        last(DECODING
                + "show max(j in 1..N) d[T][j] == max(w[1..T] in 1..N) prod(s in 1..T)"
                + " P[w[s-1],w[s]] where w[0] = 1")
            .verdict());
  }

  @Test
  void it_does_not_without_nonnegative_factors_or_the_other_way_round() {
    assertEquals(Status.REFUTED, last(DECODING + paths("e", "Q[w[s-1],w[s]]")).verdict());
    assertEquals(Status.REFUTED, last(DECODING + paths("d", "P[w[s],w[s-1]]")).verdict());
  }

  @Test
  void what_else_mentions_the_time_is_no_part_of_the_hypothesis() {
    String sums =
        """
        given c[t] in R for t in 1..T
        recurrence e[t][j] = max(i in 1..N) (c[t] + e[t-1][i]) for t in 1..T with e[0] = zeros[N]
        """;
    String paths = "show e[t][j] == max(w[0..t-1] in 1..N) sum(s in 1..t) ";
    assertEquals(Status.PROVED, last(sums + paths + "c[s] where w[t] = j").verdict());
    assertEquals(Status.REFUTED, last(sums + paths + "c[t] where w[t] = j").verdict());
  }
}
