package org.deriv.scalar;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;

/**
 * The algebra of the Symja library. It is asked only for what it was measured to do well, stopped
 * when it takes too long, and not believed: see {@link Algebra}.
 */
public final class Symja implements Algebra {
  private final Oracle oracle;
  private final Rewriting rewriting;
  private final Differential differential;
  private final Integration integration;
  private final Equations equations;
  private final Limits limits;
  private final Sums sums;

  private Symja(Oracle oracle, long seed) {
    this.oracle = oracle;
    this.rewriting = new Rewriting(oracle, seed);
    this.differential = new Differential(oracle, seed);
    this.integration = new Integration(oracle, seed);
    this.equations = new Equations(oracle, seed);
    this.limits = new Limits(oracle, seed);
    this.sums = new Sums(oracle, rewriting, seed);
  }

  /**
   * An algebra that spends no longer than a limit on a question put to Symja (an operation may put
   * a few), and re-checks at points that follow from a seed. The library itself is loaded at the
   * first question.
   */
  public static Symja start(Duration limit, long seed) {
    return new Symja(new Oracle(limit), seed);
  }

  /** How many questions could not be stopped; after two, every question is refused. */
  public int leftBehind() {
    return oracle.leftBehind();
  }

  @Override
  public Answer<Expr> expand(Expr expr, Facts facts) {
    return rewriting.expand(expr, facts);
  }

  @Override
  public Answer<Expr> simplify(Expr expr, Facts facts) {
    return rewriting.simplify(expr, facts);
  }

  @Override
  public Answer<Expr> derivative(Expr expr, Expr variable, Facts facts) {
    return differential.derivative(expr, variable, facts);
  }

  @Override
  public Answer<Expr> antiderivative(Expr expr, Expr variable, Facts facts) {
    return integration.antiderivative(expr, variable, facts);
  }

  @Override
  public Answer<Expr> integral(Expr integral, Facts facts) {
    return integration.integral(integral, facts);
  }

  @Override
  public Answer<Expr> series(Expr expr, Centre centre, Facts facts) {
    return differential.series(expr, centre, facts);
  }

  @Override
  public Answer<List<Map<Expr, Expr>>> solve(List<Expr> system, List<Expr> unknowns, Facts facts) {
    return equations.solve(system, unknowns, facts);
  }

  @Override
  public Answer<Expr> limit(Expr limit, Facts facts) {
    return limits.limit(limit, facts);
  }

  @Override
  public Answer<Expr> sum(Expr fold, Facts facts) {
    return sums.sum(fold, facts);
  }
}
