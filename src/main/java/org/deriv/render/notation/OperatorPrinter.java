package org.deriv.render.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.render.notation.Typeset.Build;

/** Prints the operators that carry no data. */
final class OperatorPrinter {
  private final ExprPrinter out;
  private final ProductPrinter products;

  OperatorPrinter(ExprPrinter out) {
    this.out = out;
    this.products = new ProductPrinter(out);
  }

  Typeset print(Operator operator, List<Expr> args) {
    return switch (operator) {
      case ADD -> sum(args);
      case NEGATE -> negative(args.getFirst());
      case PRODUCT -> isNegated(args) ? negative(unsigned(args)) : products.product(args);
      case DIVIDE -> products.quotient(args.get(0), args.get(1));
      case HADAMARD -> products.joined(args, "\\odot ");
      case HADAMARD_DIVIDE -> products.joined(args, "\\oslash ");
      case KRONECKER -> products.joined(args, "\\otimes ");
      case POWER -> products.power(args.get(0), args.get(1));
      case HADAMARD_POWER -> out.print(args.get(0)).raised("\\odot " + out.script(args.get(1)));
      case TRANSPOSE -> transpose(args.getFirst());
      case INVERSE -> inverse(args.getFirst());
      case PSEUDO_INVERSE -> out.print(args.getFirst()).raised("+");
      case TRACE -> named("\\operatorname{tr}", args);
      case DETERMINANT -> named("\\det", args);
      case LOG_DETERMINANT -> named("\\log\\det", args);
      case DIAGONAL_MATRIX, DIAGONAL_PART -> named("\\operatorname{diag}", args);
      case VEC -> named("\\operatorname{vec}", args);
      case RANK -> named("\\operatorname{rank}", args);
      case EIGENVALUE_MAX -> named("\\lambda_{\\max}", args);
      case EIGENVALUE_MIN -> named("\\lambda_{\\min}", args);
      case ENTRY -> out.entry(args.getFirst(), args.subList(1, args.size()));
      case MAXIMUM -> named("\\max", args);
      case MINIMUM -> named("\\min", args);
      case CASES -> cases(args);
      case GRADIENT -> gradient(args);
      case HESSIAN -> nabla("\\nabla^{2}_{", args);
      case JACOBIAN, DERIVATIVE -> partial(args.get(0), args.get(1));
      case DIFFERENTIAL -> differential(args);
      case VJP -> linearised("\\operatorname{vjp}", args);
      case JVP -> linearised("\\operatorname{jvp}", args);
      case AT -> at(args);
      case AND -> words("\\text{ and }", args);
      case OR -> words("\\text{ or }", args);
      case NOT ->
          Typeset.low("\\neg" + out.print(args.getFirst()).parenthesized().latex(), Bind.FUNCTION);
      case KL -> divergence(args);
      case ENTROPY -> named("\\operatorname{H}", args);
      case LOG_DENSITY -> density(args);
    };
  }

  private Typeset sum(List<Expr> terms) {
    StringBuilder latex = new StringBuilder();
    Build build = Build.LOW;
    for (int i = 0; i < terms.size(); i++) {
      Typeset term = out.print(terms.get(i));
      String text =
          term.bind() == Bind.SUM && isSum(terms.get(i))
              ? term.parenthesized().latex()
              : term.at(Bind.SUM);
      boolean minus = text.startsWith("-");
      latex.append(i == 0 || minus ? "" : "+").append(text);
      build = build.and(term.build());
    }
    return new Typeset(latex.toString(), Bind.SUM, build);
  }

  private static boolean isSum(Expr term) {
    return term.is(Operator.ADD);
  }

  /** {@code (-A)x}, which is written as {@code -Ax}. */
  private static boolean isNegated(List<Expr> factors) {
    return factors.size() > 1
        && factors.getFirst().is(Operator.NEGATE)
        && switch (factors.getFirst().arg(0).op()) {
          case Op.Symbol _, Op.Term _ -> true;
          case Operator operator -> operator == Operator.TRANSPOSE || operator == Operator.ENTRY;
          default -> false;
        };
  }

  private static Expr unsigned(List<Expr> factors) {
    List<Expr> plain = new ArrayList<>(factors);
    plain.set(0, factors.getFirst().arg(0));
    return Expr.of(Operator.PRODUCT, plain);
  }

  private Typeset negative(Expr of) {
    Typeset inside = out.print(of);
    return new Typeset("-" + inside.at(Bind.FOLD), Bind.SUM, inside.build());
  }

  private Typeset transpose(Expr of) {
    if (of.is(Operator.INVERSE)) {
      return out.print(of.arg(0)).raised("-\\top");
    }
    return out.print(of).raised("\\top");
  }

  private Typeset inverse(Expr of) {
    if (of.is(Operator.TRANSPOSE)) {
      return out.print(of.arg(0)).raised("-\\top");
    }
    return out.print(of).raised("-1");
  }

  private Typeset named(String word, List<Expr> args) {
    List<Typeset> inside = out.printed(args);
    Build build = inside.stream().map(Typeset::build).reduce(Build.LOW, Build::and);
    Typeset list =
        inside.size() == 1
            ? inside.getFirst()
            : new Typeset(
                inside.stream().map(Typeset::latex).collect(Collectors.joining(", ")),
                Bind.RELATION,
                build);
    return new Typeset(word + list.parenthesized().latex(), Bind.ATOM, build);
  }

  private Typeset cases(List<Expr> args) {
    StringBuilder latex = new StringBuilder("\\begin{cases}");
    for (int i = 0; i + 1 < args.size(); i += 2) {
      latex.append(out.print(args.get(i + 1)).latex()).append(" & \\text{if }");
      latex.append(out.print(args.get(i)).latex()).append("\\\\ ");
    }
    latex.append(out.print(args.getLast()).latex()).append(" & \\text{otherwise}\\end{cases}");
    return new Typeset(latex.toString(), Bind.FUNCTION, Build.TALL);
  }

  // By a number a gradient is a derivative; of a function of the variable alone nobody names it.
  private Typeset gradient(List<Expr> args) {
    Expr by = args.getFirst();
    if (by.shape().isScalar()) {
      return partial(by, args.get(1));
    }
    boolean plain =
        args.get(1).op() instanceof Op.Call(FunctionSymbol function, List<Integer> slots)
            && slots.isEmpty()
            && function.domain().size() == 1
            && args.get(1).arg(0).equals(by);
    if (!plain) {
      return nabla("\\nabla_{", args);
    }
    Typeset body = out.print(args.get(1));
    return new Typeset("\\nabla " + body.latex(), Bind.FUNCTION, body.build());
  }

  private Typeset nabla(String sign, List<Expr> args) {
    Typeset body = out.print(args.get(1));
    return new Typeset(
        sign
            + out.script(args.get(0))
            + "}"
            + (body.bind() == Bind.ATOM ? " " : "\\,")
            + body.at(Bind.FUNCTION),
        Bind.FUNCTION,
        body.build());
  }

  private Typeset partial(Expr variable, Expr body) {
    int order = 1;
    Expr of = body;
    while (variable.shape().isScalar()
        && (of.is(Operator.DERIVATIVE) || of.is(Operator.GRADIENT))
        && of.arg(0).equals(variable)) {
      of = of.arg(1);
      order++;
    }
    return order > 1 ? repeated(variable, of, order) : once(variable, body);
  }

  private Typeset repeated(Expr variable, Expr of, int order) {
    Typeset inside = out.print(of);
    String sign = "\\partial^{" + order + "}";
    String by = "\\partial " + out.at(variable, Bind.ATOM) + "^{" + order + "}";
    boolean letter = inside.bind() == Bind.ATOM && inside.build() == Build.LOW;
    String latex =
        letter
            ? "\\frac{" + sign + inside.latex() + "}{" + by + "}"
            : "\\frac{" + sign + "}{" + by + "}" + inside.parenthesized().latex();
    return new Typeset(latex, Bind.FUNCTION, Build.TALL);
  }

  private Typeset once(Expr variable, Expr body) {
    Typeset inside = out.print(body);
    Typeset by = out.print(variable);
    String bottom = "\\partial " + by.at(Bind.RAISED);
    if (out.inScript() && inside.bind().compareTo(Bind.RAISED) >= 0) {
      return Typeset.low("\\partial " + inside.latex() + "/" + bottom, Bind.PRODUCT);
    }
    boolean letter =
        inside.bind().compareTo(Bind.RAISED) >= 0
            && inside.build() == Build.LOW
            && inside.latex().length() < 60;
    String latex =
        letter
            ? "\\frac{\\partial " + inside.latex() + "}{" + bottom + "}"
            : "\\frac{\\partial}{\\partial "
                + by.at(Bind.RAISED)
                + "}"
                + inside.parenthesized().latex();
    return new Typeset(latex, Bind.FUNCTION, Build.TALL);
  }

  private Typeset differential(List<Expr> args) {
    Typeset body = out.print(args.getLast());
    String by = args.size() == 2 ? "_{" + out.script(args.getFirst()) + "}" : "";
    String inside =
        body.bind().compareTo(Bind.RAISED) >= 0 ? body.latex() : body.parenthesized().latex();
    // The differential of the variable itself is written without saying so twice: dx.
    String of = args.getFirst().equals(args.getLast()) ? "" : by;
    return new Typeset("\\mathrm{d}" + of + inside, Bind.FUNCTION, body.build());
  }

  private Typeset linearised(String word, List<Expr> args) {
    return named(word + "_{" + out.script(args.getFirst()) + "}", args.subList(1, args.size()));
  }

  private Typeset at(List<Expr> args) {
    Typeset body = out.print(args.getFirst());
    StringBuilder values = new StringBuilder();
    for (int i = 1; i + 1 < args.size(); i += 2) {
      values.append(i == 1 ? "" : ",\\,");
      values.append(out.script(args.get(i))).append('=').append(out.script(args.get(i + 1)));
    }
    // A bar alone would be read as belonging to the last term, or beside the bar of a size.
    boolean loose = body.bind().compareTo(Bind.FUNCTION) < 0 || body.latex().endsWith("|");
    Typeset shown = loose ? body.fenced("[", "]") : body;
    String bar = loose ? shown.latex() : "\\left." + shown.latex() + "\\right|";
    return new Typeset(bar + "_{" + values + "}", Bind.RAISED, body.build());
  }

  private Typeset words(String joint, List<Expr> args) {
    List<Typeset> inside = out.printed(args);
    Build build = inside.stream().map(Typeset::build).reduce(Build.LOW, Build::and);
    String latex =
        inside.stream().map(part -> part.at(Bind.RELATION)).collect(Collectors.joining(joint));
    return new Typeset(latex, Bind.RELATION, build);
  }

  private Typeset divergence(List<Expr> args) {
    Typeset left = out.print(args.get(0));
    Typeset right = out.print(args.get(1));
    Typeset both =
        new Typeset(
            left.latex() + "\\,\\|\\," + right.latex(),
            Bind.RELATION,
            left.build().and(right.build()));
    return new Typeset("\\mathrm{KL}" + both.parenthesized().latex(), Bind.ATOM, both.build());
  }

  // log N(x; mu, Sigma): the point, then the parameters.
  private Typeset density(List<Expr> args) {
    Typeset point = out.print(args.get(1));
    Expr distribution = args.getFirst();
    if (distribution.op() instanceof Op.Distribution && !distribution.args().isEmpty()) {
      String name =
          out.print(distribution).latex().replaceFirst("\\\\left\\(|\\(.*|\\\\bigl\\(", "(");
      String word = name.substring(0, name.indexOf('('));
      String parameters = out.separated(distribution.args());
      Typeset list = new Typeset(point.latex() + ";\\," + parameters, Bind.RELATION, point.build());
      return new Typeset(
          "\\log" + word + list.parenthesized().latex(), Bind.FUNCTION, point.build());
    }
    return new Typeset(
        "\\log p" + "_{" + out.script(distribution) + "}" + point.parenthesized().latex(),
        Bind.FUNCTION,
        point.build());
  }

  /** Whether an expression is a negative number. */
  static boolean isNegative(Expr expr) {
    return expr.op() instanceof Op.Number(Rational value) && value.signum() < 0;
  }
}
