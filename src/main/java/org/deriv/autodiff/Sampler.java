package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws points at which every assumption holds; each is checked before it is handed out. */
final class Sampler {
  private static final int HALVINGS = 6;
  private static final double[] SCALES = {1, 1, 0.5, 2, 0.2, 1, 0.05, 3};

  private final Question question;
  private final Program gate;
  private final DoubleRun run;
  private final Laws laws;
  private final Instances instances;
  private final Repair repair;
  private final Polish polish;
  private final Meter meter;
  private RandomGenerator random;
  private int found;

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

  /** From now on draws as a new sampler with this seed. */
  void startFrom(long seed) {
    random = new SplittableRandom(seed);
    found = 0;
  }

  /** A point of a style, if one is found. */
  Optional<Point> next(Style style) {
    int unmet = 0;
    for (int attempt = 0; attempt < style.tries() && meter.allows(gate.cost()); attempt++) {
      double scale = style.isSimple() ? 1 : SCALES[attempt % SCALES.length];
      double[] values = new Values(question, random.nextLong()).draw(style, scale);
      Optional<Point> lawful = lawful(new Point(values, functions(style, attempt)));
      Optional<Point> point = lawful.flatMap(this::met);
      if (point.isEmpty() && lawful.isPresent() && unmet++ % 16 == 0) {
        point = repair.of(lawful.get()).flatMap(this::met);
      }
      if (point.isPresent()) {
        found++;
        return point;
      }
    }
    return Optional.empty();
  }

  /** The point with its functions made so small that the laws about them hold. */
  private Optional<Point> lawful(Point point) {
    if (question.laws().isEmpty()) {
      return Optional.of(point);
    }
    return halved(point).filter(laws::hold).findFirst();
  }

  private static Stream<Point> halved(Point point) {
    return IntStream.range(0, HALVINGS)
        .mapToObj(i -> point.with(point.functions().scaled(Math.scalb(1.0, -i))));
  }

  /** The point if it is valid, the functions made smaller if that is what they need. */
  private Optional<Point> met(Point point) {
    boolean fixed = question.laws().isEmpty() || !gate.uses(Opcode.CALL);
    if (fixed && !meetsAssumptions(point)) {
      return Optional.empty();
    }
    return (question.laws().isEmpty() ? Stream.of(point) : halved(point))
        .filter(candidate -> (fixed || meetsAssumptions(candidate)) && laws.hold(candidate))
        .flatMap(candidate -> polished(candidate).stream())
        .findFirst();
  }

  /** The point, moved a little to where assumed equations hold, if it meets all else. */
  Optional<Point> valid(Point point) {
    return isNearlyValid(point) ? polished(point) : Optional.empty();
  }

  private Optional<Point> polished(Point point) {
    return polish.of(point).filter(polished -> polished == point || isNearlyValid(polished));
  }

  /**
   * Whether every assumption holds, and every law for what the functions are. Equations count as
   * held if doubles can say no better.
   */
  private boolean isNearlyValid(Point point) {
    return meetsAssumptions(point) && laws.hold(point);
  }

  private boolean meetsAssumptions(Point point) {
    meter.count(gate.cost());
    run.run(point.doubles(), point.functions());
    for (Claim claim : question.assumptions()) {
      if (claim.truth(this::order) != Claim.Truth.TRUE) {
        return false;
      }
    }
    return true;
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
    // What laws allow one character to be they often deny the next: each comes first in its turn.
    int start = question.laws().isEmpty() ? 0 : found;
    Instances.Character character =
        style.isSimple()
            ? characters.get(random.nextInt(characters.size()))
            : characters.get((attempt + start) % characters.size());
    return instances.draw(character, 1, random);
  }
}
