package org.deriv.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces expressions by expressions of the same shape: symbols, terms of a sequence or any other
 * subexpression. Bound names are renamed where they would capture; a derivative keeps the variable
 * that it is taken in and is evaluated at the new value by {@link Operator#AT}. One instance
 * remembers what it has replaced, so that a shared subterm is visited once.
 */
public final class Substitution {
  /** What is replaced by what. */
  private enum Mode {
    /** A value for a variable: a derivative in that variable is evaluated at the value. */
    VALUE,
    /** A definition for its name: a derivative is that of the definition's body. */
    DEFINITION
  }

  private final Mode mode;
  private final Map<Expr, Expr> replacements;
  private final Set<String> mentioned = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private final Names names = new Names();
  private final Map<Expr, Expr> memo = new HashMap<>();

  private Substitution(Mode mode, Map<Expr, Expr> replacements) {
    this.mode = mode;
    this.replacements = replacements;
    replacements.forEach((from, to) -> {
      if (!from.shape().equals(to.shape())) {
        throw new IllegalStateException(
            "substitution of " + to.shape() + " for " + from + " of " + from.shape());
      }
      replaced.addAll(names.free(from));
      mentioned.addAll(names.free(from));
      mentioned.addAll(names.free(to));
    });
  }

  /** A substitution of several expressions at once. */
  public static Substitution of(Map<Expr, Expr> replacements) {
    return new Substitution(Mode.VALUE, new LinkedHashMap<>(replacements));
  }

  /**
   * Puts definitions in place of names: {@code grad[u] L} becomes the gradient of what L stands
   * for. In {@code grad[w] L} a defined {@code w} stays a variable of its own.
   */
  public static Substitution expanding(Map<Expr, Expr> definitions) {
    return new Substitution(Mode.DEFINITION, new LinkedHashMap<>(definitions));
  }

  /** A substitution of one expression. */
  public static Substitution of(Expr from, Expr to) {
    return of(Map.of(from, to));
  }

  /** The expression with the replacements made. */
  public Expr in(Expr expr) {
    Expr direct = replacements.get(expr);
    if (direct != null) {
      return direct;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      known = untouched(expr) ? expr : rebuild(expr);
      memo.put(expr, known);
    }
    return known;
  }

  private boolean untouched(Expr expr) {
    return names.free(expr).stream().noneMatch(replaced::contains);
  }

  private Expr rebuild(Expr expr) {
    return switch (expr.op()) {
      case Operator.GRADIENT,
          Operator.JACOBIAN,
          Operator.HESSIAN,
          Operator.DERIVATIVE,
          Operator.VJP,
          Operator.JVP ->
          derivative(expr);
      case Operator.DIFFERENTIAL -> expr.args().size() == 2 ? derivative(expr) : all(expr);
      case Operator.AT -> at(expr);
      default -> Names.bound(expr.op()).isEmpty() ? all(expr) : binder(expr);
    };
  }

  private Expr all(Expr expr) {
    return expr.withArgs(expr.args().stream().map(this::in).toList());
  }

  /**
   * The variable stays; what else is replaced inside may not mention it. Where the variable itself
   * is replaced, the derivative is taken first and evaluated at the new value.
   */
  private Expr derivative(Expr expr) {
    Expr variable = expr.arg(0);
    Map<Expr, Expr> inside = new LinkedHashMap<>();
    List<Expr> at = new ArrayList<>();
    replacements.forEach((from, to) -> {
      boolean touches = !disjoint(names.free(variable), names.free(from));
      boolean captured = mode == Mode.VALUE && !disjoint(names.free(variable), names.free(to));
      if (touches || captured) {
        at.add(from);
        at.add(to);
      } else {
        inside.put(from, to);
      }
    });
    Expr inner = expr;
    if (!inside.isEmpty()) {
      Substitution rest = new Substitution(mode, inside);
      inner = expr.withArgs(expr.args().stream().map(rest::in).toList());
    }
    if (at.isEmpty() || mode == Mode.DEFINITION) {
      return inner;
    }
    at.addFirst(inner);
    return Expr.of(Operator.AT, at);
  }

  /** The body of {@code e where x = a} keeps its x; only the values are replaced, and the rest. */
  private Expr at(Expr expr) {
    List<Expr> args = new ArrayList<>();
    Map<Expr, Expr> inside = new LinkedHashMap<>(replacements);
    for (int i = 1; i < expr.args().size(); i += 2) {
      inside.remove(expr.arg(i));
    }
    args.add(inside.isEmpty() ? expr.arg(0) : new Substitution(mode, inside).in(expr.arg(0)));
    for (int i = 1; i < expr.args().size(); i += 2) {
      args.add(expr.arg(i));
      args.add(in(expr.arg(i + 1)));
    }
    return expr.withArgs(args);
  }

  private Expr binder(Expr expr) {
    Set<String> bound = Names.bound(expr.op());
    // The variable of a limit is the declared one: a definition that mentions it is meant.
    boolean meant = mode == Mode.DEFINITION && expr.op() instanceof Op.Limit;
    if (!meant && !disjoint(bound, mentioned)) {
      return in(renamed(expr));
    }
    return all(expr);
  }

  /** The same with its bound name made fresh. */
  private Expr renamed(Expr expr) {
    String old = Names.bound(expr.op()).iterator().next();
    String fresh = fresh(old, expr);
    Op op =
        switch (expr.op()) {
          case Op.Fold(Op.Fold.Kind kind, String _, Op.Direction direction) ->
              new Op.Fold(kind, fresh, direction);
          case Op.TupleFold(Op.Fold.Kind kind, String _) -> new Op.TupleFold(kind, fresh);
          case Op.Integral _ -> new Op.Integral(fresh);
          case Op.Limit(String _, Op.Limit.Side side) -> new Op.Limit(fresh, side);
          default -> throw new IllegalStateException("no binder: " + expr.op());
        };
    List<Expr> args = new ArrayList<>();
    for (int i = 0; i < expr.args().size(); i++) {
      Expr arg = expr.arg(i);
      args.add(Names.binds(expr, i) ? rename(arg, old, fresh) : arg);
    }
    return Expr.of(op, args);
  }

  private String fresh(String old, Expr expr) {
    String base = old.replaceAll("_\\d+$", "");
    Set<String> taken = new HashSet<>(mentioned);
    expr.args().forEach(arg -> taken.addAll(names.free(arg)));
    int number = 1;
    while (taken.contains(base + "_" + number)) {
      number++;
    }
    return base + "_" + number;
  }

  /** Renames a free scalar symbol or sequence. */
  private static Expr rename(Expr expr, String old, String fresh) {
    return new Renaming(old, fresh).in(expr);
  }

  private static boolean disjoint(Set<String> left, Set<String> right) {
    for (String name : left) {
      if (right.contains(name)) {
        return false;
      }
    }
    return true;
  }
}
