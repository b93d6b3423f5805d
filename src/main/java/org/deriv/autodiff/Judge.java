package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/** Tries a statement at many points until it fails or the budget is spent. */
final class Judge {
  private static final List<Sampler.Style> SPECIAL =
      List.of(
          Sampler.Style.SIMPLE,
          Sampler.Style.ZEROS,
          Sampler.Style.ONES,
          Sampler.Style.EQUAL,
          Sampler.Style.UNIT,
          Sampler.Style.SIMPLE,
          Sampler.Style.WIDE);

  private final Subject subject;
  private final Budget budget;
  private final long seed;
  private final Meter meter;
  private final List<Map<String, Long>> tried = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private int points;
  private double worst;

  private Judge(Context context, Expr statement, long seed, Budget budget) {
    this.subject = Subject.of(context, statement);
    this.budget = budget;
    this.seed = seed;
    this.meter = new Meter(budget.work());
  }

  static Evidence judge(Context context, Expr statement, long seed, Budget budget) {
    boolean denial = statement.op() instanceof Op.Compare(Relation r) && r == Relation.NOT_EQUAL;
    if (denial) {
      Expr equality = Make.compare(Relation.EQUAL, statement.arg(0), statement.arg(1));
      return denied(new Judge(context, equality, seed, budget).search());
    }
    if (statement.op() instanceof Op.Compare(Relation relation) && relation.isLogical()) {
      return logical(context, relation, statement.arg(0), statement.arg(1), seed, budget);
    }
    if (isLimit(statement)) {
      return Limits.judge(context, statement.arg(0), statement.arg(1), seed, budget);
    }
    return new Judge(context, statement, seed, budget).search();
  }

  /** A consequence is judged where its premise holds. */
  private static Evidence logical(
      Context context, Relation relation, Expr left, Expr right, long seed, Budget budget) {
    Evidence forwards = judge(context.assuming(left), right, seed, budget);
    if (relation == Relation.IMPLIES || !(forwards instanceof Evidence.Agree there)) {
      return forwards;
    }
    Evidence backwards = judge(context.assuming(right), left, seed, budget);
    return backwards instanceof Evidence.Agree back ? both(there, back) : backwards;
  }

  private static Evidence both(Evidence.Agree one, Evidence.Agree other) {
    return new Evidence.Agree(
        one.points() + other.points(),
        Stream.concat(one.dimensions().stream(), other.dimensions().stream()).distinct().toList(),
        one.instances() + other.instances(),
        Math.max(one.largestRelativeError(), other.largestRelativeError()),
        Stream.of(one.remark(), other.remark())
            .filter(remark -> !remark.isEmpty())
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static boolean isLimit(Expr statement) {
    return statement.op() instanceof Op.Compare(Relation relation)
        && (relation == Relation.TENDS_TO || relation == Relation.EQUAL)
        && statement.arg(0).op() instanceof Op.Limit;
  }

  /** What is found for an equality, said of its denial. */
  private static Evidence denied(Evidence ofEquality) {
    return switch (ofEquality) {
      case Evidence.Differ(Counterexample example) -> new Evidence.Shown(example);
      case Evidence.Agree agree ->
          new Evidence.NoAnswer("both sides agreed at all " + agree.points() + " points tried");
      case Evidence.Shown _, Evidence.NoAnswer _ -> ofEquality;
    };
  }

  private Evidence search() {
    Sizes sizes = new Sizes(subject);
    List<Map<String, Long>> choices = sizes.varied(budget.dimensionChoices());
    if (choices.isEmpty()) {
      return new Evidence.NoAnswer("no small dimensions meet the assumptions");
    }
    for (Map<String, Long> choice : choices) {
      Optional<Counterexample> found = at(choice);
      if (found.isPresent()) {
        Shrinker shrinker = new Shrinker(subject, sizes, budget, seed);
        return new Evidence.Differ(shrinker.simpler(found.get(), choice));
      }
    }
    return conclusion();
  }

  private Evidence conclusion() {
    String remark = String.join("; ", remarks);
    if (points < 2) {
      return new Evidence.NoAnswer(
          remark.isEmpty() ? "no points that meet the assumptions were found" : remark);
    }
    int instances = subject.functions().isEmpty() ? 0 : points;
    return new Evidence.Agree(points, tried, instances, worst, remark);
  }

  private Optional<Counterexample> at(Map<String, Long> sizes) {
    Question question;
    Trial trial;
    try {
      question = Question.of(subject, sizes, Orders.COARSE, budget.operations());
      trial = Trial.of(question, budget.operations(), meter);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.UNKNOWN) {
        throw refusal;
      }
      if (remarks.stream().noneMatch(remark -> remark.startsWith(refusal.why()))) {
        remarks.add(refusal.why() + " at " + sizes);
      }
      return Optional.empty();
    }
    Sampler sampler = new Sampler(question, seed + 31L * tried.size(), meter);
    int before = points;
    Optional<Counterexample> found = points(sampler, trial);
    if (found.isEmpty() && question.isGenericOnly()) {
      found = special(question.everywhere(budget.operations()));
    }
    if (points > before) {
      tried.add(sizes);
    } else if (found.isEmpty() && remarks.isEmpty()) {
      remarks.add("no points that meet the assumptions were found at " + sizes);
    }
    return found;
  }

  private Optional<Counterexample> points(Sampler sampler, Trial trial) {
    List<Sampler.Style> styles = styles(trial);
    int misses = 0;
    for (Sampler.Style style : styles) {
      boolean hopeless = style == Sampler.Style.GENERIC && misses >= 2;
      Optional<Point> point = hopeless ? Optional.empty() : sampler.next(style);
      misses = point.isEmpty() && style == Sampler.Style.GENERIC ? misses + 1 : misses;
      Optional<Counterexample> found = point.flatMap(p -> look(p, sampler, trial, style));
      if (found.isPresent()) {
        return found;
      }
    }
    return isOrder(trial) ? climb(sampler, trial) : Optional.empty();
  }

  /** Where matrices lose rank. */
  private Optional<Counterexample> special(Question question) {
    Trial trial = Trial.of(question, budget.operations(), meter);
    Sampler sampler = new Sampler(question, seed, meter);
    for (Sampler.Style style : SPECIAL) {
      Optional<Counterexample> found =
          sampler.next(style).flatMap(point -> look(point, sampler, trial, style));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Sampler.Style> styles(Trial trial) {
    List<Sampler.Style> styles = new ArrayList<>();
    for (int i = 0; i < budget.points(); i++) {
      styles.add(Sampler.Style.GENERIC);
    }
    if (isOrder(trial)) {
      for (int i = 0; i < budget.points(); i++) {
        styles.addAll(SPECIAL);
      }
    } else if (isPiecewise(trial)) {
      styles.addAll(SPECIAL);
      styles.addAll(SPECIAL);
    }
    return styles;
  }

  /** Whether more than equalities is claimed. */
  private static boolean isOrder(Trial trial) {
    return trial.question().cases().stream()
        .flatMap(choice -> choice.claim().leaves().stream())
        .anyMatch(leaf -> leaf.kind() != Claim.Kind.EQUAL);
  }

  /** Whether what holds at almost all points may fail at special ones. */
  private static boolean isPiecewise(Trial trial) {
    Program program = trial.question().program();
    return Stream.of(
            Opcode.RANK,
            Opcode.PSEUDO_RECIPROCAL,
            Opcode.ABS,
            Opcode.SIGN,
            Opcode.MAX,
            Opcode.MIN,
            Opcode.LESS,
            Opcode.EQUAL)
        .anyMatch(program::uses);
  }

  private Optional<Counterexample> look(
      Point point, Sampler sampler, Trial trial, Sampler.Style style) {
    return switch (trial.look(point)) {
      case Trial.Outcome.Holds(double error) -> {
        points++;
        worst = Math.max(worst, error);
        yield Optional.empty();
      }
      case Trial.Outcome.Fails(Question.Case where) -> {
        Optional<Counterexample> confirmed =
            trial.confirm(point, where).flatMap(_ -> new Rounding(sampler, trial).of(point));
        if (confirmed.isEmpty() && style == Sampler.Style.GENERIC) {
          remarks.add("a difference at some points could not be confirmed with more digits");
        }
        yield confirmed;
      }
      case Trial.Outcome.Unclear(String why) -> {
        if (style == Sampler.Style.GENERIC) {
          remarks.add(why);
        }
        yield Optional.empty();
      }
    };
  }

  /** From valid points uphill on the violation. */
  private Optional<Counterexample> climb(Sampler sampler, Trial trial) {
    Ascent ascent = new Ascent(sampler, trial, meter, seed);
    for (int start = 0; start < budget.climbs(); start++) {
      Optional<Counterexample> found = sampler.next(Sampler.Style.GENERIC).flatMap(ascent::from);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
