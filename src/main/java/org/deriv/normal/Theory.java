package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * The equations between matrices that hold in a session: axioms from inverses and assumptions, and
 * lemmas that are sums of multiples of earlier equations. Each becomes a relation of networks.
 */
final class Theory {
  private final Kernel kernel;
  private final Alphabet alphabet;
  private final PathReader paths;
  private final List<Equation> equations = new ArrayList<>();
  private final List<Use> scalars = new ArrayList<>();
  private final Map<Use, Integer> numbers = new HashMap<>();
  private Optional<PathSum> words = Optional.empty();

  Theory(Kernel kernel) {
    this.kernel = kernel;
    this.alphabet = new Alphabet(kernel);
    this.paths = new PathReader(kernel, alphabet);
  }

  Kernel kernel() {
    return kernel;
  }

  Alphabet alphabet() {
    return alphabet;
  }

  List<Equation> equations() {
    return equations;
  }

  PathReader paths() {
    return paths;
  }

  /**
   * Takes the axioms of every inverse, of what is known of the given matrices, and of the scalars
   * and diagonal matrices in a difference of two sides. Its denominators are not zero, for an
   * equation is about where both sides are defined.
   *
   * @param assumed differences that are assumed to be zero
   */
  void takeAxioms(Gap gap, List<Gap> assumed) {
    Axioms axioms = new Axioms(this);
    axioms.learnDenominators(gap.poly());
    axioms.takeFromTemplates();
    words = read(gap);
    assumed.forEach(zero -> read(zero).ifPresent(this::axiom));
    axioms.takeFromGap(gap.poly());
  }

  private Optional<PathSum> read(Gap gap) {
    if (!gap.isMatrix()) {
      return Optional.empty();
    }
    Map<Integer, Integer> renaming = new HashMap<>();
    gap.from().ifPresent(_ -> renaming.put(0, Letter.ROW));
    gap.to().ifPresent(_ -> renaming.put(gap.from().isPresent() ? 1 : 0, Letter.COLUMN));
    return paths.read(kernel.store().rename(gap.poly(), renaming), gap.from(), gap.to());
  }

  /** The difference of the two sides as a sum of words, if it is one. */
  Optional<PathSum> words() {
    return words;
  }

  /** Takes an equation between matrices, and its transpose. */
  void axiom(PathSum zero) {
    add(zero);
    add(transposed(zero));
  }

  private PathSum transposed(PathSum sum) {
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
    sum.terms()
        .forEach((word, factor) ->
            terms.put(word.reversed().stream().map(alphabet::transposed).toList(), factor));
    return new PathSum(sum.to(), sum.from(), terms);
  }

  private void add(PathSum zero) {
    if (!zero.isZero()) {
      Equation equation = Equation.of(kernel, alphabet, zero);
      if (!equations.contains(equation)) {
        learnScalars(equation.zero());
        equations.add(equation);
      }
    }
  }

  /** The sum that a lemma states, which is zero because its equations are. */
  Optional<PathSum> sum(Lemma lemma) {
    if (lemma.summands().isEmpty()) {
      return Optional.empty();
    }
    Optional<PathSum> total = Optional.empty();
    for (Lemma.Summand summand : lemma.summands()) {
      PathSum of = equations.get(summand.equation()).zero();
      Optional<Use> from =
          summand.left().isEmpty() ? of.from() : alphabet.letter(summand.left().getFirst()).from();
      Optional<Use> to =
          summand.right().isEmpty() ? of.to() : alphabet.letter(summand.right().getLast()).to();
      PathSum running = total.orElse(new PathSum(from, to, Map.of()));
      boolean fits =
          alphabet.isPath(running.from(), summand.left(), of.from())
              && alphabet.isPath(of.to(), summand.right(), running.to());
      if (!fits) {
        throw new Undecidable("a lemma whose words do not fit");
      }
      Poly factor = scalar(summand.factor());
      total = Optional.of(running.plus(kernel.ring(), factor, summand.left(), of, summand.right()));
    }
    return total;
  }

  /** Lets networks be simplified by every equation. */
  void apply() {
    for (Equation equation : equations) {
      if (equation.zero().from().isEmpty() && equation.zero().to().isEmpty()) {
        continue;
      }
      equation.relation(kernel, alphabet).ifPresent(kernel.relations()::add);
    }
  }

  /** Takes a lemma as a new equation. */
  void take(Lemma lemma) {
    PathSum zero =
        sum(lemma)
            .filter(sum -> !sum.isZero())
            .orElseThrow(() -> new Undecidable("a lemma that says nothing"));
    Equation equation = Equation.of(kernel, alphabet, zero);
    learnScalars(equation.zero());
    equations.add(equation);
  }

  private Poly scalar(List<Lemma.Scalar> terms) {
    Poly.Sum sum = new Poly.Sum();
    for (Lemma.Scalar term : terms) {
      List<Power> powers = new ArrayList<>();
      for (int i = 0; i < term.uses().size(); i++) {
        powers.add(new Power(scalars.get(term.uses().get(i)), term.exponents().get(i)));
      }
      kernel.ring().add(sum, Monomial.of(powers), term.factor());
    }
    return sum.poly();
  }

  /** A scalar as a certificate writes it. */
  List<Lemma.Scalar> written(Poly scalar) {
    List<Lemma.Scalar> terms = new ArrayList<>();
    for (Monomial monomial : scalar.sorted()) {
      List<Integer> uses = new ArrayList<>();
      List<Rational> exponents = new ArrayList<>();
      for (Power power : monomial.powers()) {
        uses.add(number(power.use()));
        exponents.add(power.exponent());
      }
      terms.add(new Lemma.Scalar(scalar.coefficient(monomial), uses, exponents));
    }
    return terms;
  }

  private int number(Use use) {
    Integer number = numbers.get(use);
    if (number == null) {
      throw new Undecidable("a coefficient with new scalars");
    }
    return number;
  }

  private void learnScalars(PathSum sum) {
    for (Poly factor : sum.terms().values()) {
      for (Monomial monomial : factor.sorted()) {
        for (Power power : monomial.powers()) {
          if (!numbers.containsKey(power.use())) {
            numbers.put(power.use(), scalars.size());
            scalars.add(power.use());
          }
        }
      }
    }
  }
}
