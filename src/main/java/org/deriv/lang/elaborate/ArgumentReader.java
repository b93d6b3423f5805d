package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Relation;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.CheckTree.Connective;
import org.deriv.lang.tree.Proposition;
import org.deriv.problem.Goal;

/** Reads {@code check a == b <=> c == d}: each line is a claim. */
final class ArgumentReader {
  private final ExpressionReader reader;
  private final List<Goal.Line> lines = new ArrayList<>();
  private final List<Goal.Link> links = new ArrayList<>();

  ArgumentReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Goal read(CheckTree.Argument node) {
    LocalLines locals = new LocalLines(reader);
    line(node.first(), List.of(), Optional.empty());
    for (CheckTree.Line<Connective, Proposition> line : node.lines()) {
      switch (line) {
        case CheckTree.LocalLet<Connective, Proposition> let -> locals.define(let.let());
        case CheckTree.Link<Connective, Proposition> link -> link(link);
      }
    }
    return new Goal.Check(lines, links);
  }

  private void link(CheckTree.Link<Connective, Proposition> node) {
    Optional<Goal.Approach> approach =
        node.approach().flatMap(it -> new ApproachReader(reader).read(it));
    line(node.right(), node.where(), approach);
    Relation relation =
        switch (node.joint()) {
          case IMPLIES -> Relation.IMPLIES;
          case EQUIVALENT -> Relation.EQUIVALENT;
        };
    links.add(
        new Goal.Link(
            lines.size() - 1,
            relation,
            Optional.empty(),
            LocalLines.claimed(node.reason()),
            QuotedFormula.readings(node.reason(), reader),
            node.span()));
  }

  private void line(Proposition node, List<Proposition> clauses, Optional<Goal.Approach> approach) {
    Scope before = reader.scope();
    WhereClauses where = new WhereClauses(reader, clauses, Parts.of(node));
    Optional<Expr> read =
        new PropositionReader(reader, Stance.CLAIMED, approach)
            .read(node)
            .flatMap(expr -> where.apply(expr, node.span()));
    lines.add(
        new Goal.Line(
            where.isSound() ? read : Optional.empty(),
            reader.scope().context(),
            node.span(),
            List.of()));
    LocalLines.forgetConditions(reader.draft(), before);
  }
}
