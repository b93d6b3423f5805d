package org.deriv.autodiff;

import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;

/** Expectation, variance, covariance and probability by their definitions. */
final class Moments {
  private final Builder builder;
  private final Scalars scalars;
  private final Randomness randomness;
  private final Expectation expectation;

  Moments(Builder builder, Randomness randomness) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.randomness = randomness;
    this.expectation = new Expectation(builder, randomness);
  }

  Grid build(Op.Moment moment, List<Expr> args, Scope scope) {
    int plain = moment.kind() == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    Grid first = builder.build(args.getFirst(), scope);
    Grid second = plain == 2 ? builder.build(args.get(1), scope) : first;
    boolean conditional = args.size() > plain;
    int condition =
        conditional ? builder.cell(args.getLast(), scope) : scalars.number(1);
    // What is random is known only once the expressions are built.
    Set<Integer> over = randomness.sources(moment.over());
    Conditional given = new Conditional(condition, over);
    return switch (moment.kind()) {
      case EXPECTATION, PROBABILITY -> first.map(given::of);
      case VARIANCE, COVARIANCE -> covariance(first, second, given);
    };
  }

  /** Cov[x, y] = E[(x - E x)(y - E y)']. */
  private Grid covariance(Grid left, Grid right, Conditional given) {
    Grid x = left.map(cell -> scalars.subtract(cell, given.of(cell)));
    Grid y = right.map(cell -> scalars.subtract(cell, given.of(cell)));
    return Grid.matrix(
        x.size(),
        y.size(),
        (i, j) -> given.of(scalars.multiply(x.cell(i), y.cell(j))));
  }

  /** E[e | c] = E[e 1_c]/E[1_c]. */
  private final class Conditional {
    private final int condition;
    private final Set<Integer> over;

    Conditional(int condition, Set<Integer> over) {
      this.condition = condition;
      this.over = over;
    }

    int of(int cell) {
      if (scalars.isOne(condition)) {
        return expectation.of(cell, over);
      }
      int part = scalars.select(condition, cell, scalars.number(0));
      return scalars.divide(expectation.of(part, over), expectation.of(condition, over));
    }
  }
}
