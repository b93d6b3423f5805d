package org.deriv.render.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.render.notation.Typeset.Build;

/** Prints products, quotients and powers: fractions where a person would write them. */
final class ProductPrinter {
  // A longer numerator stands beside the fraction instead of on it.
  private static final int LONGEST_NUMERATOR = 90;

  private final ExprPrinter out;

  ProductPrinter(ExprPrinter out) {
    this.out = out;
  }

  /** A product from left to right; scalars with a negative exponent go below a fraction bar. */
  Typeset product(List<Expr> written) {
    List<Expr> plain = powers(written);
    List<Expr> factors = out.inScript() ? plain : Coefficients.first(plain);
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr factor : factors) {
      boolean leading = rest.isEmpty() && factor.shape().isScalar();
      if (leading && isReciprocal(factor)) {
        below.add(reciprocal(factor));
      } else if (leading && !isLarge(factor)) {
        above.add(factor);
      } else {
        rest.add(factor);
      }
    }
    if (below.isEmpty()) {
      return factors.size() == 1 ? out.print(factors.getFirst()) : row(factors);
    }
    List<Expr> all = new ArrayList<>();
    Typeset fraction = out.fraction(row(above), row(below));
    all.addAll(rest);
    if (all.isEmpty()) {
      return fraction;
    }
    Typeset tail = row(all);
    String share = out.inScript() ? fraction.parenthesized().latex() : fraction.at(Bind.PRODUCT);
    return new Typeset(
        share + tail.at(Bind.FOLD),
        tail.bind() == Bind.FOLD ? Bind.FOLD : Bind.PRODUCT,
        fraction.build().and(tail.build()));
  }

  // A named matrix several times in a row is a power.
  private static List<Expr> powers(List<Expr> factors) {
    List<Expr> runs = new ArrayList<>();
    for (int i = 0; i < factors.size(); ) {
      Expr factor = factors.get(i);
      boolean matrix = factor.args().isEmpty() && factor.shape().isMatrix();
      int end = i + 1;
      while (matrix && end < factors.size() && factors.get(end).equals(factor)) {
        end++;
      }
      runs.add(end == i + 1 ? factor : Make.power(factor, end - i));
      i = end;
    }
    return runs;
  }

  private static boolean isLarge(Expr factor) {
    return switch (factor.op()) {
      case Op.Fold _, Op.TupleFold _, Op.Integral _, Op.Limit _, Op.Moment _ -> true;
      case Operator operator -> operator == Operator.CASES || operator == Operator.DIVIDE;
      default -> false;
    };
  }

  private static boolean isReciprocal(Expr factor) {
    return factor.is(Operator.POWER)
        && factor.arg(1).op() instanceof Op.Number(Rational value)
        && value.signum() < 0
        && value.isInt();
  }

  private static Expr reciprocal(Expr factor) {
    Rational exponent = ((Op.Number) factor.arg(1).op()).value().negate();
    return exponent.isOne()
        ? factor.arg(0)
        : Expr.of(Operator.POWER, factor.arg(0), Make.number(exponent));
  }

  // Factors side by side, with room or a dot where they would run together.
  private Typeset row(List<Expr> written) {
    List<Expr> factors = coefficientFirst(written);
    if (factors.isEmpty()) {
      return Typeset.atom("1");
    }
    if (factors.size() == 1) {
      return out.print(factors.getFirst());
    }
    if (factors.getFirst().is(Operator.NEGATE)) {
      return negative(row(withoutSign(factors)));
    }
    StringBuilder latex = new StringBuilder();
    Build build = Build.LOW;
    Bind bind = Bind.PRODUCT;
    Optional<Typeset> before = Optional.empty();
    boolean scalars = true;
    for (int i = 0; i < factors.size(); i++) {
      Typeset factor = out.print(factors.get(i));
      boolean last = i == factors.size() - 1;
      boolean continues = last && scalars && continues(factors.get(i), factor);
      Typeset shown = factor(factor, factors.get(i), i, last, continues);
      scalars &= factors.get(i).shape().isScalar();
      latex.append(before.map(left -> joint(left, shown)).orElse(""));
      boolean minus = i == 0 && shown.latex().equals("-1");
      latex.append(minus ? "-" : shown.latex());
      before = minus ? Optional.empty() : Optional.of(shown);
      build = build.and(factor.build());
      bind = last && factor.bind() == Bind.FOLD ? Bind.FOLD : bind;
    }
    boolean signed = latex.charAt(0) == '-';
    return new Typeset(latex.toString(), signed ? Bind.SUM : bind, build);
  }

  // A number among leading scalars is their coefficient and stands before them.
  private static List<Expr> coefficientFirst(List<Expr> factors) {
    for (int i = 1; i < factors.size() && factors.get(i - 1).shape().isScalar(); i++) {
      boolean number =
          factors.get(i).op() instanceof Op.Number(Rational value) && value.signum() >= 0;
      if (number && !(factors.getFirst().op() instanceof Op.Number)) {
        List<Expr> sorted = new ArrayList<>(factors);
        sorted.addFirst(sorted.remove(i));
        return sorted;
      }
    }
    return factors;
  }

  private static Typeset factor(
      Typeset factor, Expr expr, int position, boolean last, boolean continues) {
    boolean fraction = expr.is(Operator.DIVIDE) && factor.latex().startsWith("-\\frac");
    boolean free = position == 0 && (OperatorPrinter.isNegative(expr) || fraction);
    if (free || (last && factor.bind() == Bind.FOLD)) {
      return factor;
    }
    // An operator name without parentheses would take the factors after it.
    boolean takes = factor.bind() == Bind.FUNCTION && !factor.latex().startsWith("\\frac{");
    boolean loose = factor.bind().compareTo(Bind.PRODUCT) < 0;
    // A slash would take the factors after it too.
    boolean slash = !last && factor.latex().contains("/") && factor.bind() == Bind.PRODUCT;
    boolean fenced = loose || (nested(expr) && !continues) || (takes && !last) || slash;
    return fenced ? factor.parenthesized() : factor;
  }

  /** The minus of the first factor is that of the product: -X'y, not (-X')y. */
  private static List<Expr> withoutSign(List<Expr> factors) {
    Expr first = factors.getFirst().arg(0);
    List<Expr> rest = new ArrayList<>(first.is(Operator.PRODUCT) ? first.args() : List.of(first));
    rest.addAll(factors.subList(1, factors.size()));
    return rest;
  }

  private static Typeset negative(Typeset of) {
    return new Typeset("-" + of.at(Bind.FOLD), Bind.SUM, of.build());
  }

  // Whether a product of another kind would be read wrongly beside a factor.
  private static boolean nested(Expr expr) {
    return expr.op() instanceof Operator operator
        && switch (operator) {
          case HADAMARD, HADAMARD_DIVIDE, KRONECKER, PRODUCT -> true;
          default -> false;
        };
  }

  /** Whether a product in the last place reads on from the numbers before it: ε g'g, not ε(g'g). */
  private static boolean continues(Expr expr, Typeset printed) {
    return expr.is(Operator.PRODUCT)
        && printed.bind() == Bind.PRODUCT
        && !printed.latex().matches("(?s)(-|\\d|\\\\frac).*");
  }

  private static String joint(Typeset before, Typeset after) {
    boolean digits = before.latex().matches("(?s).*\\d") && after.latex().matches("(?s)\\d.*");
    // A letter and a power of it side by side would be read as one name.
    boolean same =
        after.latex().startsWith(before.latex().strip() + "^{")
            && !after.latex().endsWith("\\top}");
    if (digits || same || after.latex().startsWith("-")) {
      return "\\cdot ";
    }
    return before.isWord() || after.isWord() ? "\\," : "";
  }

  Typeset quotient(Expr top, Expr bottom) {
    Optional<List<Expr>> split =
        out.inScript() ? Optional.empty() : Coefficients.before(top, bottom);
    if (split.isPresent()) {
      return product(split.get());
    }
    Typeset above = out.print(top);
    Typeset below = out.print(bottom);
    boolean large = above.latex().length() > LONGEST_NUMERATOR || above.bind() == Bind.FOLD;
    if (large && !out.inScript() && top.is(Operator.PRODUCT)) {
      int leading = 0;
      while (leading < top.args().size()
          && top.arg(leading).shape().isScalar()
          && !isLarge(top.arg(leading))) {
        leading++;
      }
      if (leading > 0 && leading < top.args().size()) {
        Expr share = Make.divide(Make.product(top.args().subList(0, leading)), bottom);
        List<Expr> all = new ArrayList<>(List.of(share));
        all.addAll(top.args().subList(leading, top.args().size()));
        return row(all);
      }
    }
    if (large && !out.inScript()) {
      Typeset share = out.fraction(Typeset.atom("1"), below);
      return new Typeset(
          share.latex() + above.at(Bind.FOLD),
          above.bind() == Bind.FOLD ? Bind.FOLD : Bind.PRODUCT,
          Build.TALL);
    }
    if (top.is(Operator.NEGATE)) {
      return negative(quotient(top.arg(0), bottom));
    }
    if (above.latex().startsWith("-") && above.bind() == Bind.SUM && !top.is(Operator.ADD)) {
      Typeset positive = new Typeset(above.latex().substring(1), Bind.PRODUCT, above.build());
      Typeset share = out.fraction(positive, below);
      return new Typeset("-" + share.latex(), Bind.SUM, share.build());
    }
    return out.fraction(above, below);
  }

  /** A power; of a scalar to a negative integer a fraction. */
  Typeset power(Expr base, Expr exponent) {
    if (base.shape().isScalar()
        && exponent.op() instanceof Op.Number(Rational value)
        && value.signum() < 0
        && value.isInteger()) {
      Typeset below =
          value.negate().isOne()
              ? out.print(base)
              : out.print(base).raised(value.negate().toString());
      return out.fraction(Typeset.atom("1"), below);
    }
    return out.print(base).raised(out.script(exponent));
  }

  /** A product of another kind, each factor that is a product of tensors in parentheses. */
  Typeset joined(List<Expr> factors, String sign) {
    if (factors.getFirst().is(Operator.NEGATE)) {
      List<Expr> positive = new ArrayList<>(factors);
      positive.set(0, factors.getFirst().arg(0));
      return negative(joined(positive, sign));
    }
    StringBuilder latex = new StringBuilder();
    Build build = Build.LOW;
    for (int i = 0; i < factors.size(); i++) {
      Typeset factor = out.print(factors.get(i));
      boolean scaled = i == 0 && isScaled(factors.get(i)) && factor.bind() == Bind.PRODUCT;
      latex.append(i == 0 ? "" : sign).append(scaled ? factor.latex() : factor.at(Bind.FUNCTION));
      build = build.and(factor.build());
    }
    return new Typeset(latex.toString(), Bind.PRODUCT, build);
  }

  // Numbers times one tensor: no parentheses are needed before another product.
  private static boolean isScaled(Expr expr) {
    return expr.is(Operator.PRODUCT)
        && expr.args().stream().filter(factor -> !factor.shape().isScalar()).count() == 1
        && !expr.args().getLast().shape().isScalar();
  }
}
