package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** A hand derivation, to be judged link by link. */
public sealed interface CheckTree extends GoalTree {

  /**
   * {@code check e == f <= g}.
   *
   * @param first the expression it starts from
   * @param lines its links in order, with the definitions between them
   */
  record Chain(
      Optional<Identifier> label,
      Expression first,
      List<Line<RelationSign, Expression>> lines,
      List<Proposition> assuming,
      Span span)
      implements CheckTree {
    public Chain {
      lines = List.copyOf(lines);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code check a == b <=> c == d}: each line is a proposition. */
  record Argument(
      Optional<Identifier> label,
      Proposition first,
      List<Line<Connective, Proposition>> lines,
      List<Proposition> assuming,
      Span span)
      implements CheckTree {
    public Argument {
      lines = List.copyOf(lines);
      assuming = List.copyOf(assuming);
    }
  }

  /** {@code check latex """…"""}: a chain in LaTeX, still raw. */
  record Latex(
      Optional<Identifier> label, String body, Span bodySpan, List<Proposition> assuming, Span span)
      implements CheckTree {
    public Latex {
      assuming = List.copyOf(assuming);
    }
  }

  /**
   * A line of a derivation.
   *
   * @param <J> what joins two lines
   * @param <T> what a line says
   */
  sealed interface Line<J, T> {
    /** All of it. */
    Span span();
  }

  /**
   * {@code == f where r[i] = … by "…"}.
   *
   * @param <J> what joins two lines
   * @param <T> what a line says
   * @param joint what joins it to the link before
   * @param right what the line says
   * @param where definitions and conditions of this line
   * @param approach how the limit of {@code ->} is taken
   * @param reason what the author says for it
   * @param span all of it
   */
  record Link<J, T>(
      J joint,
      T right,
      List<Proposition> where,
      Optional<Approach> approach,
      Optional<Reason> reason,
      Span span)
      implements Line<J, T> {
    public Link {
      where = List.copyOf(where);
    }
  }

  /**
   * {@code let s = …}: a name for the lines after it.
   *
   * @param <J> what joins two lines
   * @param <T> what a line says
   * @param let the definition
   */
  record LocalLet<J, T>(StatementTree.Let let) implements Line<J, T> {
    @Override
    public Span span() {
      return let.span();
    }
  }

  /** What joins two propositions. */
  enum Connective {
    /** {@code =>}. */
    IMPLIES("=>"),
    /** {@code <=>}. */
    EQUIVALENT("<=>");

    private final String sign;

    Connective(String sign) {
      this.sign = sign;
    }

    /** Its ASCII spelling. */
    public String sign() {
      return sign;
    }
  }
}
