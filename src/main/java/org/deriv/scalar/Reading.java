package org.deriv.scalar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IFraction;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Reads Symja's answers. Only what has a meaning of our own is read: an unevaluated head, a name
 * that was not in the question, a complex or an inexact number make the answer useless.
 */
final class Reading {
  private final Wording wording;

  Reading(Wording wording) {
    this.wording = wording;
  }

  /** The answer as an expression, or what in it cannot be read. */
  Answer<Expr> read(IExpr answer) {
    try {
      return Answer.found(expr(answer));
    } catch (Unreadable unreadable) {
      return Answer.refused("`" + unreadable.what + "` was left in the answer");
    }
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String what;

    private Unreadable(String what) {
      super(what, null, false, false);
      this.what = what;
    }
  }

  private Expr expr(IExpr answer) {
    return switch (answer) {
      case IInteger integer -> Make.number(rational(integer));
      case IFraction fraction -> Make.number(rational(fraction));
      case ISymbol symbol -> symbol(symbol.getSymbolName());
      case IAST ast -> node(ast);
      default -> throw new Unreadable(head(answer));
    };
  }

  private Expr symbol(String name) {
    return switch (name) {
      case "Pi" -> Expr.of(new Op.Pi());
      case "E" -> Make.apply(Elementary.EXP, Make.number(1));
      default -> wording.meaning(name).orElseThrow(() -> new Unreadable(name));
    };
  }

  private Expr node(IAST ast) {
    String head = ast.head().toString();
    List<IExpr> args = new ArrayList<>();
    for (int i = 1; i < ast.size(); i++) {
      args.add(ast.get(i));
    }
    return switch (head) {
      case "Plus" -> plus(args);
      case "Times" -> times(args);
      case "Power" -> power(args.get(0), args.get(1));
      case "DirectedInfinity" -> infinity(args);
      default -> args.size() == 1 ? function(head, expr(args.getFirst())) : unreadable(head);
    };
  }

  private static Expr unreadable(String head) {
    throw new Unreadable(head);
  }

  private static Expr infinity(List<IExpr> direction) {
    Expr infinity = Expr.of(new Op.Infinity());
    if (direction.size() == 1 && direction.getFirst().isOne()) {
      return infinity;
    }
    return direction.size() == 1 && direction.getFirst().isMinusOne()
        ? Make.negate(infinity)
        : unreadable("ComplexInfinity");
  }

  private static Expr function(String head, Expr of) {
    return switch (head) {
      case "Log" -> log(of);
      case "Sin" -> sin(of);
      case "Cos" -> cos(of);
      case "Tanh" -> Make.apply(Elementary.TANH, of);
      case "Abs" -> Make.apply(Elementary.ABS, of);
      case "Sign" -> Make.apply(Elementary.SIGN, of);
      case "Erf" -> Make.apply(Elementary.ERF, of);
      case "Erfc" -> Make.minus(Make.number(1), Make.apply(Elementary.ERF, of));
      case "Tan" -> Make.divide(sin(of), cos(of));
      case "Cot" -> Make.divide(cos(of), sin(of));
      case "Sec" -> Make.divide(Make.number(1), cos(of));
      case "Csc" -> Make.divide(Make.number(1), sin(of));
      case "Cosh" -> Make.divide(Make.sum(exp(of), exp(Make.negate(of))), Make.number(2));
      case "Sinh" -> Make.divide(Make.minus(exp(of), exp(Make.negate(of))), Make.number(2));
      case "Sech" -> Make.divide(Make.number(2), Make.sum(exp(of), exp(Make.negate(of))));
      case "Csch" -> Make.divide(Make.number(2), Make.minus(exp(of), exp(Make.negate(of))));
      case "Coth" -> Make.divide(Make.number(1), Make.apply(Elementary.TANH, of));
      default -> unreadable(head);
    };
  }

  private static Expr exp(Expr of) {
    return Make.apply(Elementary.EXP, of);
  }

  private static Expr log(Expr of) {
    return Make.apply(Elementary.LOG, of);
  }

  private static Expr sin(Expr of) {
    return Make.apply(Elementary.SIN, of);
  }

  private static Expr cos(Expr of) {
    return Make.apply(Elementary.COS, of);
  }

  /** A sum that does not begin with a minus where it need not. */
  private Expr plus(List<IExpr> args) {
    List<Expr> terms = new ArrayList<>(args.stream().map(this::expr).toList());
    terms.stream()
        .filter(term -> !isNegative(term))
        .findFirst()
        .filter(_ -> isNegative(terms.getFirst()))
        .ifPresent(first -> {
          terms.remove(first);
          terms.addFirst(first);
        });
    terms.replaceAll(term ->
        term.op() instanceof Op.Number(Rational number) && number.signum() < 0
            ? Make.negate(Make.number(number.negate()))
            : term);
    return Make.sum(terms);
  }

  private static boolean isNegative(Expr term) {
    return term.is(Operator.NEGATE)
        || (term.op() instanceof Op.Number(Rational number) && number.signum() < 0);
  }

  /** A product written with a bar of division: -2/3 x/y² reads -(2x)/(3y²). */
  private Expr times(List<IExpr> args) {
    Rational coefficient = Rational.ONE;
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    for (IExpr arg : args) {
      switch (arg) {
        case IInteger integer -> coefficient = coefficient.times(rational(integer));
        case IFraction fraction -> coefficient = coefficient.times(rational(fraction));
        case IAST ast when isReciprocal(ast) -> below.add(power(ast.arg1(), ast.arg2().negate()));
        default -> above.add(expr(arg));
      }
    }
    return fraction(coefficient, above, below);
  }

  private static Expr fraction(Rational coefficient, List<Expr> above, List<Expr> below) {
    Rational top = whole(coefficient.numerator().abs());
    Rational bottom = whole(coefficient.denominator());
    if (!top.isOne()) {
      above.addFirst(Make.number(top));
    }
    if (!bottom.isOne()) {
      below.addFirst(Make.number(bottom));
    }
    Expr size =
        below.isEmpty()
            ? Make.product(above)
            : Make.divide(Make.product(above), Make.product(below));
    return coefficient.signum() < 0 ? Make.negate(size) : size;
  }

  private static boolean isReciprocal(IAST ast) {
    return ast.isPower() && ast.exponent().isRational() && ast.exponent().isNegative();
  }

  private Expr power(IExpr base, IExpr exponent) {
    if (base.isE()) {
      return exp(expr(exponent));
    }
    if (exponent.isRational() && exponent.isNegative()) {
      return Make.divide(Make.number(1), power(base, exponent.negate()));
    }
    Expr of = expr(base);
    if (exponent.isOne()) {
      return of;
    }
    Expr to = expr(exponent);
    return to.op() instanceof Op.Number(Rational half) && half.equals(Rational.of(1, 2))
        ? Make.apply(Elementary.SQRT, of)
        : Expr.of(Operator.POWER, of, to);
  }

  private static Rational rational(IInteger integer) {
    return whole(integer.toBigNumerator());
  }

  private static Rational whole(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  private static Rational rational(IFraction fraction) {
    return new Rational(fraction.toBigNumerator(), fraction.toBigDenominator());
  }

  private static String head(IExpr answer) {
    return answer.head().toString();
  }
}
