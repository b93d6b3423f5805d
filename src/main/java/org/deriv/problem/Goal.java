package org.deriv.problem;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/** What an author asks for. Names and shapes are resolved; truth-valued claims are expressions. */
public sealed interface Goal {
  /** The keyword with which it is written; the {@code kind} in the JSON report. */
  default String kind() {
    return switch (this) {
      case Derive _ -> "derive";
      case Optimize(Sense sense, Expr _, List<Expr> _, List<Expr> _, Optional<String> _) ->
          sense == Sense.MINIMUM ? "minimize" : "maximize";
      case Solve _ -> "solve";
      case Unroll _ -> "unroll";
      case Eliminate _ -> "eliminate";
      case Match _ -> "match";
      case Backprop _ -> "backprop";
      case Taylor _ -> "taylor";
      case TakeLimit _ -> "limit";
      case Show _ -> "show";
      case Compute _ -> "compute";
      case Simulate _ -> "simulate";
      case Cost _ -> "cost";
      case Draw _ -> "draw";
      case Plot _ -> "plot";
      case Check _ -> "check";
    };
  }

  /** Every calculus and probability operator in the expression worked out. */
  record Derive(Expr of) implements Goal {}

  /** Which way an objective is optimised. */
  enum Sense {
    /** Smallest. */
    MINIMUM,
    /** Largest. */
    MAXIMUM
  }

  /** The best value of variables, under equality constraints, and a name for it. */
  record Optimize(
      Sense sense, Expr objective, List<Expr> over, List<Expr> constraints, Optional<String> name)
      implements Goal {}

  /** A value put in place of a variable. */
  record Binding(Expr variable, Expr value) {}

  /** Equations solved for unknowns, some variables having values. */
  record Solve(List<Expr> equations, List<Expr> unknowns, List<Binding> with) implements Goal {}

  /** The closed form of a term of a recurrence, back to a time. */
  record Unroll(Expr term, Optional<Expr> to) implements Goal {}

  /** A recurrence for one quantity that no longer mentions another. */
  record Eliminate(String name, Expr from) implements Goal {}

  /** Coefficients that make two recurrences equal for all inputs. */
  record Match(Expr first, Expr second, List<Expr> unknowns) implements Goal {}

  /** The adjoint recursion of states, and gradients of parameters. */
  record Backprop(Expr loss, List<String> through) implements Goal {}

  /** An expansion of {@code of} in {@code variable} about a point, perhaps along a direction. */
  record Taylor(Expr of, Expr variable, Expr at, int order, Optional<Expr> along) implements Goal {}

  /** The value of an {@link Op.Limit}. */
  record TakeLimit(Expr limit) implements Goal {}

  /**
   * A claim to be proved or refuted.
   *
   * @param claim a truth value; {@code A -> B as T -> oo} is {@code Compare(TENDS_TO)} of an {@link
   *     Op.Limit} and B
   * @param induction the index on which to argue by induction
   */
  record Show(Expr claim, Optional<String> induction) implements Goal {}

  /** The exact value. */
  record Compute(Expr of, List<Binding> with) implements Goal {}

  /** A recurrence run on numbers. */
  record Simulate(Expr of, List<Binding> with, int steps) implements Goal {}

  /** Time and memory of evaluating. */
  record Cost(Expr of) implements Goal {}

  /** The computation graph, of a recurrence for some times. */
  record Draw(List<Expr> of, Optional<IndexRange> times) implements Goal {}

  /** Curves over a variable. */
  record Plot(List<Expr> of, IndexRange over, List<Binding> with) implements Goal {}

  /** A hand derivation. */
  record Check(List<Line> lines, List<Link> links) implements Goal {}

  /**
   * A line of a hand derivation.
   *
   * @param expr what it says; empty where it is ill-typed, which a diagnostic says
   * @param context what is known there, local definitions included
   * @param span where it stands
   * @param meant what an ill-typed line may have been meant to say, likeliest first
   */
  record Line(
      Optional<Expr> expr, Context context, org.deriv.diagnostic.Span span, List<Expr> meant) {
    /** Copies. */
    public Line {
      meant = List.copyOf(meant);
    }
  }

  /**
   * The relation between line {@code index - 1} and line {@code index} (the first line is 0).
   *
   * @param approach for {@code ->}: what tends where, as a limit of the left line
   * @param claimed the reason that the author gives
   * @param formulas the ways in which an equation in the reason can be read
   */
  record Link(
      int index,
      Relation relation,
      Optional<Approach> approach,
      Optional<String> claimed,
      List<Formula> formulas,
      org.deriv.diagnostic.Span span) {
    /** Copies. */
    public Link {
      formulas = List.copyOf(formulas);
    }
  }

  /** A truth value that a reason states, and what its names are taken for. */
  record Formula(Expr truth, Context context) {}

  /** A variable that approaches a point. */
  record Approach(String variable, Expr point, Op.Limit.Side side) {}
}
