package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.ShapeRules;

/** Every line that is one small change away from a line, of the same shape. */
final class Edits {
  private static final int MOST_PLACES = 150;
  private static final int MOST_EDITS = 1600;

  private final Context context;
  private final Expr before;
  private final Map<Expr, Edit> found = new LinkedHashMap<>();
  private final FunctionUse functions;
  private final LostParts lost;
  private int places;

  private Edits(Context context, Expr before, Expr line) {
    this.context = context;
    this.before = before;
    this.functions = new FunctionUse(before, line);
    this.lost = new LostParts(before, line);
  }

  /** The changes of a line that should follow from the one before it, the smallest first. */
  static List<Edit> of(Context context, Expr before, Expr line) {
    Edits edits = new Edits(context, before, line);
    new LostTerms(before).in(line).forEach(edit -> edits.add(line, edit));
    edits.walk(line, Trail.at(line), Set.of());
    return edits.found.values().stream()
        .sorted(Comparator.comparingInt(Edit::weight))
        .limit(MOST_EDITS)
        .toList();
  }

  private void add(Expr line, Edit edit) {
    boolean fits = edit.result().shape().equals(line.shape());
    if (fits && !edit.result().equals(line)) {
      found.merge(edit.result(), edit, (a, b) -> a.weight() <= b.weight() ? a : b);
    }
  }

  /** Changes at one place and in all below it. */
  private void walk(Expr at, Trail trail, Set<String> bound) {
    if (++places > MOST_PLACES) {
      return;
    }
    Place place = new Place(context, before, trail, bound, functions, lost);
    for (Edit edit : new PlaceEdits(place).of(at)) {
      trail
          .with(edit.result())
          .ifPresent(whole -> add(trail.line(), new Edit(whole, edit.weight(), edit.words())));
    }
    Set<String> inside = new HashSet<>(bound);
    inside.addAll(Names.bound(at.op()));
    for (int i = 0; i < at.args().size(); i++) {
      if (isOpen(at, i)) {
        walk(at.arg(i), trail.down(at, i), Names.binds(at, i) ? inside : bound);
      }
    }
  }

  /** Variables of derivatives, what a value is put in place of, and points of limits stay. */
  private static boolean isOpen(Expr at, int position) {
    return switch (at.op()) {
      case Operator.GRADIENT,
          Operator.JACOBIAN,
          Operator.HESSIAN,
          Operator.DERIVATIVE,
          Operator.VJP,
          Operator.JVP ->
          position >= 1;
      case Operator.DIFFERENTIAL -> position == at.args().size() - 1;
      case Operator.AT -> position % 2 == 0;
      case Op.Limit _ -> position == 0;
      case Op.Fold _ -> position == at.args().size() - 1;
      case Op.TupleFold _, Op.Integral _ -> position == at.args().size() - 1;
      case Op.Slice _ -> position == 0;
      case Op.Distribution _ -> false;
      default -> true;
    };
  }

  /** The way from the whole line to a place in it. */
  record Trail(Expr line, List<Step> steps) {
    /** A place: a position in an expression. */
    record Step(Expr in, int position) {}

    static Trail at(Expr line) {
      return new Trail(line, List.of());
    }

    Trail down(Expr at, int position) {
      List<Step> longer = new ArrayList<>(steps);
      longer.add(new Step(at, position));
      return new Trail(line, longer);
    }

    /** What the place stands in, where it is not the whole line. */
    Optional<Step> parent() {
      return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** The line with something else at the place, where the shapes fit. */
    Optional<Expr> with(Expr replacement) {
      Expr whole = replacement;
      for (Step step : steps.reversed()) {
        List<Expr> args = new ArrayList<>(step.in().args());
        args.set(step.position(), whole);
        if (!(ShapeRules.infer(step.in().op(), args) instanceof ShapeRules.Fits)) {
          return Optional.empty();
        }
        whole = Tidied.of(step.in().op(), args);
      }
      return Optional.of(whole);
    }
  }

  /**
   * Where a change is made.
   *
   * @param before the line that the changed line should follow from
   * @param bound the names that are bound there
   * @param functions those that are used in both lines
   * @param lost what may have been lost in them
   */
  record Place(
      Context context,
      Expr before,
      Trail trail,
      Set<String> bound,
      FunctionUse functions,
      LostParts lost) {
    /** Whether it is transposed, inverted, raised or divided. */
    boolean isArgument() {
      return trail
          .parent()
          .map(step ->
              switch (step.in().op()) {
                case Operator.TRANSPOSE, Operator.INVERSE, Operator.POWER, Operator.DIFFERENTIAL ->
                    step.position() == step.in().args().size() - 1 || step.position() == 0;
                default -> false;
              })
          .orElse(false);
    }

    /** Whether it is what is summed, or averaged, over entries. */
    boolean isReduced() {
      return trail.parent().map(step -> step.in().op() instanceof Op.Reduce).orElse(false);
    }

    /** Whether it is the whole line or a term or body of its own. */
    boolean isTerm() {
      return trail
          .parent()
          .map(step ->
              switch (step.in().op()) {
                case Operator.ADD -> true;
                case Operator.NEGATE, Operator.GRADIENT, Operator.DERIVATIVE -> true;
                case Op.Apply _, Op.Norm _, Op.Fold _, Op.Moment _, Op.Compare _ -> true;
                default -> false;
              })
          .orElse(true);
    }

    /** Whether it is a factor of a product, or a term. */
    boolean isFactor() {
      return isTerm()
          || trail
              .parent()
              .map(step ->
                  step.in().is(Operator.PRODUCT)
                      || step.in().is(Operator.HADAMARD)
                      || step.in().is(Operator.DIVIDE))
              .orElse(false);
    }

    /** Whether it is an index or a bound, which only changes by one or to another index. */
    boolean isIndex() {
      return trail
          .parent()
          .map(step ->
              step.position() >= 1 && step.in().is(Operator.ENTRY)
                  || step.in().op() instanceof Op.Term
                  || step.in().op() instanceof Op.Basis)
          .orElse(false);
    }
  }
}
