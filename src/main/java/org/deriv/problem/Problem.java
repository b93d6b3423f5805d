package org.deriv.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/**
 * A problem with its names and shapes resolved, its statements in the order in which they stand.
 *
 * @param id the identifier
 * @param title the heading, where it has one
 * @param items statements, prose and goals
 * @param notation how names are typeset, as LaTeX
 * @param decimals the numbers that are written with a decimal point
 * @param span its header
 */
public record Problem(
    String id,
    Optional<String> title,
    List<Item> items,
    Map<String, String> notation,
    Set<Rational> decimals,
    Span span) {
  /** Copies. */
  public Problem {
    items = List.copyOf(items);
    notation = Map.copyOf(notation);
    decimals = Set.copyOf(decimals);
  }

  /** A statement, a piece of prose or a goal. */
  public sealed interface Item {
    /** Where it stands. */
    Span span();
  }

  /** What a statement declares and assumes. */
  public record Setting(List<Declaration> declared, List<Expr> assumed, Span span)
      implements Item {}

  /** The pieces of a {@code text}: Markdown with {@code $…$} formulas, and expressions in it. */
  public record Prose(List<Piece> pieces, Span span) implements Item {
    /** Copies. */
    public Prose {
      pieces = List.copyOf(pieces);
    }
  }

  /** A piece of prose. */
  public sealed interface Piece {}

  /** Markdown as it is written, which stands at {@code span}. */
  public record Markdown(String source, Span span) implements Piece {}

  /** Where the result of the goal with a label stands, as {@code {@label}} asks for. */
  public record Pointer(String problem, String label) implements Piece {}

  /** What {@code {…}} holds; empty where it has an error. */
  public record Embedded(Optional<Expr> expr) implements Piece {}

  /**
   * A goal.
   *
   * @param name the label, or the goal's number counted from 1
   * @param labelled the label where the author gave one
   * @param assuming what it assumes for itself, which its context knows too
   * @param context what is known where it stands
   */
  public record Asked(
      String name,
      Optional<String> labelled,
      Goal goal,
      List<Expr> assuming,
      Context context,
      Span span)
      implements Item {
    /** Copies. */
    public Asked {
      assuming = List.copyOf(assuming);
    }
  }

  /** A goal that cannot be run because of an error in it, which a diagnostic says. */
  public record Broken(String name, Optional<String> labelled, String kind, Span span)
      implements Item {}
}
