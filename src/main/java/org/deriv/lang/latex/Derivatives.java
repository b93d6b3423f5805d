package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Derivative.Differentiator;

/** Reads {@code \nabla_{w} L} and {@code \frac{\partial y}{\partial x}}. */
final class Derivatives {
  private static final Set<String> FRACTIONS = Set.of("\\frac", "\\dfrac", "\\tfrac");

  private final Formula formula;
  private final Cursor cursor;

  Derivatives(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** A derivative, if one comes next. */
  Optional<Expression> read() {
    Token first = cursor.peek();
    if (first.is("\\nabla") || first.is("∇")) {
      cursor.take();
      return Optional.of(nabla(first));
    }
    if (!FRACTIONS.contains(first.text())) {
      return Optional.empty();
    }
    int place = cursor.place();
    cursor.take();
    List<Token> top = cursor.argument();
    List<Token> bottom = cursor.argument();
    if (startsWithSign(top) && startsWithSign(bottom)) {
      return Optional.of(fraction(first, top, bottom));
    }
    cursor.back(place);
    return Optional.empty();
  }

  private Expression nabla(Token first) {
    Scripts scripts = Scripts.read(cursor);
    String order = Glyph.plain(scripts.sup());
    if (!order.isEmpty() && !order.equals("2")) {
      throw Unread.at(first, "only first and second derivatives are read", "");
    }
    Expression operand = operand();
    Expression variable =
        scripts.items().isEmpty()
            ? argument(operand, first)
            : formula.inside(scripts.items().getFirst(), cursor.previousEnd()).whole();
    Differentiator operator = order.isEmpty() ? Differentiator.GRAD : Differentiator.HESS;
    return new Expression.Derivative(operator, List.of(variable), operand, formula.span(first));
  }

  /** The operand of {@code \nabla f(x)}, which is differentiated by what stands in it. */
  private static Expression argument(Expression operand, Token sign) {
    boolean call =
        operand instanceof Expression.Call(var _, var _, List<Argument> arguments, var _)
            && arguments.size() == 1
            && arguments.getFirst() instanceof Argument.Value;
    if (!call) {
      throw Unread.at(
          sign, "it is not said in which variable this gradient is", "write `\\nabla_{w}`");
    }
    return ((Argument.Value) ((Expression.Call) operand).arguments().getFirst()).value();
  }

  /** The factor right after the sign. */
  private Expression operand() {
    return new Atoms(formula).factor();
  }

  private static boolean startsWithSign(List<Token> tokens) {
    return sign(tokens) > 0;
  }

  /** How many tokens the sign of a derivative takes. */
  private static int sign(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return 0;
    }
    if (tokens.getFirst().is("\\partial") || tokens.getFirst().is("∂")) {
      return 1;
    }
    boolean upright =
        tokens.size() >= 4
            && tokens.getFirst().is("\\mathrm")
            && tokens.get(1).is("{")
            && tokens.get(2).is("d")
            && tokens.get(3).is("}");
    return upright ? 4 : tokens.getFirst().is("d") && tokens.size() <= 3 ? 1 : 0;
  }

  private Expression fraction(Token first, List<Token> top, List<Token> bottom) {
    int end = cursor.previousEnd();
    List<Token> of = new ArrayList<>(top.subList(sign(top), top.size()));
    boolean second = of.size() >= 2 && of.getFirst().is("^");
    if (second) {
      int taken = of.get(1).is("{") ? 4 : 2;
      of = of.subList(Math.min(taken, of.size()), of.size());
    }
    Expression operand = of.isEmpty() ? operand() : formula.inside(of, end).whole();
    Expression variable = variable(bottom, end);
    Span span = formula.span(first);
    if (second) {
      return new Expression.Derivative(Differentiator.HESS, List.of(variable), operand, span);
    }
    return new Expression.Derivative(operator(variable, operand), List.of(variable), operand, span);
  }

  /** The variable below the bar; {@code \partial w \partial w^\top} and {@code \partial w^2}. */
  private Expression variable(List<Token> bottom, int end) {
    List<Token> after = bottom.subList(sign(bottom), bottom.size());
    for (int i = 1; i < after.size(); i++) {
      if (after.get(i).is("\\partial")) {
        after = after.subList(0, i);
      }
    }
    int size = after.size();
    boolean squared = size >= 3 && after.get(size - 2).is("^") && after.get(size - 1).is("2");
    return formula.inside(squared ? after.subList(0, size - 2) : after, end).whole();
  }

  /** By a number entry by entry; of a number the gradient; of a vector the Jacobian. */
  private Differentiator operator(Expression variable, Expression operand) {
    Optional<Shape> by = formula.setting().shape(variable);
    Optional<Shape> of = formula.setting().shape(operand);
    if (by.map(Shape::isScalar).orElse(false)) {
      return Differentiator.DIFF;
    }
    return of.map(Shape::isScalar).orElse(true) ? Differentiator.GRAD : Differentiator.JAC;
  }
}
