package org.deriv.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Makes assumed equations hold to many digits: Newton steps of least norm with the slopes that
 * doubles give, each of which gains several digits.
 */
final class Polish {
  private static final int DIGITS = 80;
  private static final MathContext CONTEXT = new MathContext(DIGITS);
  private static final int STEPS = 30;
  private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.scaleByPowerOfTen(-DIGITS * 3 / 4);
  private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-DIGITS / 2);
  private static final double SMALL = 1e-30;

  /** Steps that lead so far away from a point at which the equations nearly held lead nowhere. */
  private static final BigDecimal FAR = BigDecimal.ONE.scaleByPowerOfTen(9);

  private final Question question;
  private final Program gate;
  private final DoubleRun run;
  private final Slopes slopes;
  private final List<Claim.Leaf> equations;
  private final Meter meter;
  private Optional<List<Claim.Leaf>> open = Optional.empty();

  Polish(Question question, Program gate, DoubleRun run, Meter meter) {
    this.question = question;
    this.gate = gate;
    this.run = run;
    this.meter = meter;
    this.slopes = new Slopes(question, run, meter);
    this.equations =
        question.assumptions().stream()
            .flatMap(claim -> claim.necessary().stream())
            .filter(leaf -> leaf.kind() == Claim.Kind.EQUAL)
            .toList();
  }

  /** The point where no equation is assumed or all hold; else one near by where they do. */
  Optional<Point> of(Point point) {
    if (open.isEmpty()) {
      open = Optional.of(equations.stream().filter(leaf -> !isBuiltIn(leaf, point)).toList());
    }
    return open.get().isEmpty() ? Optional.of(point) : solved(point, open.get());
  }

  /** Whether an equation holds for any values of the parameters. */
  private boolean isBuiltIn(Claim.Leaf leaf, Point point) {
    double[] anywhere = new Values(question, 20_211).draw(Sampler.Style.GENERIC, 1);
    run.run(anywhere, point.functions());
    return leaf.truth(run) == Claim.Truth.TRUE;
  }

  private Optional<Point> solved(Point point, List<Claim.Leaf> equations) {
    BigDecimal[] at = point.decimals();
    for (int step = 0; step < STEPS; step++) {
      if (!meter.allows(100L * gate.size())) {
        return Optional.empty();
      }
      meter.count(100L * gate.size());
      PreciseRun precise = new PreciseRun(gate, DIGITS);
      precise.run(at, point.functions());
      Optional<BigDecimal[]> residuals = residuals(precise, equations);
      if (residuals.isEmpty()) {
        return Optional.empty();
      }
      BigDecimal size = largest(residuals.get());
      if (size.compareTo(FAR) > 0 || largest(at).compareTo(FAR) > 0) {
        return Optional.empty();
      }
      if (size.compareTo(NEGLIGIBLE) > 0) {
        at = moved(at, residuals.get(), size, point, equations);
      } else if (isLeftOver(at)) {
        at = withoutLeftOvers(at);
      } else {
        Point solved = step == 0 ? point : Point.solving(at, point.functions());
        return isTelling(solved, residuals.get(), equations)
            ? Optional.of(solved)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a parameter has gone to 0 but for what is left of the difference. */
  private static boolean isLeftOver(BigDecimal[] at) {
    return java.util.Arrays.stream(at)
        .anyMatch(value -> value.signum() != 0 && value.abs().compareTo(TINY) < 0);
  }

  private static BigDecimal[] withoutLeftOvers(BigDecimal[] at) {
    return java.util.Arrays.stream(at)
        .map(value -> value.abs().compareTo(TINY) < 0 ? BigDecimal.ZERO : value)
        .toArray(BigDecimal[]::new);
  }

  /**
   * Whether the equations hold next to the size of their terms: where the terms themselves have
   * shrunk to what is left of the difference, the point has slid to one where they say nothing.
   */
  private boolean isTelling(Point point, BigDecimal[] residuals, List<Claim.Leaf> equations) {
    run.run(point.doubles(), point.functions());
    int at = 0;
    for (Claim.Leaf leaf : equations) {
      for (int i = 0; i < leaf.left().size(); i++) {
        double terms = (run.error(leaf.left().get(i)) + run.error(leaf.right().get(i))) / 0x1p-53;
        double left = residuals[at++].abs().doubleValue();
        if (terms > 0 && left > SMALL * terms) {
          return false;
        }
      }
    }
    return true;
  }

  private BigDecimal[] moved(
      BigDecimal[] at,
      BigDecimal[] residuals,
      BigDecimal size,
      Point point,
      List<Claim.Leaf> equations) {
    double[] scaled = new double[residuals.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = residuals[i].divide(size, MathContext.DECIMAL64).doubleValue();
    }
    double[] step = slopes.step(point.doubles(), point.functions(), equations, scaled);
    BigDecimal[] next = at.clone();
    for (int i = 0; i < next.length; i++) {
      if (step[i] != 0 && Double.isFinite(step[i])) {
        next[i] = at[i].add(size.multiply(new BigDecimal(step[i])), CONTEXT);
      }
    }
    return next;
  }

  private Optional<BigDecimal[]> residuals(PreciseRun precise, List<Claim.Leaf> equations) {
    List<BigDecimal> found = new java.util.ArrayList<>();
    for (Claim.Leaf leaf : equations) {
      for (int i = 0; i < leaf.left().size(); i++) {
        Optional<BigDecimal> left = precise.value(leaf.left().get(i));
        Optional<BigDecimal> right = precise.value(leaf.right().get(i));
        if (left.isEmpty() || right.isEmpty()) {
          return Optional.empty();
        }
        found.add(left.get().subtract(right.get(), CONTEXT));
      }
    }
    return Optional.of(found.toArray(BigDecimal[]::new));
  }

  private static BigDecimal largest(BigDecimal[] values) {
    BigDecimal largest = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      largest = largest.max(value.abs());
    }
    return largest;
  }
}
