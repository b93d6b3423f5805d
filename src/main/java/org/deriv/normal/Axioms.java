package org.deriv.normal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/** The equations that define inverses, orthogonal matrices, reciprocals and numbers as words. */
final class Axioms {
  private final Theory theory;
  private final Kernel kernel;
  private final Alphabet alphabet;
  private final PathReader paths;

  Axioms(Theory theory) {
    this.theory = theory;
    this.kernel = theory.kernel();
    this.alphabet = theory.alphabet();
    this.paths = theory.paths();
  }

  void takeFromTemplates() {
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
  }

  void takeFromGap(Poly gap) {
    gap.sorted().stream()
        .flatMap(monomial -> monomial.powers().stream())
        .map(Power::use)
        .forEach(this::scalarPaths);
    for (int number = 0; number < alphabet.size(); number++) {
      reciprocal(alphabet.letter(number));
    }
  }

  /** Its denominators are not zero. */
  void learnDenominators(Poly gap) {
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
                theory.axiom(new PathSum(Optional.empty(), Optional.empty(), terms));
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
      int index = kernel.store().fresh();
      Poly sum = kernel.ring().value(kernel.store().rename(power.use(), Map.of(Letter.ROW, index)));
      paths
          .diagonal(kernel.store().rename(sum, Map.of(index, Letter.ROW)), letter.from())
          .ifPresent(words -> {
            theory.axiom(times(words, List.of(), word, letter.from()).minusOne(kernel.ring()));
            theory.axiom(times(words, word, List.of(), letter.from()).minusOne(kernel.ring()));
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
    theory.axiom(times(matrix.get(), List.of(), inverse, range(table, 0)).minusOne(kernel.ring()));
    theory.axiom(times(matrix.get(), inverse, List.of(), range(table, 0)).minusOne(kernel.ring()));
  }

  private PathSum times(PathSum sum, List<Integer> left, List<Integer> right, Optional<Use> range) {
    return new PathSum(range, range, Map.of()).plus(kernel.ring(), Poly.ONE, left, sum, right);
  }

  private void orthogonal(Template template) {
    Use use = kernel.store().use(template, Letter.ROW, Letter.COLUMN);
    if (!(template.content() instanceof Content.Leaf(String _, int _, var dims))) {
      return;
    }
    Optional<Use> range = Optional.of(kernel.dimensions().range(dims.getFirst()));
    int plain = alphabet.number(new Letter(Letter.Kind.MATRIX, Monomial.of(use), range, range));
    int turned = alphabet.transposed(plain);
    PathSum one = new PathSum(range, range, Map.of(List.of(turned, plain), Poly.ONE));
    PathSum other = new PathSum(range, range, Map.of(List.of(plain, turned), Poly.ONE));
    theory.axiom(one.minusOne(kernel.ring()));
    theory.axiom(other.minusOne(kernel.ring()));
  }

  /** The four laws of Penrose, of a matrix that is one letter. */
  private void pseudoInverse(Template template, Table table) {
    if (table.ranges().size() != 2) {
      return;
    }
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
    theory.axiom(difference(List.of(x, p, x), List.of(x), range(table, 0), range(table, 1)));
    theory.axiom(difference(List.of(p, x, p), List.of(p), range(table, 1), range(table, 0)));
    theory.axiom(
        difference(
            List.of(x, p),
            List.of(alphabet.transposed(p), alphabet.transposed(x)),
            range(table, 0),
            range(table, 0)));
    theory.axiom(
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
}
