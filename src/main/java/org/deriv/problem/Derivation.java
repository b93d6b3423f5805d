package org.deriv.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;

/**
 * How an answer was reached: chains of steps, one after the other.
 *
 * @param stages the chains; a later one may use the result of an earlier one
 * @param results the answers: a value, or where there are several things to find, an equation
 *     {@code name == value} for each
 * @param introduced the names that the derivation itself brings in, such as Lagrange multipliers
 */
public record Derivation(List<Stage> stages, List<Expr> results, List<Declaration> introduced) {
  /** Copies. */
  public Derivation {
    stages = List.copyOf(stages);
    results = List.copyOf(results);
    introduced = List.copyOf(introduced);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a derivation has an answer");
    }
  }

  /** A derivation that brings in no names. */
  public Derivation(List<Stage> stages, List<Expr> results) {
    this(stages, results, List.of());
  }

  /** A derivation of one answer. */
  public Derivation(List<Stage> stages, Expr result) {
    this(stages, List.of(result));
  }

  /** The answer; where there are several, the last. */
  public Expr result() {
    return results.getLast();
  }

  /**
   * A chain, or some claims.
   *
   * @param heading what it is for, as a textbook says it: {@code Stationarity}, {@code Base case}
   * @param assuming what is assumed within it, besides what the goal's context says: an induction
   *     hypothesis, a case; truth values
   * @param start the expression that the chain starts from; empty where every step's result is a
   *     truth value that is claimed on its own
   */
  public record Stage(
      Optional<String> heading, List<Expr> assuming, Optional<Expr> start, List<Step> steps) {
    /** Copies. */
    public Stage {
      assuming = List.copyOf(assuming);
      steps = List.copyOf(steps);
    }

    /** A chain without a heading. */
    public Stage(Expr start, List<Step> steps) {
      this(Optional.empty(), List.of(), Optional.of(start), steps);
    }

    /** What a chain ends in. */
    public Expr end() {
      return steps.isEmpty() ? start.orElseThrow() : steps.getLast().result();
    }

    /** Claims that each stand on their own. */
    public static Stage claims(String heading, List<Step> claims) {
      return new Stage(Optional.of(heading), List.of(), Optional.empty(), claims);
    }

    /** With a heading. */
    public Stage headed(String words) {
      return new Stage(Optional.of(words), assuming, start, steps);
    }

    /** With an assumption more. */
    public Stage assuming(Expr truth) {
      return new Stage(
          heading, Stream.concat(assuming.stream(), Stream.of(truth)).toList(), start, steps);
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

    /** A claim that stands on its own: a truth value. */
    public static Step claim(Expr truth, Reason reason) {
      return new Step(Relation.EQUIVALENT, truth, reason, List.of());
    }
  }

  /**
   * Why a step holds.
   *
   * @param words as a textbook says it
   * @param rules the rules of the rulebook that were used, in order
   * @param mentioned the expressions and truth values that stand in backquotes in the words
   */
  public record Reason(String words, List<String> rules, List<Expr> mentioned) {
    /** Copies. */
    public Reason {
      rules = List.copyOf(rules);
      mentioned = List.copyOf(mentioned);
    }

    /** A reason that mentions no expression. */
    public Reason(String words, List<String> rules) {
      this(words, rules, List.of());
    }

    /** A reason in words alone. */
    public static Reason of(String words) {
      return new Reason(words, List.of());
    }
  }

  /** A derivation of one chain, whose end is the answer. */
  public static Derivation of(Stage chain) {
    return new Derivation(List.of(chain), chain.end());
  }

  /** The last step, where there is one. */
  public Optional<Step> lastStep() {
    return stages.isEmpty() || stages.getLast().steps().isEmpty()
        ? Optional.empty()
        : Optional.of(stages.getLast().steps().getLast());
  }
}
