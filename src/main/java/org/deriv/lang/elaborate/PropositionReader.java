package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;
import org.deriv.problem.Goal;

/** Reads what may hold or not, as truth values. */
final class PropositionReader {
  private final ExpressionReader reader;
  private final Stance stance;
  private final Optional<Goal.Approach> approach;

  PropositionReader(ExpressionReader reader) {
    this(reader, Stance.CLAIMED);
  }

  PropositionReader(ExpressionReader reader, Stance stance) {
    this(reader, stance, Optional.empty());
  }

  /** A reader that knows how the limits of {@code ->} are taken. */
  PropositionReader(ExpressionReader reader, Stance stance, Optional<Goal.Approach> approach) {
    this.reader = reader;
    this.stance = stance;
    this.approach = approach;
  }

  /** The truth value. */
  Optional<Expr> read(Proposition node) {
    return switch (node) {
      case Proposition.Comparison comparison -> comparison(comparison);
      case Proposition.Membership membership -> membership(membership);
      case Proposition.Has has -> new PropertyReader(reader, stance).read(has);
      case Proposition.Implication(Proposition premise, Proposition conclusion, Span _) ->
          both(premise, Relation.IMPLIES, conclusion);
      case Proposition.Equivalence(Proposition left, Proposition right, Span _) ->
          both(left, Relation.EQUIVALENT, right);
      case Proposition.Conjunction(List<Proposition> parts, Span _) -> conjunction(parts);
    };
  }

  /** All of them together; each is read even if one before it fails. */
  Optional<Expr> conjunction(List<Proposition> nodes) {
    List<Expr> truths = new ArrayList<>();
    nodes.forEach(node -> read(node).ifPresent(truths::add));
    return truths.size() == nodes.size() ? Optional.of(all(truths)) : Optional.empty();
  }

  /** The conjunction of truth values, flattened. */
  static Expr all(List<Expr> truths) {
    List<Expr> flat = new ArrayList<>();
    for (Expr truth : truths) {
      if (truth.is(Operator.AND)) {
        flat.addAll(truth.args());
      } else {
        flat.add(truth);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : Expr.of(Operator.AND, flat);
  }

  private Optional<Expr> both(Proposition left, Relation relation, Proposition right) {
    Optional<Expr> first = read(left);
    Optional<Expr> second = read(right);
    return first.flatMap(one -> second.map(other -> Make.compare(relation, one, other)));
  }

  private Optional<Expr> comparison(Proposition.Comparison node) {
    List<Expression> sides = new ArrayList<>(List.of(node.first()));
    node.links().forEach(link -> sides.add(link.right()));
    Optional<List<Expr>> read = sides(sides);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> truths = new ArrayList<>();
    for (int i = 0; i < node.links().size(); i++) {
      RelationSign sign = node.links().get(i).relation();
      if (sign == RelationSign.TENDS_TO && approach.isEmpty()) {
        return reader.report(
            Finding.error("missing-approach", "it is not said how this limit is taken", node.span())
                .help("write `show A -> B as T -> oo`"));
      }
      Expr first = read.get().get(i);
      Expr left = sign == RelationSign.TENDS_TO ? limit(approach.orElseThrow(), first) : first;
      Pair pair = new Pair(sides.get(i), sides.get(i + 1), left, read.get().get(i + 1));
      pair.compared(reader, Relations.of(sign)).ifPresent(truths::add);
    }
    return truths.size() == node.links().size() ? Optional.of(all(truths)) : Optional.empty();
  }

  /** The limit of an expression. */
  static Expr limit(Goal.Approach approach, Expr of) {
    return Expr.of(new Op.Limit(approach.variable(), approach.side()), of, approach.point());
  }

  /** The sides of a comparison; a literal zero takes the shape of a side beside it. */
  Optional<List<Expr>> sides(List<Expression> nodes) {
    List<Optional<Expr>> read = new ArrayList<>();
    for (Expression node : nodes) {
      boolean zero = ExpressionReader.isZero(node) && reader.draft().repaired(node).isEmpty();
      read.add(zero ? Optional.empty() : reader.read(node));
    }
    Shape shape =
        read.stream()
            .flatMap(Optional::stream)
            .map(Expr::shape)
            .filter(it -> !it.isScalar())
            .findFirst()
            .orElse(Shape.SCALAR);
    List<Expr> sides = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Expr> side = read.get(i);
      if (side.isEmpty() && ExpressionReader.isZero(nodes.get(i))) {
        side = Optional.of(Make.zeros(shape));
      }
      side.ifPresent(sides::add);
    }
    return sides.size() == nodes.size() ? Optional.of(sides) : Optional.empty();
  }

  private Optional<Expr> membership(Proposition.Membership node) {
    Optional<Expr> element = reader.read(node.element());
    return switch (node.domain()) {
      case Domain.Naturals _ ->
          element.map(of ->
              all(
                  List.of(
                      Make.has(Property.INTEGER, of),
                      Make.compare(Relation.GREATER_EQUAL, of, Make.zeros(of.shape())))));
      case Domain.Integers _ -> element.map(of -> Make.has(Property.INTEGER, of));
      case Domain.Range range -> element.flatMap(of -> between(of, range, node));
      case Domain.Reals _ ->
          reader.report(
              Finding.error(
                  "unsupported", "that a value is real is declared, not claimed", node.span()));
    };
  }

  private Optional<Expr> between(Expr of, Domain.Range range, Proposition.Membership node) {
    Optional<Expr> first = reader.scalar(range.from(), "a bound");
    Optional<Expr> last = reader.scalar(range.to(), "a bound");
    if (!of.shape().isScalar()) {
      return reader.report(
          Finding.error("shape-mismatch", "only a number lies in a range", node.span())
              .label("this is " + Fit.described(of.shape())));
    }
    return first.flatMap(from ->
        last.map(to ->
            all(
                List.of(
                    Make.has(Property.INTEGER, of),
                    Make.compare(Relation.LESS_EQUAL, from, of),
                    Make.compare(Relation.LESS_EQUAL, of, to)))));
  }

  /** Two sides as they are written and as they were read. */
  record Pair(Expression leftNode, Expression rightNode, Expr left, Expr right) {
    /** The relation between them, or what does not fit. */
    Optional<Expr> compared(ExpressionReader reader, Relation relation) {
      return reader.build(
          new Op.Compare(relation),
          List.of(left, right),
          _ -> ComparisonRepairs.misfit(this, relation, reader.scope()));
    }
  }
}
