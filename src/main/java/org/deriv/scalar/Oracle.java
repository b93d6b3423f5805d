package org.deriv.scalar;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.util.Assumptions;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Asks Symja one question at a time, each in a daemon thread with an engine of its own, and no
 * longer than a time limit. A thread that does not stop is left behind; after two of them nothing
 * more is asked, so that a bad problem cannot eat the machine.
 */
final class Oracle {
  private static final long STACK = 256L << 20;
  private static final int MOST_LEFT_BEHIND = 2;
  private static final int NUDGES = 10;
  private static final long NUDGE_MILLIS = 80;

  private final Duration limit;
  private final AtomicInteger leftBehind = new AtomicInteger();

  Oracle(Duration limit) {
    this.limit = limit;
  }

  /** How many threads did not stop when they were told to. */
  int leftBehind() {
    return leftBehind.get();
  }

  /** The answer to a question in Symja's words, as {@code read} understands it. */
  <T> Answer<T> ask(String question, String assumptions, Function<IExpr, Answer<T>> read) {
    return work(engine -> read.apply(evaluate(engine, question, assumptions)));
  }

  private static IExpr evaluate(EvalEngine engine, String question, String assumptions) {
    EvalEngine.setReset(engine);
    if (!assumptions.isEmpty()) {
      engine.setAssumptions(Assumptions.getInstance(engine.parse(assumptions)));
    }
    return engine.evaluate(engine.parse(question));
  }

  /** The result of some work with an engine. */
  <T> Answer<T> work(Function<EvalEngine, Answer<T>> work) {
    if (leftBehind.get() >= MOST_LEFT_BEHIND) {
      return Answer.refused(
          "scalar algebra was given up after questions that could not be stopped");
    }
    EvalEngine engine = Library.engine();
    AtomicReference<Answer<T>> answer =
        new AtomicReference<>(Answer.refused("no answer within " + limit.toMillis() + " ms"));
    Thread thread = new Thread(null, () -> answer.set(guarded(work, engine)), "scalar", STACK);
    thread.setDaemon(true);
    thread.start();
    return stopsInTime(thread, engine) ? answer.get() : Answer.refused(timeout());
  }

  private String timeout() {
    return "no answer within " + limit.toMillis() + " ms";
  }

  // Symja has faults that surface as any exception, deep expressions overflow its stack, and some
  // functions want libraries that were left out because nothing here asks for them.
  private static <T> Answer<T> guarded(Function<EvalEngine, Answer<T>> work, EvalEngine engine) {
    try {
      return work.apply(engine);
    } catch (RuntimeException | VirtualMachineError | LinkageError failure) {
      return Answer.refused("Symja failed with " + failure.getClass().getSimpleName());
    }
  }

  /** Whether the thread ended by itself in time; otherwise it is told to stop. */
  private boolean stopsInTime(Thread thread, EvalEngine engine) {
    try {
      if (thread.join(limit)) {
        return true;
      }
      for (int nudge = 0; nudge < NUDGES; nudge++) {
        engine.stopRequest();
        thread.interrupt();
        if (thread.join(Duration.ofMillis(NUDGE_MILLIS))) {
          return false;
        }
      }
      leftBehind.incrementAndGet();
    } catch (InterruptedException interrupted) {
      engine.stopRequest();
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
