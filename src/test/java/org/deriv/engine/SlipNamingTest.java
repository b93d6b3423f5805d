package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deriv.check.Judge;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.slip.SlipSearch;
import org.deriv.derive.Deriver;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.junit.jupiter.api.Test;

/**
 * One slip is put into a true line, and should be named. {@code -Dslips=500} asks for a long run,
 * {@code -Dslips.seed} for another, {@code -Dslips.show=true} for those that were not.
 */
class SlipNamingTest {
  private static final int SLIPS = Integer.getInteger("slips", 24);
  private static final long SEED = Long.getLong("slips.seed", 3);
  private static final long JUDGE = 20_261_120L;

  private final Judge judge = new Judge(new Worker(new Deriver(new Engine().rulebook())), JUDGE);
  private final SlipSearch search = new SlipSearch(judge, JUDGE);
  private final Map<Damage.Kind, int[]> tally = new EnumMap<>(Damage.Kind.class);
  private final List<String> missed = new ArrayList<>();

  @Test
  void most_single_slips_are_named() throws IOException {
    Random random = new Random(SEED);
    List<DamagedSteps.Step> steps = library(random);
    List<Damage.Kind> kinds = List.of(Damage.Kind.values());
    int done = 0;
    for (int round = 0; done < SLIPS; round++) {
      DamagedSteps.Step step = steps.get(round % steps.size());
      Damage.Kind kind = kinds.get(random.nextInt(kinds.size()));
      Optional<Expr> wrong = new Damage(step.context(), random).of(kind, step.after());
      if (wrong.isPresent() && isRefuted(step, wrong.get())) {
        done++;
        name(kind, step, wrong.get());
      }
    }
    int named = tally.values().stream().mapToInt(counts -> counts[0]).sum();
    tally.forEach((kind, counts) ->
        System.out.println(kind + ": " + counts[0] + " of " + counts[1] + " slips are named"));
    System.out.println(named + " of " + done + " slips are named");
    if (Boolean.getBoolean("slips.show")) {
      missed.forEach(System.out::println);
    }
    assertTrue(named * 100 >= done * 80, missed::toString);
  }

  private boolean isRefuted(DamagedSteps.Step step, Expr wrong) {
    Expr claim = Make.compare(step.relation(), step.before(), wrong);
    return judge.judge(step.context(), claim).status() == Status.REFUTED;
  }

  private void name(Damage.Kind kind, DamagedSteps.Step step, Expr wrong) {
    Optional<Remark> remark = search.explain(step.context(), step.relation(), step.before(), wrong);
    int[] counts = tally.computeIfAbsent(kind, _ -> new int[2]);
    counts[0] += remark.isPresent() ? 1 : 0;
    counts[1]++;
    if (remark.isEmpty()) {
      missed.add(kind + ": " + step.before() + " == " + wrong + ", which was " + step.after());
    }
  }

  private static List<DamagedSteps.Step> library(Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("derivations"))) {
      all.filter(file -> file.toString().endsWith(".deriv")).sorted().forEach(files::add);
    }
    Collections.shuffle(files, random);
    List<DamagedSteps.Step> steps = new ArrayList<>();
    for (Path file : SLIPS < 60 ? files.subList(0, 3) : files.subList(0, 12)) {
      DamagedSteps.steps(new Source(file.toString(), Files.readString(file))).stream()
          .filter(step -> step.relation() == Relation.EQUAL)
          .forEach(steps::add);
    }
    Collections.shuffle(steps, random);
    return steps;
  }
}
