package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.expr.Rational;

/** Reads a counterexample off two evaluations, exact where the numbers are rational. */
final class Report {
  private final Question question;
  private final Question.Case where;
  private final Claim.Leaf leaf;
  private final RationalRun rational;
  private final PreciseRun precise;

  Report(
      Question question,
      Question.Case where,
      Claim.Leaf leaf,
      RationalRun rational,
      PreciseRun precise) {
    this.question = question;
    this.where = where;
    this.leaf = leaf;
    this.rational = rational;
    this.precise = precise;
  }

  Counterexample of(Point point) {
    Map<String, Long> sizes = new LinkedHashMap<>(question.sizes());
    sizes.putAll(where.indices());
    Map<String, Tensor> values = new LinkedHashMap<>();
    question.inputs().forEach((key, cells) -> values.put(name(key), tensor(cells)));
    Map<String, String> functions = new LinkedHashMap<>();
    question
        .subject()
        .functions()
        .keySet()
        .forEach(name -> functions.put(name, point.functions().describe(name)));
    int entry = worst();
    return new Counterexample(
        sizes,
        values,
        functions,
        new DrawnLaws(question, point).of(values.keySet()),
        indices(entry),
        quantity(leaf.left().get(entry)),
        quantity(leaf.right().get(entry)));
  }

  static String name(Scope.Key key) {
    return key.name()
        + key.indices().stream().map(index -> "[" + index + "]").collect(Collectors.joining());
  }

  private Tensor tensor(Grid cells) {
    List<Quantity> entries =
        Arrays.stream(cells.cells()).mapToObj(cell -> quantity(question.root(cell))).toList();
    return new Tensor(Arrays.stream(cells.dims()).boxed().toList(), entries);
  }

  private Quantity quantity(int root) {
    return rational
        .value(root)
        .filter(Report::isReadable)
        .<Quantity>map(Quantity.Exact::new)
        .orElseGet(() ->
            new Quantity.Decimal(
                precise.value(root).orElseGet(() -> decimal(rational.value(root)))));
  }

  private static BigDecimal decimal(java.util.Optional<Rational> value) {
    return value.map(r -> BigDecimal.valueOf(r.doubleValue())).orElse(BigDecimal.ZERO);
  }

  private static boolean isReadable(Rational number) {
    return number.numerator().bitLength() + number.denominator().bitLength() <= 60;
  }

  /** The entry at which the sides differ most in the wrong direction. */
  private int worst() {
    int worst = 0;
    double largest = -1;
    for (int i = 0; i < leaf.left().size(); i++) {
      double left = quantity(leaf.left().get(i)).approximately();
      double right = quantity(leaf.right().get(i)).approximately();
      double violation = leaf.kind() == Claim.Kind.EQUAL ? Math.abs(left - right) : left - right;
      if (violation > largest) {
        largest = violation;
        worst = i;
      }
    }
    return worst;
  }

  private List<Integer> indices(int entry) {
    int[] dims = leaf.dims().stream().mapToInt(Integer::intValue).toArray();
    List<Integer> indices = new ArrayList<>();
    for (int index : Grid.fill(dims, i -> i).indices(entry)) {
      indices.add(index + 1);
    }
    return indices;
  }
}
