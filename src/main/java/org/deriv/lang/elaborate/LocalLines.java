package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.lang.tree.Assignment;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.Reason;
import org.deriv.lang.tree.StatementTree;
import org.deriv.lang.tree.Target;

/** Definitions between the lines of a hand derivation, which hold for the lines after them. */
final class LocalLines {
  private final ExpressionReader reader;

  LocalLines(ExpressionReader reader) {
    this.reader = reader;
  }

  /** A {@code let} between two lines. */
  void define(StatementTree.Let let) {
    if (new NewName(reader.draft()).isFree(let.target().name())) {
      define(let.target(), let.value());
    }
  }

  private void define(Target target, Expression value) {
    Optional<Declaration.Let> read = new WhereReader(reader).definition(target, value);
    read.ifPresentOrElse(
        reader.draft()::declareLocally, () -> reader.draft().silence(target.name().name()));
  }

  /** The first line; what it defines after {@code where} is known to those after it. */
  Expression first(Expression node) {
    if (!(node instanceof Expression.Where where)) {
      return node;
    }
    List<Assignment> values = new ArrayList<>();
    for (Assignment binding : where.bindings()) {
      String name = binding.target().name().name();
      boolean known =
          reader.locals().find(name).isPresent()
              || reader.scope().find(name).isPresent()
              || reader.isSilent(name)
              || Tuples.in(where.of(), binding.target());
      if (known) {
        values.add(binding);
      } else {
        define(binding.target(), binding.value());
      }
    }
    return values.isEmpty() ? where.of() : new Expression.Where(where.of(), values, where.span());
  }

  /** Keeps what a line defines, but not the conditions that hold for it alone. */
  static void forgetConditions(Draft draft, Scope before) {
    draft.restore(draft.scope().withAssumptionsOf(before));
  }

  /** The reason that an author gives for a link. */
  static Optional<String> claimed(Optional<Reason> reason) {
    return reason.map(it ->
        switch (it) {
          case Reason.Quoted(String words, _) -> words;
          case Reason.Definition _ -> "definition";
          case Reason.Induction(Optional<Identifier> variable, _) ->
              "induction" + variable.map(index -> " on " + index.name()).orElse("");
        });
  }
}
