package org.deriv.autodiff;

import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Op;

/** Any value that a random quantity can take, for statements that hold for every draw. */
final class ChanceSupport {
  private final Builder builder;
  private final Scalars scalars;

  ChanceSupport(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  Grid draw(Declaration.Random random, Scope.Key key, int[] dims) {
    Expr distribution = random.distribution().orElseThrow();
    if (!(distribution.op() instanceof Op.Distribution(Family family))) {
      throw Refusal.unknown("a distribution of this kind");
    }
    Scope scope =
        ChanceValues.at(random.indices(), key.indices(), builder.global(), scalars);
    return Grid.fill(dims, _ -> value(family, distribution, scope));
  }

  private int value(Family family, Expr distribution, Scope scope) {
    return switch (family) {
      case BERNOULLI ->
          scalars.divide(
              scalars.add(scalars.number(1), parameter(new Draw.Sign())), scalars.number(2));
      case RADEMACHER -> parameter(new Draw.Sign());
      case NORMAL, LAPLACE -> parameter(new Draw.Real());
      case EXPONENTIAL, GAMMA, LOG_NORMAL ->
          parameter(new Draw.Between(0, Double.POSITIVE_INFINITY));
      case BETA -> parameter(new Draw.Between(0, 1));
      case UNIFORM -> {
        int low = builder.cell(distribution.args().get(0), scope);
        int high = builder.cell(distribution.args().get(1), scope);
        int share = parameter(new Draw.Between(0, 1));
        yield scalars.add(low, scalars.multiply(scalars.subtract(high, low), share));
      }
      case POISSON -> natural();
      case BINOMIAL -> scalars.min(natural(), builder.cell(distribution.args().get(0), scope));
      case CATEGORICAL -> {
        int last = builder.build(distribution.args().get(0), scope).size() - 1;
        yield scalars.add(scalars.number(1), scalars.min(natural(), scalars.number(last)));
      }
    };
  }

  private int natural() {
    return scalars.unary(Opcode.ABS, parameter(new Draw.Whole()));
  }

  private int parameter(Draw draw) {
    return scalars.tape().parameter(draw);
  }
}
