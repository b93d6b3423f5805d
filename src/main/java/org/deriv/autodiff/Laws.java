package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is assumed of unknown functions for every argument, looked at in many places. */
final class Laws {
  /** Between the places a law holds too if it holds for functions larger by this. */
  private static final double ROOM = 1.03125;

  private static final int SHIFTS = 8;

  /** How many of the places come first: where one of them fails, the others need no look. */
  private static final int FIRST = 8;

  private final Question question;
  private final List<Claim> first;
  private final Program few;
  private final Program all;
  private final DoubleRun quick;
  private final Meter meter;
  private Optional<Looked> last = Optional.empty();

  Laws(Question question, Meter meter) {
    this.question = question;
    this.meter = meter;
    this.first = question.laws().stream().map(Laws::first).toList();
    this.few = question.only(first);
    this.all = question.only(question.laws());
    this.quick = new DoubleRun(few);
  }

  /** A law at a few of its places, the ones farthest out among them, where growth tells. */
  private static Claim first(Claim law) {
    if (!(law instanceof Claim.All(List<Claim> places)) || places.size() <= FIRST) {
      return law;
    }
    List<Claim> chosen = new ArrayList<>(places.subList(places.size() - 2, places.size()));
    for (int i = 0; i < places.size(); i += places.size() / FIRST) {
      chosen.add(places.get(i));
    }
    return new Claim.All(chosen);
  }

  /** The functions that were looked at last: runs for them and, if need be, for what is between. */
  private final class Looked {
    private final Functions functions;
    private final List<Functions> variants = new ArrayList<>();
    private final List<DoubleRun> runs = new ArrayList<>();
    private Optional<double[]> held = Optional.empty();

    Looked(Functions functions) {
      this.functions = functions;
      variants.add(functions);
      // Where a law is about a function's argument alone, shifted functions show what is between.
      int shifts = functions.arePolynomials() ? 0 : question.lawsMayShift() ? SHIFTS : 1;
      for (int i = 0; i < shifts; i++) {
        variants.add(functions.shifted(Universal.SPACING * i / shifts).scaled(ROOM));
      }
    }

    boolean hold(double[] parameters) {
      double[] read = Arrays.stream(all.parameters()).mapToDouble(i -> parameters[i]).toArray();
      if (held.filter(values -> Arrays.equals(values, read)).isPresent()) {
        return true;
      }
      for (int i = 0; i < variants.size(); i++) {
        if (i == runs.size()) {
          runs.add(new DoubleRun(all));
        }
        meter.count(all.cost());
        runs.get(i).run(parameters, variants.get(i));
        if (!Laws.hold(question.laws(), runs.get(i))) {
          return false;
        }
      }
      held = Optional.of(read);
      return true;
    }
  }

  boolean hold(Point point) {
    if (question.laws().isEmpty()) {
      return true;
    }
    double[] parameters = point.doubles();
    Functions functions = point.functions();
    if (last.isEmpty() || !last.get().functions.equals(functions)) {
      meter.count(few.cost());
      quick.run(parameters, functions);
      if (!hold(first, quick)) {
        return false;
      }
      last = Optional.of(new Looked(functions));
    }
    return last.get().hold(parameters);
  }

  private static boolean hold(List<Claim> laws, DoubleRun run) {
    for (Claim law : laws) {
      if (law.truth(run) != Claim.Truth.TRUE) {
        return false;
      }
    }
    return true;
  }
}
