package org.deriv.lang.elaborate;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Family;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** The words of the language that name functions. */
final class Builtins {
  private static final Map<String, Op.Moment.Kind> MOMENTS =
      Map.of(
          "E", Op.Moment.Kind.EXPECTATION,
          "Expect", Op.Moment.Kind.EXPECTATION,
          "Var", Op.Moment.Kind.VARIANCE,
          "Cov", Op.Moment.Kind.COVARIANCE,
          "P", Op.Moment.Kind.PROBABILITY,
          "Prob", Op.Moment.Kind.PROBABILITY);

  private static final Map<String, Operator> OF_ONE =
      Map.ofEntries(
          Map.entry("tr", Operator.TRACE),
          Map.entry("det", Operator.DETERMINANT),
          Map.entry("logdet", Operator.LOG_DETERMINANT),
          Map.entry("inv", Operator.INVERSE),
          Map.entry("pinv", Operator.PSEUDO_INVERSE),
          Map.entry("diag", Operator.DIAGONAL_PART),
          Map.entry("vec", Operator.VEC),
          Map.entry("rank", Operator.RANK),
          Map.entry("eigmax", Operator.EIGENVALUE_MAX),
          Map.entry("eigmin", Operator.EIGENVALUE_MIN));

  private static final Map<String, Op.Reduce.Kind> REDUCTIONS =
      Map.of(
          "sum", Op.Reduce.Kind.SUM,
          "mean", Op.Reduce.Kind.MEAN,
          "var", Op.Reduce.Kind.VARIANCE,
          "max", Op.Reduce.Kind.MAX,
          "min", Op.Reduce.Kind.MIN);

  private static final List<String> OTHERS =
      List.of("dot", "softmax", "logsumexp", "KL", "entropy", "logpdf", "differential", "d");

  private static final List<String> BRACKETED =
      List.of("I", "identity", "ones", "zeros", "basis", "vjp", "jvp", "differential", "d");

  private Builtins() {}

  /** The moment that a word before brackets means. */
  static Optional<Op.Moment.Kind> moment(String word) {
    return Optional.ofNullable(MOMENTS.get(word));
  }

  /** The operator of one argument that a word means. */
  static Optional<Operator> ofOne(String word) {
    return Optional.ofNullable(OF_ONE.get(word));
  }

  /** The reduction that a word means. */
  static Optional<Op.Reduce.Kind> reduction(String word) {
    return Optional.ofNullable(REDUCTIONS.get(word));
  }

  /** The function of a real variable that a word means. */
  static Optional<Function> elementwise(String word) {
    return Arrays.stream(Function.Elementary.values())
        .filter(function -> function.word().equals(word))
        .map(function -> (Function) function)
        .findFirst();
  }

  /** The family of distributions that a word means. */
  static Optional<Family> family(String word) {
    return Arrays.stream(Family.values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /** Whether a word wants parentheses after it. */
  static boolean isFunction(String word) {
    return OF_ONE.containsKey(word)
        || REDUCTIONS.containsKey(word)
        || OTHERS.contains(word)
        || elementwise(word).isPresent()
        || family(word).isPresent();
  }

  /** Whether a word wants brackets after it, in which no index stands. */
  static boolean isBracketed(String word) {
    return MOMENTS.containsKey(word) || BRACKETED.contains(word);
  }

  /** All of them. */
  static Set<String> words() {
    Set<String> words = new LinkedHashSet<>(OTHERS);
    words.addAll(BRACKETED);
    OF_ONE.keySet().stream().sorted().forEach(words::add);
    REDUCTIONS.keySet().stream().sorted().forEach(words::add);
    MOMENTS.keySet().stream().sorted().forEach(words::add);
    for (Function.Elementary function : Function.Elementary.values()) {
      words.add(function.word());
    }
    for (Family family : Family.values()) {
      words.add(family.word());
    }
    words.add("pi");
    return words;
  }
}
