package org.deriv.normal;

import java.util.Iterator;
import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/**
 * Replays certificates. It reads both sides by the definitions of their operators and combines
 * terms by the orders of variables that the certificate gives; it searches for nothing. Every order
 * and symmetry is verified before it is used, so that a wrong certificate proves nothing.
 */
public final class CertificateChecker {
  private CertificateChecker() {}

  /** Whether the certificate proves that both sides are equal. */
  public static boolean proves(Context context, Expr left, Expr right, Certificate certificate) {
    if (!left.shape().equals(right.shape())) {
      return false;
    }
    Replay replay = new Replay(certificate.labellings());
    try {
      return Course.of(context, left, right, certificate.plan(), replay)
              .run(certificate.lemmas(), certificate.proof())
              .isEqual()
          && replay.isDone();
    } catch (Undecidable _) {
      return false;
    }
  }

  /** Answers with what was written down. */
  private static final class Replay implements Labeller {
    private final Iterator<Labelling> labellings;

    Replay(List<Labelling> labellings) {
      this.labellings = labellings.iterator();
    }

    @Override
    public Labelling label(Graph graph) {
      if (!labellings.hasNext()) {
        throw new Undecidable("the certificate is too short");
      }
      return labellings.next();
    }

    boolean isDone() {
      return !labellings.hasNext();
    }
  }
}
