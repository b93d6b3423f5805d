package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;
import org.deriv.expr.Shape;

/** Entries, slices, terms of sequences, and what binds an index. */
final class IndexReader {
  private final Reader reader;
  private final Leaves leaves;

  IndexReader(Reader reader, Leaves leaves) {
    this.reader = reader;
    this.leaves = leaves;
  }

  private Kernel kernel() {
    return reader.kernel();
  }

  /** A tensor's entry with a position put in place of one of its variables. */
  private Poly put(Poly entry, int variable, Poly position) {
    Optional<Integer> plain =
        position
            .use()
            .filter(use -> use.template().content() instanceof Template.Content.Index)
            .map(use -> use.slot(0))
            .or(() -> leaves.constant(position));
    return plain.isPresent()
        ? kernel().ring().rename(entry, Map.of(variable, plain.get()))
        : new Substituted(kernel(), variable, position).in(entry);
  }

  Poly basis(Dim size, Expr index, Layout layout) {
    if (!layout.isPlain()) {
      throw new Undecidable("a basis vector indexed by pairs");
    }
    int position = kernel().store().fresh();
    Poly delta = Poly.of(kernel().store().delta(size, 0, position));
    return put(delta, position, reader.scalar(index));
  }

  Poly term(String sequence, Shape shape, List<Expr> times, Layout layout) {
    List<Integer> variables = times.stream().map(_ -> kernel().store().fresh()).toList();
    Poly entry = leaves.term(sequence, layout, variables);
    for (int i = 0; i < variables.size(); i++) {
      entry = put(entry, variables.get(i), reader.scalar(times.get(i)));
    }
    if (!Layout.product(layout.flat()).equals(shape.size())) {
      throw new IllegalStateException("a layout that does not fit " + shape);
    }
    return entry;
  }

  Poly entry(Expr expr) {
    Expr tensor = expr.arg(0);
    List<Expr> positions = new ArrayList<>(expr.args().subList(1, expr.args().size()));
    List<Dim> dims = tensor.shape().dims();
    if (positions.size() == dims.size()) {
      for (int i = dims.size() - 1; i >= 0; i--) {
        if (dims.get(i).isOne()) {
          positions.remove(i);
        }
      }
    }
    Layout layout = Layout.plain(tensor.shape());
    List<Integer> variables = reader.fresh(layout.flat());
    Poly entry = reader.at(tensor, layout, variables);
    for (int i = 0; i < variables.size(); i++) {
      entry = put(entry, variables.get(i), reader.scalar(positions.get(i)));
    }
    return entry;
  }

  /** x[a..b] at i is x at a + i − 1. */
  Poly slice(List<Op.Axis> axes, Expr expr, Layout layout) {
    Reader.requirePlain(layout, expr);
    Expr tensor = expr.arg(0);
    Layout inside = Layout.plain(tensor.shape());
    List<Integer> variables = reader.fresh(inside.flat());
    Poly entry = reader.at(tensor, inside, variables);
    int argument = 1;
    int kept = 0;
    int result = 0;
    for (int i = 0; i < axes.size(); i++) {
      boolean one = tensor.shape().dims().get(i).isOne();
      Op.Axis axis = axes.get(i);
      Poly position =
          switch (axis) {
            case Op.Axis.Whole() -> one ? Poly.ONE : Poly.of(kernel().store().index(result++));
            case Op.Axis.At() -> reader.scalar(expr.arg(argument++));
            case Op.Axis.Span(Dim length) -> {
              Poly first = reader.scalar(expr.arg(argument));
              argument += 2;
              Poly offset = length.isOne() ? Poly.ONE : Poly.of(kernel().store().index(result++));
              yield first.plus(offset).minus(Poly.ONE);
            }
          };
      if (!one) {
        entry = put(entry, variables.get(kept++), position);
      }
    }
    return entry;
  }

  Poly fold(Op.Fold fold, Expr expr, Layout layout) {
    List<Expr> args = expr.args();
    boolean up = fold.direction() == Op.Direction.UP;
    Poly low = reader.scalar(args.get(up ? 0 : 1));
    Poly high = reader.scalar(args.get(up ? 1 : 0));
    Use range = kernel().dimensions().range(low, high);
    String index = leaves.bind(fold.index(), range);
    Renaming fresh = new Renaming(fold.index(), index);
    int named = leaves.variable(index);
    Poly body = reader.read(fresh.in(args.getLast()), layout);
    Poly condition = args.size() == 4 ? reader.scalar(fresh.in(args.get(2))) : Poly.ONE;
    int variable = kernel().store().fresh();
    Map<Integer, Integer> renaming = Map.of(named, variable);
    body = kernel().ring().rename(body, renaming);
    condition = kernel().ring().rename(condition, renaming);
    return switch (fold.kind()) {
      case SUM -> sum(kernel().ring().times(body, condition), variable, low, range);
      case PRODUCT -> product(expr, body, condition, variable, range);
      case MAX, MIN, ARGMAX, ARGMIN ->
          bound("fold " + fold.kind().word(), variable, range, List.of(body, condition));
    };
  }

  /** Sums that do not start at 1 are shifted to start there, where that can be done. */
  private Poly sum(Poly body, int variable, Poly low, Use range) {
    if (low.equals(Poly.ONE)) {
      return kernel().sums().sum(body, variable, range);
    }
    Poly shift = low.minus(Poly.ONE);
    Poly high = kernel().sums().bound(range, 1);
    int moved = kernel().store().fresh();
    Poly position = Poly.of(kernel().store().index(moved)).plus(shift);
    Poly shifted = new Substituted(kernel(), variable, position).in(body);
    Use from1 = kernel().dimensions().range(Poly.ONE, high.minus(shift));
    return kernel().sums().sum(shifted, moved, from1);
  }

  private Poly product(Expr expr, Poly body, Poly condition, int variable, Use range) {
    if (!expr.shape().isScalar() || !condition.equals(Poly.ONE)) {
      throw new Undecidable("a product of matrices over an index");
    }
    return kernel().products().product(variable, range, body);
  }

  /** A function of one bound index. */
  Poly bound(String name, int variable, Use range, List<Poly> bodies) {
    Map<Integer, Integer> renaming = Map.of(variable, Table.variable(0));
    List<Table> tables =
        bodies.stream()
            .map(body -> new Table(List.of(range), kernel().store().rename(body, renaming)))
            .toList();
    return Poly.of(kernel().naming().opaque(name, List.of(), tables));
  }

  Poly cases(Expr expr, Layout layout) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < expr.args().size(); i++) {
      boolean condition = i % 2 == 0 && i + 1 < expr.args().size();
      Poly part = condition ? reader.scalar(expr.arg(i)) : reader.read(expr.arg(i), layout);
      tables.add(Table.of(part));
    }
    return Poly.of(kernel().naming().opaque("cases", List.of(), tables));
  }

  /** A truth value as 0 or 1. */
  Poly truth(Expr expr) {
    if (expr.op() instanceof Op.Compare(Relation relation)
        && expr.args().stream().allMatch(arg -> arg.shape().isScalar())
        && !relation.isLogical()) {
      Poly left = reader.scalar(expr.arg(0));
      Poly right = reader.scalar(expr.arg(1));
      return compare(relation, left, right);
    }
    throw new Undecidable("no normal form of the condition `" + expr + "`");
  }

  private Poly compare(Relation relation, Poly left, Poly right) {
    Poly gap = left.minus(right);
    return switch (relation) {
      case EQUAL -> equal(left, right, gap);
      case NOT_EQUAL -> Poly.ONE.minus(equal(left, right, gap));
      case LESS -> holds("positive", gap.times(Rational.of(-1)));
      case GREATER -> holds("positive", gap);
      case LESS_EQUAL -> Poly.ONE.minus(holds("positive", gap));
      case GREATER_EQUAL -> Poly.ONE.minus(holds("positive", gap.times(Rational.of(-1))));
      case TENDS_TO, EQUIVALENT, IMPLIES ->
          throw new IllegalStateException("no order: " + relation);
    };
  }

  private Poly holds(String name, Poly of) {
    return Poly.of(kernel().naming().opaque(name, List.of(), List.of(Table.of(of))));
  }

  /** [i = j] is an entry of the identity where both run through one dimension. */
  private Poly equal(Poly left, Poly right, Poly gap) {
    Optional<Integer> i = index(left);
    Optional<Integer> j = index(right);
    if (i.isPresent() && j.isPresent()) {
      Optional<Dim> size = dimension(i.get());
      if (size.isPresent() && size.equals(dimension(j.get()))) {
        return i.equals(j)
            ? Poly.ONE
            : Poly.of(kernel().store().delta(size.get(), i.get(), j.get()));
      }
    }
    boolean turn = gap.compareTo(gap.times(Rational.of(-1))) < 0;
    return holds("zero", turn ? gap.times(Rational.of(-1)) : gap);
  }

  private Optional<Dim> dimension(int variable) {
    return leaves.rangeOf(variable).flatMap(range -> kernel().dimensions().dimension(range));
  }

  private static Optional<Integer> index(Poly poly) {
    return poly.use()
        .filter(use -> use.template().content() instanceof Template.Content.Index)
        .map(use -> use.slot(0));
  }
}
