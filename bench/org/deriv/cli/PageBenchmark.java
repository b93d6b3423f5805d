package org.deriv.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.deriv.bench.Library;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Options;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The library composed, set and written as PDF, without deriving it again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class PageBenchmark {
  private final List<Desk.Report> reports = reports();

  private static List<Desk.Report> reports() {
    Desk desk = new EngineDesk();
    return Library.files().stream()
        .map(file -> desk.work(new Source(file.toString(), Library.read(file)), Options.STANDARD))
        .toList();
  }

  /** The documents of every file. */
  @Benchmark
  public int print() {
    return reports.stream()
        .mapToInt(report -> report.document(Format.PDF, Printing.USUAL).orElseThrow().length)
        .sum();
  }

  /** How many pages that is. */
  public static int pages() {
    int pages = 0;
    for (Desk.Report report : reports()) {
      byte[] bytes = report.document(Format.PDF, Printing.USUAL).orElseThrow();
      try (PDDocument document = Loader.loadPDF(bytes)) {
        pages += document.getNumberOfPages();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pages;
  }
}
