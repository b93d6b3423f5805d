package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** What may hold or not: a claim, a condition, an assumption. */
public sealed interface Proposition {
  /** Where it is written. */
  Span span();

  /** {@code 0 < p < 1}: a chain of one or more relations. */
  record Comparison(Expression first, List<Link> links, Span span) implements Proposition {
    public Comparison {
      links = List.copyOf(links);
      if (links.isEmpty()) {
        throw new IllegalStateException("a comparison without a relation");
      }
    }

    /** One relation and what follows it. */
    public record Link(RelationSign relation, Expression right) {}
  }

  /** {@code x in 1..n}, {@code k in N}. */
  record Membership(Expression element, Domain domain, Span span) implements Proposition {}

  /**
   * {@code X'*X invertible}, {@code W, h independent}, {@code L is convex in w}, {@code
   * uncorrelated}.
   *
   * @param subjects what has it; none where a {@code with} clause leaves it to what it belongs to
   * @param variable what follows {@code in}, if that is written
   */
  record Has(
      List<Expression> subjects, PropertyName property, Optional<Expression> variable, Span span)
      implements Proposition {
    public Has {
      subjects = List.copyOf(subjects);
    }
  }

  /** {@code premise => conclusion}; from right to left if there are several. */
  record Implication(Proposition premise, Proposition conclusion, Span span)
      implements Proposition {}

  /** {@code left <=> right}. */
  record Equivalence(Proposition left, Proposition right, Span span) implements Proposition {}

  /** {@code a > 0, b > 0}: two or more that hold together, as a premise or a claim. */
  record Conjunction(List<Proposition> parts, Span span) implements Proposition {
    public Conjunction {
      parts = List.copyOf(parts);
    }
  }
}
