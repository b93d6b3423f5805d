package org.deriv.lang.elaborate;

import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Identifier;

/** Sees to it that a name is declared once. */
final class NewName {
  private final Draft draft;

  NewName(Draft draft) {
    this.draft = draft;
  }

  /** Whether nothing has the name yet; reports it otherwise. */
  boolean isFree(Identifier name) {
    Optional<Declaration> known = draft.scope().find(name.name());
    known.ifPresent(declaration ->
        draft.report(
            Finding.error(
                    "already-declared",
                    "`" + name.name() + "` is declared already, as " + described(declaration),
                    name.span())
                .help("choose another name")));
    return known.isEmpty();
  }

  private String described(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Dimension _ -> "a dimension";
      case Declaration.Given given -> Fit.described(given.shape());
      case Declaration.Random _ -> "a random variable";
      case Declaration.Unknown _ -> "a function";
      case Declaration.Let _ ->
          draft.scope().is(Scope.Mark.LABEL, declaration.name())
              ? "the result of a goal"
              : "a definition";
      case Declaration.Recurrence _ -> "a recurrence";
      case Declaration.Result _ -> "the result of a goal";
    };
  }

  /** The shape of a given value or of a term of a given sequence. */
  static Optional<Shape> shape(Scope scope, String name) {
    return scope
        .find(name)
        .flatMap(declaration ->
            declaration instanceof Declaration.Given given
                ? Optional.of(given.shape())
                : Optional.empty());
  }
}
