package org.deriv.document.compose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deriv.check.Exhibit;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Block.Table;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/** What evaluating costs, as a table. */
final class CostText {
  private final Typesetter type;

  CostText(Typesetter type) {
    this.type = type;
  }

  /** The table of what it costs to evaluate what a goal asks for. */
  Block table(Optional<Goal> goal, Exhibit.Costs costs) {
    List<Inline> caption =
        goal.orElse(null) instanceof Goal.Cost(Expr of)
            ? List.of(new Inline.Text("The cost of "), new Inline.Maths(type.inline(of)))
            : List.of();
    List<Cell> header =
        Stream.of("order of evaluation", "operations", "time", "memory")
            .map(word -> new Cell(Inline.text(word)))
            .toList();
    List<List<Cell>> rows = costs.prices().stream().map(this::row).toList();
    return new Table(
        List.of(Alignment.LEFT, Alignment.LEFT, Alignment.LEFT, Alignment.LEFT),
        header,
        rows,
        caption);
  }

  private List<Cell> row(Exhibit.Price price) {
    return List.of(
        new Cell(Inline.text(price.order())),
        cell(type.formula(price.operations())),
        cell(order(price.time())),
        cell(order(price.memory())));
  }

  private Formula order(Expr growth) {
    Formula inner = type.formula(growth);
    return Formula.of("O(" + inner.latex() + ")", "O(" + inner.text() + ")");
  }

  private static Cell cell(Formula formula) {
    return new Cell(List.of(new Inline.Maths(formula)));
  }
}
