package org.deriv.lang;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Span;
import org.deriv.lang.generated.DerivParser;
import org.deriv.lang.generated.DerivParser.ClauseContext;

/** The clauses of a statement, each at most once and only those that the statement takes. */
final class Clauses {
  /** What a clause says, by the word that introduces it. */
  enum Kind {
    OVER,
    AS,
    SUBJECT,
    WITH,
    WHERE,
    ASSUMING,
    BY,
    TO,
    THROUGH,
    FROM,
    AT,
    ORDER,
    ALONG,
    FOR;

    /** How it is written. */
    String words() {
      return this == SUBJECT ? "subject to" : name().toLowerCase(Locale.ROOT);
    }
  }

  private final String statement;
  private final Span span;
  private final Map<Kind, ClauseContext> found = new EnumMap<>(Kind.class);

  private Clauses(String statement, Span span) {
    this.statement = statement;
    this.span = span;
  }

  /**
   * The clauses {@code contexts} of the statement {@code statement}, whose keyword is at {@code
   * span} and which takes those of {@code taken}.
   */
  static Clauses of(
      Spans spans, String statement, Span span, List<ClauseContext> contexts, Set<Kind> taken) {
    Clauses clauses = new Clauses(statement, span);
    for (ClauseContext context : contexts) {
      Kind kind = kind(context.getStart());
      Span place = spans.of(context.getStart());
      if (!taken.contains(kind)) {
        throw new Rejected(
            "unknown-clause",
            "`" + statement + "` takes no `" + kind.words() + "`",
            place,
            taken.isEmpty() ? "leave it out" : "it takes: " + list(taken));
      }
      if (clauses.found.put(kind, context) != null) {
        throw new Rejected(
            "repeated-clause",
            "`" + kind.words() + "` is written twice",
            place,
            "join what both say with a comma");
      }
    }
    return clauses;
  }

  private static String list(Set<Kind> kinds) {
    return EnumSet.copyOf(kinds).stream()
        .map(kind -> "`" + kind.words() + "`")
        .collect(Collectors.joining(", "));
  }

  private static Kind kind(Token keyword) {
    return Kind.valueOf(DerivParser.VOCABULARY.getSymbolicName(keyword.getType()));
  }

  /** The clause of kind {@code kind}, if it is written. */
  Optional<ClauseContext> get(Kind kind) {
    return Optional.ofNullable(found.get(kind));
  }

  /** The clause of kind {@code kind}, without which the statement means nothing. */
  ClauseContext require(Kind kind, String example) {
    return get(kind)
        .orElseThrow(() ->
            new Rejected(
                "missing-clause",
                "`" + statement + "` needs `" + kind.words() + "`",
                span,
                "write for example `" + example + "`"));
  }
}
