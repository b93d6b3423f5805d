package org.deriv.normal;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/** The course of a proof, the same when it is recorded and when it is replayed. */
record Course(Session session, Comparison comparison, Plan plan) {
  static Course of(Context context, Expr left, Expr right, Plan plan, Labeller labeller) {
    Session session = new Session(context, plan, labeller, left, right);
    return new Course(session, new Comparison(session, left, right), plan);
  }

  Comparison.Result run(List<Lemma> lemmas, Optional<Lemma> proof) {
    Comparison.Result plain = comparison.plainly();
    if (!plan.usesTheorems()) {
      return plain;
    }
    Theory theory = new Theory(session.kernel());
    theory.takeAxioms(plain.gap(), session.assumedZeros());
    lemmas.forEach(theory::take);
    return comparison.with(theory, proof);
  }
}
