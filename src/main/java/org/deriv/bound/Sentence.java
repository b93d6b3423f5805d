package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts reasons into one sentence: clauses after "as", names of laws after "by". */
final class Sentence {
  private static final String BY = "by ";

  private enum Kind {
    CLAUSE,
    NOUN,
    ASSUMPTION
  }

  /** What is said in one go. */
  private record Part(Kind kind, List<String> phrases) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private boolean fresh;
  private Optional<String> opening = Optional.empty();

  /** A clause, or a noun after {@code by}. */
  void law(String words) {
    add(
        words.startsWith(BY) ? Kind.NOUN : Kind.CLAUSE,
        words.startsWith(BY) ? words.substring(BY.length()) : words);
  }

  /** A formula that is assumed; empty words where it is not to be shown. */
  void assumption(String formula) {
    add(Kind.ASSUMPTION, formula);
  }

  /** How what was said last is used. */
  void manner(String words) {
    if (fresh) {
      List<String> phrases = parts.getLast().phrases();
      String last = phrases.getLast();
      if (!last.endsWith(words)) {
        phrases.set(phrases.size() - 1, last + " " + words);
      }
    }
  }

  void opening(String clause) {
    opening = Optional.of(clause);
  }

  private void add(Kind kind, String phrase) {
    fresh = !said.contains(phrase);
    if (!fresh) {
      return;
    }
    said.add(phrase);
    if (parts.isEmpty() || parts.getLast().kind() != kind) {
      parts.add(new Part(kind, new ArrayList<>()));
    }
    parts.getLast().phrases().add(phrase);
  }

  /** The sentence; none where nothing was said. */
  String words() {
    List<String> words = new ArrayList<>();
    opening.ifPresent(clause -> words.add("as " + clause));
    parts.forEach(part -> words.add(words(part)));
    return String.join(", ", words);
  }

  private static String words(Part part) {
    String list = enumerated(part.phrases().stream().filter(each -> !each.isBlank()).toList());
    return switch (part.kind()) {
      case CLAUSE -> "as " + list;
      case NOUN -> BY + list;
      case ASSUMPTION ->
          list.isEmpty()
              ? "by assumption"
              : part.phrases().size() == 1
                  ? "by the assumption " + list
                  : "by the assumptions " + list;
    };
  }

  /** a, b and c. */
  static String enumerated(List<String> phrases) {
    int last = phrases.size() - 1;
    return last < 1
        ? String.join("", phrases)
        : String.join(", ", phrases.subList(0, last)) + " and " + phrases.get(last);
  }
}
