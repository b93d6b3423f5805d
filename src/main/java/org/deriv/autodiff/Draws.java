package org.deriv.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Op;

/** Draws of distributions as expressions of sources. */
final class Draws {
  private final Builder builder;
  private final Scalars scalars;
  private final Randomness randomness;

  Draws(Builder builder, Randomness randomness) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.randomness = randomness;
  }

  /** A declared random quantity, or a term of one. */
  Grid of(Declaration.Random random, Expr distribution, Scope.Key key, int[] dims) {
    if (!(distribution.op() instanceof Op.Distribution(Family family))) {
      throw Refusal.unknown("`" + distribution + "` as a distribution");
    }
    Map<Scope.Key, Grid> bound = new HashMap<>();
    for (int i = 0; i < key.indices().size(); i++) {
      Grid index = Grid.scalar(scalars.number(key.indices().get(i)));
      bound.put(Scope.Key.of(random.indices().get(i)), index);
    }
    Scope scope =
        bound.isEmpty() ? builder.global() : builder.global().inside(Scope.Kind.INDEX, bound);
    List<Grid> parameters = builder.args(distribution, scope);
    if (family == Family.NORMAL && !parameters.getFirst().isScalar()) {
      return normal(parameters.get(0), parameters.get(1), key);
    }
    if (dims.length > 0 && random.spread() != Declaration.Spread.IID) {
      throw Refusal.unknown("how the entries of `" + key.name() + "` hang together");
    }
    return Grid.fill(dims, _ -> scalar(family, parameters, key));
  }

  /** μ + L z with L L' the covariance. */
  private Grid normal(Grid mean, Grid covariance, Scope.Key key) {
    Grid root = new Cholesky(scalars).of(covariance);
    Grid z =
        Grid.vector(
            mean.size(),
            _ -> randomness.source(key, new Source(Source.Kind.NORMAL, List.of())));
    GridMath math = new GridMath(scalars);
    return math.add(mean, math.product(root, z).as(mean.dims()));
  }

  int scalar(Family family, List<Grid> parameters, Scope.Key key) {
    int a = parameters.isEmpty() ? scalars.number(0) : parameters.getFirst().cell(0);
    int b = parameters.size() < 2 ? scalars.number(0) : parameters.get(1).cell(0);
    return switch (family) {
      case BERNOULLI -> source(key, Source.Kind.BERNOULLI, a);
      case BINOMIAL -> source(key, Source.Kind.BINOMIAL, a, b);
      case CATEGORICAL ->
          randomness.source(
              key, new Source(Source.Kind.CATEGORICAL, parameters.getFirst().list()));
      case POISSON -> source(key, Source.Kind.POISSON, a);
      case NORMAL -> normal(key, a, b);
      case UNIFORM -> {
        int u = source(key, Source.Kind.UNIFORM);
        yield scalars.add(a, scalars.multiply(scalars.subtract(b, a), u));
      }
      case EXPONENTIAL -> scalars.divide(source(key, Source.Kind.EXPONENTIAL), a);
      case GAMMA -> scalars.divide(source(key, Source.Kind.GAMMA, a), b);
      case BETA -> source(key, Source.Kind.BETA, a, b);
      case LAPLACE -> scalars.add(a, scalars.multiply(b, source(key, Source.Kind.LAPLACE)));
      case RADEMACHER -> source(key, Source.Kind.SIGN);
      case LOG_NORMAL -> scalars.unary(Opcode.EXP, normal(key, a, b));
    };
  }

  private int normal(Scope.Key key, int mean, int variance) {
    int z = source(key, Source.Kind.NORMAL);
    return scalars.add(mean, scalars.multiply(scalars.sqrt(variance), z));
  }

  private int source(Scope.Key key, Source.Kind kind, Integer... parameters) {
    return randomness.source(key, new Source(kind, List.of(parameters)));
  }
}
