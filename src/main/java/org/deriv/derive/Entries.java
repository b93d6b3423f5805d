package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;

/** A general entry of a tensor, with indices that occur nowhere in it. */
final class Entries {
  private static final List<String> INDICES = List.of("i", "j", "k", "l", "r", "s");

  private Entries() {}

  static Expr of(Expr tensor) {
    int rank = tensor.shape().isRow() ? 1 : tensor.shape().rank();
    if (rank == 0) {
      return tensor;
    }
    Set<String> taken = new Names().free(tensor);
    List<Expr> indices = new ArrayList<>();
    for (String index : INDICES) {
      if (!taken.contains(index) && indices.size() < rank) {
        indices.add(Make.scalar(index));
      }
    }
    for (int number = 1; indices.size() < rank; number++) {
      String index = "i_" + number;
      if (!taken.contains(index)) {
        indices.add(Make.scalar(index));
      }
    }
    return Make.entry(tensor, indices);
  }
}
