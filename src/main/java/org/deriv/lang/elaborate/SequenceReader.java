package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.lang.tree.Expression;

/** Reads an expression where the bare name of a sequence means its general term. */
final class SequenceReader {
  private final ExpressionReader reader;

  SequenceReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression node) {
    boolean named =
        node instanceof Expression.Name(String name, _)
            && reader.locals().find(name).isEmpty()
            && !reader.isSilent(name);
    Optional<Expr> term =
        named ? term(((Expression.Name) node).name(), reader.scope()) : Optional.empty();
    return term.isPresent() ? term : reader.read(node);
  }

  /** The general term of a sequence, at the index names of its declaration. */
  static Optional<Expr> term(String name, Scope scope) {
    return scope
        .find(name)
        .flatMap(declaration ->
            switch (declaration) {
              case Declaration.Given given when !given.indices().isEmpty() ->
                  Optional.of(NameReader.sequence(name, given.shape(), given.indices()));
              case Declaration.Random random when !random.indices().isEmpty() ->
                  Optional.of(NameReader.sequence(name, random.shape(), random.indices()));
              case Declaration.Let let when !let.indices().isEmpty() ->
                  Optional.of(NameReader.sequence(name, let.body().shape(), let.indices()));
              case Declaration.Recurrence recurrence ->
                  Optional.of(
                      NameReader.sequence(
                          name, recurrence.shape(), List.of(recurrence.time().index())));
              case Declaration.Given _,
                  Declaration.Random _,
                  Declaration.Let _,
                  Declaration.Dimension _,
                  Declaration.Unknown _,
                  Declaration.Result _ ->
                  Optional.empty();
            });
  }
}
