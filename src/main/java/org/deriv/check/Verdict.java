package org.deriv.check;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;

/**
 * What was established of one relation.
 *
 * @param status how well
 * @param evidence how, in words: the method, the dimensions, the largest error, or what was tried
 * @param conditions truth values that it holds under, beyond the assumptions
 * @param counterexample numbers at which it fails
 * @param argument the chains that lead to it, where its proof has that form; not yet judged
 * @param because why it holds, where that is known better than from the evidence
 */
public record Verdict(
    Status status,
    String evidence,
    List<Expr> conditions,
    Optional<Refutation> counterexample,
    List<Derivation.Stage> argument,
    Optional<Reason> because) {
  /** Copies; a refutation has its counterexample. */
  public Verdict {
    conditions = List.copyOf(conditions);
    argument = List.copyOf(argument);
    if ((status == Status.REFUTED) != counterexample.isPresent()) {
      throw new IllegalStateException(
          "a verdict is refuted if and only if it has a counterexample");
    }
  }

  /** A verdict without an argument and without a reason but its evidence. */
  public Verdict(
      Status status, String evidence, List<Expr> conditions, Optional<Refutation> counterexample) {
    this(status, evidence, conditions, counterexample, List.of(), Optional.empty());
  }

  /** A verdict without conditions or counterexample. */
  public static Verdict of(Status status, String evidence) {
    return new Verdict(status, evidence, List.of(), Optional.empty());
  }

  /**
   * Why it holds, in a few words, where that is proved: of the evidence what stands before a colon,
   * behind which the details are.
   */
  public Reason reason() {
    int colon = evidence.indexOf(": ");
    return status != Status.PROVED
        ? Reason.of("")
        : because.orElseGet(() -> Reason.of(colon < 0 ? evidence : evidence.substring(0, colon)));
  }

  /** The same for a reason. */
  public Verdict as(Reason reason) {
    return new Verdict(status, evidence, conditions, counterexample, argument, Optional.of(reason));
  }

  /** The same under more conditions. */
  public Verdict under(List<Expr> more) {
    List<Expr> all = new java.util.ArrayList<>(conditions);
    more.stream().filter(condition -> !all.contains(condition)).forEach(all::add);
    return new Verdict(status, evidence, all, counterexample, argument, because);
  }

  /** The same with the chains that lead to it. */
  public Verdict shownBy(List<Derivation.Stage> chains) {
    return new Verdict(status, evidence, conditions, counterexample, chains, because);
  }
}
