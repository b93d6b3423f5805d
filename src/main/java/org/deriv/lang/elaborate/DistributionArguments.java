package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Finds the distributions that functions such as {@code KL} are given. */
final class DistributionArguments {
  private final ExpressionReader reader;

  DistributionArguments(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The arguments, the first ones as distributions: a random variable stands for its own. */
  Optional<List<Expr>> of(List<Expr> read, List<Expression> nodes, int number) {
    List<Expr> args = new ArrayList<>(read);
    for (int i = 0; i < number; i++) {
      Optional<Expr> distribution = distribution(args.get(i));
      if (distribution.isEmpty()) {
        return reader.report(
            Finding.error(
                    "not-a-distribution",
                    "`" + Wording.of(args.get(i)) + "` is not a distribution",
                    nodes.get(i).span())
                .help(
                    "write one, such as `Normal(mu, s2)`, or name a random variable that has one"));
      }
      args.set(i, distribution.get());
    }
    return Optional.of(args);
  }

  private Optional<Expr> distribution(Expr of) {
    if (of.op() instanceof Op.Distribution) {
      return Optional.of(of);
    }
    if (!(of.op() instanceof Op.Symbol(String name, Shape _))) {
      return Optional.empty();
    }
    return switch (reader.scope().find(name).orElse(null)) {
      case Declaration.Let(_, List<String> indices, Expr body) when indices.isEmpty() ->
          body.op() instanceof Op.Distribution ? Optional.of(of) : distribution(body);
      case Declaration.Random random when random.spread() == Declaration.Spread.JOINT ->
          random.distribution();
      case Declaration.Random random when random.shape().isScalar() -> random.distribution();
      case null, default -> Optional.empty();
    };
  }
}
