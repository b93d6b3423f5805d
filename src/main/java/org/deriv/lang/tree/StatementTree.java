package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** One statement of a problem. */
public sealed interface StatementTree
    permits StatementTree.Given,
        StatementTree.Random,
        StatementTree.Notation,
        StatementTree.Let,
        StatementTree.Assume,
        StatementTree.Recurrence,
        StatementTree.Text,
        StatementTree.Broken,
        GoalTree {
  /** All of it, from its keyword. */
  Span span();

  /** {@code given x[t] in R[m], z[t] in R[k] for t in 1..T}. */
  record Given(List<DeclarationTree> declarations, List<IndexClause> ranges, Span span)
      implements StatementTree {
    public Given {
      declarations = List.copyOf(declarations);
      ranges = List.copyOf(ranges);
    }
  }

  /** {@code random R in R[n,d] iid Bernoulli(p)}. */
  record Random(List<DeclarationTree.Variable> declarations, List<IndexClause> ranges, Span span)
      implements StatementTree {
    public Random {
      declarations = List.copyOf(declarations);
      ranges = List.copyOf(ranges);
    }
  }

  /** {@code notation W_f "\mathbf{W}^{(f)}", …}. */
  record Notation(List<Entry> entries, Span span) implements StatementTree {
    public Notation {
      entries = List.copyOf(entries);
    }

    /** One name and the LaTeX that stands for it. */
    public record Entry(Identifier name, String latex, Span span) {}
  }

  /** {@code let r[i] = y[i] - X[i,:]*w}. */
  record Let(Target target, Expression value, List<IndexClause> ranges, Span span)
      implements StatementTree {
    public Let {
      ranges = List.copyOf(ranges);
    }
  }

  /** {@code assume T >= 2, X'*X invertible}. */
  record Assume(List<Proposition> conditions, Span span) implements StatementTree {
    public Assume {
      conditions = List.copyOf(conditions);
    }
  }

  /** {@code recurrence h[t] = W*h[t-1] for t in 1..T with h[0] = 0}. */
  record Recurrence(
      Target target,
      Expression value,
      List<IndexClause> ranges,
      List<Proposition> boundary,
      Span span)
      implements StatementTree {
    public Recurrence {
      ranges = List.copyOf(ranges);
      boundary = List.copyOf(boundary);
    }
  }

  /** {@code text """…"""}: prose and the expressions in it. */
  record Text(List<Piece> pieces, Span span) implements StatementTree {
    public Text {
      pieces = List.copyOf(pieces);
    }

    /** A part of a text. */
    public sealed interface Piece {
      /** Where it is written. */
      Span span();
    }

    /** Markdown, with {@code $…$} for LaTeX. */
    public record Prose(String markdown, Span span) implements Piece {}

    /** {@code {@label}} or {@code {@problem.label}}: where the result of a goal stands. */
    public record Pointer(Optional<Identifier> problem, Identifier label, Span span)
        implements Piece {}

    /** {@code {…}}. */
    public record Embedded(Expression expression, Span span) implements Piece {}
  }

  /**
   * A statement that could not be read; its errors were reported.
   *
   * @param keyword the word it starts with
   * @param label its label, if it is a goal that has one
   * @param names what it would probably have declared, so that their uses need not be reported
   */
  record Broken(Identifier keyword, Optional<Identifier> label, List<Identifier> names, Span span)
      implements StatementTree {
    public Broken {
      names = List.copyOf(names);
    }
  }
}
