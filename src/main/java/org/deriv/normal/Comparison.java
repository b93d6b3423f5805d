package org.deriv.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/** The comparison of two sides in one session. */
final class Comparison {
  private static final int ROUNDS = 4;

  private final Session session;
  private final Expr left;
  private final Expr right;

  Comparison(Session session, Expr left, Expr right) {
    this.session = session;
    this.left = left;
    this.right = right;
  }

  /**
   * What a comparison showed.
   *
   * @param terms the number of terms of the left side
   * @param gap the difference
   * @param isEqual whether the difference is zero
   */
  record Result(int terms, Gap gap, boolean isEqual) {}

  /** Reads both sides and compares. */
  Result plainly() {
    session.prepare(left, right);
    Reader reader = session.reader();
    Gap gap = Gap.between(reader, left, right);
    int terms = reader.read(left, reader.layout(left).join(reader.layout(right))).size();
    Poly poly = gap.poly();
    boolean zero =
        poly.isZero()
            || new ZeroTest(session.kernel()).isZero(poly)
            || new AssumedMultiples(session, left.shape()).isZero(poly);
    return new Result(terms, gap, zero);
  }

  /** Reads both sides again with the equations of a theory. */
  Result with(Theory theory, Optional<Lemma> proof) {
    if (proof.isPresent()) {
      Result plain = plainly();
      boolean proved =
          theory
              .words()
              .filter(gap -> theory.sum(proof.get()).filter(gap::equals).isPresent())
              .isPresent();
      return new Result(plain.terms(), plain.gap(), proved);
    }
    theory.apply();
    session.kernel().matrixPowers().learn();
    session.renew();
    Result plain = plainly();
    if (plain.isEqual()) {
      return plain;
    }
    Poly gap = plain.gap().poly();
    for (int round = 0; round < ROUNDS; round++) {
      Poly opened = opened(gap);
      if (opened.equals(gap)) {
        break;
      }
      gap = opened;
    }
    boolean zero = gap.isZero() || new ZeroTest(session.kernel()).isZero(gap);
    return new Result(plain.terms(), plain.gap(), zero);
  }

  /** Every network opened and summed again, so that relations may join several. */
  private Poly opened(Poly poly) {
    Sums sums = session.kernel().sums();
    Poly.Sum sum = new Poly.Sum();
    for (var term : poly.terms().entrySet()) {
      Map<Integer, Use> bounds = new LinkedHashMap<>();
      List<Power> body = new ArrayList<>();
      for (Power power : term.getKey().powers()) {
        boolean opens =
            power.use().template().isConnected()
                && power.isNatural()
                && power.exponent().compareTo(Rational.of(3)) < 0;
        if (!opens) {
          body.add(power);
          continue;
        }
        for (int copy = 0; copy < power.exponent().intValue(); copy++) {
          Flat flat = sums.open(power.use());
          bounds.putAll(flat.bounds());
          body.addAll(flat.body().powers());
        }
      }
      Poly product = session.kernel().ring().product(Monomial.of(body));
      sum.add(sums.sum(product, bounds), term.getValue());
    }
    return sum.poly();
  }
}
