package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Facts;
import org.deriv.normal.recurrence.Affine;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;

/**
 * One recurrence for a quantity that was defined through another: the other is solved for at the
 * time before, and put into its own recurrence.
 */
public final class Elimination {
  private final Timeline timeline;
  private final Context context;
  private final Differentiation calculus;

  /** Elimination in a problem. */
  public Elimination(Context context, Differentiation calculus) {
    this.context = context;
    this.timeline = new Timeline(context);
    this.calculus = calculus;
  }

  /** Why nothing was found. */
  static final class NotEliminated extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    NotEliminated(Refusal.Kind kind, String message, Expr at) {
      super(message);
      this.refusal = new Refusal(kind, message, Optional.of(at));
    }

    Refusal refusal() {
      return refusal;
    }
  }

  /**
   * What was found.
   *
   * @param stages how
   * @param quantity a term, at its own index
   * @param body what it is equal to
   */
  record Found(List<Stage> stages, Expr quantity, Expr body) {}

  /** The recurrence without the name. */
  public Outcome of(Goal.Eliminate goal) {
    try {
      Found found = eliminated(goal.name(), goal.from());
      Expr equation = Writing.equation(found.quantity(), found.body());
      return new Outcome.Derived(new Derivation(found.stages(), equation));
    } catch (NotEliminated none) {
      return new Outcome.Refused(none.refusal());
    }
  }

  /** The recurrence of a quantity without a name. */
  Found eliminated(String name, Expr quantity) throws NotEliminated {
    Declaration.Recurrence hidden =
        timeline
            .find(name)
            .filter(recurrence -> recurrence.entries().isEmpty())
            .orElseThrow(() ->
                new NotEliminated(
                    Refusal.Kind.MEANINGLESS,
                    "`" + name + "` is not defined by a recurrence",
                    quantity));
    Expr definition = definition(quantity, name);
    Expr alone = unfolded(definition, hidden);
    Linear time = earliest(alone, hidden).orElseThrow(() -> missing(name, quantity));
    return new Work(hidden, quantity, definition, alone, time).found();
  }

  private static NotEliminated missing(String name, Expr quantity) {
    return new NotEliminated(
        Refusal.Kind.MEANINGLESS,
        "`" + quantity + "` does not depend on `" + name + "` at a time of its own",
        quantity);
  }

  private Expr definition(Expr quantity, String name) throws NotEliminated {
    Expr expanded = timeline.expanded(quantity);
    if (!expanded.equals(quantity)) {
      return expanded;
    }
    return timeline
        .of(quantity)
        .filter(recurrence -> recurrence.entries().isEmpty() && !recurrence.name().equals(name))
        .map(recurrence -> plain(Timeline.body(recurrence, quantity.arg(0))))
        .orElseThrow(() ->
            new NotEliminated(
                Refusal.Kind.MEANINGLESS,
                "`" + quantity + "` is not defined through `" + name + "`",
                quantity));
  }

  /** Written out, with the derivatives in it worked out, so that terms can be put in. */
  private Expr plain(Expr body) {
    return calculus.worked(timeline.expanded(body));
  }

  private List<Expr> terms(Expr expr, Declaration.Recurrence hidden) {
    return timeline.terms(expr).stream()
        .filter(term -> timeline.of(term).filter(hidden::equals).isPresent())
        .toList();
  }

  private Optional<Linear> earliest(Expr expr, Declaration.Recurrence hidden) {
    Optional<Linear> found = Optional.empty();
    for (Expr term : terms(expr, hidden)) {
      Linear time = Linear.of(term.arg(0));
      Linear before = found.orElse(time);
      Linear gap = time.minus(before).times(Rational.of(Timeline.step(hidden)));
      if (!gap.isInt()) {
        return Optional.empty();
      }
      found = Optional.of(gap.constant().signum() < 0 ? time : before);
    }
    return found;
  }

  /** With the later terms written by earlier ones, so that one time is left. */
  private Expr unfolded(Expr definition, Declaration.Recurrence hidden) {
    Expr result = definition;
    for (int round = 0; round < 6 && terms(result, hidden).size() > 1; round++) {
      Linear first = earliest(result, hidden).orElse(Linear.number(0));
      for (Expr term : terms(result, hidden)) {
        if (!Linear.of(term.arg(0)).isSame(first)) {
          result = Substitution.of(term, plain(Timeline.body(hidden, term.arg(0)))).in(result);
        }
      }
    }
    return result;
  }

  /** One elimination: everything at the index of the quantity. */
  private final class Work {
    private final Declaration.Recurrence hidden;
    private final Expr quantity;
    private final Expr definition;
    private final Expr alone;
    private final Linear time;
    private final int step;
    private final List<Expr> conditions = new ArrayList<>();

    Work(Declaration.Recurrence hidden, Expr quantity, Expr definition, Expr alone, Linear time) {
      this.hidden = hidden;
      this.quantity = quantity;
      this.definition = definition;
      this.alone = alone;
      this.time = time;
      this.step = Timeline.step(hidden);
    }

    Found found() throws NotEliminated {
      Expr term = Timeline.term(hidden, time.expr());
      Expr once = Substitution.of(term, plain(Timeline.body(hidden, time.expr()))).in(alone);
      Map<Expr, Expr> solved = new LinkedHashMap<>();
      for (Expr earlier : terms(once, hidden)) {
        Linear back = time.minus(Linear.of(earlier.arg(0)));
        solved.put(earlier, solution(back));
      }
      Expr put = Substitution.of(solved).in(once);
      Expr body = Times.in(calculus.tidy(put));
      List<Stage> stages = new ArrayList<>();
      List<Step> claims = new ArrayList<>();
      solved.forEach((earlier, value) ->
          claims.add(
              new Step(
                  Relation.EQUIVALENT,
                  Writing.equation(earlier, value),
                  Derivation.Reason.of("the definition, solved for `" + hidden.name() + "`"),
                  conditions)));
      stages.add(
          late(new Stage(Optional.empty(), List.of(), Optional.empty(), List.copyOf(claims))));
      List<Step> steps = new ArrayList<>();
      Writing.add(steps, quantity, definition, "by definition");
      Writing.add(steps, quantity, alone, "the recurrence of `" + hidden.name() + "`");
      Writing.add(steps, quantity, once, "the recurrence of `" + hidden.name() + "`");
      steps.add(Writing.equal(put, "with what was found above", conditions));
      Writing.add(steps, quantity, body, "simplified");
      stages.add(late(new Stage(quantity, steps)));
      return new Found(stages, quantity, body);
    }

    /** From the time on at which the quantity before is given by its recurrence. */
    private Stage late(Stage stage) {
      Optional<Declaration.Recurrence> own = timeline.of(quantity);
      if (own.isEmpty()) {
        return stage;
      }
      Linear second = Timeline.first(own.get()).plus(step);
      Relation relation = step > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
      return stage.assuming(Make.compare(relation, quantity.arg(0), second.expr()));
    }

    /** The hidden term some steps before the time, by the quantity at the same distance. */
    private Expr solution(Linear back) throws NotEliminated {
      Expr index = quantity.arg(0);
      Substitution shift = Substitution.of(index, Linear.of(index).minus(back).expr());
      Expr term = Timeline.term(hidden, time.expr());
      Affine affine =
          Affine.of(alone, term)
              .orElseThrow(() ->
                  new NotEliminated(
                      Refusal.Kind.NO_RULE,
                      "`" + quantity + "` is not linear in `" + term + "`, which is solved for",
                      quantity));
      Expr rest = affine.rest();
      Expr gap = isZero(rest) ? quantity : Make.minus(quantity, rest);
      return Times.in(calculus.tidy(shift.in(divided(affine, gap))));
    }

    private Expr divided(Affine affine, Expr gap) {
      Expr value = gap;
      if (affine.left().isPresent()) {
        value = Make.product(inverse(affine.left().get()), value);
      }
      if (affine.right().isPresent()) {
        value = Make.product(value, inverse(affine.right().get()));
      }
      if (affine.entries().isPresent()) {
        Expr by = affine.entries().get();
        nonzero(by);
        value = Expr.of(Operator.HADAMARD_DIVIDE, value, by);
      }
      if (affine.scalar().isNumber(1)) {
        return value;
      }
      nonzero(affine.scalar());
      return affine.scalar().isNumber(-1)
          ? Make.negate(value)
          : Make.divide(value, affine.scalar());
    }

    private Expr inverse(Expr matrix) {
      Expr condition = Make.has(Property.INVERTIBLE, matrix);
      if (!new Facts(context).provesInvertible(matrix)) {
        conditions.add(condition);
      }
      return Make.inverse(matrix);
    }

    private void nonzero(Expr of) {
      boolean isNumber = of.op() instanceof Op.Number(Rational value) && !value.isZero();
      if (!isNumber && of.shape().equals(Shape.SCALAR) && !new Facts(context).provesNonzero(of)) {
        conditions.add(Make.compare(Relation.NOT_EQUAL, of, Make.number(0)));
      }
    }

    private static boolean isZero(Expr expr) {
      return expr.op() instanceof Op.Zeros || expr.isNumber(0);
    }
  }
}
