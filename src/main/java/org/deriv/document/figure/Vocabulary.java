package org.deriv.document.figure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** What the names of a problem stand for in a computation graph, and what expressions do. */
final class Vocabulary {
  /** What a name stands for, from the least to the most. */
  enum Standing {
    /** A number such as a dimension or an index, or a function: nothing that could be a node. */
    NONE,
    /** A value given once. */
    GIVEN,
    /** Something computed, random, or a sequence. */
    COMPUTED
  }

  /** How much an expression carries, from the least to the most. */
  enum Load {
    /** No quantity at all. */
    NUMBER,
    /** A given value as it is, perhaps scaled. */
    CONSTANT,
    /** A function or product of given values. */
    FUNCTION,
    /** Something that is computed from something computed. */
    FLOW
  }

  private final Context context;
  private final Names names = new Names();
  private final Map<String, Standing> standings = new HashMap<>();

  Vocabulary(Context context) {
    this.context = context;
  }

  /** What a declared name stands for. */
  Standing standing(String name) {
    Standing known = standings.get(name);
    if (known == null) {
      known = context.find(name).map(this::standing).orElse(Standing.NONE);
      standings.put(name, known);
    }
    return known;
  }

  private Standing standing(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ -> Standing.NONE;
      case Declaration.Given given ->
          !given.indices().isEmpty()
              ? Standing.COMPUTED
              : given.domain() == Declaration.Domain.NATURAL && given.shape().isScalar()
                  ? Standing.NONE
                  : Standing.GIVEN;
      case Declaration.Let let -> {
        boolean literal = let.indices().isEmpty() && quantities(let.body(), Set.of()).isEmpty();
        yield literal ? Standing.GIVEN : Standing.COMPUTED;
      }
      case Declaration.Random _, Declaration.Recurrence _ -> Standing.COMPUTED;
    };
  }

  /** The names in an expression that stand for quantities, but for those hidden by an index. */
  Set<String> quantities(Expr expr, Set<String> hidden) {
    Set<String> found = new LinkedHashSet<>(names.free(expr));
    found.removeAll(hidden);
    found.removeIf(name -> standing(name) == Standing.NONE);
    return found;
  }

  /** What the expression carries. */
  Load load(Expr expr, Set<String> hidden) {
    Set<String> found = quantities(expr, hidden);
    if (found.isEmpty()) {
      return Load.NUMBER;
    }
    return found.stream().anyMatch(name -> standing(name) == Standing.COMPUTED)
        ? Load.FLOW
        : isPlain(expr, hidden) ? Load.CONSTANT : Load.FUNCTION;
  }

  /** Whether the expression is one name, perhaps transposed, indexed or multiplied by numbers. */
  private boolean isPlain(Expr expr, Set<String> hidden) {
    return switch (expr.op()) {
      case Op.Symbol _, Op.Term _ -> true;
      case Operator.NEGATE, Operator.TRANSPOSE, Operator.ENTRY -> isPlain(expr.arg(0), hidden);
      case Op.Slice _ -> isPlain(expr.arg(0), hidden);
      case Operator.DIVIDE ->
          isPlain(expr.arg(0), hidden) && quantities(expr.arg(1), hidden).isEmpty();
      case Operator.PRODUCT -> {
        var loaded =
            expr.args().stream().filter(arg -> !quantities(arg, hidden).isEmpty()).toList();
        yield loaded.stream().filter(arg -> !arg.shape().isScalar()).count() <= 1
            && loaded.stream().allMatch(arg -> isPlain(arg, hidden));
      }
      default -> false;
    };
  }
}
