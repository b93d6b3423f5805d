package org.deriv.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;

/**
 * Where an induction hypothesis is supposed: the index of which a range is said there is a fixed
 * number. A free index of an assumption means every value, and the hypothesis for every value would
 * be the claim.
 */
public final class Supposed {
  private final Context known;
  private final List<Expr> truths;
  private final Set<String> indices = new LinkedHashSet<>();

  private Supposed(Context known, List<Expr> truths) {
    this.known = known;
    this.truths = truths;
    for (Expr truth : truths) {
      boolean range =
          truth.op() instanceof Op.Compare(Relation relation)
              && relation.isOrder()
              && truth.arg(0).op() instanceof Op.Symbol(String name, Shape _)
              && known.find(name).isEmpty();
      if (range) {
        indices.add(truth.arg(0).toString());
      }
    }
  }

  /** What is supposed in addition to what is known. */
  public static Supposed of(Context known, List<Expr> truths) {
    return new Supposed(known, truths);
  }

  /** The verdict of a relation of two sides there. */
  public Verdict judge(Judge judge, Relation relation, Expr left, Expr right) {
    Expr claim = Make.compare(relation, left, right);
    Verdict verdict = judge.judge(context(judge, claim), fixed(claim));
    return new Verdict(
        verdict.status(),
        verdict.evidence().replace(MARK, ""),
        verdict.conditions().stream().map(this::free).toList(),
        verdict.counterexample(),
        List.of(),
        verdict.because());
  }

  private static final String MARK = "fixed ";

  private Expr fixed(Expr expr) {
    Expr result = expr;
    for (String index : indices) {
      result = new Renaming(index, MARK + index).in(result);
    }
    return result;
  }

  private Expr free(Expr expr) {
    Expr result = expr;
    for (String index : indices) {
      result = new Renaming(MARK + index, index).in(result);
    }
    return result;
  }

  /** With the indices declared, and within the range of the recurrences. */
  private Context context(Judge judge, Expr claim) {
    Context context = known;
    for (String index : indices) {
      context =
          context.with(
              new Declaration.Given(
                  MARK + index, Shape.SCALAR, List.of(), List.of(), Declaration.Domain.NATURAL));
    }
    List<Expr> all = new ArrayList<>(truths);
    all.addAll(ends(claim));
    for (Expr truth : all) {
      context = judge.assuming(context, fixed(truth));
    }
    return context;
  }

  private Set<Expr> ends(Expr claim) {
    Timeline timeline = new Timeline(known);
    Set<Expr> ends = new LinkedHashSet<>();
    List<Expr> sides = new ArrayList<>(truths);
    sides.add(claim);
    for (Expr side : sides) {
      for (Expr term : timeline.terms(side)) {
        Expr time = term.arg(0);
        Declaration.Recurrence of = timeline.of(term).orElseThrow();
        Optional<Linear> last = Timeline.last(of);
        if (last.isPresent() && new Names().free(time).stream().anyMatch(indices::contains)) {
          boolean up = Timeline.step(of) > 0;
          Relation within = up ? Relation.LESS_EQUAL : Relation.GREATER_EQUAL;
          ends.add(Make.compare(within, time, last.get().expr()));
        }
      }
    }
    return ends;
  }
}
