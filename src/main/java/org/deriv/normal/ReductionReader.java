package org.deriv.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;

/** Norms, sums and means over axes, softmax and log-sum-exp, by their definitions. */
final class ReductionReader {
  private static final Rational TWO = Rational.of(2);

  private final Reader reader;

  ReductionReader(Reader reader) {
    this.reader = reader;
  }

  private Kernel kernel() {
    return reader.kernel();
  }

  Poly norm(Op.Norm.Kind kind, Expr of) {
    boolean vector = of.shape().rank() <= 1 || of.shape().isRow();
    return switch (kind) {
      case TWO -> vector ? root(of) : whole("operator norm", of);
      case FROBENIUS -> root(of);
      case ONE -> vector ? sumOfSizes(of) : whole("norm 1", of);
      case INFINITY -> vector ? largest(of) : whole("norm oo", of);
      case NUCLEAR -> vector ? root(of) : whole("nuclear norm", of);
    };
  }

  private Poly whole(String name, Expr of) {
    Table table = reader.table(of, Layout.plain(of.shape()));
    return Poly.of(kernel().naming().opaque(name, List.of(), List.of(table)));
  }

  private Poly root(Expr of) {
    if (of.shape().isScalar()) {
      return kernel().functions().absolute(reader.scalar(of));
    }
    Layout layout = reader.layout(of);
    List<Integer> variables = reader.fresh(layout.flat());
    Poly entry = reader.at(of, layout, variables);
    Poly squares = kernel().ring().times(entry, entry);
    return kernel().powers().root(reader.sum(squares, variables, layout.flat()));
  }

  private Poly sumOfSizes(Expr of) {
    Layout layout = reader.layout(of);
    List<Integer> variables = reader.fresh(layout.flat());
    Poly sizes = kernel().functions().absolute(reader.at(of, layout, variables));
    return reader.sum(sizes, variables, layout.flat());
  }

  private Poly largest(Expr of) {
    Layout layout = reader.layout(of);
    List<Integer> indices = reader.fresh(layout.flat());
    Poly sizes = kernel().functions().absolute(reader.at(of, layout, indices));
    List<Use> ranges = layout.flat().stream().map(kernel().dimensions()::range).toList();
    Table table = kernel().ring().table(ranges, indices, sizes);
    return Poly.of(kernel().naming().opaque("reduce max", List.of(), List.of(table)));
  }

  /** Which variables a reduction runs over, and which stay, in order. */
  private record Split(Poly entry, List<Integer> over, List<Dim> lengths, List<Integer> kept) {}

  /** The entry of a tensor with the axes to be reduced (all, where none is named) made fresh. */
  private Split split(Expr of, List<Integer> axes) {
    Layout layout = axes.isEmpty() ? reader.layout(of) : Layout.plain(of.shape());
    List<Integer> over = new ArrayList<>();
    List<Dim> lengths = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    List<Boolean> reduced = reduced(of, axes, layout);
    for (int i = 0; i < layout.flat().size(); i++) {
      if (reduced.get(i)) {
        int variable = kernel().store().fresh();
        over.add(variable);
        lengths.add(layout.flat().get(i));
        all.add(variable);
      } else {
        all.add(kept.size());
        kept.add(kept.size());
      }
    }
    return new Split(reader.at(of, layout, all), over, lengths, kept);
  }

  private static List<Boolean> reduced(Expr of, List<Integer> axes, Layout layout) {
    List<Boolean> reduced = new ArrayList<>();
    if (axes.isEmpty()) {
      layout.flat().forEach(_ -> reduced.add(true));
      return reduced;
    }
    List<Dim> dims = of.shape().dims();
    for (int i = 0; i < dims.size(); i++) {
      if (!dims.get(i).isOne()) {
        reduced.add(axes.contains(i + 1));
      }
    }
    return reduced;
  }

  Poly reduce(Op.Reduce.Kind kind, List<Integer> axes, Expr of) {
    Split split = split(of, axes);
    return switch (kind) {
      case SUM -> sum(split.entry(), split);
      case MEAN -> mean(split.entry(), split);
      case VARIANCE -> {
        Poly mean = mean(split.entry(), split);
        Poly squares = kernel().powers().power(split.entry(), TWO);
        yield mean(squares, split).minus(kernel().powers().power(mean, TWO));
      }
      case MAX -> extreme("reduce max", split);
      case MIN -> extreme("reduce min", split);
    };
  }

  private Poly sum(Poly body, Split split) {
    return reader.sum(body, split.over(), split.lengths());
  }

  private Poly mean(Poly body, Split split) {
    Dim count = Layout.product(split.lengths());
    Poly number = kernel().dimensions().number(count);
    return kernel().ring().times(sum(body, split), kernel().powers().reciprocal(number));
  }

  private Poly extreme(String name, Split split) {
    Map<Integer, Integer> renaming = new LinkedHashMap<>();
    List<Use> ranges = new ArrayList<>();
    for (int i = 0; i < split.over().size(); i++) {
      renaming.put(split.over().get(i), Table.variable(i));
      ranges.add(kernel().dimensions().range(split.lengths().get(i)));
    }
    Table table = new Table(ranges, kernel().store().rename(split.entry(), renaming));
    return Poly.of(kernel().naming().opaque(name, List.of(), List.of(table)));
  }

  private static List<Integer> along(int axis) {
    return axis == 0 ? List.of() : List.of(axis);
  }

  private Poly total(int axis, Expr of) {
    Split split = split(of, along(axis));
    return sum(kernel().functions().exponential(split.entry()), split);
  }

  Poly logSumExp(int axis, Expr of) {
    return kernel().functions().logarithm(total(axis, of));
  }

  Poly softmax(int axis, Expr of) {
    Layout layout = axis == 0 ? reader.layout(of) : Layout.plain(of.shape());
    Poly own = kernel().functions().exponential(reader.read(of, layout));
    Poly total = kernel().powers().reciprocal(total(axis, of));
    boolean secondAlone = axis == 1 && layout.flat().size() == 2;
    Poly placed = secondAlone ? kernel().ring().rename(total, Map.of(0, 1)) : total;
    return kernel().ring().times(own, placed);
  }
}
