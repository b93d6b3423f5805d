package org.deriv.lang.elaborate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;

/** Reads the right side and the boundary of a recurrence whose shape is known. */
final class RecurrenceReader {
  private static final int LARGEST_SHIFT = 1000;

  private final Draft draft;

  RecurrenceReader(Draft draft) {
    this.draft = draft;
  }

  /** {@code t + shift}: the time of the term that a recurrence defines. */
  record Time(String index, int shift) {}

  /** The time on the left side, if it is an index and perhaps a number more or less. */
  static Optional<Time> time(Expression node) {
    return switch (node) {
      case Expression.Name(String index, _) -> Optional.of(new Time(index, 0));
      case Expression.Sum(Expression.Name(String index, _), List<Expression.Sum.Term> rest, _)
          when rest.size() == 1
              && rest.getFirst().operand() instanceof Expression.Numeral(BigDecimal value, _)
              && value.stripTrailingZeros().scale() <= 0
              && value.compareTo(BigDecimal.valueOf(LARGEST_SHIFT)) <= 0 ->
          Optional.of(
              new Time(
                  index,
                  rest.getFirst().sign() == Expression.Sum.Sign.PLUS
                      ? value.intValue()
                      : -value.intValue()));
      case Expression _ -> Optional.empty();
    };
  }

  /** A declaration that stands for the recurrence while its right side is read. */
  Declaration placeholder(Definition definition, Shape shape) {
    Time time = time(definition.indices().getFirst()).orElseThrow();
    IndexRange range =
        new IndexRange(time.index(), Make.number(1), Make.number(1), Op.Direction.UP);
    return new Declaration.Recurrence(
        definition.name(), shape, range, List.of(), Make.zeros(shape), List.of());
  }

  /** Reads the recurrence and declares it; false where something in it is wrong. */
  boolean read(Definition definition, Locals locals, Shape shape) {
    Time time = time(definition.indices().getFirst()).orElseThrow();
    Optional<IndexRange> range = range(definition, time);
    Optional<Expr> body = body(definition, locals, shape);
    Optional<List<Declaration.Boundary>> boundaries = boundaries(definition, shape);
    if (range.isEmpty() || body.isEmpty() || boundaries.isEmpty()) {
      return false;
    }
    List<String> entries = new ArrayList<>();
    definition.entries().forEach(entry -> entries.addAll(Parts.names(entry)));
    draft.declare(
        new Declaration.Recurrence(
            definition.name(),
            shape,
            range.get(),
            entries,
            Shift.of(body.get(), time.index(), -time.shift(), draft.scope()),
            boundaries.get()));
    conditions(definition);
    return true;
  }

  private Optional<IndexRange> range(Definition definition, Time time) {
    ExpressionReader reader = new ExpressionReader(draft, Locals.NONE);
    for (IndexClause clause : definition.ranges()) {
      if (clause.index().name().equals(time.index())) {
        return new RangeReader(reader)
            .read(clause)
            .map(range ->
                new IndexRange(
                    range.index(),
                    Shift.plus(range.first(), time.shift(), draft.scope()),
                    Shift.plus(range.last(), time.shift(), draft.scope()),
                    range.direction()));
      }
    }
    return Optional.of(
        new IndexRange(time.index(), Make.number(1), Expr.of(new Op.Infinity()), Op.Direction.UP));
  }

  private Optional<Expr> body(Definition definition, Locals locals, Shape shape) {
    Shape wanted = definition.entries().isEmpty() ? shape : Shape.SCALAR;
    return new ExpressionReader(draft, locals)
        .readAs(wanted, definition.value())
        .flatMap(body ->
            body.shape().equals(wanted)
                ? Optional.of(body)
                : draft.report(
                    DefinitionReader.misfit(definition, wanted, body, definition.value())));
  }

  private Optional<List<Declaration.Boundary>> boundaries(Definition definition, Shape shape) {
    ExpressionReader reader = new ExpressionReader(draft, Locals.NONE);
    List<Declaration.Boundary> boundaries = new ArrayList<>();
    boolean all = true;
    for (Proposition condition : definition.boundary()) {
      Optional<DefinitionHead.Value> value = DefinitionHead.value(definition.name(), condition);
      if (value.isEmpty()) {
        continue;
      }
      Optional<Expr> time = reader.scalar(value.get().time(), "an index");
      Optional<Expr> read =
          reader
              .readAs(shape, value.get().node())
              .flatMap(expr ->
                  expr.shape().equals(shape)
                      ? Optional.of(expr)
                      : draft.report(
                          DefinitionReader.misfit(definition, shape, expr, value.get().node())));
      all &= time.isPresent() && read.isPresent();
      time.ifPresent(at -> read.ifPresent(it -> boundaries.add(new Declaration.Boundary(at, it))));
    }
    return all ? Optional.of(boundaries) : Optional.empty();
  }

  /** Conditions after {@code with} that give no value are assumptions. */
  private void conditions(Definition definition) {
    List<Proposition> others =
        definition.boundary().stream()
            .filter(it -> DefinitionHead.value(definition.name(), it).isEmpty())
            .toList();
    new Conditions(draft, Locals.NONE).assume(others);
  }
}
