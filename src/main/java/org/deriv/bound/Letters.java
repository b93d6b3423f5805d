package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Renaming;

/**
 * Gives the indices of sums and products that a proof has named for itself a letter: those of the
 * author first.
 */
final class Letters {
  private static final List<String> USUAL = List.of("k", "j", "i", "s", "l", "r", "q", "p");

  private final Context context;
  private final List<String> letters;

  /** With the indices of some expressions before the usual ones. */
  Letters(Context context, List<Expr> authors) {
    this.context = context;
    Set<String> all = new LinkedHashSet<>();
    authors.forEach(expr -> indices(expr, all));
    all.removeIf(Letters::isOwn);
    all.addAll(USUAL);
    this.letters = List.copyOf(all);
  }

  private static void indices(Expr expr, Set<String> found) {
    if (expr.op() instanceof Op.Fold fold) {
      found.add(fold.index());
    }
    expr.args().forEach(arg -> indices(arg, found));
  }

  private static boolean isOwn(String name) {
    return name.indexOf('~') >= 0;
  }

  Expr in(Expr expr) {
    List<Expr> args = new ArrayList<>(expr.args().stream().map(this::in).toList());
    if (!(expr.op() instanceof Op.Fold fold) || !isOwn(fold.index())) {
      return args.equals(expr.args()) ? expr : expr.withArgs(args);
    }
    Set<String> taken = new LinkedHashSet<>();
    args.forEach(arg -> taken.addAll(new Names().free(arg)));
    args.forEach(arg -> indices(arg, taken));
    String letter =
        letters.stream()
            .filter(name -> !taken.contains(name) && context.find(name).isEmpty())
            .findFirst()
            .orElse(fold.index());
    int last = args.size() - 1;
    args.set(last, new Renaming(fold.index(), letter).in(args.get(last)));
    return Expr.of(new Op.Fold(fold.kind(), letter, fold.direction()), args.toArray(Expr[]::new));
  }

  /** The chain with letters. */
  Argument in(Argument chain) {
    return new Argument(
        chain.heading(),
        chain.assuming().stream().map(this::in).toList(),
        in(chain.start()),
        chain.links().stream()
            .map(link ->
                new Argument.Link(
                    link.relation(), in(link.result()), link.because(), link.ground()))
            .toList());
  }
}
