package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.CheckTree.Connective;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;

/** The pieces of a display as equations that are joined by implications. */
record Equations(CheckTree.Latex node, List<Chain.Piece> pieces) {
  CheckTree tree() {
    List<List<Chain.Piece>> equations = new ArrayList<>();
    for (Chain.Piece piece : pieces) {
      if (equations.isEmpty() || piece.connective().isPresent()) {
        equations.add(new ArrayList<>());
      }
      equations.getLast().add(piece);
    }
    List<CheckTree.Line<Connective, Proposition>> lines = new ArrayList<>();
    for (List<Chain.Piece> equation : equations.subList(1, equations.size())) {
      lines.add(
          new CheckTree.Link<>(
              equation.getFirst().connective().orElseThrow(),
              proposition(equation),
              List.of(),
              Optional.empty(),
              equation.getLast().reason(),
              equation.getFirst().span().to(equation.getLast().span())));
    }
    return new CheckTree.Argument(
        node.label(),
        equations.isEmpty() ? broken() : proposition(equations.getFirst()),
        lines,
        node.assuming(),
        node.span());
  }

  private Proposition broken() {
    Expression unread = new Expression.Name(Chain.BROKEN, node.bodySpan());
    return comparison(unread, List.of(link(RelationSign.EQUAL, unread)), node.bodySpan());
  }

  private static Proposition proposition(List<Chain.Piece> equation) {
    Expression first = equation.getFirst().expression();
    List<Proposition.Comparison.Link> links = new ArrayList<>();
    for (Chain.Piece piece : equation.subList(1, equation.size())) {
      links.add(link(piece.relation().orElse(RelationSign.EQUAL), piece.expression()));
    }
    if (links.isEmpty()) {
      links.add(link(RelationSign.EQUAL, new Expression.Name(Chain.BROKEN, first.span())));
    }
    return comparison(first, links, first.span().to(links.getLast().right().span()));
  }

  private static Proposition comparison(
      Expression first, List<Proposition.Comparison.Link> links, Span span) {
    return new Proposition.Comparison(first, links, span);
  }

  private static Proposition.Comparison.Link link(RelationSign sign, Expression right) {
    return new Proposition.Comparison.Link(sign, right);
  }
}
