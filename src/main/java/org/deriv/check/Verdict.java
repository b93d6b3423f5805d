package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation;

/**
 * What was established of one relation.
 *
 * @param status how well
 * @param evidence how, in words: the method, the dimensions, the largest error, or what was tried
 * @param conditions truth values that it holds under, beyond the assumptions
 * @param counterexample numbers at which it fails
 * @param argument the chains that lead to it, where its proof has that form; not yet judged
 */
public record Verdict(
    Status status,
    String evidence,
    List<Expr> conditions,
    Optional<Refutation> counterexample,
    List<Derivation.Stage> argument) {
  /** Copies; a refutation has its counterexample. */
  public Verdict {
    conditions = List.copyOf(conditions);
    argument = List.copyOf(argument);
    if ((status == Status.REFUTED) != counterexample.isPresent()) {
      throw new IllegalStateException(
          "a verdict is refuted if and only if it has a counterexample");
    }
  }

  /** A verdict without an argument. */
  public Verdict(
      Status status, String evidence, List<Expr> conditions, Optional<Refutation> counterexample) {
    this(status, evidence, conditions, counterexample, List.of());
  }

  /** A verdict without conditions or counterexample. */
  public static Verdict of(Status status, String evidence) {
    return new Verdict(status, evidence, List.of(), Optional.empty());
  }

  /**
   * Why it holds, in a few words, where that is proved: of the evidence what stands before a colon,
   * behind which the details are.
   */
  public String reason() {
    int colon = evidence.indexOf(": ");
    return status != Status.PROVED ? "" : colon < 0 ? evidence : evidence.substring(0, colon);
  }

  /** The same under more conditions. */
  public Verdict under(List<Expr> more) {
    List<Expr> all = new java.util.ArrayList<>(conditions);
    more.stream().filter(condition -> !all.contains(condition)).forEach(all::add);
    return new Verdict(status, evidence, all, counterexample, argument);
  }

  /** The same with the chains that lead to it. */
  public Verdict shownBy(List<Derivation.Stage> chains) {
    return new Verdict(status, evidence, conditions, counterexample, chains);
  }
}
