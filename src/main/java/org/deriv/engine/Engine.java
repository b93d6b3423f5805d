package org.deriv.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.Judge;
import org.deriv.check.ProblemReport;
import org.deriv.derive.Deriver;
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
  /** Room for recursion over expressions as deep as the parser lets through. */
  private static final long STACK = 512L << 20;

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
    FutureTask<Result> task = new FutureTask<>(work);
    Thread worker = new Thread(null, task, "deriv-engine", STACK);
    worker.setDaemon(true);
    worker.start();
    try {
      return task.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the engine failed on " + source.name(), failure.getCause());
    } catch (InterruptedException interrupted) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work on " + source.name(), interrupted);
    }
  }

  private Result work(Source source, Document document, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(document.diagnostics());
    Faults faults = new Faults(diagnostics);
    Wording wording = new Wording(source, document.diagnostics());
    List<ProblemReport> reports = new ArrayList<>();
    for (Problem problem : document.problems()) {
      reports.add(problem(problem, options, diagnostics, faults, wording));
    }
    Map<SourceTree.Field, String> front = new EnumMap<>(SourceTree.Field.class);
    document.frontMatter().forEach(line -> front.putIfAbsent(line.field(), line.text()));
    FileReport report = new FileReport(source.name(), diagnostics.toList(), reports);
    return new Result(front, report, faults.failures());
  }

  private ProblemReport problem(
      Problem problem, Options options, Diagnostics diagnostics, Faults faults, Wording wording) {
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
    return new ProblemReport(problem, goals);
  }
}
