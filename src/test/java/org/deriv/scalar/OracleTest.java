package org.deriv.scalar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.matheclipse.core.interfaces.IExpr;

class OracleTest {
  private static final Duration LIMIT = Duration.ofMillis(700);
  // Polynomial arithmetic, which can be interrupted, and big integers, which cannot.
  private static final String INVERSE =
      "Inverse[{{a,b,c,d,e},{f,g,h,i,j},{k,l,m,n,o},{p,q,r,s,t},{u,v,w,x,y}}]";
  private static final String FACTORS = "FactorInteger[2^499-1]";

  @Test
  void a_question_is_answered() {
    assertEquals(Answer.found("2"), ask(new Oracle(Duration.ofSeconds(20)), "1+1"));
  }

  @Test
  void polynomial_arithmetic_stops_when_its_time_is_up() {
    Oracle oracle = new Oracle(LIMIT);
    assertStopsInTime(oracle, INVERSE);
    assertEquals(0, oracle.leftBehind());
  }

  @Test
  void what_does_not_stop_is_left_behind() {
    Oracle oracle = new Oracle(LIMIT);
    assertEquals(Answer.refused("no answer within 700 ms"), oracle.work(_ -> deaf()));
    assertEquals(1, oracle.leftBehind());
  }

  @Test
  void after_two_left_behind_nothing_is_asked() {
    Oracle oracle = new Oracle(LIMIT);
    oracle.work(_ -> deaf());
    oracle.work(_ -> deaf());
    assertEquals(
        Answer.refused("scalar algebra was given up after questions that could not be stopped"),
        ask(oracle, "1+1"));
  }

  /** Work that does not hear that it should stop. */
  private static Answer<String> deaf() {
    long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return Answer.found("at last");
  }

  @Test
  void nonsense_is_refused() {
    assertTrue(ask(new Oracle(LIMIT), "1+)").toOptional().isEmpty());
  }

  @Test
  void what_was_asked_before_changes_nothing() {
    Oracle oracle = new Oracle(Duration.ofSeconds(20));
    ask(oracle, "x=7");
    assertEquals(Answer.found("x"), ask(oracle, "x"));
  }

  @Test
  void the_program_ends_though_a_question_does_not() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AsksForTooMuch.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.SECONDS), "still running");
    assertEquals("Refused[why=no answer within 500 ms]\n", said);
  }

  /** A program that puts a question which cannot be stopped, and ends. */
  static final class AsksForTooMuch {
    private AsksForTooMuch() {}

    public static void main(String[] arguments) {
      System.out.println(ask(new Oracle(Duration.ofMillis(500)), FACTORS));
    }
  }

  private static void assertStopsInTime(Oracle oracle, String question) {
    Library.engine();
    long start = System.nanoTime();
    assertEquals(Answer.refused("no answer within 700 ms"), ask(oracle, question));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    // Generous for a busy machine: about 0.9 s over the limit when it is quiet.
    assertTrue(took.compareTo(LIMIT.plusMillis(2_500)) < 0, "took " + took);
  }

  private static Answer<String> ask(Oracle oracle, String question) {
    return oracle.ask(question, "", (IExpr answer) -> Answer.found(answer.toString()));
  }
}
