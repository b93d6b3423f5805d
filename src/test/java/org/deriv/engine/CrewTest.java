package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final String PROBLEMS =
      """
      problem one { given w in R[d], X in R[n,d]
        derive grad[w] ||X*w||^2
        show ||X*w||^2 >= w'*w
      }
      problem two { given a in R with a > 0
        show log(a) <= a - 1
        show a == nothing
      }
      problem three { given x in R[n]
        show ||x||^2 == x'*x
        show ||x|| == x'*x
      }
      """;

  @Test
  void what_comes_out_does_not_depend_on_the_number_of_threads() {
    Result alone = compiled(1);
    assertEquals(alone.report().diagnostics(), compiled(3).report().diagnostics());
    assertEquals(alone.report().problems(), compiled(3).report().problems());
  }

  private static Result compiled(int threads) {
    return new Engine().compile(new Source("test", PROBLEMS), Options.STANDARD.on(threads));
  }

  @Test
  void results_come_in_the_order_of_the_tasks() {
    CountDownLatch last = new CountDownLatch(1);
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(() -> {
      last.await();
      return 1;
    });
    tasks.add(() -> {
      last.countDown();
      return 2;
    });
    assertEquals(List.of(1, 2), new Crew(2).inOrder(tasks));
  }

  @Test
  void a_failure_is_not_lost() {
    List<Callable<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThrows(IllegalStateException.class, () -> new Crew(2).inOrder(tasks));
    assertThrows(IllegalStateException.class, () -> new Crew(1).inOrder(tasks));
  }
}
