package org.deriv;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Property tests: random cases from a seed, and the smallest failing case that shrinking finds. A
 * seed is a whole test case.
 *
 * @param generator a case from a source of random numbers
 * @param smaller cases a little smaller than a given one, the smallest first
 */
public record Trial<T>(Function<Random, T> generator, Function<T, List<T>> smaller) {
  /** A case for which the property fails, made as small as can be; empty where it always held. */
  public Optional<T> counterexample(long seed, int cases, Predicate<T> holds) {
    Random random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      T drawn = generator.apply(random);
      if (!holds.test(drawn)) {
        return Optional.of(shrunk(drawn, holds));
      }
    }
    return Optional.empty();
  }

  private T shrunk(T failing, Predicate<T> holds) {
    T smallest = failing;
    Optional<T> next = Optional.of(failing);
    while (next.isPresent()) {
      smallest = next.get();
      next =
          smaller.apply(smallest).stream().filter(candidate -> !holds.test(candidate)).findFirst();
    }
    return smallest;
  }
}
