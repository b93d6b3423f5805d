package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.PropertyName;
import org.deriv.lang.tree.StatementTree;

/** Reads {@code random}. */
final class RandomReader {
  private final Draft draft;
  private final ExpressionReader reader;

  RandomReader(Draft draft) {
    this.draft = draft;
    this.reader = new ExpressionReader(draft, Locals.NONE);
  }

  void read(StatementTree.Random node) {
    List<IndexRange> ranges = new RangeReader(reader).readAll(node.ranges());
    node.declarations().forEach(variable -> read(variable, node.ranges(), ranges));
  }

  void read(DeclarationTree.Variable node, List<IndexClause> clauses, List<IndexRange> ranges) {
    String name = node.target().name().name();
    Optional<List<String>> indices =
        Targets.names(node.target()).filter(names -> isNew(names, clauses));
    Optional<GivenReader.Kind> kind = new GivenReader(draft).kind(node.domain());
    if (indices.isEmpty()) {
      draft.report(
          Finding.error(
              "not-an-index",
              "the indices of a random sequence are new names",
              node.target().span()));
    }
    Declaration.Spread spread =
        node.attributes().stream().anyMatch(it -> it.property() == PropertyName.IID)
            ? Declaration.Spread.IID
            : Declaration.Spread.JOINT;
    List<String> known = indices.orElse(List.of());
    Optional<Expr> distribution = node.distribution().flatMap(it -> distribution(it, known));
    if (indices.isEmpty()
        || kind.isEmpty()
        || (node.distribution().isPresent() && distribution.isEmpty())
        || !fits(node, kind.get().shape(), distribution, spread)) {
      draft.poison(name);
      return;
    }
    if (!new NewName(draft).isFree(node.target().name())) {
      return;
    }
    Shape shape = kind.get().shape();
    draft.declare(
        new Declaration.Random(
            name,
            shape,
            indices.get(),
            GivenReader.of(indices.get(), ranges),
            distribution,
            spread));
    known(node, GivenReader.subject(name, shape, indices.get()), indices.get());
  }

  private boolean isNew(List<String> names, List<IndexClause> clauses) {
    return names.stream()
        .allMatch(name ->
            draft.scope().find(name).isEmpty()
                || clauses.stream().anyMatch(it -> it.index().name().equals(name)));
  }

  private void known(DeclarationTree.Variable node, Expr subject, List<String> indices) {
    PropertyReader properties = new PropertyReader(reader, Stance.ASSUMED);
    Conditions conditions = new Conditions(draft, Locals.NONE.with(indices, Locals.Kind.FREE));
    for (DeclarationTree.Attribute attribute : node.attributes()) {
      if (attribute.property() != PropertyName.IID) {
        properties
            .truths(
                new PropertyReader.Said(
                    attribute.property(), List.of(subject), Optional.empty(), attribute.span()))
            .ifPresent(conditions::assumeAll);
      }
    }
    conditions.assumeOf(subject, node.conditions());
  }

  private Optional<Expr> distribution(DeclarationTree.Distribution node, List<String> indices) {
    Optional<Family> family = Builtins.family(node.name().name());
    if (family.isEmpty()) {
      return reader.report(
          Finding.error(
                  "unknown-distribution",
                  "`" + node.name().name() + "` is not a distribution",
                  node.name().span())
              .help(suggestion(node.name().name())));
    }
    ExpressionReader inner = reader.within(Locals.NONE.with(indices, Locals.Kind.BOUND));
    List<Expression> nodes = new ArrayList<>();
    for (Argument argument : node.parameters()) {
      if (argument instanceof Argument.Value(Expression value, _)) {
        nodes.add(value);
      }
    }
    Expression whole = new Expression.Name(node.name().name(), node.span());
    return inner
        .readAll(nodes)
        .flatMap(args ->
            inner.build(
                new Op.Distribution(family.get()),
                args,
                misfit -> Misfits.general(misfit, args, whole, nodes)));
  }

  private static String suggestion(String word) {
    List<String> words = new ArrayList<>();
    for (Family family : Family.values()) {
      words.add(family.word());
    }
    return org.deriv.diagnostic.Spelling.nearest(word, words)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("known are " + String.join(", ", words));
  }

  private boolean fits(
      DeclarationTree.Variable node,
      Shape shape,
      Optional<Expr> distribution,
      Declaration.Spread spread) {
    if (distribution.isEmpty() || distribution.get().shape().equals(shape)) {
      return true;
    }
    Shape draw = distribution.get().shape();
    if (spread == Declaration.Spread.IID && draw.isScalar()) {
      return true;
    }
    draft.report(
        Finding.error(
                "shape-mismatch",
                "a draw is "
                    + Fit.written(draw)
                    + ", but `"
                    + node.target().name().name()
                    + "` is "
                    + Fit.written(shape),
                node.distribution().orElseThrow().span())
            .label("this gives " + Fit.described(draw))
            .help(
                draw.isScalar()
                    ? "for independent entries write `iid` before it, not `~`"
                    : "the shape of the mean is that of the variable"));
    return false;
  }
}
