package org.deriv.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.ProblemReport;
import org.deriv.derive.Deriver;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.lang.Document;
import org.deriv.lang.Reader;
import org.deriv.lang.tree.SourceTree;
import org.deriv.problem.Problem;
import org.deriv.rule.Rulebook;

/**
 * From the text of a file to what came of its goals. A function of its arguments: no input or
 * output of its own. May be used from several threads at once.
 */
public final class Engine {
  private final Rulebook rulebook;

  /** An engine with the rulebook that comes with the program. */
  public Engine() {
    this(Rulebook.standard());
  }

  /** An engine that knows the rules of a rulebook and no others. */
  public Engine(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The rulebook. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /** Works on a file: every goal is derived or judged, and every step checked. */
  public Result compile(Source source, Options options) {
    return run(source, () -> work(source, Reader.document(source), options));
  }

  /** Works on the displays of a LaTeX document, whose names a companion declares. */
  public Result compile(Source latex, Source declarations, Options options) {
    return run(latex, () -> work(latex, Reader.latex(latex, declarations), options));
  }

  private static Result run(Source source, Callable<Result> work) {
    return Crew.alone("the engine failed on " + source.name(), work);
  }

  /** The problems know nothing of each other: each is worked on by itself, several at once. */
  private Result work(Source source, Document document, Options options) {
    Wording wording = new Wording(source, document.diagnostics());
    List<Callable<Done>> tasks = new ArrayList<>();
    for (Problem problem : document.problems()) {
      tasks.add(() -> problem(problem, options, wording));
    }
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(document.diagnostics());
    List<ProblemReport> reports = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Done done : new Crew(options.threads()).inOrder(tasks)) {
      reports.add(done.report());
      diagnostics.addAll(done.diagnostics());
      failures.addAll(done.failures());
    }
    Map<SourceTree.Field, String> front = new EnumMap<>(SourceTree.Field.class);
    document.frontMatter().forEach(line -> front.putIfAbsent(line.field(), line.text()));
    FileReport report = new FileReport(source.name(), diagnostics.toList(), reports);
    return new Result(front, report, failures);
  }

  /** What came of a problem. */
  private record Done(
      ProblemReport report, List<Diagnostic> diagnostics, List<Throwable> failures) {}

  private Done problem(Problem problem, Options options, Wording wording) {
    Diagnostics diagnostics = new Diagnostics();
    Faults faults = new Faults(diagnostics);
    Deriver deriver = new Deriver(rulebook, options.detail());
    Judge judge = new Judge(new Worker(deriver), options.seed());
    GoalRunner runner =
        new GoalRunner(deriver, judge, new ChainJudge(judge, options.seed(), wording), diagnostics);
    List<GoalReport> goals = new ArrayList<>();
    for (Problem.Item item : problem.items()) {
      switch (item) {
        case Problem.Setting _, Problem.Prose _ -> {}
        case Problem.Asked asked -> goals.add(faults.guarded(asked, () -> runner.run(asked)));
        case Problem.Broken broken -> goals.add(GoalRunner.broken(broken, Context.EMPTY));
      }
    }
    return new Done(new ProblemReport(problem, goals), diagnostics.toList(), faults.failures());
  }
}
