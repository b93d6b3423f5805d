package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.deriv.document.figure.Vocabulary.Load;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** Tells the factors of a product that are data from those that weigh them. */
final class Factors {
  private final Expr product;
  private final List<Load> loads;
  private final List<Boolean> data;

  /**
   * The factors of a product, entrywise or not.
   *
   * @param hidden names that are bound where it stands
   */
  Factors(Expr product, Vocabulary vocabulary, Set<String> hidden) {
    this.product = product;
    this.loads = product.args().stream().map(arg -> vocabulary.load(arg, hidden)).toList();
    this.data = product.is(Operator.HADAMARD) ? entrywise() : matrices();
  }

  /** Whether the product is seen as a function of this factor. */
  boolean isData(int position) {
    return data.get(position);
  }

  /** The weights beside a factor: scalars anywhere, and what stands next to it on either side. */
  List<Expr> weightsOf(int position) {
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    if (product.is(Operator.HADAMARD)) {
      others(position).forEach(left::add);
    } else {
      for (int i = position - 1; i >= 0 && !data.get(i); i--) {
        left.addFirst(product.arg(i));
      }
      for (int i = position + 1; i < data.size() && !data.get(i); i++) {
        right.add(product.arg(i));
      }
      left.removeIf(factor -> factor.shape().isScalar());
      right.removeIf(factor -> factor.shape().isScalar());
      others(position).stream()
          .filter(o -> o.shape().isScalar())
          .toList()
          .reversed()
          .forEach(left::addFirst);
    }
    List<Expr> weights = new ArrayList<>();
    if (!right.isEmpty() && named(right)) {
      weights.add(Make.product(right));
    }
    if (!left.isEmpty() && named(left)) {
      weights.addFirst(product.is(Operator.HADAMARD) ? Make.hadamard(left) : Make.product(left));
    }
    return weights;
  }

  private boolean named(List<Expr> group) {
    return group.stream().anyMatch(factor -> load(factor) != Load.NUMBER);
  }

  private Load load(Expr factor) {
    return loads.get(product.args().indexOf(factor));
  }

  /** The factors with a name that are no data, but for this one. */
  private List<Expr> others(int position) {
    List<Expr> others = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      if (i != position && !data.get(i) && loads.get(i) != Load.NUMBER) {
        others.add(product.arg(i));
      }
    }
    return others;
  }

  private List<Boolean> entrywise() {
    boolean flows = loads.contains(Load.FLOW);
    return loads.stream().map(load -> flows ? load == Load.FLOW : load != Load.NUMBER).toList();
  }

  private List<Boolean> matrices() {
    Load most = loads.stream().max(Comparator.naturalOrder()).orElse(Load.NUMBER);
    int given = most == Load.FLOW ? multiplied() : innermost();
    List<Boolean> chosen = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      // Of scalars alone the weightiest are data: in lambda*||w||^2 only the norm.
      boolean scalar = product.arg(i).shape().isScalar() && loads.get(i) != Load.NUMBER;
      boolean heavy = loads.get(i) == most && (most != Load.CONSTANT || given < 0);
      chosen.add(i == given || loads.get(i) == Load.FLOW || (scalar && heavy));
    }
    return chosen;
  }

  /** In {@code W*x} with a computed matrix W: the position of the given vector x, or -1. */
  private int multiplied() {
    int last = lastTensor();
    boolean matrix = false;
    for (int i = 0; i < last; i++) {
      matrix |= loads.get(i) == Load.FLOW && product.arg(i).shape().isMatrix();
    }
    boolean given = last >= 0 && loads.get(last) != Load.FLOW && loads.get(last) != Load.NUMBER;
    return matrix && given && product.arg(last).shape().isVector() ? last : -1;
  }

  private int lastTensor() {
    int last = -1;
    for (int i = 0; i < loads.size(); i++) {
      last = product.arg(i).shape().isScalar() ? last : i;
    }
    return last;
  }

  /** Among given values: the last of those tensors that have the fewest axes, or -1. */
  private int innermost() {
    int chosen = -1;
    for (int i = 0; i < loads.size(); i++) {
      Shape shape = product.arg(i).shape();
      boolean tensor = loads.get(i) != Load.NUMBER && !shape.isScalar();
      if (tensor && (chosen < 0 || axes(shape) <= axes(product.arg(chosen).shape()))) {
        chosen = i;
      }
    }
    return chosen;
  }

  private static int axes(Shape shape) {
    return shape.isRow() ? 1 : shape.rank();
  }
}
