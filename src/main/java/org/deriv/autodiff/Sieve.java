package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;

/**
 * Looks at many statements at the same few points, to drop those that fail. They stand on one tape,
 * so that what they share is evaluated once; nothing is confirmed and nothing shrunk.
 */
final class Sieve {
  private static final List<Sampler.Style> STYLES =
      List.of(
          Sampler.Style.SIMPLE,
          Sampler.Style.GENERIC,
          Sampler.Style.GENERIC,
          Sampler.Style.SIMPLE,
          Sampler.Style.GENERIC);
  // A statement that cannot be written on a tape is found by halving.
  private static final int MOST_TAPES = 64;

  private final Context context;
  private final long seed;
  private final Budget budget;
  private final Meter meter;
  private int tapes;

  private Sieve(Context context, long seed, Budget budget) {
    this.context = context;
    this.seed = seed;
    this.budget = budget;
    this.meter = new Meter(budget.work());
  }

  /** The positions of the statements that held wherever they were tried, at some point at least. */
  static List<Integer> held(Context context, List<Expr> statements, long seed, Budget budget) {
    TreeSet<Integer> held = new TreeSet<>();
    new Sieve(context, seed, budget).look(statements, 0, held);
    return List.copyOf(held);
  }

  private void look(List<Expr> statements, int offset, SortedSet<Integer> held) {
    if (statements.isEmpty() || ++tapes > MOST_TAPES) {
      return;
    }
    try {
      together(statements, offset, held);
    } catch (Refusal | ArithmeticException refusal) {
      if (statements.size() > 1) {
        int half = statements.size() / 2;
        look(statements.subList(0, half), offset, held);
        look(statements.subList(half, statements.size()), offset + half, held);
      }
    }
  }

  private void together(List<Expr> statements, int offset, SortedSet<Integer> held) {
    Expr all = statements.size() == 1 ? statements.getFirst() : Expr.of(Operator.AND, statements);
    Subject subject = Subject.of(context, all);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      left.add(i);
    }
    int points = 0;
    for (Map<String, Long> sizes : new Sizes(subject).varied(budget.dimensionChoices())) {
      points += at(subject, sizes, statements.size(), left);
    }
    if (points > 0) {
      left.forEach(position -> held.add(offset + position));
    }
  }

  private int at(Subject subject, Map<String, Long> sizes, int number, List<Integer> left) {
    Question question = Question.of(subject, sizes, Orders.COARSE, budget.operations());
    DoubleRun run = new DoubleRun(question.program());
    Sampler sampler = new Sampler(question, seed, meter);
    int points = 0;
    for (int i = 0; i < Math.min(budget.points(), STYLES.size()) && !left.isEmpty(); i++) {
      if (!meter.allows(question.program().cost())) {
        throw Refusal.tooLarge("more work than is worth a look");
      }
      Optional<Point> point = sampler.next(STYLES.get(i));
      if (point.isPresent()) {
        meter.count(question.program().cost());
        run.run(point.get().doubles(), point.get().functions());
        question.cases().forEach(choice -> drop(choice.claim(), number, left, run));
        points++;
      }
    }
    return points;
  }

  private static void drop(Claim all, int number, List<Integer> left, DoubleRun run) {
    List<Claim> claims =
        number > 1 && all instanceof Claim.All(List<Claim> each) ? each : List.of(all);
    left.removeIf(position -> claims.get(position).truth(run) == Claim.Truth.FALSE);
  }
}
