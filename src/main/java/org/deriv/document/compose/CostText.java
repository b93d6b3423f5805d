package org.deriv.document.compose;

import java.util.ArrayList;
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

/** What evaluating costs: of one order a sentence, of several a table. */
final class CostText {
  private final Typesetter type;

  CostText(Typesetter type) {
    this.type = type;
  }

  /**
   * The costs.
   *
   * @param account on what they rest
   */
  Block of(Optional<Goal> goal, Exhibit.Costs costs, List<Inline> account) {
    return costs.prices().size() == 1
        ? sentence(costs.prices().getFirst(), account)
        : table(goal, costs, account);
  }

  private Block sentence(Exhibit.Price price, List<Inline> account) {
    List<Inline> words = new ArrayList<>(Inline.text("This takes "));
    words.add(new Inline.Maths(type.inline(price.operations())));
    words.addAll(Inline.text(" operations: time "));
    words.add(new Inline.Maths(order(price.time())));
    words.addAll(Inline.text(" and memory "));
    words.add(new Inline.Maths(order(price.memory())));
    words.addAll(Inline.text("."));
    return new Block.Paragraph(Checks.with(words, account));
  }

  private Block table(Optional<Goal> goal, Exhibit.Costs costs, List<Inline> account) {
    List<Inline> caption = new ArrayList<>();
    if (goal.orElse(null) instanceof Goal.Cost(Expr of)) {
      caption.add(new Inline.Text("The cost of "));
      caption.add(new Inline.Maths(type.inline(of)));
    }
    List<Cell> header =
        Stream.of("order of evaluation", "operations", "time", "memory")
            .map(word -> new Cell(Inline.text(word)))
            .toList();
    List<List<Cell>> rows = costs.prices().stream().map(this::row).toList();
    return new Table(
        List.of(Alignment.LEFT, Alignment.LEFT, Alignment.LEFT, Alignment.LEFT),
        header,
        rows,
        account.isEmpty() ? caption : Checks.with(caption, account));
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
