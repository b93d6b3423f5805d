package org.deriv.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * A noncommutative polynomial that is zero. Where the coefficient of its greatest word cannot be 0,
 * it is divided by it, and the equation is a rule that replaces this word.
 *
 * @param lead the word replaced, empty where the equation is no rule
 */
record Equation(PathSum zero, List<Integer> lead) {
  /** The equation, a rule if it can be one. */
  static Equation of(Kernel kernel, Alphabet alphabet, PathSum zero) {
    List<Integer> lead = zero.lead(alphabet::compare);
    Poly factor = zero.coefficient(lead);
    if (lead.isEmpty() || !kernel.signs().of(factor).isNonzero()) {
      return new Equation(zero, List.of());
    }
    Poly inverse = kernel.powers().reciprocal(factor);
    return new Equation(zero.times(kernel.ring(), inverse), lead);
  }

  boolean isRule() {
    return !lead.isEmpty();
  }

  /** What the leading word is replaced by. */
  PathSum rest(Ring ring) {
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>(zero.terms());
    terms.remove(lead);
    PathSum rest = new PathSum(zero.from(), zero.to(), terms);
    return rest.times(ring, Poly.number(Rational.of(-1)));
  }

  /**
   * The rule as a relation of networks, unless it replaces a diagonal matrix. A network can be read
   * in both directions, so the rule must lead downwards in both, or it could go in circles.
   */
  Optional<Relation> relation(Kernel kernel, Alphabet alphabet) {
    int start = kernel.store().fresh();
    int end = kernel.store().fresh();
    boolean still =
        lead.stream().allMatch(number -> alphabet.letter(number).kind() == Letter.Kind.DIAGONAL);
    boolean falls =
        zero.terms().keySet().stream()
            .allMatch(word -> word.equals(lead) || alphabet.compareContents(word, lead) < 0);
    if (!isRule() || still || !falls) {
      return Optional.empty();
    }
    Flat pattern = alphabet.network(lead, start, end);
    Poly.Sum result = new Poly.Sum();
    rest(kernel.ring())
        .terms()
        .forEach((word, factor) -> {
          Poly network = network(kernel, alphabet, word, start, end);
          result.add(kernel.ring().times(factor, network), Rational.ONE);
        });
    return Optional.of(new Relation(pattern.body().powers(), pattern.bounds(), result.poly()));
  }

  private Poly network(Kernel kernel, Alphabet alphabet, List<Integer> word, int start, int end) {
    Poly delta =
        zero.from()
            .flatMap(kernel.dimensions()::dimension)
            .map(size -> Poly.of(kernel.store().delta(size, start, end)))
            .orElse(Poly.ONE);
    return alphabet.matrix(word, delta, start, end);
  }

  /** Every place where a word contains the leading word. */
  List<Integer> placesIn(List<Integer> word) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; isRule() && i + lead.size() <= word.size(); i++) {
      if (word.subList(i, i + lead.size()).equals(lead)) {
        places.add(i);
      }
    }
    return places;
  }
}
