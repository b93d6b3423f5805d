package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;

/**
 * What a proof speaks of, with the names that its author would give and as it is usually written.
 */
final class Shown {
  private static final Pattern OWN = Pattern.compile("(?:any|every|fixed) (\\w+)(?:·\\d+)?");
  private static final List<String> ENTRIES = List.of("i", "j", "k");

  private Shown() {}

  static Expr of(Expr expr) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : new Names().free(expr)) {
      Matcher own = OWN.matcher(name);
      if (own.matches()) {
        names.put(name, plain(own.group(1)));
      }
    }
    Expr result = expr;
    for (Map.Entry<String, String> name : names.entrySet()) {
      result = new Renaming(name.getKey(), name.getValue()).in(result);
    }
    return plain(result);
  }

  private static String plain(String name) {
    return name.matches("[1-3]") ? ENTRIES.get(Integer.parseInt(name) - 1) : name;
  }

  /** ‖x'‖ is ‖x‖. */
  private static Expr plain(Expr expr) {
    List<Expr> args = expr.args().stream().map(Shown::plain).toList();
    boolean turned =
        expr.op() instanceof Op.Norm(Op.Norm.Kind kind)
            && kind == Op.Norm.Kind.TWO
            && args.getFirst().is(Operator.TRANSPOSE);
    return turned
        ? Make.norm(args.getFirst().arg(0))
        : args.equals(expr.args()) ? expr : expr.withArgs(args);
  }

  /** u ≤ v and u ≥ −v as |u| ≤ v. */
  static List<Expr> bothWays(List<Expr> orders) {
    boolean both =
        orders.size() == 2
            && orders.getFirst().is(new Op.Compare(Relation.LESS_EQUAL))
            && orders.getLast().is(new Op.Compare(Relation.GREATER_EQUAL))
            && orders.getFirst().arg(0).equals(orders.getLast().arg(0))
            && isNegative(orders.getLast().arg(1), orders.getFirst().arg(1));
    return both
        ? List.of(
            Make.compare(
                Relation.LESS_EQUAL,
                Make.apply(Function.Elementary.ABS, orders.getFirst().arg(0)),
                orders.getFirst().arg(1)))
        : orders;
  }

  private static boolean isNegative(Expr one, Expr of) {
    if (one.is(Operator.NEGATE)) {
      return one.arg(0).equals(of);
    }
    boolean inFront = one.is(Operator.PRODUCT) && one.arg(0).is(Operator.NEGATE);
    List<Expr> factors = new ArrayList<>(one.args());
    if (inFront) {
      factors.set(0, one.arg(0).arg(0));
    }
    return inFront && one.withArgs(factors).equals(of);
  }

  /** 0 < p and p < 1 as one, others by themselves. */
  static List<Expr> chained(List<Expr> orders) {
    List<Expr> result = new ArrayList<>();
    for (Expr order : orders) {
      Expr before = result.isEmpty() ? Make.number(0) : result.getLast();
      Expr last = before.is(Operator.AND) ? before.args().getLast() : before;
      boolean joins =
          order.op() instanceof Op.Compare
              && last.op() instanceof Op.Compare
              && last.arg(1).equals(order.arg(0));
      if (joins) {
        List<Expr> parts =
            new ArrayList<>(before.is(Operator.AND) ? before.args() : List.of(before));
        parts.add(order);
        result.set(result.size() - 1, Expr.of(Operator.AND, parts.toArray(Expr[]::new)));
      } else {
        result.add(order);
      }
    }
    return result;
  }
}
