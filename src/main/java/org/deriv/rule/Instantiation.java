package org.deriv.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Renaming;
import org.deriv.expr.Shape;

/** A side of a rule with what was matched put in place of its variables. */
public final class Instantiation {
  private final Bindings bindings;
  private final UnaryOperator<Expr> differential;

  /**
   * @param differential what {@code d(e)} of the rule becomes, for an {@code e} already
   *     instantiated
   */
  public Instantiation(Bindings bindings, UnaryOperator<Expr> differential) {
    this.bindings = bindings;
    this.differential = differential;
  }

  /** For a rule without differentials. */
  public static Instantiation of(Bindings bindings) {
    return new Instantiation(bindings, e -> Expr.of(Operator.DIFFERENTIAL, e));
  }

  /** The expression that a pattern stands for. */
  public Expr of(Expr pattern) {
    return switch (pattern.op()) {
      case Op.Symbol(String name, Shape _) -> symbol(name, pattern);
      case Op.Apply(Function function, int order) ->
          Make.apply(
              bindings.functions().getOrDefault(function.word(), function),
              order,
              of(pattern.arg(0)));
      case Op.Call(FunctionSymbol function, List<Integer> slots) -> {
        FunctionSymbol actual = bindings.calls().getOrDefault(function.name(), function);
        yield Expr.of(new Op.Call(actual, slots), all(pattern));
      }
      case Op.Ones(Shape shape) -> Make.ones(bindings.shape(shape));
      case Op.Zeros(Shape shape) -> Make.zeros(bindings.shape(shape));
      case Op.Identity(Dim size) -> Make.identity(bindings.dim(size));
      case Op.Basis(Dim size) -> Expr.of(new Op.Basis(bindings.dim(size)), all(pattern));
      case Op.Fold fold -> fold(fold, pattern);
      case Operator.DIFFERENTIAL -> differential.apply(of(pattern.args().getLast()));
      default -> Lean.of(pattern.op(), all(pattern));
    };
  }

  private List<Expr> all(Expr pattern) {
    return pattern.args().stream().map(this::of).toList();
  }

  private Expr symbol(String name, Expr pattern) {
    Expr value = bindings.values().get(name);
    if (value != null) {
      return value;
    }
    Dim dim = bindings.dims().get(name);
    if (dim != null) {
      return Make.size(dim);
    }
    String index = bindings.indices().get(name);
    return index != null ? Make.scalar(index) : pattern;
  }

  /** The index of the rule gives way to names that what was matched mentions. */
  private Expr fold(Op.Fold fold, Expr pattern) {
    Set<String> taken = new HashSet<>();
    Names names = new Names();
    bindings.values().values().forEach(value -> taken.addAll(names.free(value)));
    String index = fold.index();
    String fresh = bindings.indices().getOrDefault(index, index);
    for (int number = 1; taken.contains(fresh); number++) {
      fresh = index + "_" + number;
    }
    String name = fresh;
    return Lean.of(
        new Op.Fold(fold.kind(), name, fold.direction()),
        IntStream.range(0, pattern.args().size())
            .mapToObj(
                i -> of(i < 2 ? pattern.arg(i) : new Renaming(index, name).in(pattern.arg(i))))
            .toList());
  }
}
