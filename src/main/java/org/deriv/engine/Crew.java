package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Threads with room for work on deep expressions; results come in the order of the tasks. */
final class Crew {
  /** Room for recursion over expressions as deep as the parser lets through. */
  private static final long STACK = 512L << 20;

  private final int threads;

  Crew(int threads) {
    this.threads = threads;
  }

  /** One task on a thread of its own. */
  static <T> T alone(String failed, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread worker = thread(future);
    worker.start();
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failed, failure.getCause());
    } catch (InterruptedException interrupted) {
      worker.interrupt();
      throw stopped(interrupted);
    }
  }

  /** What came of each task; on the thread that asks, where there is no more than one. */
  <T> List<T> inOrder(List<Callable<T>> tasks) {
    int workers = Math.min(threads, tasks.size());
    List<T> results = new ArrayList<>();
    if (workers <= 1) {
      for (Callable<T> task : tasks) {
        results.add(called(task));
      }
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers, Crew::thread);
    try {
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(pool.submit(task)));
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("work on a problem failed", failure.getCause());
    } catch (InterruptedException interrupted) {
      throw stopped(interrupted);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T called(Callable<T> task) {
    try {
      return task.call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("work on a problem failed", failure);
    }
  }

  private static IllegalStateException stopped(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted at work", interrupted);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "deriv-engine", STACK);
    thread.setDaemon(true);
    return thread;
  }
}
