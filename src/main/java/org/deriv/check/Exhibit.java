package org.deriv.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;
import org.deriv.problem.Goal;

/** What a goal shows beside its steps: numbers to be put in a table, curves to be drawn. */
public sealed interface Exhibit {
  /**
   * A sequence run on numbers, once for each setting.
   *
   * @param of its general term
   * @param index the name of the time in it
   */
  record Runs(Expr of, String index, List<Run> runs) implements Exhibit {
    /** Copies. */
    public Runs {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A run.
   *
   * @param setting what tells it from the other runs
   * @param dims the lengths of the axes of a value, none for a number
   * @param tendency where it goes, as far as can be seen
   */
  record Run(List<Goal.Binding> setting, List<Integer> dims, List<Row> rows, String tendency) {
    /** Copies. */
    public Run {
      setting = List.copyOf(setting);
      dims = List.copyOf(dims);
      rows = List.copyOf(rows);
    }
  }

  /** The value at a time, row-major; an entry is empty where it is undefined. */
  record Row(long time, List<Optional<Reading>> entries) {
    /** Copies. */
    public Row {
      entries = List.copyOf(entries);
    }

    /** The first entry; not a number where it is undefined. */
    public double first() {
      return entries.getFirst().map(Reading::value).orElse(Double.NaN);
    }

    /** The Euclidean length of the entries; not a number where one is undefined. */
    public double length() {
      return Math.sqrt(
          entries.stream()
              .mapToDouble(entry -> entry.map(Reading::value).orElse(Double.NaN))
              .map(value -> value * value)
              .sum());
    }
  }

  /** A number to many digits, with its exact value where that is known and short. */
  record Reading(Optional<Rational> exact, BigDecimal digits) {
    /** The nearest double. */
    public double value() {
      return digits.doubleValue();
    }
  }

  /**
   * The value of an expression.
   *
   * @param dims the lengths of its axes, none for a number
   * @param entries row-major
   */
  record Value(Expr of, List<Integer> dims, List<Reading> entries) implements Exhibit {
    private static final int LONGEST = 160;

    /** Copies. */
    public Value {
      dims = List.copyOf(dims);
      entries = List.copyOf(entries);
    }

    /** Whether every entry is known exactly. */
    public boolean isExact() {
      return entries.stream().allMatch(entry -> entry.exact().isPresent());
    }

    /** Whether every entry is known exactly and can be read. */
    public boolean isShort() {
      return entries.stream().allMatch(entry -> entry.exact().filter(Value::isShort).isPresent());
    }

    private static boolean isShort(Rational number) {
      return number.numerator().bitLength() + number.denominator().bitLength() < LONGEST;
    }
  }

  /**
   * Curves over a range of a variable.
   *
   * @param variable a scalar name
   */
  record Curves(Expr variable, double from, double to, List<Curve> curves) implements Exhibit {
    /** Copies. */
    public Curves {
      curves = List.copyOf(curves);
    }
  }

  /**
   * A curve.
   *
   * @param setting what tells it from other curves of the same expression
   */
  record Curve(Expr of, List<Goal.Binding> setting, Track track) {
    /** Copies. */
    public Curve {
      setting = List.copyOf(setting);
    }
  }

  /** Where a curve runs. */
  sealed interface Track {
    /** A function of a real number, not a number where it is undefined. */
    record Smooth(DoubleUnaryOperator value) implements Track {}

    /** Values at whole numbers. */
    record Stepped(List<Row> rows) implements Track {
      /** Copies. */
      public Stepped {
        rows = List.copyOf(rows);
      }
    }
  }

  /** What evaluating costs in several orders, the chosen one first. */
  record Costs(List<Price> prices) implements Exhibit {
    /** Copies. */
    public Costs {
      prices = List.copyOf(prices);
    }
  }

  /**
   * What an order of evaluation costs, as polynomials in the dimensions.
   *
   * @param order what the order is called
   * @param written the expression with its order made plain, where that can be written
   * @param operations scalar operations
   * @param time how these grow
   * @param numbers numbers that are stored besides what is given
   * @param memory how these grow
   */
  record Price(
      String order,
      Optional<Expr> written,
      Expr operations,
      Expr time,
      Expr numbers,
      Expr memory) {}
}
