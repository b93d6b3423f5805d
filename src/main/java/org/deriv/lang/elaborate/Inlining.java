package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Puts what is said after {@code where} into an expression that was read without it. */
final class Inlining {
  private final Names names = new Names();
  private final Map<Expr, Expr> memo = new HashMap<>();

  /** The expression with a definition in place of its name; nothing where an index would clash. */
  static Optional<Expr> of(Declaration.Let let, Expr in) {
    if (let.indices().isEmpty()) {
      Expr name = Make.symbol(let.name(), let.body().shape());
      return Optional.of(Substitution.expanding(Map.of(name, let.body())).in(in));
    }
    Inlining inlining = new Inlining();
    List<String> own = let.indices();
    List<String> free =
        inlining.names.free(let.body()).stream().filter(name -> !own.contains(name)).toList();
    return inlining.captures(in, free) ? Optional.empty() : Optional.of(inlining.terms(let, in));
  }

  /**
   * The expression where some terms of a tuple have values: {@code w[0] = 1} holds in the body of
   * {@code max(w[1..T] in 1..N)}. Nothing where an index would clash.
   */
  static Optional<Expr> tuple(String tuple, List<Expr> pairs, Expr in) {
    Inlining inlining = new Inlining();
    List<String> free =
        pairs.stream()
            .flatMap(part -> inlining.names.free(part).stream())
            .filter(name -> !name.equals(tuple))
            .toList();
    return inlining.captures(in, free)
        ? Optional.empty()
        : Optional.of(inlining.bodies(tuple, pairs, in));
  }

  /** Whether something in the expression binds one of the names. */
  private boolean captures(Expr expr, List<String> free) {
    Map<Expr, Boolean> seen = new HashMap<>();
    return captures(expr, free, seen);
  }

  private boolean captures(Expr expr, List<String> free, Map<Expr, Boolean> seen) {
    Boolean known = seen.get(expr);
    if (known == null) {
      Set<String> bound = Names.bound(expr.op());
      known =
          free.stream().anyMatch(bound::contains)
              || expr.args().stream().anyMatch(arg -> captures(arg, free, seen));
      seen.put(expr, known);
    }
    return known;
  }

  private Expr terms(Declaration.Let let, Expr expr) {
    Expr known = memo.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> args = expr.args().stream().map(arg -> terms(let, arg)).toList();
    Expr result =
        expr.op() instanceof Op.Term(String sequence, Shape _) && sequence.equals(let.name())
            ? at(let, args)
            : expr.withArgs(args);
    memo.put(expr, result);
    return result;
  }

  private static Expr at(Declaration.Let let, List<Expr> indices) {
    Map<Expr, Expr> values = new HashMap<>();
    for (int i = 0; i < indices.size(); i++) {
      values.put(Make.scalar(let.indices().get(i)), indices.get(i));
    }
    return Substitution.of(values).in(let.body());
  }

  private Expr bodies(String tuple, List<Expr> pairs, Expr expr) {
    Expr known = memo.get(expr);
    if (known != null) {
      return known;
    }
    Expr result;
    if (expr.op() instanceof Op.TupleFold(_, String name) && name.equals(tuple)) {
      List<Expr> at = new ArrayList<>(List.of(expr.args().getLast()));
      at.addAll(pairs);
      List<Expr> args = new ArrayList<>(expr.args());
      args.set(args.size() - 1, Expr.of(Operator.AT, at));
      result = expr.withArgs(args);
    } else {
      result = expr.withArgs(expr.args().stream().map(arg -> bodies(tuple, pairs, arg)).toList());
    }
    memo.put(expr, result);
    return result;
  }
}
