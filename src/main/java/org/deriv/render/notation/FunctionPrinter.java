package org.deriv.render.notation;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.render.notation.LatexNames.Weight;
import org.deriv.render.notation.Typeset.Build;

/** Prints functions of one variable, declared functions, and operators with a name. */
final class FunctionPrinter {
  // A longer exponent is easier to read on the line.
  private static final int LONGEST_EXPONENT = 40;

  private final ExprPrinter out;
  private final LatexNames names;

  FunctionPrinter(ExprPrinter out, LatexNames names) {
    this.out = out;
    this.names = names;
  }

  Typeset apply(Function function, int order, Expr of) {
    return switch (function) {
      case Elementary elementary when order == 0 -> elementary(elementary, of);
      case Elementary elementary -> applied(word(elementary) + primes(order), of);
      case Function.Named(String word) ->
          applied(names.name(word, Weight.LIGHT, List.of()).latex().strip() + primes(order), of);
    };
  }

  private Typeset elementary(Elementary function, Expr of) {
    return switch (function) {
      case EXP -> exponential(of);
      case SQRT -> {
        Typeset inside = out.print(of);
        yield new Typeset("\\sqrt{" + inside.latex() + "}", Bind.ATOM, inside.build());
      }
      case ABS -> out.print(of).fenced("|", "|");
      case STEP -> {
        Typeset inside = out.print(of);
        yield new Typeset(inside.at(Bind.SUM) + ">0", Bind.RELATION, inside.build())
            .fenced("[", "]");
      }
      case LOG, SIN, COS, TANH, SIGN, SIGMOID, RELU, SOFTPLUS, ERF, GELU ->
          applied(word(function), of);
    };
  }

  // e to a short scalar, else exp with parentheses; entry by entry always the latter.
  private Typeset exponential(Expr of) {
    if (of.isNumber(1) && !names.isDeclared("e")) {
      return Typeset.atom("e");
    }
    String exponent = out.script(of);
    boolean brief =
        exponent.length() <= LONGEST_EXPONENT
            && !exponent.contains("\\sum")
            && !exponent.contains("\\begin");
    if (of.shape().isScalar() && brief && !names.isDeclared("e") && !out.inScript()) {
      return Typeset.low("e^{" + exponent + "}", Bind.RAISED);
    }
    return applied("\\exp", of);
  }

  private String word(Elementary function) {
    return switch (function) {
      case EXP -> "\\exp";
      case LOG -> "\\log";
      case SIN -> "\\sin";
      case COS -> "\\cos";
      case TANH -> "\\tanh";
      case SQRT -> "\\operatorname{sqrt}";
      case ABS -> "\\operatorname{abs}";
      case SIGN -> "\\operatorname{sign}";
      case SIGMOID -> names.isDeclared("sigma") ? "\\operatorname{sigmoid}" : "\\sigma";
      case RELU -> "\\operatorname{ReLU}";
      case SOFTPLUS -> "\\operatorname{softplus}";
      case ERF -> "\\operatorname{erf}";
      case GELU -> "\\operatorname{GELU}";
      case STEP -> "\\operatorname{step}";
    };
  }

  private static String primes(int order) {
    return order <= 3 ? "'".repeat(order) : "^{(" + order + ")}";
  }

  private Typeset applied(String word, Expr of) {
    Typeset inside = out.print(of);
    // log x of a letter, as one writes it; anything longer in parentheses.
    boolean bare = word.matches("\\\\(log|sin|cos|tanh)") && isLetter(of);
    return bare
        ? new Typeset(word + " " + inside.latex(), Bind.FUNCTION, inside.build())
        : new Typeset(word + inside.parenthesized().latex(), Bind.ATOM, inside.build());
  }

  private static boolean isLetter(Expr of) {
    return switch (of.op()) {
      case Op.Symbol _, Op.Term _, Op.Number _, Op.Pi _ -> true;
      case org.deriv.expr.Operator operator -> operator == org.deriv.expr.Operator.ENTRY;
      default -> false;
    };
  }

  /** An operator with an upright name, perhaps with a subscript after an underscore. */
  Typeset named(String word, List<Expr> args) {
    int mark = word.indexOf('_');
    String base = mark < 0 ? word : word.substring(0, mark);
    String subscript = mark < 0 ? "" : "_{" + word.substring(mark + 1) + "}";
    String sign =
        switch (base) {
          case "N" -> "\\mathcal{N}";
          case "max", "min", "det" -> "\\" + base;
          default -> "\\operatorname{" + base + "}";
        };
    if (args.isEmpty()) {
      return Typeset.atom(sign + subscript);
    }
    return new Typeset(sign + subscript + listed(args), Bind.ATOM, build(args));
  }

  Typeset call(FunctionSymbol function, List<Integer> slots, List<Expr> args) {
    Weight weight = function.codomain().isScalar() ? Weight.LIGHT : Weight.BOLD;
    String name = names.name(function.name(), weight, List.of()).latex().strip();
    String by =
        function.domain().size() == 1
            ? ""
            : slots.stream().map(slot -> String.valueOf(slot + 1)).collect(Collectors.joining(","));
    String mark = by.isEmpty() ? "" : "_{" + by + "}";
    String derivative =
        switch (slots.size()) {
          case 0 -> "";
          case 1 -> function.codomain().isScalar() ? "\\nabla" + mark + " " : "\\mathrm{D}" + mark;
          default -> "\\nabla^{" + slots.size() + "}" + mark + " ";
        };
    Bind bind = slots.isEmpty() ? Bind.ATOM : Bind.FUNCTION;
    return new Typeset(derivative + name + listed(args), bind, build(args));
  }

  private String listed(List<Expr> args) {
    List<Typeset> inside = out.printed(args);
    if (inside.size() == 1) {
      return inside.getFirst().parenthesized().latex();
    }
    String joined = inside.stream().map(Typeset::latex).collect(Collectors.joining(", "));
    return new Typeset(joined, Bind.RELATION, build(args)).parenthesized().latex();
  }

  private Build build(List<Expr> args) {
    return out.printed(args).stream().map(Typeset::build).reduce(Build.LOW, Build::and);
  }
}
