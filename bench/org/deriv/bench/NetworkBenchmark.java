package org.deriv.bench;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Expr;
import org.deriv.lang.Reader;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.deriv.rule.Rulebook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The gradient of a tanh network in the weights of its first layer, by its depth. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class NetworkBenchmark {
  /** How many layers. */
  @Param({"2", "5", "10", "20", "50", "100"})
  public int layers = 2;

  private final Deriver deriver = new Deriver(Rulebook.standard());
  private Problem.Asked asked = network(1);

  /** Reads the network. */
  @Setup
  public void read() {
    asked = network(layers);
  }

  /** Derives the gradient. */
  @Benchmark
  public Outcome derive() {
    return deriver.derive((Goal.Derive) asked.goal(), asked.context());
  }

  /** The different expressions in a derivation. */
  static int size(int layers) {
    Problem.Asked asked = network(layers);
    Outcome outcome =
        new Deriver(Rulebook.standard()).derive((Goal.Derive) asked.goal(), asked.context());
    Derivation derivation = ((Outcome.Derived) outcome).derivation();
    Set<Expr> seen = new HashSet<>();
    derivation
        .stages()
        .forEach(stage -> stage.steps().forEach(step -> collect(step.result(), seen)));
    return seen.size();
  }

  private static void collect(Expr expr, Set<Expr> seen) {
    if (seen.add(expr)) {
      expr.args().forEach(arg -> collect(arg, seen));
    }
  }

  private static Problem.Asked network(int layers) {
    StringBuilder text = new StringBuilder("problem network {\ngiven x in R[n], y in R[n]\n");
    String before = "x";
    for (int i = 1; i <= layers; i++) {
      text.append("given W%d in R[n,n]\nlet h%d = tanh(W%d*%s)\n".formatted(i, i, i, before));
      before = "h" + i;
    }
    text.append("let L = ||%s - y||^2\nderive grad[W1] L\n}\n".formatted(before));
    return Reader.document(new Source("network", text.toString()))
        .problems()
        .getFirst()
        .items()
        .stream()
        .filter(Problem.Asked.class::isInstance)
        .map(Problem.Asked.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
