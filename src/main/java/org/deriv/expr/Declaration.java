package org.deriv.expr;

import java.util.List;
import java.util.Optional;

/** What a name was declared to be. What else is known of it stands among the assumptions. */
public sealed interface Declaration {
  /** The name. */
  String name();

  /** A dimension, or the last value of an index such as {@code T}: a natural number from 1 up. */
  record Dimension(String name) implements Declaration {}

  /**
   * A value that is given: real, or of a number domain. With indices it is a sequence, each term of
   * the shape. A sequence whose indices have no stated range is defined for every integer.
   */
  record Given(
      String name, Shape shape, List<String> indices, List<IndexRange> ranges, Domain domain)
      implements Declaration {
    /** Copies the lists. */
    public Given {
      indices = List.copyOf(indices);
      ranges = List.copyOf(ranges);
    }
  }

  /** Where the entries of a given value lie. */
  enum Domain {
    /** ℝ. */
    REAL,
    /** {0, 1, 2, …}. */
    NATURAL,
    /** {…, -1, 0, 1, …}. */
    INTEGER
  }

  /** A function that is named but not defined. */
  record Unknown(FunctionSymbol function) implements Declaration {
    @Override
    public String name() {
      return function.name();
    }
  }

  /**
   * A name for an expression; with indices, {@code r[i] = …}, the body mentions them. A let that is
   * a function of indices is a sequence in expressions ({@link Op.Term}).
   */
  record Let(String name, List<String> indices, Expr body) implements Declaration {
    /** Copies the list. */
    public Let {
      indices = List.copyOf(indices);
    }
  }

  /**
   * A random quantity; with indices a random sequence. Where a distribution is given it is that of
   * the whole (shape of the declaration) or, where {@code iid}, of every entry independently. What
   * is known by moments only stands among the assumptions.
   */
  record Random(
      String name,
      Shape shape,
      List<String> indices,
      List<IndexRange> ranges,
      Optional<Expr> distribution,
      Spread spread)
      implements Declaration {
    /** Copies the lists. */
    public Random {
      indices = List.copyOf(indices);
      ranges = List.copyOf(ranges);
    }
  }

  /** How a random quantity's entries or terms hang together. */
  enum Spread {
    /** As the (joint) distribution or the assumptions say, no more. */
    JOINT,
    /** Entries, and the terms of a sequence, are independent and identically distributed. */
    IID
  }

  /**
   * A recurrence: the term at the last index (time) in terms of others. Earlier indices, as {@code
   * j} in {@code delta[t][j]}, are entries of the term and stand in {@code entries}.
   *
   * @param shape the shape of a term {@code h[t]}
   * @param time the index that runs, with its range and direction
   * @param entries entry indices on the left side, empty where the term is given as a whole
   * @param body the right side, of {@code shape}, or a scalar where there are entry indices
   * @param boundaries terms given with it, such as {@code v[0] = 0}: time and value
   */
  record Recurrence(
      String name,
      Shape shape,
      IndexRange time,
      List<String> entries,
      Expr body,
      List<Boundary> boundaries)
      implements Declaration {
    /** Copies the lists. */
    public Recurrence {
      entries = List.copyOf(entries);
      boundaries = List.copyOf(boundaries);
    }
  }

  /**
   * A name for what a goal finds: the point where an objective is least, the value of an unknown.
   * It is no free value: only the goal's answer says what it is.
   *
   * @param goal the name of the goal in this problem
   */
  record Result(String name, Shape shape, String goal) implements Declaration {}

  /** The value of a sequence at one time. */
  record Boundary(Expr time, Expr value) {}
}
