package org.deriv.derive.recurrence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.ClosedForm;
import org.deriv.normal.recurrence.Induction;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.scalar.Facts;
import org.deriv.scalar.Symja;

/** Terms of recurrences written by their closed forms, and sums of numbers by theirs. */
public final class ClosedTerms {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Context context;
  private final Timeline timeline;
  private final Differentiation calculus;

  /** Closed forms in a problem. */
  public ClosedTerms(Context context, Differentiation calculus) {
    this.context = context;
    this.timeline = new Timeline(context);
    this.calculus = calculus;
  }

  /** The expression with each term that has a closed form written by it; empty where none has. */
  public Optional<Expr> in(Expr expr) {
    Expr expanded = timeline.expanded(expr);
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (Expr term : timeline.terms(expanded)) {
      timeline
          .of(term)
          .flatMap(recurrence -> ClosedForm.of(timeline, recurrence))
          .ifPresent(form -> values.put(term, Times.in(value(form, term.arg(0)))));
    }
    Expr result = values.isEmpty() ? expanded : Substitution.of(values).in(expanded);
    return result.equals(expanded) ? Optional.empty() : Optional.of(result);
  }

  /** The closed form at a time, without its sum where that has a value of its own. */
  private Expr value(ClosedForm form, Expr time) {
    Expr index = Make.scalar(form.recurrence().time().index());
    Expr general = calculus.tidy(form.value(index));
    Expr summed = new ClosedSums(context, calculus).closed(form.recurrence(), general, form);
    return summed.equals(general)
        ? calculus.tidy(form.value(time))
        : calculus.tidy(Substitution.of(index, time).in(summed));
  }

  /** Geometric and like sums in closed form, where that is proved. */
  public Expr summed(Expr expr) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    List<Expr> args = new ArrayList<>(expr.args());
    args.replaceAll(this::summed);
    Expr inside = expr.withArgs(args);
    return isSumOfNumbers(inside) ? closed(inside) : inside;
  }

  private boolean isSumOfNumbers(Expr expr) {
    return expr.op() instanceof Op.Fold fold
        && fold.kind() == Op.Fold.Kind.SUM
        && expr.args().size() == 3
        && expr.shape().isScalar()
        && !hasSequence(expr);
  }

  private static boolean hasSequence(Expr expr) {
    return expr.op() instanceof Op.Term || expr.args().stream().anyMatch(ClosedTerms::hasSequence);
  }

  private Expr closed(Expr fold) {
    return Geometric.sum(context, fold)
        .or(() -> Symja.start(PATIENCE, 1).sum(fold, facts(fold)).toOptional())
        .map(calculus::tidy)
        .filter(sum -> !isFold(sum) && Induction.prove(context, fold, sum).isPresent())
        .orElse(fold);
  }

  private Facts facts(Expr fold) {
    Facts facts = Facts.of(context);
    for (String name : new Names().free(fold)) {
      if (context.find(name).isEmpty()) {
        facts = facts.andInteger(Make.scalar(name));
      }
    }
    return facts;
  }

  private static boolean isFold(Expr expr) {
    return expr.op() instanceof Op.Fold || expr.args().stream().anyMatch(ClosedTerms::isFold);
  }
}
