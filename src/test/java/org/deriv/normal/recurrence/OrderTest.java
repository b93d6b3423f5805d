package org.deriv.normal.recurrence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

/** Integers compared by what is known of names. */
class OrderTest {
  private static final Linear T = Linear.of(Make.scalar("t"));
  private static final Linear K = Linear.of(Make.scalar("k"));
  private static final Linear N = Linear.of(Make.scalar("T"));
  private static final Order KNOWN =
      Order.of(Context.EMPTY.with(new Declaration.Dimension("T")))
          .between(Linear.number(1), T, N)
          .between(Linear.number(1), K, T.plus(-1));

  @Test
  void what_follows_in_several_steps_is_seen() {
    assertTrue(KNOWN.isAtMost(K.plus(1), N));
    assertTrue(KNOWN.isNonnegative(T.minus(K).plus(-1)));
    assertTrue(KNOWN.isNonnegative(N.times(Rational.of(2)).minus(T).minus(K).plus(-1)));
  }

  @Test
  void what_may_fail_by_one_is_not_claimed() {
    assertFalse(KNOWN.isAtMost(K.plus(2), T));
    assertFalse(KNOWN.isNonnegative(T.minus(N)));
  }

  @Test
  void nothing_is_known_of_a_name_that_is_real() {
    Context real =
        Context.EMPTY
            .with(
                new Declaration.Given(
                    "x",
                    org.deriv.expr.Shape.SCALAR,
                    java.util.List.of(),
                    java.util.List.of(),
                    Declaration.Domain.REAL))
            .assuming(Make.compare(org.deriv.expr.Relation.LESS, Make.number(0), Make.scalar("x")));
    assertFalse(Order.of(real).isNonnegative(Linear.of(Make.scalar("x")).plus(-1)));
  }

  @Test
  void a_time_is_written_in_one_way() {
    Linear time = new Linear(Map.of(), Rational.ONE).plus(K).minus(T).plus(-3);
    assertTrue(time.expr().toString().equals("k - t - 2"), time.expr().toString());
  }
}
