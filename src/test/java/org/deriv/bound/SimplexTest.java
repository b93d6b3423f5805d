package org.deriv.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

class SimplexTest {
  @Test
  void it_finds_a_nonnegative_solution() {
    List<Rational> found =
        solve(List.of(row(1, 0), row(1, 1), row(0, 2)), row(3, 4), List.of()).orElseThrow();
    assertEquals(Rational.of(3), found.get(0).plus(found.get(1)));
    assertEquals(Rational.of(4), found.get(1).plus(found.get(2).times(Rational.of(2))));
    assertTrue(found.stream().allMatch(value -> value.signum() >= 0));
  }

  @Test
  void it_says_where_there_is_none() {
    assertTrue(solve(List.of(row(1, 1), row(2, 1)), row(1, 2), List.of()).isEmpty());
    List<Rational[]> one = List.<Rational[]>of(row(1));
    assertTrue(solve(one, row(-1), List.of()).isEmpty());
  }

  @Test
  void it_prefers_what_is_wanted() {
    List<Rational> found = solve(List.of(row(1), row(1)), row(2), List.of(1)).orElseThrow();
    assertTrue(found.get(1).signum() > 0);
  }

  @Test
  void it_stops_when_the_work_is_used_up() {
    List<Rational[]> columns = List.of(row(1, 0), row(1, 1));
    assertTrue(Simplex.solve(columns, row(3, 1), List.of(), new Fuel(1, 1)).isEmpty());
  }

  private static Optional<List<Rational>> solve(
      List<Rational[]> columns, Rational[] right, List<Integer> wanted) {
    return Simplex.solve(columns, right, wanted, new Fuel(1, 100_000));
  }

  private static Rational[] row(long... values) {
    return Arrays.stream(values).mapToObj(Rational::of).toArray(Rational[]::new);
  }
}
