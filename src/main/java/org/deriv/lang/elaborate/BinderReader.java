package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Binder.Aggregate;
import org.deriv.lang.tree.IndexClause;

/** Reads sums, products, maxima and integrals over indices, from the outermost index inwards. */
final class BinderReader {
  private final ExpressionReader reader;

  BinderReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Binder node) {
    boolean single = node.operator() == Aggregate.ARGMAX || node.operator() == Aggregate.ARGMIN;
    if (single && node.indices().size() > 1) {
      return reader.report(
          Finding.error("wrong-arguments", "one index is wanted here", node.span()));
    }
    if (node.indices().size() > Limits.MOST_INDICES) {
      return reader.report(Limits.tooMany("indices", Limits.MOST_INDICES, node.span()));
    }
    return read(node, 0, reader);
  }

  private Optional<Expr> read(Expression.Binder node, int position, ExpressionReader outer) {
    IndexClause clause = node.indices().get(position);
    if (!(clause.domain() instanceof Domain.Range values)) {
      return new RangeReader(outer).read(clause).map(IndexRange::first);
    }
    String name = clause.index().name();
    Locals.Kind kind = clause.tuple().isPresent() ? Locals.Kind.TUPLE : Locals.Kind.BOUND;
    ExpressionReader inner = outer.within(outer.locals().with(name, kind, Shape.SCALAR));
    boolean last = position + 1 == node.indices().size();
    Optional<List<Expr>> bounds = bounds(node, clause, values, outer);
    Optional<List<Expr>> condition =
        last && !node.conditions().isEmpty()
            ? new PropositionReader(inner).conjunction(node.conditions()).map(List::of)
            : Optional.of(List.of());
    Optional<Expr> body = last ? inner.read(node.body()) : read(node, position + 1, inner);
    if (bounds.isEmpty() || condition.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    return built(node, clause, bounds.get(), condition.get(), body.get());
  }

  private Optional<Expr> built(
      Expression.Binder node,
      IndexClause clause,
      List<Expr> bounds,
      List<Expr> condition,
      Expr body) {
    if (clause.tuple().isPresent() && !condition.isEmpty()) {
      return reader.report(
          Finding.error("unsupported", "a tuple of indices takes no condition", node.span()));
    }
    List<Expr> args = new ArrayList<>(bounds);
    args.addAll(condition);
    args.add(
        clause.tuple().isEmpty() && node.operator() != Aggregate.INTEGRAL
            ? new Directions(clause.index().name(), bounds.get(0), bounds.get(1), reader.scope())
                .in(body)
            : body);
    Op op = op(node.operator(), clause, bounds);
    return reader.build(
        op,
        args,
        misfit ->
            Finding.error(
                    "shape-mismatch",
                    wanted(node) + ", not " + Fit.written(body.shape()),
                    node.span())
                .label("the body is " + Fit.described(body.shape())));
  }

  private static String wanted(Expression.Binder node) {
    return node.operator() == Aggregate.PROD
        ? "a product over an index is of numbers or square matrices"
        : "this is taken of a number, `R`";
  }

  private Optional<List<Expr>> bounds(
      Expression.Binder node, IndexClause clause, Domain.Range values, ExpressionReader outer) {
    RangeReader ranges = new RangeReader(outer);
    if (node.operator() == Aggregate.INTEGRAL) {
      Optional<Expr> from = outer.scalar(values.from(), "a bound");
      Optional<Expr> to = outer.scalar(values.to(), "a bound");
      return from.flatMap(first -> to.map(last -> List.of(first, last)));
    }
    Optional<List<Expr>> of = ranges.range(clause.index().name(), values).map(BinderReader::ends);
    if (clause.tuple().isEmpty()) {
      return of;
    }
    Optional<List<Expr>> positions =
        ranges.range(clause.index().name(), clause.tuple().get()).map(BinderReader::ends);
    return positions.flatMap(
        where -> of.map(what -> List.of(where.get(0), where.get(1), what.get(0), what.get(1))));
  }

  private static List<Expr> ends(IndexRange range) {
    return List.of(range.first(), range.last());
  }

  private Op op(Aggregate operator, IndexClause clause, List<Expr> bounds) {
    String name = clause.index().name();
    if (operator == Aggregate.INTEGRAL) {
      return new Op.Integral(name);
    }
    Op.Fold.Kind kind =
        switch (operator) {
          case SUM -> Op.Fold.Kind.SUM;
          case PROD -> Op.Fold.Kind.PRODUCT;
          case MAX -> Op.Fold.Kind.MAX;
          case MIN -> Op.Fold.Kind.MIN;
          case ARGMAX -> Op.Fold.Kind.ARGMAX;
          case ARGMIN -> Op.Fold.Kind.ARGMIN;
          case INTEGRAL -> throw new IllegalStateException("an integral is no fold");
        };
    return clause.tuple().isPresent()
        ? new Op.TupleFold(kind, name)
        : new Op.Fold(
            kind, name, RangeReader.direction(bounds.get(0), bounds.get(1), reader.scope()));
  }
}
