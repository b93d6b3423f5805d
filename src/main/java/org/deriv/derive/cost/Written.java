package org.deriv.derive.cost;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * The cost of an evaluation just as it is written: products from left to right, every matrix stored
 * in full, every occurrence worked out again, and so every term of a recurrence wherever it is
 * used.
 */
final class Written {
  private static final int DEPTH = 400;

  private final Context context;
  private final Effort effort;

  /** How often a term of a recurrence is used by the one after it, while its body is priced. */
  private final Map<String, Count> uses = new HashMap<>();

  private int depth;

  private Written(Context context) {
    this.context = context;
    this.effort = new Effort(context, Effort.Zeros.STORED);
  }

  static Bill of(Context context, Expr expr) {
    return new Written(context).price(expr, Map.of(), Count.ONE);
  }

  private Bill price(Expr expr, Map<String, Range> within, Count times) {
    if (++depth > DEPTH) {
      throw new Unpriced("definitions nested too deeply");
    }
    try {
      return switch (expr.op()) {
        case Op.Fold fold -> fold(fold, expr, within, times);
        case Op.TupleFold fold -> tuples(fold, expr, within, times);
        case Op.Symbol(String name, Shape _) -> name(name, within, times);
        case Op.Term(String name, Shape _) -> term(name, expr, within, times);
        case Operator.ENTRY -> entry(expr, within, times);
        case Operator.GRADIENT, Operator.VJP -> forward(expr, within, times);
        default -> {
          Bill own = new Bill(effort.of(expr), Written.numbers(expr));
          yield arguments(expr, within, times).plus(own);
        }
      };
    } finally {
      depth--;
    }
  }

  /** What an operator leaves behind; of a product every part of it from the left. */
  private static Count numbers(Expr expr) {
    if (isGiven(expr)) {
      return Count.ZERO;
    }
    Count size = expr.shape().isScalar() ? Count.ZERO : Sizes.of(expr);
    for (int length = 2; expr.is(Operator.PRODUCT) && length < expr.args().size(); length++) {
      Expr part = Expr.of(Operator.PRODUCT, expr.args().subList(0, length));
      size = part.shape().isScalar() ? size : size.plus(Sizes.of(part));
    }
    return size;
  }

  private static boolean isGiven(Expr expr) {
    return switch (expr.op()) {
      case Operator.TRANSPOSE, Operator.ENTRY, Operator.VEC -> true;
      case Op.Literal _, Op.Zeros _, Op.Ones _, Op.Basis _, Op.Number _, Op.Slice _ -> true;
      default -> false;
    };
  }

  private Bill arguments(Expr expr, Map<String, Range> within, Count times) {
    Bill sum = new Bill(Count.ZERO, Count.ZERO);
    boolean part = expr.is(Operator.ENTRY) || expr.op() instanceof Op.Slice;
    for (Expr arg : part ? expr.args().subList(0, 1) : expr.args()) {
      sum = sum.plus(price(arg, within, times));
    }
    return sum;
  }

  /** Forwards once for every entry of the variable, each operation with its derivative. */
  private Bill forward(Expr expr, Map<String, Range> within, Count times) {
    Bill body = price(expr.arg(1), within, times);
    Count entries = Sizes.of(expr.arg(0));
    return new Bill(
        body.operations().times(3).times(entries), body.numbers().times(2).plus(Sizes.of(expr)));
  }

  private Bill fold(Op.Fold fold, Expr expr, Map<String, Range> within, Count times) {
    List<Expr> args = expr.args();
    Range range = Range.of(args.get(0), args.get(1), fold.direction(), within);
    Map<String, Range> inside = new LinkedHashMap<>(within);
    inside.put(fold.index(), range);
    Bill body = new Bill(Sizes.of(expr), Sizes.of(expr));
    for (Expr arg : args.subList(2, args.size())) {
      body = body.plus(price(arg, inside, times.times(range.length())));
    }
    return body.times(range.length());
  }

  private Bill tuples(Op.TupleFold fold, Expr expr, Map<String, Range> within, Count times) {
    List<Expr> args = expr.args();
    Count places = Range.of(args.get(0), args.get(1), Op.Direction.UP, within).length();
    Range values = Range.of(args.get(2), args.get(3), Op.Direction.UP, within);
    Count tuples = values.length().power(places);
    Map<String, Range> inside = new LinkedHashMap<>(within);
    inside.put(fold.tuple(), values);
    return price(args.get(4), inside, times.times(tuples))
        .plus(new Bill(Count.ONE, places))
        .times(tuples);
  }

  private Bill name(String name, Map<String, Range> within, Count times) {
    boolean defined =
        !within.containsKey(name)
            && context.find(name).orElse(null) instanceof Declaration.Let let
            && let.indices().isEmpty();
    return defined
        ? price(((Declaration.Let) context.find(name).orElseThrow()).body(), Map.of(), times)
        : new Bill(Count.ZERO, Count.ZERO);
  }

  /** Of a term whose recurrence says each entry by itself, only that entry is worked out. */
  private Bill entry(Expr expr, Map<String, Range> within, Count times) {
    if (expr.arg(0).op() instanceof Op.Term(String name, Shape _)
        && context.find(name).orElse(null) instanceof Declaration.Recurrence recurrence
        && !recurrence.entries().isEmpty()) {
      return terms(recurrence, expr.arg(0), within, times);
    }
    return arguments(expr, within, times);
  }

  private Bill term(String name, Expr term, Map<String, Range> within, Count times) {
    return switch (context.find(name).orElse(null)) {
      case Declaration.Let let -> {
        Map<String, Range> inside = new LinkedHashMap<>();
        for (int i = 0; i < let.indices().size(); i++) {
          inside.put(let.indices().get(i), Range.upTo(Range.bound(term.arg(i), within)));
        }
        yield price(let.body(), inside, times);
      }
      case Declaration.Recurrence recurrence -> {
        Bill one = terms(recurrence, term, within, times);
        Count entries = recurrence.entries().isEmpty() ? Count.ONE : Sizes.of(term);
        Bill all = new Bill(one.operations().times(entries), one.numbers());
        yield all.plus(new Bill(Count.ZERO, Sizes.of(term)));
      }
      case null, default -> new Bill(Count.ZERO, Count.ZERO);
    };
  }

  /** With b operations and a uses of the term before: b (1 + a + a² + …), at least b aᵗ⁻¹. */
  private Bill terms(
      Declaration.Recurrence recurrence, Expr term, Map<String, Range> within, Count times) {
    if (uses.containsKey(recurrence.name())) {
      uses.merge(recurrence.name(), times, Count::plus);
      return new Bill(Count.ZERO, Count.ZERO);
    }
    IndexRange time = recurrence.time();
    Count steps = Range.of(time.first(), time.last(), time.direction(), Map.of()).length();
    if (time.direction() == Op.Direction.UP) {
      Count first = Range.bound(time.first(), Map.of());
      steps = Range.bound(term.arg(0), within).minus(first).plus(Count.ONE);
    }
    Map<String, Range> inside = new LinkedHashMap<>();
    inside.put(time.index(), Range.upTo(steps));
    recurrence
        .entries()
        .forEach(entry ->
            inside.put(
                entry,
                Range.upTo(
                    Count.of(recurrence.shape().dims().get(recurrence.entries().indexOf(entry))))));
    uses.put(recurrence.name(), Count.ZERO);
    Bill body = price(recurrence.body(), inside, Count.ONE);
    Count again = uses.remove(recurrence.name());
    boolean once = again.isNumber(1) || again.isNumber(0);
    Count often = once ? steps : again.power(steps.minus(Count.ONE));
    return new Bill(body.operations().times(often), body.numbers());
  }
}
