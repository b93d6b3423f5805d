package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RuleTree;
import org.deriv.lang.tree.StatementTree;

/** Gives the rules of a rulebook their names and shapes. */
public final class RuleReader {
  private RuleReader() {}

  /**
   * What a rule says.
   *
   * @param context its variables and what is said of them where they are declared
   * @param requires side conditions, truth values
   * @param claim the law, a truth value
   */
  public record Rule(Context context, List<Expr> requires, Expr claim) {
    /** Copies the list. */
    public Rule {
      requires = List.copyOf(requires);
    }
  }

  /** The rule that {@code tree} states; nothing where something in it is wrong. */
  public static Optional<Rule> read(RuleTree tree, Diagnostics diagnostics) {
    Scope start = Scope.start(java.util.Map.of());
    Draft draft = new Draft(start);
    Optional<Rule> rule = read(tree, draft);
    Repairs repairs =
        new Repairs(
            draft.errors(),
            repair -> {
              Draft trial = new Draft(start, repair);
              read(tree, trial);
              return trial.errors();
            });
    repairs.choose(draft.findings()).forEach(diagnostics::add);
    return draft.errors() == 0 ? rule : Optional.empty();
  }

  private static Optional<Rule> read(RuleTree tree, Draft draft) {
    for (StatementTree statement : tree.declarations()) {
      switch (statement) {
        case StatementTree.Given given -> new GivenReader(draft).read(given);
        case StatementTree.Random random -> new RandomReader(draft).read(random);
        case StatementTree other ->
            draft.report(
                Finding.error("unsupported", "a rule declares with `given`", other.span()));
      }
    }
    List<Proposition> all = new ArrayList<>(tree.requires());
    all.add(tree.law());
    Set<String> free =
        new FreeIndices(draft.scope(), FreeIndices.Bounds.INDICES).inAll(all, Set.of());
    ExpressionReader reader = new ExpressionReader(draft, Locals.NONE.with(free, Locals.Kind.FREE));
    List<Expr> requires = new ArrayList<>();
    for (Proposition condition : tree.requires()) {
      new PropositionReader(reader, Stance.ASSUMED)
          .read(condition)
          .ifPresent(
              truth -> requires.addAll(truth.is(Operator.AND) ? truth.args() : List.of(truth)));
    }
    return new PropositionReader(reader)
        .read(tree.law())
        .map(claim -> new Rule(draft.scope().context(), requires, claim));
  }
}
