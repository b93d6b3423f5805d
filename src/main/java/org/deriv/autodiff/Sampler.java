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
    World world = new World(question.subject().context(), question.sizes(), 2);
    this.instances = new Instances(question.subject().functions(), world);
  }

  /** A point of a style, if one is found. */
  Optional<Point> next(Style style) {
    for (int attempt = 0; attempt < TRIES && meter.allows(gate.size()); attempt++) {
      Functions functions = functions(style, attempt);
      double scale = style.isSimple() ? 1 : SCALES[attempt % SCALES.length];
      Point point = new Point(new Values(question, random).draw(style, scale), functions);
      if (isValid(point)) {
        return Optional.of(point);
      }
      if (attempt % 8 == 7 || attempt == 0) {
        Optional<Point> repaired = new Repair(question, run, meter).of(point).filter(this::isValid);
        if (repaired.isPresent()) {
          return repaired;
        }
      }
    }
    return Optional.empty();
  }

  boolean isValid(Point point) {
    meter.count(gate.size());
    run.run(point.doubles(), point.functions());
    return question.assumptions().stream().allMatch(claim -> claim.truth(run) == Claim.Truth.TRUE);
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
    int round = attempt / characters.size();
    return instances.draw(character, Math.scalb(1, -(round % 6)), random);
  }
}
