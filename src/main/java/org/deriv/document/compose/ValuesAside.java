package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Operator;

/**
 * Constants, or names with a sign, that a whole chain has put in for names. They are said once,
 * beside its first line, not by a bar behind every expression.
 */
final class ValuesAside {
  static final String GIVEN = "with the values given";

  private final List<Expr> bindings;

  private ValuesAside(List<Expr> bindings) {
    this.bindings = bindings;
  }

  /** The constants of a chain, where its start has some and all of it that has any has the same. */
  static Optional<ValuesAside> of(CheckedStage stage) {
    Optional<List<Expr>> values = stage.start().flatMap(ValuesAside::bindings);
    boolean alike =
        values.isPresent()
            && stage.steps().stream()
                .allMatch(step -> step.result().filter(it -> fits(it, values.get())).isPresent());
    return alike ? values.map(ValuesAside::new) : Optional.empty();
  }

  private static boolean fits(Expr result, List<Expr> values) {
    return bindings(result).map(values::equals).orElseGet(() -> !hasValues(result));
  }

  private static boolean hasValues(Expr expr) {
    return expr.is(Operator.AT) || expr.args().stream().anyMatch(ValuesAside::hasValues);
  }

  private static Optional<List<Expr>> bindings(Expr expr) {
    if (!expr.is(Operator.AT) || hasValues(expr.arg(0))) {
      return Optional.empty();
    }
    List<Expr> values = expr.args().subList(1, expr.args().size());
    for (int i = 1; i < values.size(); i += 2) {
      Expr value = values.get(i);
      boolean letter = value.is(Operator.NEGATE) && value.arg(0).args().isEmpty();
      if (!value.shape().isScalar() || !(letter || new Names().free(value).isEmpty())) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** An expression of the chain as it is shown. */
  Expr shown(Expr expr) {
    return expr.is(Operator.AT) ? expr.arg(0) : expr;
  }

  /** The reason of the first line with the constants. */
  List<Inline> beside(List<Inline> reason, Typesetter type) {
    List<Inline> words = new ArrayList<>();
    boolean more = !reason.isEmpty() && !Inline.plain(reason).equals(GIVEN);
    if (more) {
      words.addAll(reason);
    }
    words.addAll(Inline.text(more ? ", for " : "for "));
    List<List<Inline>> parts = new ArrayList<>();
    for (int i = 0; i < bindings.size(); i += 2) {
      String equation =
          type.inline(bindings.get(i)).latex() + " = " + type.inline(bindings.get(i + 1)).latex();
      parts.add(List.of(new Inline.Maths(Formula.of(equation))));
    }
    words.addAll(TruthText.enumerated(parts));
    return words;
  }
}
