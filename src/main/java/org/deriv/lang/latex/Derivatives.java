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
    if (first.is("\\partial") || first.is("∂")) {
      return Optional.of(slashed(first));
    }
    if (!FRACTIONS.contains(first.text())) {
      return Optional.empty();
    }
    int place = cursor.place();
    cursor.take();
    List<Token> top = cursor.argument();
    List<Token> bottom = cursor.argument();
    top = spelled(top);
    bottom = spelled(bottom);
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
    Optional<Expression> named =
        scripts.items().isEmpty()
            ? Optional.empty()
            : Optional.of(formula.inside(scripts.items().getFirst(), cursor.previousEnd()).whole());
    Expression written = new Operands(formula).read(named);
    Expression variable = named.orElseGet(() -> argument(written, first));
    Expression operand = applied(written, variable);
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

  /** A function that is written without its argument is taken of the variable. */
  private Expression applied(Expression operand, Expression variable) {
    boolean bare =
        operand instanceof Expression.Name(String name, _)
            && formula
                .setting()
                .names()
                .kind(name)
                .flatMap(NameTable.Kind::arguments)
                .filter(count -> count == 1)
                .isPresent();
    return bare
        ? formula.call(((Expression.Name) operand).name(), List.of(variable), operand.span())
        : operand;
  }

  /** {@code \partial L / \partial w}. */
  private Expression slashed(Token first) {
    cursor.take();
    Expression operand = new Atoms(formula).factor();
    boolean below = cursor.sees("/") && (cursor.peek(1).is("\\partial") || cursor.peek(1).is("∂"));
    if (!below) {
      throw Unread.at(
          first, "this derivative cannot be read", "write `\\frac{\\partial L}{\\partial w}`");
    }
    cursor.take();
    cursor.take();
    Expression variable = new Atoms(formula).factor();
    Expression of = applied(operand, variable);
    return new Expression.Derivative(
        operator(variable, of), List.of(variable), of, formula.span(first));
  }

  /** {@code dw} as {@code d} and {@code w}, unless a name is spelled so. */
  private List<Token> spelled(List<Token> tokens) {
    Token first = tokens.isEmpty() ? cursor.peek() : tokens.getFirst();
    boolean joined =
        first.kind() == Token.Kind.LETTERS
            && first.text().matches("d[A-Za-z]+")
            && !tokens.isEmpty()
            && !formula.setting().knows(first.text());
    if (!joined) {
      return tokens;
    }
    List<Token> apart = new ArrayList<>(List.of(first.head(1), first.tail(1)));
    apart.addAll(tokens.subList(1, tokens.size()));
    return apart;
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
    return upright ? 4 : tokens.getFirst().is("d") ? 1 : 0;
  }

  private Expression fraction(Token first, List<Token> top, List<Token> bottom) {
    int end = cursor.previousEnd();
    List<Token> of = new ArrayList<>(top.subList(sign(top), top.size()));
    boolean second = of.size() >= 2 && of.getFirst().is("^");
    if (second) {
      int taken = of.get(1).is("{") ? 4 : 2;
      of = of.subList(Math.min(taken, of.size()), of.size());
    }
    Expression variable = variable(bottom, end);
    Expression written =
        of.isEmpty()
            ? new Operands(formula).read(Optional.of(variable))
            : formula.inside(of, end).whole();
    Expression operand = applied(written, variable);
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
