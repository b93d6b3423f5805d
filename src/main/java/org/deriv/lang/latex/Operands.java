package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Factor;
import org.deriv.lang.tree.Expression.Product.Multiplication;

/**
 * How far a derivative without parentheses reaches: the factor after its sign, where that is a
 * number that depends on the variable; else all the factors side by side, as in {@code \nabla_x
 * x^\top A x}.
 */
final class Operands {
  private final Formula formula;
  private final Cursor cursor;

  Operands(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** The operand of a derivative by a variable, or by what the operand is a function of. */
  Expression read(Optional<Expression> variable) {
    Token open = cursor.peek();
    Expression first = new Atoms(formula).factor();
    boolean closed = open.is("(") || open.is("[") || open.is("\\{") || variable.isEmpty();
    return closed || isWhole(first, variable.get()) ? first : run(first);
  }

  private boolean isWhole(Expression first, Expression variable) {
    boolean number = formula.setting().shape(first).map(Shape::isScalar).orElse(true);
    Optional<String> name = name(variable);
    return name.isEmpty() || number && depends(first, name.get());
  }

  private boolean depends(Expression of, String name) {
    NameTable names = formula.setting().names();
    return Use.names(of).stream()
        .anyMatch(other ->
            other.equals(name)
                || names.dependsOn(other, List.of(name))
                || names.kind(other).map(NameTable.Kind::isFunction).orElse(false));
  }

  private static Optional<String> name(Expression variable) {
    return switch (variable) {
      case Expression.Name(String name, _) -> Optional.of(name);
      case Expression.Index index -> name(index.of());
      default -> Optional.empty();
    };
  }

  private Expression run(Expression first) {
    List<Factor> rest = new ArrayList<>();
    while (formula.startsFactor(cursor.peek())) {
      Multiplication sign = Multiplication.TIMES;
      if (cursor.sees("/")) {
        cursor.take();
        sign = Multiplication.DIVIDE;
      } else if (cursor.sees("\\cdot") || cursor.sees("\\times")) {
        cursor.take();
      }
      rest.add(new Factor(sign, new Atoms(formula).factor()));
    }
    return rest.isEmpty()
        ? first
        : new Expression.Product(first, rest, first.span().to(rest.getLast().operand().span()));
  }
}
