package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws points at which every assumption holds; each is checked before it is handed out. */
final class Sampler {
  private static final double[] SCALES = {1, 1, 0.5, 2, 0.2, 1, 0.05, 3};

  private final Question question;
  private final Program gate;
  private final DoubleRun run;
  private final Laws laws;
  private final Instances instances;
  private final Repair repair;
  private final Polish polish;
  private final Meter meter;
  private final RandomGenerator random;

  /** What a point is like. */
  enum Style {
    /** Any numbers. */
    GENERIC,
    /** Small integers and simple fractions. */
    SIMPLE,
    /** Zeros where that is allowed. */
    ZEROS,
    /** Ones. */
    ONES,
    /** One number everywhere. */
    EQUAL,
    /** A single one among zeros. */
    UNIT,
    /** Large and small ones mixed. */
    WIDE;

    /** Whether the numbers are few and short. */
    boolean isSimple() {
      return switch (this) {
        case GENERIC, WIDE -> false;
        case SIMPLE, ZEROS, ONES, EQUAL, UNIT -> true;
      };
    }

    /** How often it is worth trying. */
    int tries() {
      return switch (this) {
        case GENERIC -> 120;
        case SIMPLE, WIDE -> 30;
        case ZEROS, ONES, EQUAL, UNIT -> 6;
      };
    }
  }

  Sampler(Question question, long seed, Meter meter) {
    this.question = question;
    this.gate = question.only(question.assumptions());
    this.run = new DoubleRun(gate);
    this.laws = new Laws(question, meter);
    this.meter = meter;
    this.random = new SplittableRandom(seed);
    this.repair = new Repair(question, run, meter);
    this.polish = new Polish(question, gate, run, meter);
    World world = new World(question.subject().context(), question.sizes(), World.Points.ALL, 2);
    this.instances = new Instances(question.subject().functions(), world);
  }

  /** A point of a style, if one is found. */
  Optional<Point> next(Style style) {
    for (int attempt = 0; attempt < style.tries() && meter.allows(gate.cost()); attempt++) {
      double scale = style.isSimple() ? 1 : SCALES[attempt % SCALES.length];
      double[] values = new Values(question, random.nextLong()).draw(style, scale);
      Optional<Point> found = met(new Point(values, functions(style, attempt)));
      if (found.isEmpty() && (attempt % 16 == 15 || attempt == 0)) {
        Point start = new Point(values, functions(style, attempt));
        found = repair.of(start).flatMap(this::met);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The point if it is valid, the functions made smaller if that is what they need. */
  private Optional<Point> met(Point point) {
    for (int halvings = 0; halvings < 6; halvings++) {
      Functions smaller = point.functions().scaled(Math.scalb(1.0, -halvings));
      Point candidate = new Point(point.doubles(), smaller);
      Optional<Point> valid = valid(candidate);
      if (valid.isPresent()) {
        return valid;
      }
      if (question.laws().isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  /** The point, moved a little to where assumed equations hold, if it meets all else. */
  Optional<Point> valid(Point point) {
    return isNearlyValid(point)
        ? polish.of(point).filter(polished -> polished == point || isNearlyValid(polished))
        : Optional.empty();
  }

  /**
   * Whether every assumption holds, and every law for what the functions are. Equations count as
   * held if doubles can say no better.
   */
  private boolean isNearlyValid(Point point) {
    meter.count(gate.cost());
    run.run(point.doubles(), point.functions());
    return question.assumptions().stream()
            .allMatch(claim -> claim.truth(this::order) == Claim.Truth.TRUE)
        && laws.hold(point);
  }

  /** Solved equations are off by more than rounding in the last operation. */
  private Claim.Order order(int left, int right) {
    double size = 1 + Math.abs(run.value(left)) + Math.abs(run.value(right));
    Claim.Order order = run.order(left, right);
    boolean tiny = Math.abs(run.value(left) - run.value(right)) < 1e-11 * size;
    return tiny && order != Claim.Order.EQUAL && order != Claim.Order.UNDEFINED
        ? Claim.Order.CLOSE
        : order;
  }

  private Functions functions(Style style, int attempt) {
    if (instances.isEmpty()) {
      return Functions.NONE;
    }
    List<Instances.Character> characters =
        style.isSimple()
            ? List.of(
                Instances.Character.LINEAR,
                Instances.Character.SQUARE,
                Instances.Character.CUBIC,
                Instances.Character.CONSTANT,
                Instances.Character.INCREASING,
                Instances.Character.BOUNDED,
                Instances.Character.CONVEX)
            : List.of(
                Instances.Character.GENERIC,
                Instances.Character.BOUNDED,
                Instances.Character.CONVEX,
                Instances.Character.INCREASING,
                Instances.Character.CONVEX_INCREASING,
                Instances.Character.CONCAVE,
                Instances.Character.DECREASING);
    Instances.Character character =
        style.isSimple()
            ? characters.get(random.nextInt(characters.size()))
            : characters.get(attempt % characters.size());
    return instances.draw(character, 1, random);
  }
}
