package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;
import org.deriv.problem.Goal;

/** Reads {@code check e == f <= g}. A line that does not fit is lost; the others stay. */
final class ChainReader {
  private final ExpressionReader reader;
  private final List<Written> lines = new ArrayList<>();
  private final List<Goal.Link> links = new ArrayList<>();

  ChainReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** A line as it is written and as it was read; a literal zero is read last. */
  private record Written(Expression node, Optional<Expr> expr, Context context, List<Expr> meant) {
    boolean isZero() {
      return ExpressionReader.isZero(node);
    }
  }

  Goal read(CheckTree.Chain node) {
    LocalLines locals = new LocalLines(reader);
    line(locals.first(node.first()), List.of());
    for (CheckTree.Line<RelationSign, Expression> line : node.lines()) {
      switch (line) {
        case CheckTree.LocalLet<RelationSign, Expression> let -> locals.define(let.let());
        case CheckTree.Link<RelationSign, Expression> link -> {
          line(link.right(), link.where());
          links.add(link(link));
        }
      }
    }
    return new Goal.Check(agreed(), links);
  }

  private void line(Expression node, List<Proposition> clauses) {
    Scope before = reader.scope();
    int found = reader.draft().findings().size();
    WhereClauses where = new WhereClauses(reader, clauses, List.of(node));
    Optional<Expr> read =
        ExpressionReader.isZero(node)
            ? Optional.of(Make.number(0))
            : reader.read(node).flatMap(expr -> where.apply(expr, node.span()));
    List<Expr> meant = read.isPresent() ? List.of() : new Meant(reader, clauses).of(node, found);
    lines.add(
        new Written(
            node, where.isSound() ? read : Optional.empty(), reader.scope().context(), meant));
    LocalLines.forgetConditions(reader.draft(), before);
  }

  private Goal.Link link(CheckTree.Link<RelationSign, Expression> node) {
    Optional<Goal.Approach> approach =
        node.approach().flatMap(it -> new ApproachReader(reader).read(it));
    if (node.joint() == RelationSign.TENDS_TO && node.approach().isEmpty()) {
      reader.report(
          Finding.error("missing-approach", "it is not said how this limit is taken", node.span())
              .help("add `as T -> oo`"));
    }
    Relation relation = Relations.of(node.joint());
    return new Goal.Link(
        lines.size() - 1,
        relation,
        approach,
        LocalLines.claimed(node.reason()),
        QuotedFormula.readings(node.reason(), reader),
        node.span());
  }

  /** The lines, without those whose shape is not that of most. */
  private List<Goal.Line> agreed() {
    Shape shape = common();
    List<Goal.Line> agreed = new ArrayList<>();
    for (Written line : lines) {
      Optional<Expr> expr = line.expr();
      List<Expr> meant = line.meant();
      if (line.isZero() && expr.isPresent()) {
        expr = Optional.of(Make.zeros(shape));
      } else if (expr.isPresent() && !expr.get().shape().equals(shape)) {
        meant = Reshaping.to(shape, expr.get());
        expr = reader.report(misfit(line, expr.get(), shape));
      }
      agreed.add(new Goal.Line(expr, line.context(), line.node().span(), meant));
    }
    return agreed;
  }

  private Shape common() {
    Map<Shape, Integer> counts = new LinkedHashMap<>();
    for (Written line : lines) {
      if (!line.isZero()) {
        line.expr().ifPresent(expr -> counts.merge(expr.shape(), 1, Integer::sum));
      }
    }
    Shape best = Shape.SCALAR;
    int most = 0;
    for (Map.Entry<Shape, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        most = count.getValue();
        best = count.getKey();
      }
    }
    return best;
  }

  private static Finding misfit(Written line, Expr expr, Shape wanted) {
    List<Repair> repairs = new ArrayList<>();
    Reshaping.to(wanted, expr).forEach(better -> repairs.add(Repair.of(line.node(), better)));
    return Finding.error(
            "shape-mismatch",
            "this line is " + Fit.written(expr.shape()) + ", the others are " + Fit.written(wanted),
            line.node().span())
        .label(
            expr.shape().rank() == 2 && expr.shape().transposed().equals(wanted)
                ? "this is the transpose: row layout"
                : "this is " + Fit.described(expr.shape()))
        .trying(repairs);
  }
}
