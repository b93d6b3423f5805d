package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** Where a free name is used as an index, and between which numbers that makes sense. */
final class Uses {
  private final Context context;
  private final String name;
  private final List<Range> plain = new ArrayList<>();
  private boolean index;
  private final Set<Expr> seen = new HashSet<>();
  private final Names names = new Names();

  /** A range whose ends are expressions in the dimensions. */
  record Range(Expr first, Expr last) {}

  private Uses(Context context, String name) {
    this.context = context;
    this.name = name;
  }

  static Uses of(String name, Expr statement, Context context) {
    Uses uses = new Uses(context, name);
    uses.walk(statement);
    return uses;
  }

  /** Whether the name stands for an integer at all. */
  boolean isIndex() {
    return index;
  }

  /** The ranges of the axes and sequences that it indexes by itself, without anything added. */
  List<Range> ranges() {
    return plain;
  }

  private void walk(Expr expr) {
    if (!seen.add(expr) || !names.free(expr).contains(name)) {
      return;
    }
    List<Expr> args = expr.args();
    switch (expr.op()) {
      case Operator.ENTRY -> {
        for (int axis = 1; axis < args.size(); axis++) {
          List<Dim> dims = args.getFirst().shape().dims();
          Dim dim = args.size() == 2 ? dims.getLast() : dims.get(axis - 1);
          use(args.get(axis), new Range(one(), org.deriv.expr.Make.size(dim)));
        }
      }
      case Op.Term(String sequence, var _) -> {
        for (int i = 0; i < args.size(); i++) {
          term(sequence, i, args.get(i));
        }
      }
      case Op.Slice _, Op.Basis _ ->
          args.stream().filter(arg -> arg.shape().isScalar()).forEach(this::mention);
      case Op.Fold _ -> args.subList(0, 2).forEach(this::mention);
      case Op.TupleFold _ -> args.subList(0, 4).forEach(this::mention);
      default -> {}
    }
    for (int i = 0; i < args.size(); i++) {
      if (!(Names.binds(expr, i) && Names.bound(expr.op()).contains(name))) {
        walk(args.get(i));
      }
    }
  }

  private static Expr one() {
    return org.deriv.expr.Make.number(1);
  }

  private void mention(Expr argument) {
    index |= names.free(argument).contains(name);
  }

  private void use(Expr argument, Range range) {
    mention(argument);
    if (isName(argument)) {
      plain.add(range);
    }
  }

  private boolean isName(Expr argument) {
    return argument.op() instanceof Op.Symbol(String symbol, var _) && symbol.equals(name);
  }

  private void term(String sequence, int position, Expr argument) {
    mention(argument);
    if (!isName(argument)) {
      return;
    }
    context
        .find(sequence)
        .ifPresent(declaration -> {
          switch (declaration) {
            case Declaration.Recurrence recurrence -> range(recurrence.time());
            case Declaration.Given given -> ranges(given.ranges(), given.indices(), position);
            case Declaration.Random random -> ranges(random.ranges(), random.indices(), position);
            case Declaration.Let let ->
                plain.addAll(Uses.of(let.indices().get(position), let.body(), context).ranges());
            case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ -> {}
          }
        });
  }

  private void ranges(List<IndexRange> ranges, List<String> indices, int position) {
    ranges.stream()
        .filter(range -> position < indices.size() && range.index().equals(indices.get(position)))
        .forEach(this::range);
  }

  private void range(IndexRange range) {
    boolean up = range.direction() == Op.Direction.UP;
    plain.add(up ? new Range(range.first(), range.last()) : new Range(range.last(), range.first()));
  }
}
