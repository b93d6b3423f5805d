package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Markdown;
import org.deriv.document.Prose;
import org.deriv.expr.Expr;
import org.deriv.problem.Problem;

/** The prose of a problem, with its expressions typeset. */
final class ProseText {
  private ProseText() {}

  static List<Block> blocks(String markdown) {
    return Markdown.read(markdown).blocks();
  }

  /** A heading, in which formulas stand between dollars; nothing else in it is markup. */
  static List<Inline> line(String words) {
    return words.contains("$")
            && Markdown.read(words).blocks() instanceof List<Block> blocks
            && blocks.size() == 1
            && blocks.getFirst() instanceof Block.Paragraph(List<Inline> content)
        ? content
        : Inline.text(words);
  }

  static List<Block> blocks(Problem.Prose prose, Typesetter type) {
    List<Prose.Piece> pieces = new ArrayList<>();
    for (Problem.Piece piece : prose.pieces()) {
      pieces.add(
          switch (piece) {
            case Problem.Markdown(String source, var _) -> new Prose.Piece.Source(source);
            case Problem.Pointer(String problem, String label) ->
                new Prose.Piece.Pointer(Labels.key(problem, label));
            case Problem.Embedded(Optional<Expr> expr) ->
                new Prose.Piece.Hole(
                    expr.map(type::formula).orElseGet(() -> Formula.of("\\text{?}")));
          });
    }
    return Markdown.read(pieces).blocks();
  }
}
