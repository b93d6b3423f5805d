package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.IndexClause;

/** Reads what an index runs through. */
final class RangeReader {
  private final ExpressionReader reader;

  RangeReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The range of an index that runs through integers. */
  Optional<IndexRange> read(IndexClause clause) {
    return switch (clause.domain()) {
      case Domain.Range range -> range(clause.index().name(), range);
      case Domain.Reals _, Domain.Naturals _, Domain.Integers _ ->
          reader.report(
              Finding.error("not-a-range", "a range is wanted here", clause.domain().span())
                  .help("write `" + clause.index().name() + " in 1..n`"));
    };
  }

  /** The ranges of clauses; those that fail are left out. */
  List<IndexRange> readAll(List<IndexClause> clauses) {
    List<IndexRange> ranges = new ArrayList<>();
    clauses.forEach(clause -> read(clause).ifPresent(ranges::add));
    return ranges;
  }

  /** A range, whose undeclared bounds are declared as dimensions. */
  Optional<IndexRange> range(String index, Domain.Range range) {
    DimensionReader dimensions = new DimensionReader(reader);
    Optional<Expr> first = dimensions.number(range.from());
    Optional<Expr> last = dimensions.number(range.to());
    return first.flatMap(from ->
        last.map(to -> new IndexRange(index, from, to, direction(from, to, reader.scope()))));
  }

  /**
   * Downwards where {@code last - first} decreases in every name, as in {@code T..1}, or where only
   * the first bound mentions a declared size, as in {@code T..t+1}; upwards otherwise.
   */
  static Op.Direction direction(Expr first, Expr last, Scope scope) {
    Optional<Dim> from = Dims.of(first, scope);
    Optional<Dim> to = Dims.of(last, scope);
    if (from.isEmpty() || to.isEmpty()) {
      return Op.Direction.UP;
    }
    Dim difference = to.get().minus(from.get());
    boolean falls =
        !difference.isNumber()
            && difference.terms().entrySet().stream()
                .allMatch(term -> term.getKey().isEmpty() || term.getValue() < 0);
    boolean fromSize = sized(from.get().names(), scope) && !sized(to.get().names(), scope);
    boolean down = falls || (fromSize && !to.get().isNumber());
    return down ? Op.Direction.DOWN : Op.Direction.UP;
  }

  private static boolean sized(Set<String> names, Scope scope) {
    return names.stream()
        .anyMatch(name -> scope.find(name).orElse(null) instanceof Declaration.Dimension);
  }
}
