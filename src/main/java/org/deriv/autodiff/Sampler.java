package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws points at which every assumption holds; each is checked before it is handed out. */
final class Sampler {
  private static final int TRIES = 120;
  private static final double[] SCALES = {1, 1, 0.5, 2, 0.2, 1, 0.05, 3};

  private final Question question;
  private final Program gate;
  private final DoubleRun run;
  private final Instances instances;
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
  }

  Sampler(Question question, long seed, Meter meter) {
    this.question = question;
    this.gate = question.gate();
    this.run = new DoubleRun(gate);
    this.meter = meter;
    this.random = new SplittableRandom(seed);
    World world = new World(question.subject().context(), question.sizes(), World.Points.ALL, 2);
    this.instances = new Instances(question.subject().functions(), world);
  }

  /** A point of a style, if one is found. */
  Optional<Point> next(Style style) {
    for (int attempt = 0; attempt < TRIES && meter.allows(gate.size()); attempt++) {
      double scale = style.isSimple() ? 1 : SCALES[attempt % SCALES.length];
      double[] values = new Values(question, random).draw(style, scale);
      Optional<Point> found = met(new Point(values, functions(style, attempt)));
      if (found.isEmpty() && (attempt % 8 == 7 || attempt == 0)) {
        Point start = new Point(values, functions(style, attempt));
        found = new Repair(question, run, meter).of(start).flatMap(this::met);
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
      if (isValid(candidate)) {
        return Optional.of(candidate);
      }
      if (question.laws().isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Whether every assumption holds at the point, and every law for what the functions are. */
  boolean isValid(Point point) {
    if (!holds(question.assumptions(), point)) {
      return false;
    }
    if (question.laws().isEmpty()) {
      return true;
    }
    // A law is looked at in places; with a little room it holds between them.
    boolean between = point.functions().arePolynomials();
    Point larger = new Point(point.doubles(), point.functions().scaled(1.03125));
    return holds(question.laws(), point) && (between || holds(question.laws(), larger));
  }

  private boolean holds(List<Claim> claims, Point point) {
    meter.count(gate.size());
    run.run(point.doubles(), point.functions());
    return claims.stream().allMatch(claim -> claim.truth(run) == Claim.Truth.TRUE);
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
