package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.StatementTree;
import org.deriv.lang.tree.Target;

/** Reads {@code given}. */
final class GivenReader {
  private final Draft draft;
  private final ExpressionReader reader;

  GivenReader(Draft draft) {
    this.draft = draft;
    this.reader = new ExpressionReader(draft, Locals.NONE);
  }

  void read(StatementTree.Given node) {
    List<IndexRange> ranges = new RangeReader(reader).readAll(node.ranges());
    for (DeclarationTree declaration : node.declarations()) {
      switch (declaration) {
        case DeclarationTree.Quantity quantity -> quantity(quantity, node.ranges(), ranges);
        case DeclarationTree.Function function -> function(function);
        case DeclarationTree.Constant constant -> constant(constant);
        case DeclarationTree.Variable variable ->
            new RandomReader(draft).read(variable, node.ranges(), ranges);
      }
    }
  }

  /** Where entries lie, and their shape. */
  record Kind(Shape shape, Declaration.Domain domain) {}

  private void quantity(
      DeclarationTree.Quantity node, List<IndexClause> clauses, List<IndexRange> ranges) {
    Target target = node.target();
    Optional<Kind> kind = kind(node.domain());
    if (kind.isEmpty()) {
      draft.poison(target.name().name());
      return;
    }
    Optional<List<String>> indices = indices(target, clauses);
    if (indices.isEmpty()) {
      start(node, kind.get());
      return;
    }
    String name = target.name().name();
    boolean size =
        indices.get().isEmpty()
            && kind.get().domain() != Declaration.Domain.REAL
            && draft.scope().find(name).orElse(null) instanceof Declaration.Dimension;
    if (!size) {
      if (!new NewName(draft).isFree(target.name())) {
        return;
      }
      draft.declare(
          new Declaration.Given(
              name,
              kind.get().shape(),
              indices.get(),
              of(indices.get(), ranges),
              kind.get().domain()));
    }
    Expr subject = subject(name, kind.get().shape(), indices.get());
    known(node, subject, indices.get());
  }

  /** What attributes and conditions say of the quantity. */
  private void known(DeclarationTree.Quantity node, Expr subject, List<String> indices) {
    Locals locals = Locals.NONE.with(indices, Locals.Kind.FREE);
    if (node.domain() instanceof Domain.Range range) {
      between(subject, range);
    }
    attributes(subject, node.attributes());
    new Conditions(draft, locals).assumeOf(subject, node.conditions());
  }

  private void between(Expr subject, Domain.Range range) {
    Conditions conditions = new Conditions(draft, Locals.NONE);
    reader
        .scalar(range.from(), "a bound")
        .ifPresent(from ->
            conditions.assumeAll(List.of(Make.compare(Relation.LESS_EQUAL, from, subject))));
    reader
        .scalar(range.to(), "a bound")
        .ifPresent(
            to -> conditions.assumeAll(List.of(Make.compare(Relation.LESS_EQUAL, subject, to))));
  }

  /** The indices of a sequence, none for one value; nothing where one term of it is given. */
  private Optional<List<String>> indices(Target target, List<IndexClause> clauses) {
    return Targets.names(target)
        .filter(names ->
            names.stream()
                .allMatch(name ->
                    draft.scope().find(name).isEmpty()
                        || clauses.stream().anyMatch(it -> it.index().name().equals(name))));
  }

  static List<IndexRange> of(List<String> indices, List<IndexRange> ranges) {
    List<IndexRange> own = new ArrayList<>();
    for (String index : indices) {
      ranges.stream().filter(range -> range.index().equals(index)).forEach(own::add);
    }
    return own;
  }

  static Expr subject(String name, Shape shape, List<String> indices) {
    return indices.isEmpty() ? Make.symbol(name, shape) : NameReader.sequence(name, shape, indices);
  }

  /** One term of a sequence, {@code given h[0] in R[n]}. */
  private void start(DeclarationTree.Quantity node, Kind kind) {
    Target target = node.target();
    String name = target.name().name();
    List<Expression> indices = Targets.indices(target);
    List<Expr> times = new ArrayList<>();
    indices.forEach(index -> new EntryReader(reader).index(index).ifPresent(times::add));
    Optional<List<Expr>> at =
        times.size() == indices.size() ? Optional.of(times) : Optional.empty();
    boolean again = draft.scope().is(Scope.Mark.STARTED, name);
    boolean fits = again && NewName.shape(draft.scope(), name).equals(Optional.of(kind.shape()));
    if (at.isEmpty()
        || indices.size() != 1
        || (!fits && !new NewName(draft).isFree(target.name()))) {
      draft.poison(name);
      if (at.isPresent() && indices.size() != 1) {
        draft.report(
            Finding.error(
                "wrong-index-count", "the term of a sequence has one index", target.span()));
      }
      return;
    }
    Expr time = at.get().getFirst();
    List<IndexRange> range =
        again ? List.of() : List.of(new IndexRange("t", time, time, Op.Direction.UP));
    draft.declare(new Declaration.Given(name, kind.shape(), List.of("t"), range, kind.domain()));
    draft.mark(name, Scope.Mark.STARTED);
    known(node, Expr.of(new Op.Term(name, kind.shape()), at.get()), List.of());
  }

  /** The shape and domain that are written after {@code in}. */
  Optional<Kind> kind(Domain domain) {
    return switch (domain) {
      case Domain.Reals(List<Expression> dims, Span _) ->
          new DimensionReader(reader)
              .shape(dims)
              .map(shape -> new Kind(shape, Declaration.Domain.REAL));
      case Domain.Naturals _ -> Optional.of(new Kind(Shape.SCALAR, Declaration.Domain.NATURAL));
      case Domain.Integers _, Domain.Range _ ->
          Optional.of(new Kind(Shape.SCALAR, Declaration.Domain.INTEGER));
    };
  }

  private void attributes(Expr subject, List<DeclarationTree.Attribute> attributes) {
    PropertyReader properties = new PropertyReader(reader, Stance.ASSUMED);
    for (DeclarationTree.Attribute attribute : attributes) {
      properties
          .truths(
              new PropertyReader.Said(
                  attribute.property(), List.of(subject), Optional.empty(), attribute.span()))
          .ifPresent(new Conditions(draft, Locals.NONE)::assumeAll);
    }
  }

  private void function(DeclarationTree.Function node) {
    String name = node.target().name().name();
    List<Shape> from = new ArrayList<>();
    node.from().forEach(domain -> kind(domain).map(Kind::shape).ifPresent(from::add));
    Optional<Shape> to = kind(node.to()).map(Kind::shape);
    if (from.size() != node.from().size() || to.isEmpty()) {
      draft.poison(name);
      return;
    }
    if (!node.target().indices().isEmpty()) {
      draft.poison(name);
      draft.report(Finding.error("unsupported", "a function has no index", node.target().span()));
      return;
    }
    if (!new NewName(draft).isFree(node.target().name())) {
      return;
    }
    FunctionSymbol function = new FunctionSymbol(name, from, to.get());
    draft.declare(new Declaration.Unknown(function));
    for (DeclarationTree.Attribute attribute : node.attributes()) {
      new FunctionProperties(reader, Stance.ASSUMED)
          .truths(function, attribute.property(), attribute.span())
          .ifPresent(new Conditions(draft, Locals.NONE)::assumeAll);
    }
    functionConditions(node, function);
  }

  private void functionConditions(DeclarationTree.Function node, FunctionSymbol function) {
    for (Proposition condition : node.conditions()) {
      if (condition instanceof Proposition.Has has && has.subjects().isEmpty()) {
        new FunctionProperties(reader, Stance.ASSUMED)
            .truths(function, has.property(), has.span())
            .ifPresent(new Conditions(draft, Locals.NONE)::assumeAll);
      } else {
        new Conditions(draft, Locals.NONE).assume(List.of(condition));
      }
    }
  }

  private void constant(DeclarationTree.Constant node) {
    String name = node.target().name().name();
    Optional<Expr> value = reader.read(node.value());
    boolean plain = node.target().indices().isEmpty();
    if (value.isEmpty() || !plain) {
      draft.poison(name);
      if (!plain) {
        draft.report(
            Finding.error("unsupported", "a given value has no index", node.target().span())
                .help(
                    "a sequence starts `with "
                        + name
                        + "[0] = …` behind its recurrence; a formula for every term is `let "
                        + name
                        + "[t] = …`"));
      }
      return;
    }
    if (new NewName(draft).isFree(node.target().name())) {
      draft.declare(new Declaration.Let(name, List.of(), value.get()));
    }
  }
}
