package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.Affine;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;

/**
 * Recurrences that are affine in one another, and that reach several steps back, as one recurrence
 * of first order: the terms are put one above the other.
 *
 * @param members the terms at time t, the one asked for first
 * @param matrix what the terms one step before are multiplied with
 * @param input what is added; zeros where nothing is
 */
record LinearSystem(List<Member> members, Expr matrix, Expr input, Declaration.Recurrence lead) {
  private static final int MOST = 6;

  /** A term, some steps back. */
  record Member(Declaration.Recurrence of, int back) {
    Expr at(Linear time) {
      return Timeline.term(of, time.plus(-(long) back * Timeline.step(of)).expr());
    }
  }

  /** That of a recurrence; empty where it is none, or of first order by itself. */
  static Optional<LinearSystem> of(
      Timeline timeline, Declaration.Recurrence lead, UnaryOperator<Expr> tidy) {
    List<Declaration.Recurrence> states = circle(timeline, lead);
    boolean alike =
        states.stream()
            .allMatch(it ->
                it.entries().isEmpty()
                    && (it.shape().isScalar() || it.shape().isVector())
                    && it.shape().isScalar() == lead.shape().isScalar()
                    && it.time().index().equals(lead.time().index())
                    && Timeline.step(it) == Timeline.step(lead)
                    && Timeline.first(it).isSame(Timeline.first(lead)));
    return alike && states.size() <= MOST ? read(timeline, states, lead, tidy) : Optional.empty();
  }

  /** The recurrences that the lead uses and that use it, through others too. */
  private static List<Declaration.Recurrence> circle(
      Timeline timeline, Declaration.Recurrence lead) {
    List<Declaration.Recurrence> circle = new ArrayList<>(List.of(lead));
    for (String name : used(timeline, lead)) {
      timeline
          .find(name)
          .filter(it -> !name.equals(lead.name()) && used(timeline, it).contains(lead.name()))
          .ifPresent(circle::add);
    }
    return circle;
  }

  private static Set<String> used(Timeline timeline, Declaration.Recurrence of) {
    Set<String> found = new LinkedHashSet<>();
    List<Declaration.Recurrence> open = new ArrayList<>(List.of(of));
    while (!open.isEmpty()) {
      for (Expr term : timeline.terms(timeline.expanded(open.removeLast().body()))) {
        Declaration.Recurrence next = timeline.of(term).orElseThrow();
        if (found.add(next.name())) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private static Optional<LinearSystem> read(
      Timeline timeline,
      List<Declaration.Recurrence> states,
      Declaration.Recurrence lead,
      UnaryOperator<Expr> tidy) {
    List<Expr> bodies = new ArrayList<>();
    for (Declaration.Recurrence state : states) {
      bodies.add(past(timeline, states, Times.in(timeline.expanded(state.body()))));
    }
    List<Member> members = new ArrayList<>();
    for (Declaration.Recurrence state : needed(states, bodies, lead)) {
      int reach = reach(timeline, bodies, state);
      for (int back = 0; back < reach; back++) {
        members.add(new Member(state, back));
      }
    }
    if (members.size() < 2 || members.size() > MOST) {
      return Optional.empty();
    }
    List<Expr> blocks = new ArrayList<>();
    List<Expr> inputs = new ArrayList<>();
    for (Member member : members) {
      boolean added =
          member.back() == 0
              ? row(bodies.get(states.indexOf(member.of())), members, member, blocks, inputs)
              : shift(members, member, blocks, inputs);
      if (!added) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new LinearSystem(
            members,
            matrix(members.size(), blocks.stream().map(tidy).toList()),
            column(inputs.stream().map(tidy).toList()),
            lead));
  }

  /** The lead, and what it uses of earlier times, directly and through others. */
  private static List<Declaration.Recurrence> needed(
      List<Declaration.Recurrence> states, List<Expr> bodies, Declaration.Recurrence lead) {
    List<Declaration.Recurrence> needed = new ArrayList<>(List.of(lead));
    for (int i = 0; i < needed.size(); i++) {
      Expr body = bodies.get(states.indexOf(needed.get(i)));
      states.stream()
          .filter(it -> !needed.contains(it) && mentionsName(body, it.name()))
          .forEach(needed::add);
    }
    return needed;
  }

  /** In terms of earlier times only: terms of the same time are what their recurrences say. */
  private static Expr past(Timeline timeline, List<Declaration.Recurrence> states, Expr body) {
    Expr result = body;
    for (int round = 0; round < states.size(); round++) {
      for (Declaration.Recurrence state : states) {
        Expr now = Timeline.term(state, Make.scalar(state.time().index()));
        result = Substitution.of(now, Times.in(timeline.expanded(state.body()))).in(result);
      }
    }
    return Times.in(result);
  }

  private static int reach(Timeline timeline, List<Expr> bodies, Declaration.Recurrence state) {
    Linear index = Linear.of(Make.scalar(state.time().index()));
    int reach = 1;
    for (Expr body : bodies) {
      for (Expr term : timeline.terms(body)) {
        Linear gap = index.minus(Linear.of(term.arg(0)));
        boolean own = ((Op.Term) term.op()).sequence().equals(state.name());
        if (own && gap.isInt()) {
          reach = Math.max(reach, gap.constant().intValue() * Timeline.step(state));
        }
      }
    }
    return reach;
  }

  /** The coefficients of a right side, and what is left. */
  private static boolean row(
      Expr body, List<Member> members, Member own, List<Expr> blocks, List<Expr> inputs) {
    Linear before = Linear.of(Make.scalar(own.of().time().index())).plus(-Timeline.step(own.of()));
    Expr rest = body;
    for (Member member : members) {
      Expr term = member.at(before);
      Optional<Affine> affine = mentions(rest, term) ? Affine.of(rest, term) : Optional.empty();
      if (affine.isEmpty()) {
        blocks.add(zero(own.of().shape(), member.of().shape()));
      } else if (affine.get().right().isPresent()) {
        return false;
      } else {
        blocks.add(coefficient(affine.get(), own.of().shape(), member.of().shape()));
        rest = affine.get().rest();
      }
    }
    inputs.add(rest);
    Expr left = rest;
    return members.stream().noneMatch(member -> mentionsName(left, member.of().name()));
  }

  /** A term some steps back is the one before, one step back. */
  private static boolean shift(
      List<Member> members, Member own, List<Expr> blocks, List<Expr> inputs) {
    for (Member member : members) {
      boolean same = member.of().equals(own.of()) && member.back() == own.back() - 1;
      Shape shape = own.of().shape();
      blocks.add(
          same
              ? shape.isScalar() ? Make.number(1) : Make.identity(shape.rows())
              : zero(shape, member.of().shape()));
    }
    inputs.add(Make.zeros(own.of().shape()));
    return true;
  }

  private static boolean mentions(Expr expr, Expr part) {
    return expr.equals(part) || expr.args().stream().anyMatch(arg -> mentions(arg, part));
  }

  private static boolean mentionsName(Expr expr, String name) {
    return new Names().free(expr).contains(name);
  }

  private static Expr zero(Shape rows, Shape columns) {
    return rows.isScalar() ? Make.number(0) : Make.zeros(Shape.of(rows.rows(), columns.rows()));
  }

  private static Expr coefficient(Affine affine, Shape rows, Shape columns) {
    if (rows.isScalar()) {
      return affine.scalar();
    }
    Expr matrix =
        affine
            .left()
            .or(() -> affine.entries().map(it -> Expr.of(Operator.DIAGONAL_MATRIX, it)))
            .orElseGet(() -> Make.identity(columns.rows()));
    return affine.scalar().isNumber(1)
        ? matrix
        : affine.scalar().isNumber(-1)
            ? Make.negate(matrix)
            : Make.product(affine.scalar(), matrix);
  }

  private static Expr matrix(int size, List<Expr> blocks) {
    return blocks.getFirst().shape().isScalar()
        ? Expr.of(new Op.Literal(Shape.of(Dim.of(size), Dim.of(size))), blocks)
        : Expr.of(new Op.Block(size, size), blocks);
  }

  private static Expr column(List<Expr> parts) {
    boolean nothing = parts.stream().allMatch(Adjoints::isZero);
    Expr column =
        parts.getFirst().shape().isScalar()
            ? Expr.of(new Op.Literal(Shape.of(Dim.of(parts.size()))), parts)
            : Expr.of(new Op.Block(parts.size(), 1), parts);
    return nothing ? Make.zeros(column.shape()) : column;
  }

  /** The terms at a time, one above the other. */
  Expr stacked(Linear time) {
    return column(members.stream().map(member -> member.at(time)).toList());
  }

  /** The same, with the values that are stated for the beginning. */
  Expr start() {
    Linear time = Timeline.start(lead);
    return column(
        members.stream()
            .map(member -> {
              Expr term = member.at(time);
              return Timeline.boundary(member.of(), Linear.of(term.arg(0))).orElse(term);
            })
            .toList());
  }

  /** The term asked for as a part of the whole. */
  Expr first(Expr whole) {
    if (lead.shape().isScalar()) {
      return Make.entry(whole, Make.number(1));
    }
    Dim length = lead.shape().rows();
    return Expr.of(
        new Op.Slice(List.of(new Op.Axis.Span(length))), whole, Make.number(1), Make.size(length));
  }
}
