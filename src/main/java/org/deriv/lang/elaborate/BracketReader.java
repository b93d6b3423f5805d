package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
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
    return reader.read(node.of()).flatMap(of -> entries(of, node));
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
    return reader.read(head).flatMap(of -> entries(of, node));
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
      Optional<List<Expr>> read = positions(bracket);
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
      value = value.flatMap(of -> entries(of, bracket));
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

  /** The indices in brackets in which nothing else may stand. */
  private Optional<List<Expr>> positions(Expression.Index bracket) {
    List<Expr> indices = new ArrayList<>();
    boolean plain = bracket.over().isEmpty() && bracket.given().isEmpty();
    for (Argument argument : bracket.arguments()) {
      if (plain && argument instanceof Argument.Value(Expression value, _)) {
        index(value).ifPresent(indices::add);
      } else {
        return reader.report(
            Finding.error("not-an-index", "an index is wanted here", argument.span()));
      }
    }
    return indices.size() == bracket.arguments().size() ? Optional.of(indices) : Optional.empty();
  }

  /** An index: a number, and an integer as far as is known. */
  Optional<Expr> index(Expression node) {
    return reader
        .scalar(node, "an index")
        .flatMap(index -> {
          boolean real =
              index.op() instanceof Op.Symbol(String name, Shape _)
                  && reader.locals().find(name).isEmpty()
                  && reader.scope().find(name).orElse(null)
                      instanceof Declaration.Given(_, _, _, _, Declaration.Domain domain)
                  && domain == Declaration.Domain.REAL;
          return real
              ? reader.report(
                  Finding.error(
                          "not-an-index",
                          "`" + index + "` is a real number, not an index",
                          node.span())
                      .help("declare it with `in N`, or use a name that is not declared"))
              : Optional.of(index);
        });
  }

  private Optional<Expr> entries(Expr of, Expression.Index node) {
    if (!node.over().isEmpty() || !node.given().isEmpty()) {
      return declaredInstead(node);
    }
    boolean plain = node.arguments().stream().allMatch(it -> it instanceof Argument.Value);
    return plain
        ? positions(node).flatMap(indices -> entry(of, indices, node))
        : new SliceReader(reader).read(of, node);
  }

  private Optional<Expr> declaredInstead(Expression.Index node) {
    return reader.report(
        Finding.error("not-an-index", "an index is wanted in these brackets", node.span())
            .help("where `E` or `P` is declared, write `Expect[…]` or `Prob[…]`"));
  }

  private Optional<Expr> entry(Expr of, List<Expr> indices, Expression.Index node) {
    Shape shape = of.shape();
    boolean fits = indices.size() == shape.rank() || (indices.size() == 1 && shape.isRow());
    if (!fits) {
      return reader.report(wrongEntry(of, indices, node));
    }
    for (int i = 0; i < indices.size(); i++) {
      Dim size = shape.isRow() && indices.size() == 1 ? shape.columns() : shape.dims().get(i);
      if (outside(indices.get(i), size)) {
        return reader.report(
            Finding.error(
                "index-out-of-range",
                "there is no entry "
                    + Wording.of(indices.get(i))
                    + " along an axis of length "
                    + size,
                node.arguments().get(i).span()));
      }
    }
    return Optional.of(Make.entry(of, indices));
  }

  /** Whether an index that is a number is below 1 or above a size that is a number. */
  static boolean outside(Expr index, Dim size) {
    if (!(index.op() instanceof Op.Number(org.deriv.expr.Rational value))) {
      return false;
    }
    return !value.isInt()
        || value.intValue() < 1
        || (size.isNumber() && value.intValue() > size.number());
  }

  private static Finding wrongEntry(Expr of, List<Expr> indices, Expression.Index node) {
    Shape shape = of.shape();
    String takes =
        switch (shape.rank()) {
          case 0 -> "is a number and has no entries";
          case 1 -> "takes one index";
          default -> "takes " + shape.rank() + " indices";
        };
    Finding finding =
        Finding.error(
                "wrong-index-count",
                "`"
                    + Wording.of(of)
                    + "`"
                    + (shape.isScalar() ? " " : ", " + Fit.written(shape) + ", ")
                    + takes,
                node.span())
            .label(indices.size() == 1 ? "one index" : indices.size() + " indices");
    return shape.rank() == 2 && indices.size() == 1
        ? finding.help(
            "write `"
                + Wording.of(of)
                + "["
                + Wording.of(indices.getFirst())
                + ",:]` for a row, `"
                + Wording.of(of)
                + "[:,"
                + Wording.of(indices.getFirst())
                + "]` for a column")
        : finding;
  }
}
