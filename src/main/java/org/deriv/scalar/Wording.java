package org.deriv.scalar;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/**
 * Puts expressions in Symja's words. Names become v0, v1 …, because many of ours mean something
 * else there ({@code E}, {@code D}, {@code alpha_1}); what is not elementary becomes a name too.
 */
final class Wording {
  // Larger questions cost more than any answer is worth, and text has no shared subterms.
  private static final long MOST_NODES = 4_000;
  private static final int DEEPEST = 400;
  private static final int LARGEST_EXPONENT = 200;

  private final Map<Expr, String> names = new LinkedHashMap<>();
  private final Map<Expr, String> said = new HashMap<>();

  /** Why an expression cannot be put, if so. */
  static Optional<String> objection(Expr expr) {
    if (expr.depth() > DEEPEST) {
      return Optional.of("the expression is nested more than " + DEEPEST + " deep");
    }
    if (nodes(expr, new HashMap<>()) > MOST_NODES) {
      return Optional.of("the expression has more than " + MOST_NODES + " parts");
    }
    return hugePower(expr, new HashMap<>())
        ? Optional.of("an exponent is larger than " + LARGEST_EXPONENT)
        : Optional.empty();
  }

  /** Why a calculus question in a variable cannot be put: something unknown depends on it. */
  static Optional<String> objection(Expr expr, String variable) {
    Names names = new Names();
    return objection(expr)
        .or(() ->
            unknowns(expr)
                .filter(atom -> !isSymbol(atom))
                .filter(atom -> names.free(atom).contains(variable))
                .findFirst()
                .map(atom -> "`" + atom + "` depends on `" + variable + "`"));
  }

  private static boolean isSymbol(Expr atom) {
    return atom.op() instanceof Op.Symbol;
  }

  private static Stream<Expr> unknowns(Expr expr) {
    return spoken(expr) ? expr.args().stream().flatMap(Wording::unknowns) : Stream.of(expr);
  }

  private static long nodes(Expr expr, Map<Expr, Long> counted) {
    Long known = counted.get(expr);
    if (known != null) {
      return known;
    }
    long sum = 1;
    if (spoken(expr)) {
      for (Expr arg : expr.args()) {
        sum = Math.min(MOST_NODES + 1, sum + nodes(arg, counted));
      }
    }
    counted.put(expr, sum);
    return sum;
  }

  private static boolean hugePower(Expr expr, Map<Expr, Boolean> seen) {
    if (!spoken(expr) || seen.put(expr, true) != null) {
      return false;
    }
    boolean huge =
        expr.is(Operator.POWER)
            && expr.arg(1).op() instanceof Op.Number(Rational number)
            && number.numerator().abs().bitLength()
                > 32 - Integer.numberOfLeadingZeros(LARGEST_EXPONENT);
    return huge || expr.args().stream().anyMatch(arg -> hugePower(arg, seen));
  }

  /** The expression in Symja's words. */
  String say(Expr expr) {
    String known = said.get(expr);
    if (known == null) {
      known = spoken(expr) ? words(expr) : name(expr);
      said.put(expr, known);
    }
    return known;
  }

  /** The name that stands for a symbol or an unknown; a new one where it has none. */
  String name(Expr atom) {
    return names.computeIfAbsent(atom, _ -> "v" + names.size());
  }

  /** What a name stands for. */
  Optional<Expr> meaning(String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What the facts say of the names in use so far, in Symja's words. */
  String assumptions(Facts facts) {
    List<String> clauses =
        facts.constraints().stream()
            .filter(fact -> fact.args().stream().allMatch(this::isSayable))
            .map(this::relation)
            .collect(Collectors.toList());
    names.forEach((atom, name) -> {
      boolean whole = facts.integers().contains(atom);
      clauses.add("Element[" + name + (whole ? ",Integers]" : ",Reals]"));
    });
    return String.join("&&", clauses);
  }

  private boolean isSayable(Expr side) {
    return objection(side).isEmpty() && unknowns(side).allMatch(names::containsKey);
  }

  private String relation(Expr fact) {
    String sign =
        fact.op() instanceof Op.Compare(Relation relation)
            ? relation.sign()
            : Relation.EQUAL.sign();
    return say(fact.arg(0)) + sign + say(fact.arg(1));
  }

  private static boolean spoken(Expr expr) {
    if (expr.op() instanceof Op.Infinity) {
      return true;
    }
    boolean unsayable =
        expr.is(Operator.MAXIMUM)
            || expr.is(Operator.MINIMUM)
            || (expr.op() instanceof Op.Apply(Function function, int _)
                && (function == Function.Elementary.RELU || function == Function.Elementary.STEP));
    return Evaluation.isElementary(expr) && !unsayable;
  }

  private String words(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational number) -> "(" + number + ")";
      case Op.Pi() -> "Pi";
      case Op.Infinity() -> "Infinity";
      case Op.Apply(Function.Elementary function, int _) -> call(function, say(expr.arg(0)));
      case Operator operator -> arithmetic(operator, expr.args().stream().map(this::say).toList());
      default -> throw new IllegalStateException("no words for " + expr.op());
    };
  }

  private static String arithmetic(Operator operator, List<String> args) {
    return switch (operator) {
      case ADD -> "(" + String.join("+", args) + ")";
      case NEGATE -> "(-" + args.getFirst() + ")";
      case PRODUCT, HADAMARD -> "(" + String.join("*", args) + ")";
      case DIVIDE, HADAMARD_DIVIDE -> "(" + args.get(0) + "/" + args.get(1) + ")";
      case POWER, HADAMARD_POWER -> "(" + args.get(0) + "^" + args.get(1) + ")";
      default -> throw new IllegalStateException("no words for " + operator);
    };
  }

  private static String call(Function.Elementary function, String of) {
    return switch (function) {
      case EXP -> "Exp[" + of + "]";
      case LOG -> "Log[" + of + "]";
      case SQRT -> "Sqrt[" + of + "]";
      case ABS -> "Abs[" + of + "]";
      case SIGN -> "Sign[" + of + "]";
      case SIN -> "Sin[" + of + "]";
      case COS -> "Cos[" + of + "]";
      case TANH -> "Tanh[" + of + "]";
      case ERF -> "Erf[" + of + "]";
      case SIGMOID -> "(1/(1+Exp[-" + of + "]))";
      case SOFTPLUS -> "Log[1+Exp[" + of + "]]";
      case GELU -> "(" + of + "/2*(1+Erf[" + of + "/Sqrt[2]]))";
      case RELU, STEP -> throw new IllegalStateException("no words for " + function);
    };
  }
}
