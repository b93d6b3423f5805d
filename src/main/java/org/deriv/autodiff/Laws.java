package org.deriv.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is assumed of unknown functions for every argument, looked at in many places. */
final class Laws {
  /** Between the places a law holds too if it holds for functions larger by this. */
  private static final double ROOM = 1.03125;

  private static final int SHIFTS = 8;

  private final Question question;
  private final Program program;
  private final DoubleRun run;
  private final Meter meter;
  private Optional<Held> last = Optional.empty();

  Laws(Question question, Meter meter) {
    this.question = question;
    this.program = question.only(question.laws());
    this.run = new DoubleRun(program);
    this.meter = meter;
  }

  /** The functions and the values for which the laws were looked at last. */
  private record Held(Functions functions, List<Double> values) {
    boolean isOf(Functions others, double[] parameters, int[] read) {
      for (int i = 0; i < read.length; i++) {
        if (values.get(i) != parameters[read[i]]) {
          return false;
        }
      }
      return functions.equals(others);
    }
  }

  boolean hold(Point point) {
    if (question.laws().isEmpty()) {
      return true;
    }
    double[] parameters = point.doubles();
    int[] read = program.parameters();
    if (last.isPresent() && last.get().isOf(point.functions(), parameters, read)) {
      return true;
    }
    boolean hold =
        hold(parameters, point.functions())
            && (point.functions().arePolynomials() || holdBetween(parameters, point.functions()));
    if (hold) {
      List<Double> values = Arrays.stream(read).mapToObj(i -> parameters[i]).toList();
      last = Optional.of(new Held(point.functions(), values));
    }
    return hold;
  }

  /** Where a law is about a function's argument alone, shifted functions show what is between. */
  private boolean holdBetween(double[] parameters, Functions functions) {
    int shifts = question.lawsMayShift() ? SHIFTS : 1;
    for (int i = 0; i < shifts; i++) {
      Functions there = functions.shifted(Universal.SPACING * i / shifts).scaled(ROOM);
      if (!hold(parameters, there)) {
        return false;
      }
    }
    return true;
  }

  private boolean hold(double[] parameters, Functions functions) {
    meter.count(program.cost());
    run.run(parameters, functions);
    return question.laws().stream().allMatch(claim -> claim.truth(run) == Claim.Truth.TRUE);
  }
}
