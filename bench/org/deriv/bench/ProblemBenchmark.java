package org.deriv.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Engine;
import org.deriv.engine.Options;
import org.deriv.engine.Result;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
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

/** A problem of the library, warm: its derivations alone, and all of it with the checks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ProblemBenchmark {
  /** Which problem: {@code file/name}. {@link Warm} looks at all of them, less closely. */
  @Param("mlp/mlp")
  public String problem = "mlp/mlp";

  private final Engine engine = new Engine();
  private final Deriver deriver = new Deriver(engine.rulebook());
  private Source source = new Source("", "");
  private List<Problem.Asked> goals = List.of();

  /** Reads the problem. */
  @Setup
  public void read() {
    Source found = Library.problems().get(problem);
    if (found == null) {
      throw new IllegalStateException("no problem " + problem);
    }
    source = found;
    List<Problem.Asked> asked = new ArrayList<>();
    for (Problem.Item item : Reader.document(source).problems().getFirst().items()) {
      if (item instanceof Problem.Asked goal) {
        asked.add(goal);
      }
    }
    goals = asked;
  }

  /** Derives every goal that asks for a derivation. */
  @Benchmark
  public List<Outcome> derive() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Problem.Asked asked : goals) {
      if (asked.goal() instanceof Goal.Derive goal) {
        outcomes.add(deriver.derive(goal, asked.context()));
      }
    }
    return outcomes;
  }

  /** Reads, derives and judges everything. */
  @Benchmark
  public Result check() {
    return engine.compile(source, Options.STANDARD);
  }
}
