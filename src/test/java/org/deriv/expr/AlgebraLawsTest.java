package org.deriv.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deriv.Trial;
import org.junit.jupiter.api.Test;

/** Laws of dimensions and of exact numbers, on random cases. */
class AlgebraLawsTest {
  private static final long SEED = 7;
  private static final int CASES = 500;

  /** Lists of small integers; a smaller one lacks an entry or has one nearer to 0. */
  private static final Trial<List<Integer>> INTEGERS =
      new Trial<>(AlgebraLawsTest::draw, AlgebraLawsTest::smaller);

  private static List<Integer> draw(Random random) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      list.add(random.nextInt(-20, 21));
    }
    return list;
  }

  private static List<List<Integer>> smaller(List<Integer> list) {
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) != 0) {
        List<Integer> nearer = new ArrayList<>(list);
        nearer.set(i, list.get(i) - Integer.signum(list.get(i)));
        all.add(nearer);
      }
    }
    return all;
  }

  private static Dim dim(int first, int second) {
    return Dim.of("n").times(Dim.of(first)).plus(Dim.of("p").times(Dim.of(second)));
  }

  @Test
  void products_of_dimensions_distribute_over_sums() {
    assertEquals(
        Optional.empty(),
        INTEGERS.counterexample(
            SEED,
            CASES,
            c -> {
              Dim a = dim(c.get(0), c.get(1));
              Dim b = dim(c.get(2), c.get(3));
              Dim d = dim(c.get(4), c.get(5));
              return a.times(b.plus(d)).equals(a.times(b).plus(a.times(d)));
            }));
  }

  @Test
  void sums_of_fractions_are_undone_by_differences() {
    assertEquals(
        Optional.empty(),
        INTEGERS.counterexample(
            SEED,
            CASES,
            c -> {
              Rational a = Rational.of(c.get(0), Math.abs(c.get(1)) + 1);
              Rational b = Rational.of(c.get(2), Math.abs(c.get(3)) + 1);
              return a.plus(b).minus(b).equals(a);
            }));
  }

  @Test
  void a_false_law_is_refuted_by_its_smallest_case() {
    assertEquals(
        Optional.of(List.of(3, 0, 0, 0, 0, 0)),
        INTEGERS.counterexample(SEED, CASES, c -> c.get(0) < 3).map(List::copyOf));
  }
}
