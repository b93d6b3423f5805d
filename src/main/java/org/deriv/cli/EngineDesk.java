package org.deriv.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deriv.check.FileReport;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.diagnostic.Source;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Omission;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.document.compose.Law;
import org.deriv.engine.Engine;
import org.deriv.engine.Options;
import org.deriv.engine.Result;
import org.deriv.expr.Expr;
import org.deriv.lang.Formatter;
import org.deriv.lang.Parsed;
import org.deriv.lang.tree.SourceTree;
import org.deriv.render.Json;
import org.deriv.render.ProblemTypesetter;
import org.deriv.render.Text;
import org.deriv.render.html.Html;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.deriv.render.pdf.Pdf;
import org.deriv.render.tex.Latex;
import org.deriv.rule.Bibliography;
import org.deriv.rule.Citation;
import org.deriv.rule.Inequality;
import org.deriv.rule.Rule;

/** The one place where the command line meets the engine. */
final class EngineDesk implements Desk {
  private final Supplier<Engine> engine = Once.of(Engine::new);
  private final Supplier<Bibliography> works = Once.of(Bibliography::new);
  private final Supplier<Press> press = Once.of(Press::new);

  @Override
  public Report work(Source source, Options options) {
    return new EngineReport(engine.get().compile(source, options));
  }

  @Override
  public Report work(Source latex, Source declarations, Options options) {
    return new EngineReport(engine.get().compile(latex, declarations, options));
  }

  @Override
  public Layout layOut(Source source) {
    Parsed<String> formatted = Formatter.format(source);
    boolean broken = formatted.diagnostics().stream().anyMatch(Diagnostic::isError);
    return new Layout(
        broken ? Optional.empty() : Optional.of(formatted.tree()), formatted.diagnostics());
  }

  @Override
  public List<RuleEntry> rules() {
    return Stream.concat(
            engine.get().rulebook().all().stream().map(EngineDesk::entry),
            Inequality.standard().stream().map(EngineDesk::entry))
        .toList();
  }

  private static RuleEntry entry(Rule rule) {
    return entry(rule.name(), rule.claim(), rule.requires(), rule.because(), rule.citations());
  }

  private static RuleEntry entry(Inequality law) {
    return entry(law.name(), law.claim(), law.requires(), law.because(), law.citations());
  }

  private static RuleEntry entry(
      String name, Expr claim, List<Expr> requires, String because, List<Citation> citations) {
    List<String> details = new ArrayList<>();
    requires.forEach(condition -> details.add("requires " + condition));
    details.add("because " + because);
    citations.forEach(source -> details.add("see " + source.work() + " " + source.place()));
    return new RuleEntry(name, claim.toString(), details);
  }

  /** What sets type; made once, when a document is first wanted. */
  private static final class Press {
    private final Pdf pdf;
    private final Latex latex;
    private final Html html;

    Press() {
      Typefaces typefaces = new Typefaces();
      MathSetter maths = new MathSetter(typefaces);
      Typesetter typesetter = new Typesetter(typefaces, maths);
      pdf = new Pdf(typesetter, typefaces);
      html = new Html(typesetter, maths, typefaces);
      latex = new Latex(maths);
    }
  }

  private final class EngineReport implements Report {
    private final Result result;

    EngineReport(Result result) {
      this.result = result;
    }

    private FileReport report() {
      return result.report();
    }

    @Override
    public List<Diagnostic> diagnostics() {
      return report().diagnostics();
    }

    @Override
    public int exitStatus() {
      return faults().isEmpty() ? report().exitStatus() : ExitStatus.FAULT;
    }

    @Override
    public List<Throwable> faults() {
      return result.faults();
    }

    @Override
    public String text(Colours colours) {
      return Text.of(report(), colours);
    }

    @Override
    public Tally tally() {
      return Tallying.of(report());
    }

    @Override
    public String json() {
      return new Json(ProblemTypesetter::new).of(report());
    }

    @Override
    public Optional<byte[]> document(Format format, Printing printing) {
      if (report().problems().isEmpty()) {
        return Optional.empty();
      }
      Document document = Omission.copy(composed(), printing.without());
      Paper paper = printing.paper();
      return switch (format) {
        case PDF -> Optional.of(press.get().pdf.of(document, paper));
        case TEX -> Optional.of(bytes(press.get().latex.of(document, paper)));
        case HTML -> Optional.of(bytes(press.get().html.of(document)));
        case JSON -> Optional.empty();
      };
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private Document composed() {
      Map<SourceTree.Field, String> front = result.front();
      String name = report().file().replaceFirst("^.*[/\\\\]", "");
      Title title =
          new Title(
              Inline.text(front.getOrDefault(SourceTree.Field.TITLE, name)),
              Optional.ofNullable(front.get(SourceTree.Field.AUTHOR)),
              Optional.ofNullable(front.get(SourceTree.Field.COURSE)),
              Optional.ofNullable(front.get(SourceTree.Field.DATE)),
              Optional.of(name));
      return Composer.compose(
          title,
          Optional.ofNullable(front.get(SourceTree.Field.ABSTRACT)),
          report().problems(),
          ProblemTypesetter::new,
          this::law);
    }

    private Optional<Law> law(String name) {
      return engine
          .get()
          .rulebook()
          .find(name)
          .map(rule -> law(rule.claim(), rule.citations()))
          .or(() ->
              Inequality.standard().stream()
                  .filter(each -> each.name().equals(name))
                  .findFirst()
                  .map(each -> law(each.claim(), each.citations())));
    }

    private Law law(Expr claim, List<Citation> citations) {
      return new Law(
          claim.toString(),
          citations.stream()
              .findFirst()
              .map(it -> new Law.Source(works.get().describe(it.work()), it.place())));
    }
  }
}
