package org.deriv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Options;

/** An engine for which a file's text says what comes of it: its exit status, or a fault. */
final class FakeDesk implements Desk {
  @Override
  public Report work(Source source, Options options) {
    String text = source.text().strip();
    if (text.equals("fault")) {
      throw new IllegalStateException("the fake desk broke");
    }
    if (text.startsWith("slow")) {
      sleep();
    }
    return new FakeReport(source, Integer.parseInt(text.replaceAll("[^0-9]", "")), options);
  }

  @Override
  public Report work(Source latex, Source declarations, Options options) {
    return work(declarations, options);
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Layout layOut(Source source) {
    String text = source.text();
    return text.startsWith("broken")
        ? new Layout(
            Optional.empty(),
            List.of(Diagnostic.error("syntax", "`broken` does not belong here", source.span(0, 6))))
        : new Layout(Optional.of(text.strip() + "\n"), List.of());
  }

  @Override
  public List<RuleEntry> rules() {
    return List.of(
        new RuleEntry("d-product", "d(A*B) == d(A)*B + A*d(B)", List.of("because: product rule")),
        new RuleEntry("d-sum", "d(A + B) == d(A) + d(B)", List.of()));
  }

  private record FakeReport(Source source, int exitStatus, Options options) implements Report {
    @Override
    public List<Throwable> faults() {
      return List.of();
    }

    @Override
    public List<Diagnostic> diagnostics() {
      return exitStatus == ExitStatus.WRONG
          ? List.of(Diagnostic.error("refuted", "`1` is wrong", source.span(0, 1)))
          : List.of();
    }

    @Override
    public String text(Colours colours) {
      return source.name() + ": " + exitStatus + ", seed " + options.seed() + ", " + colours + "\n";
    }

    @Override
    public Tally tally() {
      boolean right = exitStatus == ExitStatus.ESTABLISHED;
      return new Tally(
          2,
          right ? 2 : 1,
          0,
          right ? 0 : 1,
          right ? Optional.empty() : Optional.of(new Tally.First("p", "1", 2, 3, "refuted")));
    }

    @Override
    public String json() {
      return "{\"file\":\"" + source.name() + "\",\"status\":" + exitStatus + "}";
    }

    @Override
    public Optional<byte[]> document(Format format, Printing printing) {
      String how =
          printing.equals(Printing.USUAL)
              ? ""
              : " on " + printing.paper().name() + " without " + printing.without();
      return Optional.of((format + " of " + source.name() + how + "\n").getBytes(UTF_8));
    }
  }
}
