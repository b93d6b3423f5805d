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
import org.deriv.expr.Names;
import org.deriv.expr.Op;
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

  /** What a line says and why. */
  public record Line(Expr expr, String because) {}

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
    if (moment.args().size() != plain) {
      throw Unknown.of("nothing is known of `" + moment + "` given a condition", moment);
    }
    Chance chance = new Chance(context, definitions, over);
    List<Expr> args = moment.args().stream().map(chance::expanded).toList();
    Fresh fresh = new Fresh(context, moment);
    args.forEach(fresh::mention);
    requireOthersApart(chance, args, moment);
    Working working = new Working(chance, knowledge, fresh, over);
    List<Line> lines = new ArrayList<>();
    Expr written = moment.withArgs(args);
    if (!written.equals(moment)) {
      lines.add(new Line(written, "by definition"));
    }
    Expr first = args.getFirst();
    Expr result =
        switch (kind) {
          case EXPECTATION -> {
            if (working.isSquareOfLinear(first)) {
              lines.add(decomposed(first, over, fresh));
            }
            yield working.mean(first);
          }
          case VARIANCE -> working.variance(first);
          case COVARIANCE -> working.covariance(first, args.get(1));
          case PROBABILITY ->
              throw Unknown.of("no rule for the probability `" + moment + "`", moment);
        };
    if (result.equals(moment) || result.equals(written)) {
      throw Unknown.of("nothing that is assumed says what `" + moment + "` is", moment);
    }
    lines.add(new Line(result, because(kind, first, chance)));
    return lines;
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
    return new Line(
        Make.sum(Working.squareOf(power, mean), spread), "E[Z²] = E[Z]² + Var[Z] of each entry");
  }

  private static String because(Op.Moment.Kind kind, Expr of, Chance chance) {
    Set<String> names = new LinkedHashSet<>();
    new Names()
        .free(of).stream().filter(name -> chance.declaration(name).isPresent()).forEach(names::add);
    boolean independent = names.size() > 1 && chance.areIndependent(names);
    boolean iid =
        names.stream()
            .flatMap(name -> chance.declaration(name).stream())
            .anyMatch(random -> random.spread() == org.deriv.expr.Declaration.Spread.IID);
    String base =
        switch (kind) {
          case EXPECTATION -> "the expectation is linear";
          case VARIANCE, COVARIANCE -> "the covariance is bilinear";
          case PROBABILITY -> "the probability";
        };
    return base + (independent || iid ? ", what is independent factors" : "");
  }
}
