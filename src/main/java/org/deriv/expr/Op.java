package org.deriv.expr;

import java.util.List;

/**
 * The operator of an {@link Expr}; the arguments are the expression's children. A plain operator is
 * a constant of {@link Operator}; one that carries data is a record here.
 */
public sealed interface Op
    permits Operator,
        Op.Number,
        Op.Symbol,
        Op.Pi,
        Op.Infinity,
        Op.Ones,
        Op.Zeros,
        Op.Identity,
        Op.Basis,
        Op.Term,
        Op.Slice,
        Op.Literal,
        Op.Block,
        Op.Apply,
        Op.Call,
        Op.Norm,
        Op.Reduce,
        Op.Softmax,
        Op.LogSumExp,
        Op.Fold,
        Op.TupleFold,
        Op.Integral,
        Op.Limit,
        Op.Moment,
        Op.Distribution,
        Op.Compare,
        Op.Has {
  /** An exact number. */
  record Number(Rational value) implements Op {}

  /**
   * A name: given, random, let, a bound index or a dimension that stands for its number.
   *
   * @param shape the shape of what it names
   */
  record Symbol(String name, Shape shape) implements Op {}

  /** π, the number. */
  record Pi() implements Op {}

  /** ∞, as a bound or a point of approach. */
  record Infinity() implements Op {}

  /** A tensor of ones. */
  record Ones(Shape shape) implements Op {}

  /** A tensor of zeros. */
  record Zeros(Shape shape) implements Op {}

  /** The identity matrix of a size. */
  record Identity(Dim size) implements Op {}

  /** The unit vector of a length whose entry [index] is 1; arguments: index, counted from 1. */
  record Basis(Dim size) implements Op {}

  /** A term of a sequence, such as {@code h[t-1]}; arguments: its indices. */
  record Term(String sequence, Shape shape) implements Op {}

  /** A slice; arguments: the tensor, then the index or the two bounds of each axis not whole. */
  record Slice(List<Axis> axes) implements Op {
    /** Copies the list. */
    public Slice {
      axes = List.copyOf(axes);
    }
  }

  /** What a slice takes of an axis. */
  sealed interface Axis {
    /** All of it. */
    record Whole() implements Axis {}

    /** One position (one argument); a matrix keeps a written 1 there, a tensor loses the axis. */
    record At() implements Axis {}

    /** From one position to another (two arguments), {@code length} in all. */
    record Span(Dim length) implements Axis {}
  }

  /** A row-major literal; arguments: scalars. */
  record Literal(Shape shape) implements Op {}

  /** A matrix of blocks, row-major; arguments: the blocks. */
  record Block(int rows, int columns) implements Op {}

  /** A function of one real variable, or its derivative of an order, entry by entry. */
  record Apply(Function function, int order) implements Op {}

  /**
   * A call of a declared function, or a derivative of it: {@code slots} are the arguments (counted
   * from 0) differentiated by, in order. The value has the codomain's dimensions, then those of
   * each slot: for f : R[d] -> R, slots [0] is the gradient in R[d] and [0,0] the Hessian in
   * R[d,d].
   */
  record Call(FunctionSymbol function, List<Integer> slots) implements Op {
    /** Copies the list. */
    public Call {
      slots = List.copyOf(slots);
    }
  }

  /** A norm: {@code TWO} of a vector is Euclidean, of a matrix the operator norm. */
  record Norm(Kind kind) implements Op {
    /** Which norm. */
    public enum Kind {
      /** Euclidean norm of a vector, largest singular value of a matrix. */
      TWO,
      /** Root of the sum of squares of all entries. */
      FROBENIUS,
      /** Sum of absolute entries of a vector; largest column sum of a matrix. */
      ONE,
      /** Largest absolute entry of a vector; largest row sum of a matrix. */
      INFINITY,
      /** Sum of singular values. */
      NUCLEAR
    }
  }

  /** A sum, mean or variance over all entries ({@code axes} empty) or along axes, from 1. */
  record Reduce(Kind kind, List<Integer> axes) implements Op {
    /** Copies the list. */
    public Reduce {
      axes = List.copyOf(axes);
    }

    /** Which reduction; the variance divides by the count. */
    public enum Kind {
      /** The sum. */
      SUM,
      /** The mean. */
      MEAN,
      /** The mean of squared deviations from the mean. */
      VARIANCE,
      /** The largest. */
      MAX,
      /** The smallest. */
      MIN
    }
  }

  /** softmax of a vector ({@code axis} 0) or along an axis of a matrix, counted from 1. */
  record Softmax(int axis) implements Op {}

  /** log Σ exp of a vector ({@code axis} 0) or along an axis of a matrix, counted from 1. */
  record LogSumExp(int axis) implements Op {}

  /**
   * A sum, product, maximum … over an integer index. Arguments: first, last, body; or first, last,
   * condition, body. Where {@code direction} is DOWN the index runs from first down to last, which
   * matters for products of matrices. Over an empty range a sum is 0 and a product 1.
   */
  record Fold(Kind kind, String index, Direction direction) implements Op {
    /** What is done with the values. */
    public enum Kind {
      /** Added. */
      SUM("sum"),
      /** Multiplied, in the order of the index from left to right. */
      PRODUCT("prod"),
      /** The largest. */
      MAX("max"),
      /** The smallest. */
      MIN("min"),
      /** The first index at which the largest is reached. */
      ARGMAX("argmax"),
      /** The first index at which the smallest is reached. */
      ARGMIN("argmin");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** How it is written. */
      public String word() {
        return word;
      }
    }
  }

  /** Which way an index runs. */
  enum Direction {
    /** Upwards. */
    UP,
    /** Downwards. */
    DOWN
  }

  /**
   * A maximum, sum … over all tuples of integers: {@code max(w[1..T] in 1..N) …}. Arguments: first
   * and last position, first and last value, body; in the body {@code w[s]} is a {@link Term}.
   */
  record TupleFold(Fold.Kind kind, String tuple) implements Op {}

  /** ∫ over a variable; arguments: lower, upper, body. */
  record Integral(String variable) implements Op {}

  /** lim as {@code variable} approaches; arguments: body, point. */
  record Limit(String variable, Side side) implements Op {
    /** From where the point is approached. */
    public enum Side {
      /** From both sides (or to infinity). */
      BOTH,
      /** From above. */
      ABOVE,
      /** From below. */
      BELOW
    }
  }

  /**
   * Expectation, variance, covariance or probability over the random variables named in {@code
   * over}, or over every one where it is empty. Arguments: one expression (two for a covariance),
   * then, optionally, a condition.
   */
  record Moment(Kind kind, List<String> over) implements Op {
    /** Copies the list. */
    public Moment {
      over = List.copyOf(over);
    }

    /** Which. */
    public enum Kind {
      /** E. */
      EXPECTATION,
      /** Var; of a vector the covariance matrix. */
      VARIANCE,
      /** Cov[x,y] = E[(x-E[x])(y-E[y])']. */
      COVARIANCE,
      /** P of a truth value. */
      PROBABILITY
    }
  }

  /** A distribution with its parameters as arguments; its shape is that of a draw. */
  record Distribution(Family family) implements Op {}

  /** A truth value: a relation of two arguments. */
  record Compare(Relation relation) implements Op {}

  /** A truth value: a property of the arguments. */
  record Has(Property property) implements Op {}
}
