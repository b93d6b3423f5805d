package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Rational;

/**
 * What the unknown functions are at a point: each component a sum of functions of one variable of a
 * linear form of the arguments, so that all partial derivatives are known and fit together.
 *
 * @param components for each function the terms of each entry of its value
 */
record Functions(Map<String, List<List<Ridge>>> components) {
  static final Functions NONE = new Functions(Map.of());

  Functions {
    components = Map.copyOf(components);
  }

  /** Every function multiplied by a number. */
  Functions scaled(double factor) {
    if (factor == 1) {
      return this;
    }
    Map<String, List<List<Ridge>>> scaled = new HashMap<>();
    components.forEach((name, function) ->
        scaled.put(
            name,
            function.stream()
                .map(terms -> terms.stream().map(ridge -> ridge.scaled(factor)).toList())
                .toList()));
    return new Functions(scaled);
  }

  /** Every function of arguments that are larger by a number. */
  Functions shifted(double by) {
    if (by == 0) {
      return this;
    }
    Map<String, List<List<Ridge>>> shifted = new HashMap<>();
    components.forEach((name, function) ->
        shifted.put(
            name,
            function.stream()
                .map(terms -> terms.stream().map(ridge -> ridge.shifted(by)).toList())
                .toList()));
    return new Functions(shifted);
  }

  /** Whether every function is a polynomial. */
  boolean arePolynomials() {
    return components.values().stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .allMatch(ridge -> ridge.profile().isPolynomial());
  }

  /** The terms of what is called. */
  List<Ridge> terms(Group.Call call) {
    List<List<Ridge>> function = components.get(call.function());
    if (function == null) {
      throw Refusal.unknown("no instance of the function `" + call.function() + "`");
    }
    return function.get(call.component());
  }

  BigDecimal evaluate(Group.Call call, BigDecimal[] at, Precise to) {
    int order = call.slots().size();
    BigDecimal sum = BigDecimal.ZERO;
    for (Ridge ridge : terms(call)) {
      BigDecimal z = new BigDecimal(ridge.shift());
      for (int i = 0; i < at.length; i++) {
        z = z.add(new BigDecimal(ridge.weight(i)).multiply(at[i])).round(to.context());
      }
      BigDecimal factor = new BigDecimal(ridge.factor(call.slots()));
      sum = sum.add(factor.multiply(ridge.profile().derivative(order, z, to)), to.context());
    }
    return sum;
  }

  Rational evaluate(Group.Call call, Rational[] at) {
    Rational sum = Rational.ZERO;
    for (Ridge ridge : terms(call)) {
      Rational z = exact(ridge.shift());
      for (int i = 0; i < at.length; i++) {
        z = z.plus(exact(ridge.weight(i)).times(at[i]));
      }
      Rational value = ridge.profile().derivative(call.slots().size(), z);
      sum = sum.plus(exact(ridge.factor(call.slots())).times(value));
    }
    return sum;
  }

  /** The function as a formula. */
  String describe(String name) {
    List<List<Ridge>> function = components.getOrDefault(name, List.of());
    List<String> formulas = function.stream().map(Functions::describe).toList();
    return formulas.size() == 1 ? formulas.getFirst() : formulas.toString();
  }

  private static String describe(List<Ridge> terms) {
    StringBuilder text = new StringBuilder();
    for (Ridge ridge : terms) {
      StringBuilder form = new StringBuilder();
      for (int i = 0; i < ridge.arguments(); i++) {
        String variable = ridge.arguments() == 1 ? "x" : "x[" + (i + 1) + "]";
        append(form, ridge.weight(i), variable);
      }
      append(form, ridge.shift(), "");
      String inner = form.isEmpty() ? "0" : form.toString();
      append(text, ridge.scale(), ridge.profile().of(inner).replace("(x)^", "x^"));
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  private static void append(StringBuilder text, double factor, String what) {
    if (factor == 0) {
      return;
    }
    if (factor > 0 && what.startsWith("-") && !what.contains(" ")) {
      append(text, -factor, what.substring(1));
      return;
    }
    String sign = factor < 0 ? (text.isEmpty() ? "-" : " - ") : text.isEmpty() ? "" : " + ";
    BigDecimal size = new BigDecimal(Math.abs(factor)).stripTrailingZeros();
    boolean unit = size.compareTo(BigDecimal.ONE) == 0 && !what.isEmpty();
    boolean sum = what.contains(" ") && !what.contains("(");
    text.append(sign).append(unit ? "" : size.toPlainString() + (what.isEmpty() ? "" : "*"));
    text.append(sum && (!unit || factor < 0) ? "(" + what + ")" : what);
  }

  static Rational exact(double value) {
    return Rational.parse(new BigDecimal(value).toPlainString());
  }
}
