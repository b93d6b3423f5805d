package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

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

  /**
   * Takes the axioms of every inverse, of what is known of the given matrices, and of the scalars
   * and diagonal matrices in a difference of two sides. Its denominators are not zero, for an
   * equation is about where both sides are defined.
   */
  void takeAxioms(Gap gap) {
    learnDenominators(gap.poly());
    for (Template template : List.copyOf(kernel.store().templates())) {
      if (template.content() instanceof Content.Opaque(String name, int _, List<Table> tables)) {
        switch (name) {
          case "inverse" -> inverse(template, tables.getFirst());
          case "pinv" -> pseudoInverse(template, tables.getFirst());
          default -> {}
        }
      }
    }
    kernel.matrices().orthogonal().forEach(this::orthogonal);
    words = read(gap);
    gap.poly().sorted().stream()
        .flatMap(monomial -> monomial.powers().stream())
        .map(Power::use)
        .forEach(this::scalarPaths);
    for (int number = 0; number < alphabet.size(); number++) {
      reciprocal(alphabet.letter(number));
    }
  }

  private void learnDenominators(Poly gap) {
    for (Monomial monomial : gap.sorted()) {
      for (Power power : monomial.powers()) {
        if (power.use().arity() == 0
            && power.exponent().signum() < 0
            && power.use().template().content() instanceof Content.Group(Poly sum)) {
          kernel.signs().learn(sum, Sign.NONZERO);
        }
      }
    }
  }

  /** A number u'Av is a word from a row vector to a column vector; so are the terms of a sum. */
  private void scalarPaths(Use use) {
    if (use.arity() > 0) {
      return;
    }
    switch (use.template().content()) {
      case Content.Group(Poly sum) ->
          sum.sorted().stream()
              .flatMap(monomial -> monomial.powers().stream())
              .map(Power::use)
              .forEach(this::scalarPaths);
      case Content.Connected _ ->
          paths
              .number(use)
              .ifPresent(word -> {
                Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
                terms.put(word, Poly.ONE);
                terms.put(List.of(), Poly.of(use).times(Rational.of(-1)));
                axiom(new PathSum(Optional.empty(), Optional.empty(), terms));
              });
      case Content.Leaf _, Content.Delta _, Content.Index _, Content.Opaque _ -> {}
    }
  }

  /** D·D⁻¹ = I for a diagonal matrix that is the reciprocal of a sum. */
  private void reciprocal(Letter letter) {
    if (letter.kind() != Letter.Kind.DIAGONAL || letter.content().powers().size() != 1) {
      return;
    }
    Power power = letter.content().powers().getFirst();
    boolean reciprocal =
        power.use().template().content() instanceof Content.Group
            && power.exponent().equals(Rational.of(-1));
    if (reciprocal) {
      List<Integer> word = List.of(alphabet.number(letter));
      paths
          .diagonal(kernel.ring().value(power.use()), letter.from())
          .ifPresent(sum -> {
            axiom(times(sum, List.of(), word, letter.from()).minusOne(kernel.ring()));
            axiom(times(sum, word, List.of(), letter.from()).minusOne(kernel.ring()));
          });
    }
  }

  private Optional<Use> range(Table table, int axis) {
    return Optional.of(table.ranges().get(axis));
  }

  /** A use of a template with its axes at row and column. */
  private Monomial entry(Template template) {
    int[] slots = new int[template.arity()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i == 0 ? Letter.ROW : i == 1 ? Letter.COLUMN : i - 2;
    }
    return Monomial.of(kernel.store().use(template, slots));
  }

  private Optional<PathSum> read(Table table, int firstParameter) {
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i : table.body().variables()) {
      if (i >= 0) {
        renaming.put(i, i - firstParameter);
      }
    }
    return paths.read(
        kernel.store().rename(table.body(), renaming), range(table, 0), range(table, 1));
  }

  /** P Z = I = Z P. */
  private void inverse(Template template, Table table) {
    Optional<PathSum> matrix = read(table, 2);
    if (matrix.isEmpty()) {
      return;
    }
    Letter letter =
        new Letter(Letter.Kind.MATRIX, entry(template), range(table, 0), range(table, 0));
    List<Integer> inverse = List.of(alphabet.number(letter));
    axiom(times(matrix.get(), List.of(), inverse, range(table, 0)).minusOne(kernel.ring()));
    axiom(times(matrix.get(), inverse, List.of(), range(table, 0)).minusOne(kernel.ring()));
  }

  private PathSum times(PathSum sum, List<Integer> left, List<Integer> right, Optional<Use> range) {
    return new PathSum(range, range, Map.of()).plus(kernel.ring(), Poly.ONE, left, sum, right);
  }

  private void orthogonal(Template template) {
    Use use = kernel.store().use(template, Letter.ROW, Letter.COLUMN);
    if (!(template.content() instanceof Content.Leaf(String _, int _, var dims))) {
      return;
    }
    Optional<Use> range = Optional.of(kernel.store().range(dims.getFirst()));
    int plain = alphabet.number(new Letter(Letter.Kind.MATRIX, Monomial.of(use), range, range));
    int turned = alphabet.transposed(plain);
    PathSum one = new PathSum(range, range, Map.of(List.of(turned, plain), Poly.ONE));
    PathSum other = new PathSum(range, range, Map.of(List.of(plain, turned), Poly.ONE));
    axiom(one.minusOne(kernel.ring()));
    axiom(other.minusOne(kernel.ring()));
  }

  /** The four laws of Penrose, of a matrix that is one letter. */
  private void pseudoInverse(Template template, Table table) {
    Optional<PathSum> matrix = read(table, 2);
    if (matrix.isEmpty() || matrix.get().terms().size() != 1) {
      return;
    }
    var term = matrix.get().terms().entrySet().iterator().next();
    if (!term.getValue().equals(Poly.ONE) || term.getKey().size() != 1) {
      return;
    }
    int x = term.getKey().getFirst();
    Letter letter =
        new Letter(Letter.Kind.MATRIX, entry(template), range(table, 1), range(table, 0));
    int p = alphabet.number(letter);
    axiom(difference(List.of(x, p, x), List.of(x), range(table, 0), range(table, 1)));
    axiom(difference(List.of(p, x, p), List.of(p), range(table, 1), range(table, 0)));
    axiom(
        difference(
            List.of(x, p),
            List.of(alphabet.transposed(p), alphabet.transposed(x)),
            range(table, 0),
            range(table, 0)));
    axiom(
        difference(
            List.of(p, x),
            List.of(alphabet.transposed(x), alphabet.transposed(p)),
            range(table, 1),
            range(table, 1)));
  }

  private PathSum difference(
      List<Integer> left, List<Integer> right, Optional<Use> from, Optional<Use> to) {
    return left.equals(right)
        ? new PathSum(from, to, Map.of())
        : new PathSum(from, to, Map.of(left, Poly.ONE, right, Poly.number(Rational.of(-1))));
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

  /** An equation between matrices that holds for all values of its free variables. */
  void axiom(Poly zero, Optional<Use> from, Optional<Use> to) {
    paths.read(zero, from, to).ifPresent(this::axiom);
  }

  private void axiom(PathSum zero) {
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
