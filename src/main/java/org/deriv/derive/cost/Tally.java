package org.deriv.derive.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * The cost of an evaluation in which every distinct part is worked out once for each value of the
 * indices that it depends on, and terms of recurrences are kept.
 */
final class Tally {
  private final Context context;
  private final Names names = new Names();
  private final Effort effort;
  private final Dependence dependence;
  private final Map<String, Range> horizons;
  private final Set<Seen> seen = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private Optional<String> variable = Optional.empty();
  private Count operations = Count.ZERO;
  private Count numbers = Count.ZERO;
  private boolean late;

  private record Seen(Expr expr, Map<String, Range> within, Optional<String> variable) {}

  private Tally(Context context, Map<String, Range> horizons) {
    this.context = context;
    this.effort = new Effort(context, Effort.Zeros.SKIPPED);
    this.dependence = new Dependence(context);
    this.horizons = horizons;
  }

  /** What evaluating costs. */
  static Bill of(Context context, Expr expr) {
    Map<String, Range> horizons = new HashMap<>();
    for (int round = 0; ; round++) {
      Tally tally = new Tally(context, horizons);
      tally.visit(expr, Map.of());
      if (!tally.late || round > 8) {
        return new Bill(tally.operations, tally.numbers);
      }
    }
  }

  private void visit(Expr expr, Map<String, Range> within) {
    Map<String, Range> relevant = new LinkedHashMap<>();
    names.free(expr).stream()
        .filter(within::containsKey)
        .forEach(name -> relevant.put(name, within.get(name)));
    if (!seen.add(new Seen(expr, relevant, variable))) {
      return;
    }
    Count times = Count.ONE;
    for (Range range : relevant.values()) {
      times = times.times(range.length());
    }
    switch (expr.op()) {
      case Operator.GRADIENT, Operator.VJP -> reverse(expr, relevant);
      case Op.Fold fold -> fold(fold, expr, relevant, times);
      case Op.TupleFold fold -> tuples(fold, expr, relevant, times);
      case Op.Symbol(String name, Shape _) -> name(name, relevant);
      case Op.Term(String name, Shape _) -> term(name, expr, relevant);
      default -> {
        add(effort.of(expr).times(times), expr, times);
        arguments(expr).forEach(arg -> visit(arg, within));
      }
    }
  }

  /** Of a product whose trace is taken only the factors are worked out. */
  private static List<Expr> arguments(Expr expr) {
    if (expr.is(Operator.ENTRY) || expr.op() instanceof Op.Slice) {
      return computed(expr.args());
    }
    return expr.is(Operator.TRACE) && Effort.isPair(expr.arg(0)) ? expr.arg(0).args() : expr.args();
  }

  /** Without indices that need no work. */
  private static List<Expr> computed(List<Expr> args) {
    return args.stream()
        .filter(arg -> !arg.shape().isScalar() || !Range.isArithmetic(arg))
        .toList();
  }

  private void add(Count forward, Expr expr, Count times) {
    operations = operations.plus(forward);
    boolean view =
        switch (expr.op()) {
          case Operator.TRANSPOSE, Operator.ENTRY, Operator.VEC -> true;
          case Operator.DIAGONAL_MATRIX, Operator.DIAGONAL_PART -> true;
          case Op.Slice _, Op.Literal _, Op.Zeros _, Op.Ones _, Op.Identity _ -> true;
          case Op.Basis _, Op.Number _, Op.Pi _ -> true;
          default -> false;
        };
    boolean active = variable.isPresent() && dependence.on(variable.get(), expr);
    if (active) {
      List<Expr> moving =
          expr.args().stream().filter(arg -> dependence.on(variable.get(), arg)).toList();
      operations = operations.plus(effort.back(expr, moving).times(times));
    }
    if (!view && (active || !expr.shape().isScalar())) {
      // Going back needs every value on the way; otherwise what is made in a loop is made over.
      numbers = numbers.plus(active ? Sizes.of(expr).times(times) : Sizes.of(expr));
    }
  }

  private void reverse(Expr expr, Map<String, Range> within) {
    Optional<String> before = variable;
    variable = Optional.of(Dependence.name(expr.arg(0)));
    visit(expr.arg(1), within);
    variable = before;
    numbers = numbers.plus(Sizes.of(expr));
    expr.args().subList(2, expr.args().size()).forEach(seed -> visit(seed, within));
  }

  private void fold(Op.Fold fold, Expr expr, Map<String, Range> within, Count times) {
    List<Expr> args = expr.args();
    Range range = Range.of(args.get(0), args.get(1), fold.direction(), within);
    Map<String, Range> inside = new LinkedHashMap<>(within);
    inside.put(fold.index(), range);
    Count joins = joins(fold.kind(), expr, range.length());
    operations = operations.plus(joins.times(times));
    numbers = numbers.plus(Sizes.of(expr));
    args.subList(2, args.size()).forEach(arg -> visit(arg, inside));
  }

  private static Count joins(Op.Fold.Kind kind, Expr expr, Count length) {
    boolean matrices = kind == Op.Fold.Kind.PRODUCT && !expr.shape().isScalar();
    Count one =
        matrices
            ? Sizes.product(expr.shape(), Structure.FULL, expr.shape(), Structure.FULL)
            : Sizes.of(expr);
    return one.times(length.minus(Count.ONE));
  }

  private void tuples(Op.TupleFold fold, Expr expr, Map<String, Range> within, Count times) {
    List<Expr> args = expr.args();
    Count places = Range.of(args.get(0), args.get(1), Op.Direction.UP, within).length();
    Range values = Range.of(args.get(2), args.get(3), Op.Direction.UP, within);
    Count tuples = values.length().power(places);
    Map<String, Range> inside = new LinkedHashMap<>(within);
    inside.put(fold.tuple(), new Range(tuples, values.last()));
    operations = operations.plus(tuples.minus(Count.ONE).times(times));
    visit(args.get(4), inside);
  }

  private void name(String name, Map<String, Range> within) {
    if (!within.containsKey(name)
        && context.find(name).orElse(null) instanceof Declaration.Let let
        && let.indices().isEmpty()) {
      visit(let.body(), Map.of());
    }
  }

  private void term(String name, Expr term, Map<String, Range> within) {
    computed(term.args()).forEach(arg -> visit(arg, within));
    switch (context.find(name).orElse(null)) {
      case Declaration.Let let -> {
        Map<String, Range> inside = new LinkedHashMap<>();
        Count all = Count.ONE;
        for (int i = 0; i < let.indices().size(); i++) {
          Expr index = term.arg(i);
          Count length = lengths(index, within);
          inside.put(let.indices().get(i), new Range(length, Range.bound(index, within)));
          all = all.times(length);
        }
        if (seen.add(new Seen(let.body(), inside, Optional.of("term of " + name)))) {
          numbers = numbers.plus(Sizes.of(term).times(all));
        }
        visit(let.body(), inside);
      }
      case Declaration.Recurrence recurrence -> recurrence(recurrence, term, within);
      case null, default -> {}
    }
  }

  private Count lengths(Expr index, Map<String, Range> within) {
    Count length = Count.ONE;
    for (String name : names.free(index)) {
      if (within.containsKey(name)) {
        length = length.times(within.get(name).length());
      }
    }
    return length;
  }

  /** All terms up to the last one that is asked for, each worked out once and kept. */
  private void recurrence(Declaration.Recurrence recurrence, Expr term, Map<String, Range> within) {
    IndexRange time = recurrence.time();
    Range whole = Range.of(time.first(), time.last(), time.direction(), Map.of());
    Range needed = whole;
    if (time.direction() == Op.Direction.UP) {
      Count last = Range.bound(term.arg(0), within);
      Count first = Range.bound(time.first(), Map.of());
      needed = new Range(last.minus(first).plus(Count.ONE), last);
    }
    Range known = horizons.get(recurrence.name());
    if (known == null || known.last().isLess(needed.last())) {
      late |= known != null || open.contains(recurrence.name());
      horizons.put(recurrence.name(), needed);
      known = needed;
    }
    if (!open.add(recurrence.name() + variable)) {
      return;
    }
    Map<String, Range> inside = new LinkedHashMap<>();
    inside.put(time.index(), known);
    Count entries = Count.ONE;
    for (int i = 0; i < recurrence.entries().size(); i++) {
      Dim dim = recurrence.shape().dims().get(i);
      inside.put(recurrence.entries().get(i), Range.upTo(Count.of(dim)));
      entries = entries.times(Count.of(dim));
    }
    numbers = numbers.plus(Sizes.of(recurrence.shape()).times(known.length()));
    List<Expr> bodies = new ArrayList<>(List.of(recurrence.body()));
    recurrence.boundaries().forEach(boundary -> bodies.add(boundary.value()));
    visit(bodies.getFirst(), inside);
    bodies.subList(1, bodies.size()).forEach(body -> visit(body, Map.of()));
  }
}
