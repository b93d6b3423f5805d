package org.deriv.check.slip;

import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Derivatives of functions, norms, means for sums, variances for second moments. */
final class FunctionEdits {
  private static final int HIGHEST_ORDER = 2;

  private final Edits.Place place;

  FunctionEdits(Edits.Place place) {
    this.place = place;
  }

  void of(Expr at, List<Edit> edits) {
    switch (at.op()) {
      case Op.Apply(Function function, int order) -> order(function, order, at, edits);
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, at, edits);
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) -> reduce(kind, axes, at, edits);
      case Op.Moment moment -> moment(moment, at, edits);
      case Op.Softmax(int axis) when axis > 0 ->
          edits.add(new Edit(Expr.of(new Op.Softmax(3 - axis), at.args()), 3, "the axis is wrong"));
      case Operator.POWER -> squaredMean(at, edits);
      case Operator.EIGENVALUE_MAX ->
          other(at, Operator.EIGENVALUE_MIN, "the smallest eigenvalue is meant", edits);
      case Operator.EIGENVALUE_MIN ->
          other(at, Operator.EIGENVALUE_MAX, "the largest eigenvalue is meant", edits);
      case Operator.MAXIMUM -> other(at, Operator.MINIMUM, "the smaller one is meant", edits);
      case Operator.MINIMUM -> other(at, Operator.MAXIMUM, "the larger one is meant", edits);
      case Operator.TRACE ->
          other(at, Operator.DETERMINANT, "the determinant is meant, not the trace", edits);
      case Operator.DETERMINANT ->
          other(at, Operator.TRACE, "the trace is meant, not the determinant", edits);
      default -> {}
    }
    name(at, edits);
  }

  private static void other(Expr at, Operator operator, String words, List<Edit> edits) {
    edits.add(new Edit(Expr.of(operator, at.args()), 5, words));
  }

  private static void order(Function function, int order, Expr at, List<Edit> edits) {
    boolean differentiable =
        switch (function) {
          case Function.Named _ -> true;
          case Function.Elementary elementary ->
              switch (elementary) {
                case SIGMOID, TANH, RELU, SOFTPLUS, GELU, ERF, SIN, COS -> true;
                case EXP, LOG, SQRT, ABS, SIGN, STEP -> false;
              };
        };
    if (!differentiable) {
      return;
    }
    String name = function.word();
    if (order < HIGHEST_ORDER) {
      edits.add(
          new Edit(
              Make.apply(function, order + 1, at.arg(0)),
              3,
              "`"
                  + name
                  + "'".repeat(order)
                  + "` stands for `"
                  + name
                  + "'".repeat(order + 1)
                  + "`"));
    }
    if (order > 0) {
      edits.add(
          new Edit(
              Make.apply(function, order - 1, at.arg(0)),
              3,
              "`"
                  + name
                  + "'".repeat(order)
                  + "` stands for `"
                  + name
                  + "'".repeat(order - 1)
                  + "`"));
    }
  }

  private static void norm(Op.Norm.Kind kind, Expr at, List<Edit> edits) {
    boolean matrix = at.arg(0).shape().isMatrix();
    for (Op.Norm.Kind other : Op.Norm.Kind.values()) {
      boolean apart = matrix || (other != Op.Norm.Kind.FROBENIUS && other != Op.Norm.Kind.NUCLEAR);
      if (other != kind && apart) {
        edits.add(new Edit(Expr.of(new Op.Norm(other), at.arg(0)), 6, "another norm is meant"));
      }
    }
  }

  private static void reduce(Op.Reduce.Kind kind, List<Integer> axes, Expr at, List<Edit> edits) {
    switch (kind) {
      case SUM -> reduction(Op.Reduce.Kind.MEAN, axes, at, "the mean is meant, not the sum", edits);
      case MEAN -> reduction(Op.Reduce.Kind.SUM, axes, at, "the sum is meant, not the mean", edits);
      case VARIANCE, MAX, MIN -> {}
    }
    if (axes.size() == 1 && at.arg(0).shape().rank() == 2) {
      edits.add(
          new Edit(
              Expr.of(new Op.Reduce(kind, List.of(3 - axes.getFirst())), at.args()),
              4,
              "rows and columns are mixed up"));
    }
  }

  private static void reduction(
      Op.Reduce.Kind kind, List<Integer> axes, Expr at, String words, List<Edit> edits) {
    edits.add(new Edit(Expr.of(new Op.Reduce(kind, axes), at.args()), 3, words));
  }

  /** Var for E[Z²], and E for Var. */
  private static void moment(Op.Moment moment, Expr at, List<Edit> edits) {
    boolean alone = at.args().size() == 1 && at.shape().isScalar();
    if (!alone) {
      return;
    }
    Op mean = new Op.Moment(Op.Moment.Kind.EXPECTATION, moment.over());
    Op variance = new Op.Moment(Op.Moment.Kind.VARIANCE, moment.over());
    switch (moment.kind()) {
      case VARIANCE ->
          edits.add(
              new Edit(
                  Expr.of(mean, Make.power(at.arg(0), 2)),
                  3,
                  "the variance of "
                      + Edit.quoted(at.arg(0))
                      + " stands for the mean of its square"));
      case EXPECTATION -> {
        if (at.arg(0).is(Operator.POWER) && at.arg(0).arg(1).isNumber(2)) {
          Expr base = at.arg(0).arg(0);
          edits.add(
              new Edit(
                  Expr.of(variance, base),
                  3,
                  "the mean of the square of " + Edit.quoted(base) + " stands for its variance"));
          edits.add(
              new Edit(
                  Make.power(Expr.of(mean, base), 2),
                  3,
                  "the mean of the square stands for the square of the mean"));
        }
      }
      case COVARIANCE, PROBABILITY -> {}
    }
  }

  /** E[Z]² for E[Z²]. */
  private static void squaredMean(Expr at, List<Edit> edits) {
    boolean squared =
        at.arg(1).isNumber(2)
            && at.arg(0).op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> _)
            && kind == Op.Moment.Kind.EXPECTATION
            && at.arg(0).args().size() == 1;
    if (squared) {
      Expr mean = at.arg(0);
      edits.add(
          new Edit(
              Expr.of(mean.op(), Make.power(mean.arg(0), 2)),
              3,
              "the square of the mean stands for the mean of the square"));
    }
  }

  /** The name of another quantity of the same shape that the line before mentions. */
  private void name(Expr at, List<Edit> edits) {
    boolean name = at.op() instanceof Op.Symbol || at.op() instanceof Op.Term;
    if (!name) {
      return;
    }
    Mentioned.in(place.before(), place.trail().line()).stream()
        .filter(other -> other.shape().equals(at.shape()) && !other.equals(at))
        .filter(other -> other.op().getClass().equals(at.op().getClass()))
        .limit(6)
        .forEach(other ->
            edits.add(new Edit(other, 6, Edit.quoted(at) + " stands for " + Edit.quoted(other))));
  }
}
