package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;

/**
 * A proof of a claim of order.
 *
 * @param grounds what it rests on: instances of laws, assumptions, and other reasons
 * @param conditions truth values, neither assumed nor deduced, without which the claim has no value
 * @param argument the proof as people write it, in chains, where it has that form
 */
public record Proof(List<Ground> grounds, List<Expr> conditions, List<Argument> argument) {
  private static final int SHOWN = 6;
  private static final int NAMED = 4;

  /** Copies the lists. */
  public Proof {
    grounds = List.copyOf(grounds);
    conditions = List.copyOf(conditions);
    argument = List.copyOf(argument);
  }

  static Proof by(Ground ground) {
    return new Proof(List.of(ground), List.of(), List.of());
  }

  static Proof by(String words) {
    return by(Ground.of(words));
  }

  /** What rests on several proofs. */
  static Proof from(List<Proof> parts) {
    return from(parts, Optional.empty());
  }

  /** What rests on several proofs and one more ground. */
  static Proof from(List<Proof> parts, Ground ground) {
    return from(parts, Optional.of(ground));
  }

  /** What rests on several proofs and a reason in words. */
  static Proof from(List<Proof> parts, String words) {
    return from(parts, Ground.of(words));
  }

  private static Proof from(List<Proof> parts, Optional<Ground> ground) {
    Set<Ground> grounds = new LinkedHashSet<>();
    Set<Expr> conditions = new LinkedHashSet<>();
    parts.forEach(part -> {
      grounds.addAll(part.grounds);
      conditions.addAll(part.conditions);
    });
    ground.map(last -> last.resting(grounds.stream())).ifPresent(grounds::add);
    return new Proof(new ArrayList<>(grounds), new ArrayList<>(conditions), List.of());
  }

  /** The same with more that it rests on. */
  Proof with(List<Ground> more) {
    Set<Ground> all = new LinkedHashSet<>(grounds);
    all.addAll(more);
    return new Proof(new ArrayList<>(all), conditions, argument);
  }

  /** The same under more conditions. */
  Proof under(List<Expr> more) {
    Set<Expr> all = new LinkedHashSet<>(conditions);
    all.addAll(more);
    return new Proof(grounds, new ArrayList<>(all), argument);
  }

  /** The same with the chains that show it. */
  Proof shown(List<Argument> chains) {
    return new Proof(grounds, conditions, chains);
  }

  /** What it rests on, in one line: the reasons in words, then after a colon the instances. */
  public String evidence() {
    if (grounds.isEmpty()) {
      return "the signs of the terms";
    }
    int rest = grounds.size() - SHOWN;
    return reasons()
        + ": "
        + grounds.stream().limit(SHOWN).map(Ground::toString).collect(Collectors.joining("; "))
        + (rest > 0 ? "; and " + rest + " more" : "");
  }

  /** What readers need least is left out where there is much: signs, and what is assumed. */
  private String reasons() {
    Set<String> reasons = new LinkedHashSet<>();
    grounds.forEach(ground -> reasons.add(ground.because().replace(": ", ", ")));
    if (reasons.size() > 1) {
      reasons.remove("signs");
      reasons.remove("sign");
    }
    boolean assumed = reasons.remove(Ground.ASSUMED);
    List<String> named = reasons.stream().limit(NAMED).collect(Collectors.toList());
    if (assumed) {
      named.add("what is assumed");
    }
    return String.join("; ", named);
  }
}
