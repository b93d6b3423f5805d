package org.deriv.normal.recurrence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Puts definitions in place of the names behind which a recurrence or a sum stands, one level. */
final class Lets {
  private final Context context;
  private final Which which;
  private final Set<String> kept;
  private final Names names = new Names();
  private final Map<Expr, Expr> memo = new HashMap<>();
  private final Map<String, Boolean> telling = new HashMap<>();

  /** For all but the names that are to stay. */
  Lets(Context context, Set<String> kept) {
    this(context, Which.ALL, kept);
  }

  private Lets(Context context, Which which, Set<String> kept) {
    this.context = context;
    this.which = which;
    this.kept = kept;
  }

  /** For names without indices only. */
  static Lets ofNames(Context context, Set<String> kept) {
    return new Lets(context, Which.NAMES, kept);
  }

  /** Which definitions are put in. */
  private enum Which {
    /** Those of names and of sequences. */
    ALL,
    /** Those of names. */
    NAMES
  }

  Expr in(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      known = definition(expr).orElseGet(() -> inside(expr));
      memo.put(expr, known);
    }
    return known;
  }

  private Expr inside(Expr expr) {
    if (expr.args().isEmpty() || Timeline.isCalculus(expr.op())) {
      return expr;
    }
    return expr.withArgs(expr.args().stream().map(this::in).toList());
  }

  /** What a name or a term stands for. */
  Optional<Expr> definition(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) when isTelling(name) ->
          let(name).filter(let -> let.indices().isEmpty()).map(Declaration.Let::body);
      case Op.Term(String name, Shape _) when which == Which.ALL && isTelling(name) ->
          let(name)
              .filter(let -> let.indices().size() == expr.args().size())
              .map(let -> instance(let, expr.args()));
      default -> Optional.empty();
    };
  }

  private Optional<Declaration.Let> let(String name) {
    return !kept.contains(name) && context.find(name).orElse(null) instanceof Declaration.Let let
        ? Optional.of(let)
        : Optional.empty();
  }

  private static Expr instance(Declaration.Let let, List<Expr> at) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (int i = 0; i < at.size(); i++) {
      values.put(Make.scalar(let.indices().get(i)), at.get(i));
    }
    return Times.in(Substitution.of(values).in(let.body()));
  }

  private boolean isTelling(String name) {
    return telling.computeIfAbsent(name, key -> isTelling(key, new HashSet<>()));
  }

  private boolean isTelling(String name, Set<String> seen) {
    if (!seen.add(name)) {
      return false;
    }
    return switch (context.find(name).orElse(null)) {
      case Declaration.Recurrence _ -> true;
      case Declaration.Let let ->
          !let.indices().isEmpty()
              || hasFold(let.body(), new HashSet<>())
              || names.free(let.body()).stream().anyMatch(free -> isTelling(free, seen));
      case null -> false;
      case Declaration.Dimension _,
          Declaration.Given _,
          Declaration.Random _,
          Declaration.Result _,
          Declaration.Unknown _ ->
          false;
    };
  }

  private static boolean hasFold(Expr expr, Set<Expr> seen) {
    return seen.add(expr)
        && (expr.op() instanceof Op.Fold || expr.args().stream().anyMatch(a -> hasFold(a, seen)));
  }
}
