package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;

/**
 * A chain of equations and bounds from one expression to another, for people.
 *
 * @param heading what it is for, where it is one of several
 * @param assuming what is supposed in it, such as an induction hypothesis
 * @param start its first line
 */
public record Argument(
    Optional<String> heading, List<Expr> assuming, Expr start, List<Link> links) {
  /** Copies the lists. */
  public Argument {
    assuming = List.copyOf(assuming);
    links = List.copyOf(links);
  }

  /**
   * A step from the line above.
   *
   * @param because the reason in words; those of the ground, where there is one
   * @param ground what was put in, where it is known by itself
   */
  public record Link(Relation relation, Expr result, String because, Optional<Ground> ground) {
    Link(Relation relation, Expr result, String because) {
      this(relation, result, because, Optional.empty());
    }

    /** The order or equation that was put in, where it is one. */
    Optional<Expr> of() {
      return ground.flatMap(Ground::statement);
    }
  }

  /** With another expression for a name. */
  Argument with(Expr name, Expr other) {
    Substitution put = Substitution.of(name, other);
    return new Argument(
        heading,
        assuming.stream().map(put::in).toList(),
        put.in(start),
        links.stream()
            .map(link ->
                new Link(link.relation(), put.in(link.result()), link.because(), link.ground()))
            .toList());
  }

  /** From its last line to its first. */
  Argument turned() {
    List<Link> back = new ArrayList<>();
    for (int i = links.size() - 1; i >= 0; i--) {
      Link link = links.get(i);
      Expr before = i == 0 ? start : links.get(i - 1).result();
      back.add(new Link(turned(link.relation()), before, link.because(), link.ground()));
    }
    return new Argument(heading, assuming, links.getLast().result(), back);
  }

  private static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case LESS_EQUAL -> Relation.GREATER_EQUAL;
      case GREATER -> Relation.LESS;
      case GREATER_EQUAL -> Relation.LESS_EQUAL;
      case EQUAL, NOT_EQUAL, EQUIVALENT, IMPLIES, TENDS_TO -> relation;
    };
  }

  Argument headed(String words) {
    return new Argument(Optional.of(words), assuming, start, links);
  }
}
