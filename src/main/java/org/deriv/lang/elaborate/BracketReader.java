package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Reads what is followed by brackets: terms, entries, slices, moments, {@code ones[n]}. */
final class BracketReader {
  private final ExpressionReader reader;

  BracketReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** A name and the brackets after it, as they follow. */
  private record Chain(Expression.Name head, List<Expression.Index> brackets) {}

  /** A sequence: how many indices make a term, and its shape. */
  private record Sequence(int indices, Shape shape) {}

  Optional<Expr> read(Expression.Index node) {
    Optional<Chain> chain = chain(node);
    if (chain.isPresent()) {
      Optional<Sequence> sequence = sequence(chain.get().head().name());
      if (sequence.isPresent()) {
        return term(node, chain.get(), sequence.get());
      }
      if (chain.get().brackets().size() == 1) {
        return ofName(node, chain.get().head());
      }
    }
    return reader.read(node.of()).flatMap(of -> new EntryReader(reader).entries(of, node));
  }

  private static Optional<Chain> chain(Expression.Index node) {
    List<Expression.Index> brackets = new ArrayList<>(List.of(node));
    Expression of = node.of();
    while (of instanceof Expression.Index inner) {
      brackets.addFirst(inner);
      of = inner.of();
    }
    return of instanceof Expression.Name head
        ? Optional.of(new Chain(head, brackets))
        : Optional.empty();
  }

  private Optional<Sequence> sequence(String name) {
    Optional<Locals.Local> local = reader.locals().find(name);
    if (local.isPresent()) {
      return local
          .filter(it -> it.kind() == Locals.Kind.TUPLE)
          .map(_ -> new Sequence(1, Shape.SCALAR));
    }
    return reader.scope().find(name).flatMap(BracketReader::sequence);
  }

  private static Optional<Sequence> sequence(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given when !given.indices().isEmpty() ->
          Optional.of(new Sequence(given.indices().size(), given.shape()));
      case Declaration.Random random when !random.indices().isEmpty() ->
          Optional.of(new Sequence(random.indices().size(), random.shape()));
      case Declaration.Let let when !let.indices().isEmpty() ->
          Optional.of(new Sequence(let.indices().size(), let.body().shape()));
      case Declaration.Recurrence recurrence -> Optional.of(new Sequence(1, recurrence.shape()));
      case Declaration.Given _,
          Declaration.Random _,
          Declaration.Let _,
          Declaration.Dimension _,
          Declaration.Unknown _,
          Declaration.Result _ ->
          Optional.empty();
    };
  }

  private Optional<Expr> ofName(Expression.Index node, Expression.Name head) {
    String name = head.name();
    boolean own =
        reader.locals().find(name).isPresent()
            || reader.scope().find(name).isPresent()
            || reader.isSilent(name);
    if (!own && Builtins.isBracketed(name)) {
      return Builtins.moment(name)
          .map(kind -> new MomentReader(reader).read(node, kind))
          .orElseGet(() -> new ConstantReader(reader).read(node, name));
    }
    if (!own) {
      String index = node.arguments().size() == 1 ? "t" : "i,j";
      return new NameReader(reader)
          .undeclared(
              name,
              head.span(),
              "`given " + name + (index.equals("t") ? " in R[n]`" : " in R[n,d]`"));
    }
    return reader.read(head).flatMap(of -> new EntryReader(reader).entries(of, node));
  }

  /** A term of a sequence, and what the brackets after it take of it. */
  private Optional<Expr> term(Expression.Index node, Chain chain, Sequence sequence) {
    String name = chain.head().name();
    List<Expr> indices = new ArrayList<>();
    int next = 0;
    while (indices.size() < sequence.indices()) {
      if (next == chain.brackets().size()) {
        return wrongCount(node, name, sequence);
      }
      Expression.Index bracket = chain.brackets().get(next++);
      Optional<List<Expr>> read = new EntryReader(reader).positions(bracket);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      indices.addAll(read.get());
    }
    if (indices.size() > sequence.indices()) {
      return wrongCount(node, name, sequence);
    }
    Optional<Expr> value = Optional.of(Expr.of(new Op.Term(name, sequence.shape()), indices));
    for (Expression.Index bracket : chain.brackets().subList(next, chain.brackets().size())) {
      value = value.flatMap(of -> new EntryReader(reader).entries(of, bracket));
    }
    return value;
  }

  private Optional<Expr> wrongCount(Expression.Index node, String name, Sequence sequence) {
    String indices = sequence.indices() == 1 ? "one index" : sequence.indices() + " indices";
    return reader.report(
        Finding.error(
                "wrong-index-count",
                "a term of the sequence `" + name + "` takes " + indices,
                node.span())
            .help(
                sequence.shape().isScalar()
                    ? "a term is a number and has no entries"
                    : "an entry of a term has brackets of its own: `" + name + "[t][i]`"));
  }
}
