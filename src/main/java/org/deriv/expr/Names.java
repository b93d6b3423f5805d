package org.deriv.expr;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which names an expression mentions and which of them it binds itself. */
public final class Names {
  /**
   * The names free in an expression, in order of appearance: symbols, sequences, functions and
   * dimensions of shapes that it states ({@code ones[n]}).
   */
  public Set<String> free(Expr expr) {
    return expr.free(Names::found);
  }

  private static Set<String> found(Expr expr) {
    Set<String> found = new LinkedHashSet<>(own(expr.op()));
    List<Expr> args = expr.args();
    Set<String> bound = bound(expr.op());
    for (int i = 0; i < args.size(); i++) {
      Set<String> inside = args.get(i).free(Names::found);
      if (bound.isEmpty() || !binds(expr, i)) {
        found.addAll(inside);
      } else {
        inside.stream().filter(name -> !bound.contains(name)).forEach(found::add);
      }
    }
    boolean shared = !args.isEmpty() && args.getFirst().free(Names::found).equals(found);
    return shared ? args.getFirst().free(Names::found) : Collections.unmodifiableSet(found);
  }

  /** The names that an operator binds in some of its arguments. */
  public static Set<String> bound(Op op) {
    return switch (op) {
      case Op.Fold(Op.Fold.Kind _, String index, Op.Direction _) -> Set.of(index);
      case Op.TupleFold(Op.Fold.Kind _, String tuple) -> Set.of(tuple);
      case Op.Integral(String variable) -> Set.of(variable);
      case Op.Limit(String variable, Op.Limit.Side _) -> Set.of(variable);
      default -> Set.of();
    };
  }

  /** Whether the operator's bound names are bound in its argument at a position. */
  public static boolean binds(Expr expr, int position) {
    return switch (expr.op()) {
      case Op.Fold _, Op.Integral _ -> position >= 2;
      case Op.TupleFold _ -> position == 4;
      case Op.Limit _ -> position == 0;
      default -> false;
    };
  }

  private static Set<String> own(Op op) {
    return switch (op) {
      case Op.Symbol(String name, Shape _) -> Set.of(name);
      case Op.Term(String sequence, Shape _) -> Set.of(sequence);
      case Op.Apply(Function.Named(String word), int _) -> Set.of(word);
      case Op.Call(FunctionSymbol function, List<Integer> _) -> Set.of(function.name());
      case Op.Ones(Shape shape) -> dims(shape);
      case Op.Zeros(Shape shape) -> dims(shape);
      case Op.Identity(Dim size) -> size.names();
      case Op.Basis(Dim size) -> size.names();
      default -> Set.of();
    };
  }

  private static Set<String> dims(Shape shape) {
    Set<String> names = new LinkedHashSet<>();
    shape.dims().forEach(dim -> names.addAll(dim.names()));
    return names;
  }
}
