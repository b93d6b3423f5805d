package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Knowledge;

/** Works out one expectation, variance or covariance, line by line. */
public final class Expectations {
  private final Context context;
  private final Function<Expr, Optional<Expr>> definitions;
  private final Knowledge knowledge;

  /** What came of it. */
  public sealed interface Result {
    /** The lines that it is equal to, the last without what was asked. */
    record Found(List<Line> lines) implements Result {
      /** Copies the list. */
      public Found {
        lines = List.copyOf(lines);
      }
    }

    /** Nothing that is assumed suffices. */
    record Refused(String message, Expr at, Why why) implements Result {}
  }

  /** Why nothing was found. */
  public enum Why {
    /** No rule says how to go on. */
    NO_RULE,
    /** It grows too large. */
    TOO_LARGE
  }

  /**
   * What a line says and why.
   *
   * @param because in words; empty where the rules say it
   * @param rules the rules of the rulebook that were used
   */
  public record Line(Expr expr, String because, List<String> rules) {
    /** Copies the list. */
    public Line {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Expectations in a problem.
   *
   * @param definitions what let names, and terms of indexed ones, stand for
   */
  public Expectations(
      Context context, Function<Expr, Optional<Expr>> definitions, Knowledge knowledge) {
    this.context = context;
    this.definitions = definitions;
    this.knowledge = knowledge;
  }

  /** Works out an expression whose operator is an {@link Op.Moment}. */
  public Result of(Expr moment) {
    if (!(moment.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> over))) {
      throw new IllegalStateException("`" + moment + "` is no expectation");
    }
    try {
      return new Result.Found(lines(moment, kind, over));
    } catch (Unknown unknown) {
      String message = unknown.getMessage();
      return new Result.Refused(
          message == null ? "no rule" : message,
          unknown.at(),
          unknown.isLarge() ? Why.TOO_LARGE : Why.NO_RULE);
    }
  }

  private List<Line> lines(Expr moment, Op.Moment.Kind kind, List<String> over) {
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    boolean given = moment.args().size() > plain;
    if (given && !isTruth(moment.args().getLast())) {
      return givenVariable(moment, kind, over, plain);
    }
    return lines(moment, moment.args(), kind, over);
  }

  private static boolean isTruth(Expr expr) {
    return expr.op() instanceof Op.Compare
        || expr.is(Operator.AND)
        || expr.is(Operator.OR)
        || expr.is(Operator.NOT);
  }

  /** E[e | x] averages over what is independent of x, which stays as it is. */
  private List<Line> givenVariable(Expr moment, Op.Moment.Kind kind, List<String> over, int plain) {
    Chance all = new Chance(context, definitions, over);
    Set<String> given = all.variables(moment.args().getLast());
    Set<String> names = new LinkedHashSet<>(given);
    List<Expr> args = moment.args().subList(0, plain);
    args.forEach(arg -> names.addAll(all.variables(all.expanded(arg))));
    boolean whole =
        moment.args().getLast().op() instanceof Op.Symbol
            || moment.args().getLast().args().isEmpty();
    if (!over.isEmpty() || !whole || !all.areIndependent(names)) {
      throw Unknown.of("nothing is known of `" + moment + "`", moment);
    }
    names.removeAll(given);
    if (names.isEmpty()) {
      Expr value =
          kind == Op.Moment.Kind.EXPECTATION ? args.getFirst() : Make.zeros(moment.shape());
      return List.of(new Line(value, "", List.of("given-variable")));
    }
    List<String> others = List.copyOf(names);
    Expr rest = Expr.of(new Op.Moment(kind, others), args);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(rest, "", List.of("given-variable")));
    lines.addAll(lines(rest, args, kind, others));
    return lines;
  }

  private List<Line> lines(Expr moment, List<Expr> all, Op.Moment.Kind kind, List<String> over) {
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    Chance chance = new Chance(context, definitions, over);
    List<Expr> args = all.stream().map(chance::expanded).toList();
    Fresh fresh = new Fresh(context, moment);
    args.forEach(fresh::mention);
    requireOthersApart(chance, args, moment);
    Working working = new Working(chance, knowledge, fresh, over);
    List<Line> lines = new ArrayList<>();
    Expr written = moment.withArgs(args);
    if (!written.equals(moment)) {
      lines.add(new Line(written, "by definition", List.of()));
    }
    if (args.size() == plain
        && kind == Op.Moment.Kind.EXPECTATION
        && working.isSquareOfLinear(args.getFirst())) {
      lines.add(decomposed(args.getFirst(), over, fresh));
    }
    Optional<Termwise.Written> terms = termwise(kind, args, over, working);
    terms.ifPresent(line -> lines.add(new Line(line.expr(), "", line.rules())));
    Probabilities probabilities = new Probabilities(chance, knowledge, working);
    Expr result =
        args.size() > plain
            ? given(moment, kind, args, new Conditions(chance, working, probabilities), working)
            : plain(moment, kind, args, working, probabilities);
    if (result.equals(moment) || result.equals(written)) {
      throw Unknown.of("nothing that is assumed says what `" + moment + "` is", moment);
    }
    List<String> rules =
        chance.rules().stream()
            .filter(rule -> terms.isEmpty() || !Termwise.RULES.contains(rule))
            .toList();
    boolean atom = Entry.of(args.getFirst(), chance).isPresent();
    boolean known = rules.isEmpty() || (atom && Termwise.RULES.containsAll(rules));
    String moments = terms.isEmpty() ? "moments of the distribution" : "with the known moments";
    String because = known ? moments : "";
    lines.add(new Line(result, because, known ? List.of() : rules));
    return lines;
  }

  /** The line before the moments are put in, where one helps. */
  private Optional<Termwise.Written> termwise(
      Op.Moment.Kind kind, List<Expr> args, List<String> over, Working working) {
    if (args.size() != 1) {
      return Optional.empty();
    }
    Chance quiet = new Chance(context, definitions, over);
    Expr of = args.getFirst();
    Working own = new Working(quiet, knowledge, Fresh.beside(context, of), over);
    return switch (kind) {
      case EXPECTATION ->
          working.isSquareOfLinear(of) ? own.termwise().square(of) : own.termwise().mean(of);
      case VARIANCE -> own.termwise().variance(of);
      case COVARIANCE, PROBABILITY -> Optional.empty();
    };
  }

  private static Expr plain(
      Expr moment,
      Op.Moment.Kind kind,
      List<Expr> args,
      Working working,
      Probabilities probabilities) {
    Expr first = args.getFirst();
    return switch (kind) {
      case EXPECTATION -> working.mean(first);
      case VARIANCE -> working.variance(first);
      case COVARIANCE -> working.covariance(first, args.get(1));
      case PROBABILITY ->
          probabilities
              .of(first)
              .orElseThrow(
                  () -> Unknown.of("no rule for the probability `" + moment + "`", moment));
    };
  }

  private static Expr given(
      Expr moment, Op.Moment.Kind kind, List<Expr> args, Conditions conditions, Working working) {
    Expr event = args.getLast();
    List<Expr> of = args.subList(0, args.size() - 1);
    Optional<Expr> found =
        switch (kind) {
          case EXPECTATION ->
              conditions
                  .of(of, event, all -> working.mean(all.getFirst()))
                  .or(() -> conditions.weighted(of.getFirst(), event))
                  .or(() -> conditions.supported(of.getFirst(), event));
          case VARIANCE -> conditions.of(of, event, all -> working.variance(all.getFirst()));
          case COVARIANCE ->
              conditions.of(of, event, all -> working.covariance(all.getFirst(), all.getLast()));
          case PROBABILITY -> Optional.empty();
        };
    return found.orElseThrow(
        () -> Unknown.of("nothing is known of `" + moment + "` given a condition", moment));
  }

  /** What is not averaged over stays free, which needs it to be independent of what is. */
  private void requireOthersApart(Chance chance, List<Expr> args, Expr moment) {
    for (Expr arg : args) {
      if (chance.isPartial() && !chance.isIndependentOfRest(arg)) {
        throw Unknown.of(
            "`" + moment + "` needs what is averaged over to be independent of the rest", moment);
      }
    }
  }

  /** E‖Z‖² = ‖E[Z]‖² + Σ Var[Z_i]. */
  private static Line decomposed(Expr power, List<String> over, Fresh fresh) {
    Expr base = Working.squared(power);
    Expr mean = Expr.of(new Op.Moment(Op.Moment.Kind.EXPECTATION, over), base);
    Op variance = new Op.Moment(Op.Moment.Kind.VARIANCE, over);
    List<Expr> indices = new ArrayList<>();
    for (int axis = 0; axis < base.shape().rank(); axis++) {
      if (!base.shape().dims().get(axis).isOne()) {
        indices.add(Make.scalar(fresh.next()));
      }
    }
    Expr spread = Expr.of(variance, indices.isEmpty() ? base : Make.entry(base, indices));
    int axis = base.shape().rank() - 1;
    for (Expr index : indices.reversed()) {
      spread = Make.sumOver(index.toString(), base.shape().dims().get(axis--), spread);
    }
    String rule = base.shape().isScalar() ? "second-moment" : "squared-norm";
    return new Line(Make.sum(Working.squareOf(power, mean), spread), "", List.of(rule));
  }
}
