package org.deriv.problem;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;

/**
 * How a result was reached: chains of steps, one after the other.
 *
 * @param stages the chains; a later one may use the result of an earlier one
 * @param result the answer
 */
public record Derivation(List<Stage> stages, Expr result) {
  /** Copies. */
  public Derivation {
    stages = List.copyOf(stages);
  }

  /** A chain: the expression that it starts from, and its steps. */
  public record Stage(Expr start, List<Step> steps) {
    /** Copies. */
    public Stage {
      steps = List.copyOf(steps);
    }

    /** What the chain ends in. */
    public Expr end() {
      return steps.isEmpty() ? start : steps.getLast().result();
    }
  }

  /**
   * A step from the line above.
   *
   * @param result the line it leads to
   * @param conditions what must hold for the step, beyond the assumptions: truth values
   */
  public record Step(Relation relation, Expr result, Reason reason, List<Expr> conditions) {
    /** Copies. */
    public Step {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Why a step holds.
   *
   * @param words as a textbook says it
   * @param rules the rules of the rulebook that were used, in order
   */
  public record Reason(String words, List<String> rules) {
    /** Copies. */
    public Reason {
      rules = List.copyOf(rules);
    }

    /** A reason in words alone. */
    public static Reason of(String words) {
      return new Reason(words, List.of());
    }
  }

  /** A derivation of one chain. */
  public static Derivation of(Stage stage) {
    return new Derivation(List.of(stage), stage.end());
  }

  /** The last step, where there is one. */
  public Optional<Step> lastStep() {
    return stages.isEmpty() || stages.getLast().steps().isEmpty()
        ? Optional.empty()
        : Optional.of(stages.getLast().steps().getLast());
  }
}
