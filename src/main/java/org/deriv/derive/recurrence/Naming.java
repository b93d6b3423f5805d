package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Renaming;

/** Gives indices that were made to differ the names again that authors use. */
final class Naming {
  private static final List<String> INDICES = List.of("k", "j", "i", "s", "r", "l", "q", "p");

  private final Context context;
  private final Names names = new Names();

  Naming(Context context) {
    this.context = context;
  }

  /** With such names for the indices of sums, each other than those around and inside. */
  Expr in(Expr expr) {
    return in(expr, new HashSet<>());
  }

  private Expr in(Expr expr, Set<String> around) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    Expr here = expr;
    Set<String> inside = around;
    if (expr.op() instanceof Op.Fold fold) {
      here = Span.isFresh(fold.index()) ? renamed(expr, fold, around) : expr;
      inside = new HashSet<>(around);
      inside.add(((Op.Fold) here.op()).index());
    }
    List<Expr> args = new ArrayList<>();
    for (Expr arg : here.args()) {
      args.add(in(arg, inside));
    }
    return here.withArgs(args);
  }

  private Expr renamed(Expr expr, Op.Fold fold, Set<String> around) {
    Set<String> taken = new HashSet<>(around);
    taken.addAll(names.free(expr));
    bound(expr.args().getLast(), taken);
    String fresh = fresh(Span.plain(fold.index()), taken);
    List<Expr> args = new ArrayList<>(expr.args());
    for (int i = 2; i < args.size(); i++) {
      args.set(i, new Renaming(fold.index(), fresh).in(args.get(i)));
    }
    return Expr.of(new Op.Fold(fold.kind(), fresh, fold.direction()), args);
  }

  private String fresh(String plain, Set<String> taken) {
    List<String> wanted = new ArrayList<>(List.of(plain));
    INDICES.stream().filter(name -> context.find(name).isEmpty()).forEach(wanted::add);
    for (int number = 1; number <= taken.size() + 1; number++) {
      wanted.add(plain + "_" + number);
    }
    return wanted.stream().filter(name -> !taken.contains(name)).findFirst().orElseThrow();
  }

  private static void bound(Expr expr, Set<String> found) {
    Names.bound(expr.op()).stream().filter(name -> !Span.isFresh(name)).forEach(found::add);
    expr.args().forEach(arg -> bound(arg, found));
  }

  /** An expression with its free indices as an author would call them. */
  Expr plain(Expr expr, Set<String> around) {
    Expr result = expr;
    for (String name : names.free(expr)) {
      if (Span.isFresh(name)) {
        Set<String> taken = new HashSet<>(around);
        taken.addAll(names.free(result));
        String fresh = fresh(Span.plain(name), taken);
        result = new Renaming(name, fresh).in(result);
      }
    }
    return result;
  }
}
