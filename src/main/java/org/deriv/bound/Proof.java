package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.deriv.expr.Expr;
import org.deriv.rule.Inequality;

/**
 * A proof of a claim of order.
 *
 * @param grounds what it rests on, for people: each an instance of a law with the law's name
 * @param conditions truth values, neither assumed nor deduced, without which the claim has no value
 */
public record Proof(List<String> grounds, List<Expr> conditions) {
  private static final int SHOWN = 6;
  private static final Pattern SENTENCE =
      Pattern.compile("(?<!what )\\b(is|are|has|have|lies|rises|keeps?|vanish(es)?)\\b");

  /** Copies the lists. */
  public Proof {
    grounds = List.copyOf(grounds);
    conditions = List.copyOf(conditions);
  }

  static Proof by(String ground) {
    return new Proof(List.of(ground), List.of());
  }

  /** What rests on several proofs and one more ground. */
  static Proof from(List<Proof> parts, String ground) {
    Set<String> grounds = new LinkedHashSet<>();
    Set<Expr> conditions = new LinkedHashSet<>();
    parts.forEach(part -> {
      grounds.addAll(part.grounds);
      conditions.addAll(part.conditions);
    });
    if (!ground.isEmpty()) {
      grounds.add(ground);
    }
    return new Proof(new ArrayList<>(grounds), new ArrayList<>(conditions));
  }

  /** What it rests on, in one line: the laws in words, then after a colon their instances. */
  public String evidence() {
    if (grounds.isEmpty()) {
      return "by the signs of the terms";
    }
    int rest = grounds.size() - SHOWN;
    Set<String> laws = laws();
    // A law that is a sentence does not go after "by".
    boolean sentences = laws.stream().anyMatch(law -> SENTENCE.matcher(law).find());
    return (sentences ? "" : "by ")
        + String.join(", ", laws)
        + ": "
        + String.join("; ", grounds.subList(0, Math.min(SHOWN, grounds.size())))
        + (rest > 0 ? "; and " + rest + " more" : "");
  }

  /** The names of the laws, which stand in parentheses behind their instances. */
  private Set<String> laws() {
    Set<String> laws = new LinkedHashSet<>();
    for (String ground : grounds) {
      int open = ground.lastIndexOf(" (");
      String name =
          open >= 0 && ground.endsWith(")")
              ? ground.substring(open + 2, ground.length() - 1)
              : ground;
      laws.add(words(name));
    }
    return laws;
  }

  /** A law as people say it. */
  private static String words(String law) {
    return switch (law) {
      case "assumed" -> "what is assumed";
      case "signs" -> "the signs of the factors";
      case "squares of both sides" -> "squaring both sides";
      case "every entry" -> "entry by entry";
      default ->
          Inequality.standard().stream()
              .filter(known -> known.name().equals(law))
              .map(Inequality::because)
              .findFirst()
              .orElse(law);
    };
  }
}
