package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Cases.Branch;

/** Reads {@code cases { e if c; e otherwise }}. */
final class CasesReader {
  private final ExpressionReader reader;

  CasesReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Cases node) {
    List<Branch> branches = node.branches();
    boolean ordered =
        branches.size() >= 2
            && branches.getLast().conditions().isEmpty()
            && branches.subList(0, branches.size() - 1).stream()
                .noneMatch(branch -> branch.conditions().isEmpty());
    if (!ordered) {
      return reader.report(
          Finding.error(
                  "wrong-arguments", "`cases` wants conditions, then `otherwise`", node.span())
              .help("write `cases { e1 if c; e2 otherwise }`"));
    }
    List<Expr> args = new ArrayList<>();
    List<Expression> nodes = new ArrayList<>();
    boolean all = true;
    for (Branch branch : branches) {
      Optional<Expr> value = reader.read(branch.value());
      if (!branch.conditions().isEmpty()) {
        Optional<Expr> condition = new PropositionReader(reader).conjunction(branch.conditions());
        all &= condition.isPresent();
        condition.ifPresent(args::add);
        nodes.add(branch.value());
      }
      all &= value.isPresent();
      value.ifPresent(args::add);
      nodes.add(branch.value());
    }
    return all ? reader.build(Operator.CASES, args, node, nodes) : Optional.empty();
  }
}
