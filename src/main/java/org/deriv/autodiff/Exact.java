package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;

/**
 * Tests a difference for zero at random points modulo random primes (Schwartz 1980, Zippel 1979). A
 * rational function that is not zero vanishes at a random point with a chance of at most its degree
 * over the prime. Assumptions that are not built into the points are left out, which can only make
 * it harder to be zero.
 */
final class Exact {
  /** The chance of error that is aimed at: 2 to this power. */
  private static final int AIM = -100;

  private static final String NO_ZERO = "it does not vanish by algebra alone";

  private static final int PRIME_BITS = 61;
  private static final int MOST_SIGNS = 5;
  private static final int RETRIES = 40;
  private static final int PRIMES = 6;

  private final Subject subject;
  private final Budget budget;
  private final Meter meter;
  private final SplittableRandom random;
  private final List<PrimeField> fields = new ArrayList<>();

  private Exact(Subject subject, long seed, Budget budget) {
    this.subject = subject;
    this.budget = budget;
    this.meter = new Meter(budget.work());
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < PRIMES; i++) {
      fields.add(PrimeField.random(random));
    }
  }

  static Exactness decide(Context context, Expr left, Expr right, long seed, Budget budget) {
    Expr equality = Make.compare(Relation.EQUAL, left, right);
    return new Exact(Subject.of(context, equality), seed, budget).decide();
  }

  private Exactness decide() {
    List<Map<String, Long>> decided = new ArrayList<>();
    String why = "no small dimensions meet the assumptions";
    int points = Integer.MAX_VALUE;
    int exponent = Integer.MIN_VALUE;
    for (Map<String, Long> sizes : new Sizes(subject).varied(3)) {
      Exactness here;
      try {
        here = at(sizes);
      } catch (Refusal refusal) {
        here = new Exactness.Refused(refusal.why() + " at " + sizes);
      }
      switch (here) {
        case Exactness.Zero zero -> {
          decided.addAll(zero.dimensions());
          points = Math.min(points, zero.points());
          exponent = Math.max(exponent, zero.errorExponent());
        }
        case Exactness.NonZero _ -> {
          return here;
        }
        case Exactness.Refused(String reason) -> {
          // Zero at some dimensions only, perhaps where all is trivial, is no answer.
          if (reason.equals(NO_ZERO)) {
            return here;
          }
          why = reason;
        }
      }
    }
    boolean trivial =
        decided.stream().allMatch(sizes -> sizes.values().stream().allMatch(size -> size == 1));
    return decided.isEmpty() || (trivial && !subject.sizes().isEmpty())
        ? new Exactness.Refused(why)
        : new Exactness.Zero(decided, points, exponent);
  }

  private Exactness at(Map<String, Long> sizes) {
    Question question = Question.of(subject, sizes, Orders.COARSE, budget.operations());
    if (question.isApproximate()) {
      return new Exactness.Refused("an integral is no rational function");
    }
    if (question.isGenericOnly()) {
      return new Exactness.Refused("a pseudo-inverse has another formula where the rank is less");
    }
    Program program = question.program();
    List<int[]> pairs = pairs(question);
    int signs = ModularRun.signs(program, question.parameters());
    Degrees degrees = new Degrees(program);
    double degree = degrees.collisions() + 1;
    for (int[] pair : pairs) {
      degree = Math.max(degree, degrees.difference(pair[0], pair[1]) + degrees.collisions());
    }
    // With k signs to choose, the product over all choices has 2^k times the degree.
    double bits = PRIME_BITS - Math.log(degree) / Math.log(2) - 2 * signs - 1;
    if (signs > MOST_SIGNS || bits < 4) {
      return new Exactness.Refused("the degrees or the choices of signs are too many");
    }
    double gain = signs == 0 ? bits : -Math.log1p(-Math.pow(2, -signs)) / Math.log(2);
    int needed = Math.max(3, (int) Math.ceil(-AIM / gain));
    if (!meter.allows((1L << signs) * needed * program.size())) {
      return new Exactness.Refused("too many operations at " + sizes);
    }
    return vanishes(question, program, pairs, needed)
        ? new Exactness.Zero(List.of(sizes), needed, (int) Math.max(-999, -gain * needed))
        : nonZero(question, program, signs);
  }

  /** Roots that are to be equal. */
  private static List<int[]> pairs(Question question) {
    List<int[]> pairs = new ArrayList<>();
    for (Question.Case choice : question.cases()) {
      for (Claim.Leaf leaf : choice.claim().leaves()) {
        for (int i = 0; i < leaf.left().size(); i++) {
          pairs.add(new int[] {leaf.left().get(i), leaf.right().get(i)});
        }
      }
    }
    return pairs;
  }

  private boolean vanishes(Question question, Program program, List<int[]> pairs, int needed) {
    ModularRun run = new ModularRun(program, fields.getFirst());
    int done = 0;
    for (int attempt = 0; attempt < RETRIES * needed && done < needed; attempt++) {
      meter.count(program.size());
      PrimeField field = fields.get(attempt % fields.size());
      if (run.run(field, random.nextLong(), question.parameters())) {
        if (pairs.stream().anyMatch(pair -> run.value(pair[0]) != run.value(pair[1]))) {
          return false;
        }
        done++;
      }
    }
    if (done < needed) {
      throw Refusal.undefined("no points where both sides are defined");
    }
    return true;
  }

  /** A difference seen means something only where everything is rational and nothing left out. */
  private static Exactness nonZero(Question question, Program program, int signs) {
    for (int cell = 0; cell < program.size(); cell++) {
      boolean rational =
          switch (program.code(cell)) {
            case CONSTANT, PARAMETER, GIVEN, VARIABLE, ADD, MULTIPLY, DIVIDE, NEGATE -> true;
            default -> false;
          };
      if (!rational) {
        return new Exactness.Refused(NO_ZERO);
      }
    }
    boolean bound =
        question.assumptions().stream()
            .flatMap(claim -> claim.leaves().stream())
            .anyMatch(leaf -> leaf.kind() == Claim.Kind.EQUAL);
    return bound || signs > 0
        ? new Exactness.Refused(NO_ZERO)
        : new Exactness.NonZero(question.sizes());
  }
}
