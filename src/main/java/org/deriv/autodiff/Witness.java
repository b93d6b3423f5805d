package org.deriv.autodiff;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/** Judges statements by numbers alone. Every answer is a function of its arguments. */
public final class Witness {
  private Witness() {}

  /**
   * Tries {@code left relation right} at random points, dimensions and instances of the unknown
   * functions that meet every assumption of the context.
   */
  public static Evidence compare(
      Context context, Relation relation, Expr left, Expr right, long seed, Budget budget) {
    return judge(context, Make.compare(relation, left, right), seed, budget);
  }

  /**
   * Tries any truth-valued statement: a relation, a property, an implication, a limit. An
   * undeclared name that is used as an index means: for every one.
   */
  public static Evidence judge(Context context, Expr statement, long seed, Budget budget) {
    return answered(() -> Judge.judge(context, statement, seed, budget), Evidence.NoAnswer::new);
  }

  /**
   * The positions of those statements that hold at a few points: a quick look at many candidates,
   * which refutes or establishes nothing.
   */
  public static List<Integer> sieve(
      Context context, List<Expr> statements, long seed, Budget budget) {
    return answered(() -> Sieve.held(context, statements, seed, budget), _ -> List.of());
  }

  /** Decides whether two expressions are equal as functions of all entries, at small dimensions. */
  public static Exactness exact(Context context, Expr left, Expr right, long seed, Budget budget) {
    return answered(() -> Exact.decide(context, left, right, seed, budget), Exactness.Refused::new);
  }

  /**
   * The value of an expression, exactly where that is possible, else to many digits.
   *
   * @param values what given names and terms stand for, dimensions among them
   */
  public static Evaluation evaluate(
      Context context, Expr expr, Map<Expr, Expr> values, Budget budget) {
    return answered(() -> Computation.of(context, expr, values, budget), Evaluation.None::new);
  }

  /**
   * The values of an expression at every time of a range.
   *
   * @param values what given names and terms stand for; the last times of sequences need none
   */
  public static Trajectory run(
      Context context, Expr expr, TimeSpan times, Map<Expr, Expr> values, Budget budget) {
    return answered(
        () -> Simulation.of(context, expr, times, values, budget), Trajectory.None::new);
  }

  /**
   * An expression as a function of one real name.
   *
   * @param variable the name of a real number
   * @param values what the other names stand for
   */
  public static Plotted curve(
      Context context, Expr expr, String variable, Map<Expr, Expr> values, Budget budget) {
    return answered(() -> Tracing.of(context, expr, variable, values, budget), Plotted.None::new);
  }

  /** How many operations evaluating an expression takes at some sizes. */
  public static Tallied operations(
      Context context, Expr expr, Map<String, Long> sizes, Budget budget) {
    return answered(() -> Counting.of(context, expr, sizes, budget), Tallied.None::new);
  }

  /** The names of the sizes on which an expression depends. */
  public static java.util.Set<String> sizes(Context context, Expr expr) {
    return answered(
        () -> java.util.Set.copyOf(Subject.of(context, expr).sizes().keySet()),
        _ -> java.util.Set.of());
  }

  /** A question that cannot be answered is an answer, never an exception. */
  private static <A> A answered(Supplier<A> question, Function<String, A> none) {
    try {
      return question.get();
    } catch (Refusal refusal) {
      return none.apply(refusal.why());
    } catch (StackOverflowError _) {
      // Limits on depth are set where trees are walked; definitions can still chain beyond them.
      return none.apply("definitions nested too deeply");
    } catch (ArithmeticException overflow) {
      return none.apply("a size out of range: " + overflow.getMessage());
    }
  }
}
