package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;

/** Reads expectations, variances, covariances and probabilities. */
final class MomentReader {
  private final ExpressionReader reader;

  MomentReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Index node, Op.Moment.Kind kind) {
    Optional<List<Expr>> of =
        kind == Op.Moment.Kind.PROBABILITY ? event(node) : quantities(node, kind);
    Optional<List<Expr>> given = given(node);
    boolean over = variables(node.over());
    if (of.isEmpty() || given.isEmpty() || !over) {
      return Optional.empty();
    }
    // The covariance of one vector is its variance.
    Op.Moment.Kind meant =
        kind == Op.Moment.Kind.COVARIANCE && of.get().size() == 1 ? Op.Moment.Kind.VARIANCE : kind;
    List<Expr> args = new ArrayList<>(of.get());
    args.addAll(given.get());
    Op op = new Op.Moment(meant, node.over().stream().map(Identifier::name).toList());
    List<Expression> nodes = values(node);
    return reader.build(
        op,
        args,
        misfit ->
            Misfits.general(misfit, args, node, nodes)
                .help("take the vector of its entries with `vec`"));
  }

  /** The condition: an event, or a random quantity on whose value it is conditioned. */
  private Optional<List<Expr>> given(Expression.Index node) {
    List<Expr> conditions = new ArrayList<>();
    for (Argument argument : node.given()) {
      Optional<Expr> read =
          switch (argument) {
            case Argument.Value(Expression value, _) -> reader.read(value);
            case Argument.Event event -> new PropositionReader(reader).read(event.proposition());
            case Argument.Named _, Argument.All _, Argument.Slice _ ->
                reader.report(
                    Finding.error("wrong-arguments", "a condition is wanted", argument.span()));
          };
      read.ifPresent(conditions::add);
    }
    if (conditions.size() != node.given().size()) {
      return Optional.empty();
    }
    return Optional.of(
        conditions.size() <= 1 ? conditions : List.of(PropositionReader.all(conditions)));
  }

  private Optional<List<Expr>> event(Expression.Index node) {
    if (node.arguments().size() == 1
        && node.arguments().getFirst() instanceof Argument.Event event) {
      return new PropositionReader(reader).read(event.proposition()).map(List::of);
    }
    return reader.report(
        Finding.error("wrong-arguments", "a probability is that of one condition", node.span())
            .help("write `P[x > 0]`; entries are those of a declared `P`"));
  }

  private Optional<List<Expr>> quantities(Expression.Index node, Op.Moment.Kind kind) {
    int most = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    List<Expression> values = values(node);
    if (values.size() != node.arguments().size() || values.isEmpty() || values.size() > most) {
      return reader.report(
          Finding.error(
              "wrong-arguments",
              most == 2
                  ? "a covariance is that of one or two expressions"
                  : "one expression is wanted in these brackets",
              node.span()));
    }
    return reader.readAll(values);
  }

  private static List<Expression> values(Expression.Index node) {
    List<Expression> values = new ArrayList<>();
    for (Argument argument : node.arguments()) {
      if (argument instanceof Argument.Value(Expression value, _)) {
        values.add(value);
      }
    }
    return values;
  }

  private boolean variables(List<Identifier> names) {
    boolean all = true;
    for (Identifier name : names) {
      if (reader.isSilent(name.name())) {
        all = false;
      } else if (!reader.scope().context().isRandom(name.name())) {
        reader.report(
            Finding.error("not-random", "`" + name.name() + "` is not random", name.span())
                .help("name random variables here, as in `E_{R}[…]`"));
        all = false;
      }
    }
    return all;
  }
}
