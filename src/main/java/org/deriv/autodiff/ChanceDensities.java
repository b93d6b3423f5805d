package org.deriv.autodiff;

import java.util.List;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Logarithms of densities, entropies and divergences, by their definitions. */
final class ChanceDensities {
  private final Builder builder;
  private final Scalars scalars;

  ChanceDensities(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  /** A distribution whose parameters are cells. */
  private record Law(Family family, List<Grid> parameters, Shape shape) {
    int cell(int position) {
      return parameters.get(position).cell(0);
    }
  }

  Grid build(Operator operator, Expr expr, Scope scope) {
    Law law = law(expr.arg(0), scope);
    return Grid.scalar(
        switch (operator) {
          case LOG_DENSITY -> {
            Grid at = builder.build(expr.arg(1), scope);
            yield scalars.add(logDensity(law, at), support(law, at.cell(0)));
          }
          case ENTROPY -> entropy(law);
          case KL -> divergence(law, law(expr.arg(1), scope));
          default -> throw new IllegalStateException(operator + " is not about distributions");
        });
  }

  private Law law(Expr expr, Scope scope) {
    if (expr.op() instanceof Op.Distribution(Family family)) {
      List<Grid> parameters = expr.args().stream().map(arg -> builder.build(arg, scope)).toList();
      return new Law(family, parameters, expr.shape());
    }
    if (expr.op() instanceof Op.Symbol(String name, Shape _)
        && builder.world().context().find(name).orElse(null) instanceof Declaration.Let let) {
      return law(let.body(), scope.definitions());
    }
    throw Refusal.unknown("`" + expr + "` as a distribution");
  }

  /** -E[log p(X)]. */
  private int entropy(Law law) {
    ChanceLaws laws = new ChanceLaws(scalars);
    return scalars.negate(mean(laws, logDensity(law, draw(laws, law))));
  }

  /** E[log p(X) - log q(X)] for X with the first distribution. */
  private int divergence(Law p, Law q) {
    if (p.family() != q.family() && !(p.family() == Family.RADEMACHER || everywhere(q.family()))) {
      throw Refusal.unknown("a divergence of distributions whose supports may differ");
    }
    if (p.family() == Family.UNIFORM && q.family() == Family.UNIFORM) {
      int inside =
          scalars.and(
              scalars.not(scalars.less(p.cell(0), q.cell(0))),
              scalars.not(scalars.less(q.cell(1), p.cell(1))));
      int ratio =
          scalars.subtract(
              logDensity(p, Grid.scalar(scalars.number(0))),
              logDensity(q, Grid.scalar(scalars.number(0))));
      return scalars.add(ratio, log(inside));
    }
    ChanceLaws laws = new ChanceLaws(scalars);
    Grid draw = draw(laws, p);
    return mean(laws, scalars.subtract(kernel(p, draw, q), kernel(q, draw, p)));
  }

  private static boolean everywhere(Family family) {
    return family == Family.NORMAL || family == Family.LAPLACE;
  }

  private Grid draw(ChanceLaws laws, Law law) {
    return law.family() == Family.NORMAL && law.shape().isVector()
        ? laws.normal(law.parameters().get(0), law.parameters().get(1))
        : Grid.scalar(laws.number(law.family(), law.parameters()));
  }

  private int mean(ChanceLaws laws, int cell) {
    return new ChanceAverage(scalars, builder.chances().rules(), laws, laws.sources()).of(cell);
  }

  /** 0 where the density is positive; of no value elsewhere. */
  private int support(Law law, int at) {
    int zero = scalars.number(0);
    int one = scalars.number(1);
    return switch (law.family()) {
      case NORMAL, LAPLACE -> zero;
      case BERNOULLI, BINOMIAL, CATEGORICAL, POISSON, RADEMACHER -> zero;
      case EXPONENTIAL, GAMMA -> log(scalars.select(scalars.less(at, zero), zero, one));
      case LOG_NORMAL -> zero;
      case BETA -> zero;
      case UNIFORM -> {
        int above = scalars.not(scalars.less(at, law.cell(0)));
        yield log(scalars.and(above, scalars.not(scalars.less(law.cell(1), at))));
      }
    };
  }

  /** The logarithm of the density, but for what that of another law has too. */
  private int kernel(Law law, Grid x, Law other) {
    int at = x.cell(0);
    boolean alike = law.family() == other.family();
    if (alike && law.family() == Family.POISSON) {
      return scalars.subtract(scalars.multiply(at, log(law.cell(0))), law.cell(0));
    }
    if (alike && law.family() == Family.BINOMIAL && law.cell(0) == other.cell(0)) {
      return trials(at, law.cell(0), law.cell(1));
    }
    return logDensity(law, x);
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
      case BERNOULLI -> trials(at, scalars.number(1), law.cell(0));
      case RADEMACHER -> scalars.negate(log(scalars.number(2)));
      case CATEGORICAL -> categorical(law.parameters().getFirst(), at);
      case POISSON -> {
        int mean = scalars.multiply(at, log(law.cell(0)));
        yield scalars.subtract(scalars.subtract(mean, law.cell(0)), logFactorial(at));
      }
      case BINOMIAL -> {
        int n = law.cell(0);
        int rest = scalars.add(logFactorial(at), logFactorial(scalars.subtract(n, at)));
        int choose = scalars.subtract(logFactorial(n), rest);
        yield scalars.add(choose, trials(at, n, law.cell(1)));
      }
      case GAMMA -> gamma(at, law.cell(0), law.cell(1));
      case BETA -> beta(at, law.cell(0), law.cell(1));
    };
  }

  /** x log p + (n - x) log(1 - p). */
  private int trials(int successes, int trials, int p) {
    int heads = scalars.multiply(successes, log(p));
    int fails = scalars.subtract(trials, successes);
    return scalars.add(heads, scalars.multiply(fails, log(scalars.subtract(scalars.number(1), p))));
  }

  private int categorical(Grid p, int at) {
    int chosen = p.cell(p.size() - 1);
    for (int i = p.size() - 2; i >= 0; i--) {
      chosen = scalars.select(scalars.equal(at, scalars.number(i + 1L)), p.cell(i), chosen);
    }
    return log(chosen);
  }

  /** a log r + (a - 1) log x - r x - log Γ(a). */
  private int gamma(int x, int shape, int rate) {
    int one = scalars.number(1);
    int power = scalars.multiply(scalars.subtract(shape, one), log(x));
    int scale = scalars.multiply(shape, log(rate));
    int rest = scalars.add(scalars.multiply(rate, x), logGamma(shape));
    return scalars.subtract(scalars.add(power, scale), rest);
  }

  /** (a - 1) log x + (b - 1) log(1 - x) - log B(a, b). */
  private int beta(int x, int a, int b) {
    int one = scalars.number(1);
    int left = scalars.multiply(scalars.subtract(a, one), log(x));
    int right = scalars.multiply(scalars.subtract(b, one), log(scalars.subtract(one, x)));
    int both = scalars.subtract(scalars.add(logGamma(a), logGamma(b)), logGamma(scalars.add(a, b)));
    return scalars.subtract(scalars.add(left, right), both);
  }

  /** log Γ(a), of a small natural number or by the integral that defines it. */
  private int logGamma(int a) {
    if (isNatural(a)) {
      return logFactorial(scalars.subtract(a, scalars.number(1)));
    }
    builder.approximate();
    int sum = scalars.number(0);
    for (Quadrature.Node node : Quadrature.halfLine(2 * builder.world().order())) {
      int x = scalars.number(node.at());
      int log = scalars.multiply(scalars.subtract(a, scalars.number(1)), log(x));
      int value = scalars.unary(Opcode.EXP, scalars.subtract(log, x));
      sum = scalars.add(sum, scalars.multiply(scalars.number(node.weight()), value));
    }
    return log(sum);
  }

  private boolean isNatural(int cell) {
    Tape tape = scalars.tape();
    return tape.isConstant(cell)
        && tape.constant(cell).isInt()
        && tape.constant(cell).intValue() >= 0
        && tape.constant(cell).intValue() < 500;
  }

  private int logFactorial(int cell) {
    if (!isNatural(cell)) {
      return logGamma(scalars.add(cell, scalars.number(1)));
    }
    Rational product = Rational.ONE;
    for (int i = 2; i <= scalars.tape().constant(cell).intValue(); i++) {
      product = product.times(Rational.of(i));
    }
    return log(scalars.number(product));
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
    GridMath math = new GridMath(scalars);
    Grid solved = math.product(determinants.inverse(covariance), away);
    int square = math.product(away.transposed(), solved).only();
    int size = scalars.multiply(scalars.number(x.size()), log(twoPi()));
    int all = scalars.sum(size, log(determinants.determinant(covariance)), square);
    return scalars.negate(half(all));
  }
}
