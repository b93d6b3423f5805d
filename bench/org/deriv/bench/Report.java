package org.deriv.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deriv.autodiff.TapeBenchmark;
import org.deriv.cli.PageBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark and says what came of it in a few lines. */
public final class Report {
  private Report() {}

  /** Prints the report. */
  public static void main(String[] words) throws RunnerException {
    Locale.setDefault(Locale.ROOT);
    tape();
    network();
    new Warm().print();
    pages();
  }

  private static Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(benchmark.getName()).verbosity(VerboseMode.SILENT);
    return new Runner(options.build()).run();
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void tape() throws RunnerException {
    Map<String, Double> times = new TreeMap<>();
    run(TapeBenchmark.class).forEach(result -> times.put(name(result), score(result)));
    double value = times.getOrDefault("value", Double.NaN);
    double both = times.getOrDefault("valueAndGradient", Double.NaN);
    System.out.printf(
        "two-layer network, n = 5, on the tape: value %.2f µs, value and gradient %.2f µs, ratio"
            + " %.2f%n",
        value / 1e3, both / 1e3, both / value);
  }

  private static void network() throws RunnerException {
    Map<Integer, Double> times = new TreeMap<>();
    for (RunResult result : run(NetworkBenchmark.class)) {
      times.put(Integer.parseInt(result.getParams().getParam("layers")), score(result));
    }
    times.forEach((layers, time) ->
        System.out.printf(
            "tanh network of %d layers: %.2f ms, %d expressions%n",
            layers, time, NetworkBenchmark.size(layers)));
    System.out.printf(
        "t(100)/t(50) = %.2f, size(100)/size(50) = %.2f%n",
        times.getOrDefault(100, Double.NaN) / times.getOrDefault(50, Double.NaN),
        (double) NetworkBenchmark.size(100) / NetworkBenchmark.size(50));
  }

  private static void pages() throws RunnerException {
    int pages = PageBenchmark.pages();
    for (RunResult result : run(PageBenchmark.class)) {
      System.out.printf(
          "%d pages in %.0f ms: %.0f pages a second%n",
          pages, score(result), 1000 * pages / score(result));
    }
  }
}
