package org.deriv.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.deriv.engine.Options;

/**
 * Works on several inputs at once, or on the problems of one, and hands the results on in their
 * order.
 */
final class Workers {
  // Expressions are nested, and so is the work on them.
  private static final long STACK = 256L << 20;

  private final Desk desk;
  private final Options options;
  private final int jobs;

  Workers(Desk desk, Options options, int jobs) {
    this.desk = desk;
    this.options = options;
    this.jobs = jobs;
  }

  /** Each result, as soon as those before it have been handed on; and the worst exit status. */
  int run(List<Input> inputs, Progress progress, Consumer<Worked> take) {
    int status = ExitStatus.ESTABLISHED;
    int files = Math.max(1, Math.min(jobs, inputs.size()));
    Options each = options.on(Math.max(1, jobs / files));
    ExecutorService pool = Executors.newFixedThreadPool(files, Workers::thread);
    try {
      List<Future<Worked>> results = new ArrayList<>();
      for (Input input : inputs) {
        results.add(pool.submit(() -> Worked.on(input, desk, each)));
      }
      for (int i = 0; i < inputs.size(); i++) {
        progress.begin(i + 1, inputs.get(i).name());
        Worked worked = result(results.get(i));
        progress.clear();
        take.accept(worked);
        status = ExitStatus.worse(status, worked.exitStatus());
      }
    } finally {
      pool.shutdownNow();
    }
    return status;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "work", STACK);
    thread.setDaemon(true);
    return thread;
  }

  private static Worked result(Future<Worked> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("work failed outside its guard", failure);
    }
  }
}
