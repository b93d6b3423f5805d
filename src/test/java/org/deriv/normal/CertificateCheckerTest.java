package org.deriv.normal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

class CertificateCheckerTest {
  private static final Statement TRACE =
      Statement.of("A[n,m]; B[m,k]; C[k,n] |- tr(A*B*C) == tr(C*A*B)");
  private static final Statement RIDGE =
      Statement.of("X[n,d]; y[n]; c > 0 |- inv(X'*X + c*I[d])*X'*y == X'*inv(X*X' + c*I[n])*y");

  @Test
  void the_certificate_of_a_proof_is_accepted() {
    assertTrue(TRACE.isProvedBy(TRACE.proof().certificate()));
  }

  @Test
  void a_certificate_with_lemmas_is_accepted() {
    assertTrue(RIDGE.isProvedBy(RIDGE.proof().certificate()));
  }

  @Test
  void an_order_that_is_not_canonical_proves_nothing() {
    Certificate certificate = TRACE.proof().certificate();
    List<Labelling> labellings = new ArrayList<>(certificate.labellings());
    Labelling last = labellings.removeLast();
    List<Integer> order = new ArrayList<>(last.order());
    java.util.Collections.swap(order, order.size() - 1, order.size() - 2);
    labellings.add(new Labelling(order, last.symmetries()));
    assertFalse(TRACE.isProvedBy(with(certificate, labellings)));
  }

  @Test
  void an_order_that_is_no_permutation_proves_nothing() {
    Certificate certificate = TRACE.proof().certificate();
    List<Labelling> labellings = new ArrayList<>(certificate.labellings());
    List<Integer> twice = new ArrayList<>(labellings.getFirst().order());
    twice.set(0, twice.get(1));
    labellings.set(0, new Labelling(twice, List.of()));
    assertFalse(TRACE.isProvedBy(with(certificate, labellings)));
  }

  @Test
  void a_symmetry_that_does_not_hold_proves_nothing() {
    Statement outer = Statement.of("A[n,n]; B[n,n] |- A*B == (A*B)'");
    Recorder recorder = new Recorder(new CanonicalLabeller());
    Course.of(outer.context(), outer.left(), outer.right(), Plan.plain(), recorder)
        .run(List.of(), Optional.empty());
    List<Labelling> claiming =
        recorder.labellings().stream()
            .map(labelling -> new Labelling(labelling.order(), List.of(List.of(1, 0, 2))))
            .toList();
    Certificate forged = new Certificate(Plan.plain(), List.of(), Optional.empty(), claiming);
    assertFalse(outer.isProvedBy(forged));
  }

  @Test
  void a_certificate_that_is_too_short_proves_nothing() {
    Certificate certificate = TRACE.proof().certificate();
    List<Labelling> labellings = new ArrayList<>(certificate.labellings());
    labellings.removeLast();
    assertFalse(TRACE.isProvedBy(with(certificate, labellings)));
  }

  @Test
  void a_certificate_that_is_too_long_proves_nothing() {
    Certificate certificate = TRACE.proof().certificate();
    List<Labelling> labellings = new ArrayList<>(certificate.labellings());
    labellings.add(labellings.getFirst());
    assertFalse(TRACE.isProvedBy(with(certificate, labellings)));
  }

  @Test
  void a_certificate_of_another_equation_proves_nothing() {
    Statement other =
        Statement.of(
            "A[n,m]; B[m,k]; C[k,n] |- tr(A*B*C) == tr(C'*A*B)".replace("C'*A*B", "2*C*A*B"));
    assertFalse(other.isProvedBy(TRACE.proof().certificate()));
  }

  @Test
  void a_lemma_with_another_cofactor_proves_nothing() {
    Certificate certificate = RIDGE.proof().certificate();
    List<Lemma> lemmas = new ArrayList<>();
    for (Lemma lemma : certificate.lemmas()) {
      List<Lemma.Summand> summands = new ArrayList<>(lemma.summands());
      Lemma.Summand first = summands.removeFirst();
      List<Lemma.Scalar> doubled =
          first.factor().stream()
              .map(scalar ->
                  new Lemma.Scalar(
                      scalar.factor().times(Rational.of(2)), scalar.uses(), scalar.exponents()))
              .toList();
      summands.addFirst(new Lemma.Summand(doubled, first.left(), first.equation(), first.right()));
      lemmas.add(new Lemma(summands));
    }
    assertFalse(
        RIDGE.isProvedBy(
            new Certificate(
                certificate.plan(), lemmas, certificate.proof(), certificate.labellings())));
  }

  private static Certificate with(Certificate certificate, List<Labelling> labellings) {
    return new Certificate(
        certificate.plan(), certificate.lemmas(), certificate.proof(), labellings);
  }
}
