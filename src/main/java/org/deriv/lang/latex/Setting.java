package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/**
 * What the reading of a formula depends on.
 *
 * @param names the declared names and how they are typeset
 * @param bound the indices that are bound at this place
 * @param bars the bars that are open, each the sign that closes it
 * @param spans places in the file
 * @param shapes the shapes of what was read
 * @param unsized identity matrices whose size is not known yet; grows and shrinks in the reading
 */
public record Setting(
    NameTable names,
    Set<String> bound,
    Set<String> bars,
    Spans spans,
    Shapes shapes,
    List<Expression> unsized) {
  /** Places in the file of offsets in the LaTeX. */
  public interface Spans {
    /** The span from one offset to another. */
    Span of(int start, int end);
  }

  /** The shape that an expression has, where that is known at this place. */
  public interface Shapes {
    /** The shape, with the names that are bound around it. */
    Optional<Shape> of(Expression node, Set<String> bound);
  }

  Setting(NameTable names, Spans spans, Shapes shapes) {
    this(names, Set.of(), Set.of(), spans, shapes, new ArrayList<>());
  }

  /** With one more bound index. */
  Setting binding(String index) {
    Set<String> more = new LinkedHashSet<>(bound);
    more.add(index);
    return new Setting(names, more, bars, spans, shapes, unsized);
  }

  /** Where a bar is open, or where all that were are in brackets. */
  Setting barred(Set<String> open) {
    return new Setting(names, bound, open, spans, shapes, unsized);
  }

  Optional<Shape> shape(Expression node) {
    return shapes.of(node, bound);
  }

  /** Whether a name means something of the author's at this place. */
  boolean knows(String name) {
    return bound.contains(name) || names.has(name);
  }
}
