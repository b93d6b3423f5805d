package org.deriv.autodiff;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.lang.Reader;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One evaluation of the loss of a two-layer network with 5 inputs, 5 hidden units and 5 outputs on
 * the witness's tape: alone, and with its gradient in all 60 weights and biases.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeBenchmark {
  private static final String NETWORK =
      """
      problem network {
        given x in R[n], t in R[n], W1 in R[n,n], b1 in R[n], W2 in R[n,n], b2 in R[n]
        let L = ||W2*tanh(W1*x + b1) + b2 - t||^2
        derive L
        derive grad[W1] L
        derive grad[b1] L
        derive grad[W2] L
        derive grad[b2] L
      }
      """;

  private final Program value = program(1);
  private final Program both = program(5);
  private final double[] numbers = numbers();
  private final DoubleRun valueRun = new DoubleRun(value, DoubleRun.Errors.IGNORED);
  private final DoubleRun bothRun = new DoubleRun(both, DoubleRun.Errors.IGNORED);

  /** The loss. */
  @Benchmark
  public double value() {
    valueRun.run(numbers, Functions.NONE);
    return valueRun.value(0);
  }

  /** The loss and its gradient in every weight and bias. */
  @Benchmark
  public double valueAndGradient() {
    bothRun.run(numbers, Functions.NONE);
    return bothRun.value(0) + bothRun.value(1);
  }

  private static double[] numbers() {
    return IntStream.range(0, 200).mapToDouble(i -> Math.sin(1 + i)).toArray();
  }

  /** The program of the loss, with the gradients where more than one expression is wanted. */
  private static Program program(int wanted) {
    var goals =
        Reader.document(new Source("network", NETWORK)).problems().getFirst().items().stream()
            .filter(Problem.Asked.class::isInstance)
            .map(Problem.Asked.class::cast)
            .limit(wanted)
            .toList();
    Context context = goals.getFirst().context();
    Tape tape = new Tape(400_000);
    World world = new World(context, Map.of("n", 5L), World.Points.ALL, Orders.COARSE);
    Builder builder = new Builder(world, new Assumed(context), tape);
    int[] roots =
        goals.stream()
            .map(goal -> ((Goal.Derive) goal.goal()).of())
            .flatMapToInt((Expr of) -> Arrays.stream(builder.build(of, Scope.global()).cells()))
            .toArray();
    return Program.of(tape, roots);
  }
}
