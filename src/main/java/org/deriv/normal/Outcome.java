package org.deriv.normal;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * What {@link Equality#decide} found out. An equation is read so: for all dimensions from 1 up, for
 * all values of the free names that meet the assumptions, and for all indices in range, both sides
 * are equal wherever <em>both</em> are defined. Where one side is defined more widely than the
 * other, the difference is listed as conditions.
 */
public sealed interface Outcome {
  /**
   * The sides are equal.
   *
   * @param method the name of the decision procedure
   * @param evidence what was seen, for people: {@code both sides expand to the same 3 terms}
   * @param conditions truth-valued expressions that were neither assumed nor deduced and without
   *     which one side has no value: {@code x != 0} for {@code x/x == 1}
   * @param certificate what {@link CertificateChecker} replays
   */
  record Proof(String method, String evidence, List<Expr> conditions, Certificate certificate)
      implements Outcome {
    /** Copies the list. */
    public Proof {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Both sides have normal forms, and they differ. That is a hint that the equation is false, never
   * a refutation.
   *
   * @param why the difference, for people
   */
  record Different(String why) implements Outcome {}

  /**
   * Nothing was found out.
   *
   * @param tried the procedures that were tried, each with why it stopped
   */
  record Unknown(List<String> tried) implements Outcome {
    /** Copies the list. */
    public Unknown {
      tried = List.copyOf(tried);
    }
  }
}
