package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

/**
 * Slips put into true steps are refuted, unless they change nothing. A small part runs with every
 * build; {@code -Ddamage.steps=20000} asks for the long run, {@code -Ddamage.seed} for another.
 */
class DamageTest {
  private static final int STEPS = Integer.getInteger("damage.steps", 300);
  private static final long SEED = Long.getLong("damage.seed", 1);

  @Test
  void no_damaged_step_is_accepted() throws IOException {
    Random random = new Random(SEED);
    DamagedSteps damaged = new DamagedSteps(random);
    List<DamagedSteps.Step> library = new ArrayList<>(library(random));
    RandomProblems problems = new RandomProblems(random);
    int next = 0;
    while (damaged.damaged() < STEPS) {
      boolean drawn = next == library.size() || damaged.damaged() % 2 == 1;
      List<DamagedSteps.Step> steps = drawn ? steps(problems.next()) : List.of(library.get(next++));
      for (DamagedSteps.Step step : steps) {
        damaged.damage(step);
      }
    }
    System.out.println(damaged);
    damaged.worst().forEach(System.out::println);
    assertEquals(0, damaged.count(DamagedSteps.Fate.ACCEPTED_WRONGLY), damaged.worst()::toString);
    assertEquals(0, damaged.count(DamagedSteps.Fate.PROVED_WRONGLY), damaged.worst()::toString);
    assertEquals(0, damaged.count(DamagedSteps.Fate.REFUTED_WRONGLY), damaged.worst()::toString);
    int undecided =
        damaged.count(DamagedSteps.Fate.MISSED) + damaged.count(DamagedSteps.Fate.UNDECIDED);
    assertTrue(undecided * 20 <= damaged.damaged(), damaged::toString);
  }

  /** A fault names the problem at which it happened. */
  private static List<DamagedSteps.Step> steps(String problem) {
    try {
      return DamagedSteps.steps(new Source("drawn", problem));
    } catch (IllegalStateException fault) {
      throw new AssertionError(problem, fault);
    }
  }

  /** The steps of the files in {@code derivations}; in the small run, of some of them. */
  private static List<DamagedSteps.Step> library(Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("derivations"))) {
      all.filter(file -> file.toString().endsWith(".deriv")).sorted().forEach(files::add);
    }
    java.util.Collections.shuffle(files, random);
    List<DamagedSteps.Step> steps = new ArrayList<>();
    for (Path file : STEPS < 1000 ? files.subList(0, Math.min(3, files.size())) : files) {
      steps.addAll(DamagedSteps.steps(new Source(file.toString(), Files.readString(file))));
    }
    java.util.Collections.shuffle(steps, random);
    return steps;
  }
}
