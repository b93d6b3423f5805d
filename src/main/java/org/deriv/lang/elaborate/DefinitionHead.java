package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;

/** The left side of a definition, and what it tells of the shape. */
final class DefinitionHead {
  private final Draft draft;

  DefinitionHead(Draft draft) {
    this.draft = draft;
  }

  /** Whether the name is free and the indices are as they must be; reports it otherwise. */
  boolean isSound(Definition definition) {
    Identifier name = definition.target().name();
    boolean started =
        definition.isRecurrence() && draft.scope().is(Scope.Mark.STARTED, name.name());
    if (!started && !new NewName(draft).isFree(name)) {
      return false;
    }
    return definition.isRecurrence() ? isRecurrence(definition) : isLet(definition);
  }

  private boolean isLet(Definition definition) {
    if (Targets.names(definition.target()).isPresent()) {
      return true;
    }
    draft.report(
        Finding.error(
                "not-an-index",
                "the indices of a definition are names, each used once",
                definition.target().span())
            .help(
                "write `let "
                    + definition.name()
                    + "[i] = …`; a sequence starts `with "
                    + definition.name()
                    + "[0] = …` behind its recurrence"));
    return false;
  }

  private boolean isRecurrence(Definition definition) {
    boolean timed =
        definition.indices().size() == 1
            && definition.target().indices().getFirst().size() == 1
            && RecurrenceReader.time(definition.indices().getFirst()).isPresent();
    boolean entries =
        definition.entries().stream().allMatch(entry -> entry instanceof Expression.Name);
    if (timed && entries) {
      return true;
    }
    draft.report(
        Finding.error(
                "not-an-index",
                "the left side of a recurrence is a term such as `h[t]`",
                definition.target().span())
            .help("entries of the term have brackets of their own: `h[t][j]`"));
    return false;
  }

  /** The shape of a term, from its start, its boundary or its entries. */
  Optional<Shape> shape(Definition definition) {
    return NewName.shape(draft.scope(), definition.name())
        .or(() -> ofBoundary(definition))
        .or(() -> ofEntries(definition));
  }

  private Optional<Shape> ofBoundary(Definition definition) {
    for (Proposition condition : definition.boundary()) {
      Optional<Value> value = value(definition.name(), condition);
      if (value.isPresent() && !ExpressionReader.isZero(value.get().node())) {
        Optional<Shape> shape =
            new ExpressionReader(new Draft(draft.scope()), Locals.NONE)
                .read(value.get().node())
                .map(Expr::shape);
        if (shape.isPresent()) {
          return shape;
        }
      }
    }
    return Optional.empty();
  }

  /** What a boundary condition says: the term at a time, and its value. */
  record Value(Expression time, Expression node) {}

  /** The value that {@code v[0] = 0} gives to a term of a sequence. */
  static Optional<Value> value(String name, Proposition condition) {
    if (!(condition instanceof Proposition.Comparison comparison)
        || comparison.links().size() != 1
        || comparison.links().getFirst().relation() != RelationSign.EQUAL) {
      return Optional.empty();
    }
    return Targets.target(comparison.first())
        .filter(target -> target.name().name().equals(name))
        .map(Targets::indices)
        .filter(indices -> indices.size() == 1)
        .map(indices -> new Value(indices.getFirst(), comparison.links().getFirst().right()));
  }

  /** {@code delta[t][j]} is an entry of a vector as long as j runs, or as what j is an index of. */
  private Optional<Shape> ofEntries(Definition definition) {
    if (definition.entries().isEmpty()) {
      return Optional.empty();
    }
    List<Dim> dims = new ArrayList<>();
    for (Expression entry : definition.entries()) {
      if (entry instanceof Expression.Name(String index, _)) {
        ranged(index, definition.ranges())
            .or(() -> axis(index, definition.value()))
            .ifPresent(dims::add);
      }
    }
    return dims.size() == definition.entries().size()
        ? Optional.of(new Shape(dims))
        : Optional.empty();
  }

  private Optional<Dim> ranged(String index, List<IndexClause> ranges) {
    return ranges.stream()
        .filter(clause -> clause.index().name().equals(index))
        .findFirst()
        .flatMap(clause ->
            clause.domain() instanceof Domain.Range range
                ? new ExpressionReader(new Draft(draft.scope()), Locals.NONE)
                    .read(range.to())
                    .flatMap(last -> Dims.of(last, draft.scope()))
                : Optional.empty());
  }

  /** The length of the axis of a known tensor along which an index counts. */
  private Optional<Dim> axis(String index, Expression node) {
    if (node
        instanceof
        Expression.Index(Expression.Name(String name, _), _, List<Argument> arguments, _, _)) {
      Optional<Shape> shape = tensor(name).filter(it -> it.rank() == arguments.size());
      for (int i = 0; shape.isPresent() && i < arguments.size(); i++) {
        if (arguments.get(i) instanceof Argument.Value(Expression.Name(String at, _), _)
            && at.equals(index)) {
          return Optional.of(shape.get().dims().get(i));
        }
      }
    }
    return Parts.of(node).stream().flatMap(part -> axis(index, part).stream()).findFirst();
  }

  private Optional<Shape> tensor(String name) {
    return draft
        .scope()
        .find(name)
        .flatMap(declaration ->
            switch (declaration) {
              case Declaration.Given given when given.indices().isEmpty() ->
                  Optional.of(given.shape());
              case Declaration.Random random when random.indices().isEmpty() ->
                  Optional.of(random.shape());
              case Declaration.Let let when let.indices().isEmpty() ->
                  Optional.of(let.body().shape());
              case Declaration.Given _,
                  Declaration.Random _,
                  Declaration.Let _,
                  Declaration.Dimension _,
                  Declaration.Unknown _,
                  Declaration.Recurrence _,
                  Declaration.Result _ ->
                  Optional.empty();
            });
  }
}
