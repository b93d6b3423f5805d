package org.deriv.bound;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/**
 * What a proof of an order rests on.
 *
 * @param statement the order or equation that is known, where it is one: an instance of a law
 * @param law the name of the law, or in a few words why it is known
 * @param because the reason as a textbook says it: a clause, a noun after {@code by}, or how what
 *     was said before is put to use
 * @param from what it follows from, none of which says what that follows from
 */
public record Ground(Optional<Expr> statement, String law, String because, List<Ground> from) {
  static final String ASSUMED = "assumed";
  static final String SIGNS = "signs";
  static final String SQUARED =
      "the larger side is nonnegative, and it suffices to compare squares";

  static final String PARTS = "by its parts";
  static final String SQUEEZED = "it lies between 0 and a geometric sequence";
  static final String ROOTS = "on taking roots";
  private static final String TOGETHER = "together";

  /** Its statement is that what decides is at least 0. */
  static final String CASES = "by cases";

  /** How the words of a ground stand in a sentence. */
  enum Kind {
    /** A clause, or a noun after {@code by}. */
    LAW,
    /** What is assumed, or follows from the declarations. */
    ASSUMED,
    /** That a limit lies between others; its statement says why those are such. */
    SQUEEZED,
    /** A property that is seen from those of the parts. */
    PARTS,
    /** What is seen from the signs of the parts. */
    SIGN,
    /** How that which stands before it is used, such as {@code in every entry}. */
    MANNER,
    /** What opens the argument. */
    OPENING,
    /** That the proof looks at two cases. */
    CASES,
    /** What is known of a number by a law and an assumption together. */
    TOGETHER,
    /** What is not worth saying. */
    SILENT
  }

  /** Copies. */
  public Ground {
    from = List.copyOf(from);
  }

  /** A ground that follows from nothing but itself. */
  public Ground(Optional<Expr> statement, String law, String because) {
    this(statement, law, because, List.of());
  }

  /** A reason in words, without a statement. */
  static Ground of(String words) {
    return new Ground(Optional.empty(), words, words);
  }

  /** A statement of which the law is known by its reason. */
  static Ground of(Expr statement, String law) {
    return new Ground(Optional.of(statement), law, law);
  }

  /** An order of two expressions. */
  static Ground of(Expr greater, Expr lesser, Strength strength, String law) {
    Relation relation = strength == Strength.STRICT ? Relation.LESS : Relation.LESS_EQUAL;
    return of(Make.compare(relation, lesser, greater), law);
  }

  /** The same, as following from others. */
  Ground resting(Stream<Ground> on) {
    return new Ground(
        statement,
        law,
        because,
        on.map(ground -> new Ground(ground.statement, ground.law, ground.because)).toList());
  }

  /** The equation u = v of a law and the assumption v ≤ w, where these are among some grounds. */
  static Optional<List<Ground>> linked(List<Ground> grounds) {
    return grounds.stream()
        .filter(law -> law.says(Relation.EQUAL))
        .flatMap(law ->
            grounds.stream()
                .filter(bound -> bound.kind() == Kind.ASSUMED && bound.says(Relation.LESS_EQUAL))
                .filter(bound -> law.sides().contains(bound.sides().getFirst()))
                .map(bound -> List.of(law, bound)))
        .findFirst();
  }

  /** u = v ≤ w from such two. */
  static Ground together(List<Ground> pair) {
    Expr bound = pair.getLast().statement.orElseThrow();
    Expr shared = bound.arg(0);
    List<Expr> sides = pair.getFirst().sides();
    Expr other = sides.get(sides.getFirst().equals(shared) ? 1 : 0);
    Expr equation = Make.compare(Relation.EQUAL, other, shared);
    return new Ground(
        Optional.of(Expr.of(Operator.AND, equation, bound)), TOGETHER, TOGETHER, pair);
  }

  private boolean says(Relation relation) {
    return statement.filter(said -> said.is(new Op.Compare(relation))).isPresent();
  }

  private List<Expr> sides() {
    return statement.orElseThrow().args();
  }

  Kind kind() {
    return switch (because) {
      case ASSUMED -> Kind.ASSUMED;
      case SQUEEZED -> Kind.SQUEEZED;
      case PARTS -> Kind.PARTS;
      case SIGNS, "sign" -> Kind.SIGN;
      case "symmetric", "equal", "a sum of such" -> Kind.SILENT;
      case SQUARED -> Kind.OPENING;
      case CASES -> Kind.CASES;
      case "in every entry",
          "term by term",
          "factor by factor",
          "entry by entry",
          "squared",
          ROOTS ->
          Kind.MANNER;
      case TOGETHER -> Kind.TOGETHER;
      default -> Kind.LAW;
    };
  }

  /** Two grounds are one if they say the same, whatever they were found from. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Ground(var said, String name, String words, List<Ground> _)
        && said.equals(statement)
        && name.equals(law)
        && words.equals(because);
  }

  @Override
  public int hashCode() {
    return 31 * statement.hashCode() + law.hashCode();
  }

  @Override
  public String toString() {
    return statement.map(said -> said + " (" + law + ")").orElse(law);
  }
}
