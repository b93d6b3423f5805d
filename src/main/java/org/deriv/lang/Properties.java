package org.deriv.lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.deriv.diagnostic.Span;
import org.deriv.diagnostic.Spelling;
import org.deriv.lang.tree.DeclarationTree.Attribute;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.PropertyName;
import org.deriv.lang.tree.Proposition;

/** Reads the words that name properties. */
final class Properties {
  private static final int LONGEST = 3;

  private final Spans spans;

  /** A reader of words in the source of {@code spans}. */
  Properties(Spans spans) {
    this.spans = spans;
  }

  /** What a name that is itself a property says, without saying of what. */
  Optional<Proposition> alone(Expression expression) {
    return expression instanceof Expression.Name(String name, Span span)
        ? named(name)
            .map(property -> new Proposition.Has(List.of(), property, Optional.empty(), span))
        : Optional.empty();
  }

  /** What {@code words} say of {@code subject}. */
  Proposition has(
      Expression subject, List<TerminalNode> words, Optional<Expression> variable, Span span) {
    String phrase = phrase(words);
    Optional<PropertyName> property = named(phrase);
    if (property.isPresent()) {
      return new Proposition.Has(List.of(subject), property.get(), variable, span);
    }
    // `with positive definite`: the first word was read as a subject.
    Optional<PropertyName> whole =
        subject instanceof Expression.Name(String name, Span _)
            ? named(name + " " + phrase)
            : Optional.empty();
    if (whole.isPresent()) {
      return new Proposition.Has(List.of(), whole.get(), variable, span);
    }
    if (words.size() == 1 || longestAt(words, 0) == 0) {
      throw unknown(words);
    }
    // `A symmetric positive definite` says two things.
    List<Proposition> all = new ArrayList<>();
    for (Attribute attribute : attributes(words)) {
      all.add(new Proposition.Has(List.of(subject), attribute.property(), variable, span));
    }
    return new Proposition.Conjunction(all, span);
  }

  /** What people write for short. */
  private static final Map<String, String> SHORT_FORMS =
      Map.of(
          "psd", "positive semidefinite",
          "pd", "positive definite",
          "spd", "positive definite",
          "nsd", "negative semidefinite",
          "nd", "negative definite",
          "orthonormal", "orthogonal",
          "unitary", "orthogonal",
          "nonsingular", "invertible",
          "regular", "invertible",
          "monotone", "increasing");

  /** The attributes that {@code words} name one after the other, the longest phrases first. */
  List<Attribute> attributes(List<TerminalNode> words) {
    List<Attribute> attributes = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = longestAt(words, at);
      if (length == 0) {
        throw unknown(words.subList(at, words.size()));
      }
      List<TerminalNode> phrase = words.subList(at, at + length);
      Span span = spans.of(phrase.getFirst()).to(spans.of(phrase.getLast()));
      attributes.add(new Attribute(named(phrase(phrase)).orElseThrow(), span));
      at += length;
    }
    return attributes;
  }

  private static int longestAt(List<TerminalNode> words, int at) {
    for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--) {
      if (named(phrase(words.subList(at, at + length))).isPresent()) {
        return length;
      }
    }
    return 0;
  }

  /** What to reject {@code words} with, which name no property. */
  Rejected unknown(List<TerminalNode> words) {
    String first = words.getFirst().getText();
    List<String> known = new ArrayList<>(Words.CLAUSES.keySet());
    Arrays.stream(PropertyName.values()).map(PropertyName::phrase).forEach(known::add);
    String help =
        Optional.ofNullable(SHORT_FORMS.get(first.toLowerCase(Locale.ROOT)))
            .or(() -> Spelling.nearest(phrase(words), known))
            .or(() -> Spelling.nearest(first, known))
            .map(near -> "did you mean `" + near + "`?")
            .orElse("properties are: " + phrases());
    String text = words.size() > LONGEST ? first : phrase(words);
    return new Rejected(
        "unknown-property",
        "there is no property or clause `" + text + "`",
        spans
            .of(words.getFirst())
            .to(spans.of(words.size() > LONGEST ? words.getFirst() : words.getLast())),
        help);
  }

  /** Whether {@code word} is a property by itself. */
  static boolean isProperty(String word) {
    return named(word).isPresent();
  }

  private static String phrases() {
    return Arrays.stream(PropertyName.values())
        .map(PropertyName::phrase)
        .collect(Collectors.joining(", "));
  }

  private static String phrase(List<TerminalNode> words) {
    return words.stream().map(TerminalNode::getText).collect(Collectors.joining(" "));
  }

  private static Optional<PropertyName> named(String phrase) {
    return Arrays.stream(PropertyName.values())
        .filter(property -> property.phrase().equals(phrase))
        .findFirst();
  }
}
