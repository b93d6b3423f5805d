package org.deriv.autodiff;

import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;

/** Logarithms of densities, entropies and divergences, by their definitions. */
final class Densities {
  private final Builder builder;
  private final Scalars scalars;
  private final GridMath math;
  private final Expectation expectation;

  Densities(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.math = new GridMath(scalars);
    this.expectation = new Expectation(builder, builder.randomness());
  }

  /** A distribution whose parameters are cells. */
  private record Law(Family family, List<Grid> parameters) {
    int cell(int position) {
      return parameters.get(position).cell(0);
    }
  }

  private Law law(Expr expr, Scope scope) {
    if (expr.op() instanceof Op.Distribution(Family family)) {
      return new Law(family, builder.args(expr, scope));
    }
    throw Refusal.unknown("`" + expr + "` as a distribution");
  }

  int logDensity(Expr distribution, Expr at, Scope scope) {
    return logDensity(law(distribution, scope), builder.build(at, scope));
  }

  /** -E[log p(X)]. */
  int entropy(Expr distribution, Scope scope) {
    Law law = law(distribution, scope);
    Grid draw = draw(distribution, scope);
    return scalars.negate(integrated(logDensity(law, draw)));
  }

  /** E[log p(X) - log q(X)] for X with the first distribution. */
  int divergence(Expr from, Expr to, Scope scope) {
    Law p = law(from, scope);
    Law q = law(to, scope);
    if (p.family() == Family.UNIFORM || p.family() != q.family()) {
      throw Refusal.unknown("a divergence of distributions whose supports may differ");
    }
    Grid draw = draw(from, scope);
    return integrated(scalars.subtract(logDensity(p, draw), logDensity(q, draw)));
  }

  private Grid draw(Expr distribution, Scope scope) {
    Scope.Key owner = Scope.Key.of("a draw of " + distribution);
    return builder.randomness().draw(distribution, owner, scope);
  }

  private int integrated(int cell) {
    Set<Integer> all = builder.randomness().sources(List.of());
    return expectation.of(cell, all);
  }

  private int logDensity(Law law, Grid x) {
    int at = x.cell(0);
    return switch (law.family()) {
      case NORMAL -> x.isScalar() ? normal(at, law.cell(0), law.cell(1)) : normal(law, x);
      case UNIFORM -> scalars.negate(log(scalars.subtract(law.cell(1), law.cell(0))));
      case EXPONENTIAL -> scalars.subtract(log(law.cell(0)), scalars.multiply(law.cell(0), at));
      case LAPLACE -> {
        int away = scalars.unary(Opcode.ABS, scalars.subtract(at, law.cell(0)));
        int size = log(scalars.multiply(scalars.number(2), law.cell(1)));
        yield scalars.negate(scalars.add(size, scalars.divide(away, law.cell(1))));
      }
      case LOG_NORMAL -> scalars.subtract(normal(log(at), law.cell(0), law.cell(1)), log(at));
      case BERNOULLI -> {
        int p = law.cell(0);
        int one = scalars.number(1);
        int heads = scalars.multiply(at, log(p));
        int tails = scalars.multiply(scalars.subtract(one, at), log(scalars.subtract(one, p)));
        yield scalars.add(heads, tails);
      }
      case RADEMACHER -> scalars.negate(log(scalars.number(2)));
      case CATEGORICAL -> {
        Grid p = law.parameters().getFirst();
        int chosen = p.cell(p.size() - 1);
        for (int i = p.size() - 2; i >= 0; i--) {
          int here = scalars.equal(at, scalars.number(i + 1L));
          chosen = scalars.select(here, p.cell(i), chosen);
        }
        yield log(chosen);
      }
      case BINOMIAL, POISSON, GAMMA, BETA ->
          throw Refusal.unknown("the density of " + law.family().word());
    };
  }

  private int log(int cell) {
    return scalars.unary(Opcode.LOG, cell);
  }

  private int half(int cell) {
    return scalars.multiply(scalars.number(Rational.of(1, 2)), cell);
  }

  private int twoPi() {
    return scalars.multiply(scalars.number(2), scalars.pi());
  }

  /** -½ log(2πv) - (x - μ)²/(2v). */
  private int normal(int x, int mean, int variance) {
    int away = scalars.subtract(x, mean);
    int square = scalars.divide(scalars.multiply(away, away), variance);
    return scalars.negate(half(scalars.add(log(scalars.multiply(twoPi(), variance)), square)));
  }

  /** -½ (k log 2π + log det Σ + (x - μ)'Σ⁻¹(x - μ)). */
  private int normal(Law law, Grid x) {
    Grid away = x.zip(law.parameters().getFirst(), scalars::subtract);
    Grid covariance = law.parameters().get(1);
    Determinants determinants = new Determinants(scalars);
    Grid solved = math.product(determinants.inverse(covariance), away);
    int square = math.product(away.transposed(), solved).only();
    int size = scalars.multiply(scalars.number(x.size()), log(twoPi()));
    int all = scalars.sum(size, log(determinants.determinant(covariance)), square);
    return scalars.negate(half(all));
  }
}
