package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;

/**
 * A quantity with a total derivative of its own.
 *
 * @param at its indices; the time where it is a value at one time
 * @param over what those of its indices run through that are not fixed
 * @param body what it is, in terms of others
 */
record Node(Role role, String name, Shape shape, List<Expr> at, List<Span> over, Expr body) {
  /** Copies. */
  Node {
    at = List.copyOf(at);
    over = List.copyOf(over);
  }

  /** What kind of quantity. */
  enum Role {
    /** What is differentiated. */
    LOSS,
    /** A sequence that a recurrence defines. */
    STATE,
    /** The value of such a sequence at one time, where it is stated. */
    START,
    /** A name in the definition of which the times of a network mix. */
    QUANTITY
  }

  /** The quantity as it is written. */
  Expr term() {
    return term(at);
  }

  /** The quantity at other indices. */
  Expr term(List<Expr> indices) {
    return indices.isEmpty()
        ? Make.symbol(name, shape)
        : Expr.of(new Op.Term(name, shape), indices);
  }

  /** The indices as an author calls them. */
  List<Expr> indices() {
    return at.stream().map(index -> Make.scalar(Span.plain(index.toString()))).toList();
  }

  /** What the indices run through, under the names that an author gives them. */
  List<Span> ranges() {
    List<Span> ranges = new ArrayList<>();
    for (int i = 0; i < over.size(); i++) {
      Span range = over.get(i).named(indices().get(i));
      for (int k = 0; k < at.size(); k++) {
        range = range.at(at.get(k), Linear.of(indices().get(k)));
      }
      ranges.add(range);
    }
    return ranges;
  }
}
