package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** A statement that asks for something. */
public sealed interface GoalTree extends StatementTree
    permits GoalTree.Derive,
        GoalTree.Optimize,
        GoalTree.Solve,
        GoalTree.Unroll,
        GoalTree.Eliminate,
        GoalTree.Match,
        GoalTree.Backprop,
        GoalTree.Taylor,
        GoalTree.Limit,
        GoalTree.Show,
        GoalTree.Compute,
        GoalTree.Simulate,
        GoalTree.Cost,
        GoalTree.Draw,
        GoalTree.Plot,
        CheckTree {

  /** The name by which its result may be used. */
  Optional<Identifier> label();

  /** Conditions under which it is asked, after {@code assuming}. */
  List<Proposition> assuming();

  /** {@code derive e}. */
  record Derive(
      Optional<Identifier> label, Expression expression, List<Proposition> assuming, Span span)
      implements GoalTree {
    public Derive {
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code minimize L over w subject to A*w == b as w_star}, and {@code maximize}. */
  record Optimize(
      Optional<Identifier> label,
      Direction direction,
      Expression objective,
      List<Target> over,
      List<Proposition> constraints,
      Optional<Identifier> as,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Optimize {
      over = List.copyOf(over);
      constraints = List.copyOf(constraints);
      assuming = List.copyOf(assuming);
    }

    /** Which way. */
    public enum Direction {
      MINIMIZE,
      MAXIMIZE
    }
  }

  /** {@code solve e1 == a, e2 == b for c, s2 with mu = 0}. */
  record Solve(
      Optional<Identifier> label,
      List<Proposition> equations,
      List<Target> unknowns,
      List<Proposition> with,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Solve {
      equations = List.copyOf(equations);
      unknowns = List.copyOf(unknowns);
      with = List.copyOf(with);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code unroll v[t] to s}. */
  record Unroll(
      Optional<Identifier> label,
      Expression expression,
      Optional<Expression> to,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Unroll {
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code eliminate v from step}. */
  record Eliminate(
      Optional<Identifier> label,
      List<Target> names,
      List<Expression> from,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Eliminate {
      names = List.copyOf(names);
      from = List.copyOf(from);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code match r1, r2 for alpha, epsilon}. */
  record Match(
      Optional<Identifier> label,
      List<Expression> recurrences,
      List<Target> unknowns,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Match {
      recurrences = List.copyOf(recurrences);
      unknowns = List.copyOf(unknowns);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code backprop L through h, g}. */
  record Backprop(
      Optional<Identifier> label,
      Expression loss,
      List<Target> through,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Backprop {
      through = List.copyOf(through);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code taylor f(x) at x0 order 2 along -eps*g}. */
  record Taylor(
      Optional<Identifier> label,
      Expression expression,
      Expression at,
      Expression order,
      Optional<Expression> along,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Taylor {
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code limit e as T -> oo}. */
  record Limit(
      Optional<Identifier> label,
      Expression expression,
      Approach approach,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Limit {
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code show A == B where t < T by induction on t assuming n > 1}. */
  record Show(
      Optional<Identifier> label,
      Proposition claim,
      Optional<Approach> approach,
      List<Proposition> where,
      Optional<Reason> reason,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Show {
      where = List.copyOf(where);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code compute e with x = 3}. */
  record Compute(
      Optional<Identifier> label,
      Expression expression,
      List<Proposition> with,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Compute {
      with = List.copyOf(with);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code simulate w with w[0] = 5 for 200 steps}. */
  record Simulate(
      Optional<Identifier> label,
      List<Expression> expressions,
      List<Proposition> with,
      Optional<Expression> steps,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Simulate {
      expressions = List.copyOf(expressions);
      with = List.copyOf(with);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code cost e}. */
  record Cost(
      Optional<Identifier> label, Expression expression, List<Proposition> assuming, Span span)
      implements GoalTree {
    public Cost {
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code draw h, y for t in 1..3}. */
  record Draw(
      Optional<Identifier> label,
      List<Expression> expressions,
      List<IndexClause> ranges,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Draw {
      expressions = List.copyOf(expressions);
      ranges = List.copyOf(ranges);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code plot e for p in 0..1 with lambda = 2}. */
  record Plot(
      Optional<Identifier> label,
      List<Expression> expressions,
      List<IndexClause> ranges,
      List<Proposition> with,
      List<Proposition> assuming,
      Span span)
      implements GoalTree {
    public Plot {
      expressions = List.copyOf(expressions);
      ranges = List.copyOf(ranges);
      with = List.copyOf(with);
      assuming = List.copyOf(assuming);
    }
  }
}
