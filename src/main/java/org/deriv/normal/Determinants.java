package org.deriv.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Rational;

/**
 * Determinants of sums of paths: det(L + R) = det(L) det(I + L⁻¹R) where the inverse of L occurs,
 * and det(I + UV) = det(I + VU), of which the simplest form is taken.
 */
final class Determinants {
  private final Kernel kernel;
  private final Alphabet alphabet;
  private final PathReader paths;

  Determinants(Kernel kernel) {
    this.kernel = kernel;
    this.alphabet = new Alphabet(kernel);
    this.paths = new PathReader(kernel, alphabet);
  }

  /** The determinant of a table, where it is a sum of paths that can be turned round. */
  Optional<Poly> of(Table table) {
    Optional<Use> range = Optional.of(table.ranges().getFirst());
    Optional<PathSum> sum =
        table.body().size() < 2 ? Optional.empty() : paths.read(table.body(), range, range);
    if (sum.isEmpty()) {
      return Optional.empty();
    }
    Poly one = sum.get().coefficient(List.of());
    if (one.isZero()) {
      return peeled(sum.get(), table);
    }
    if (!kernel.signs().of(one).isNonzero()) {
      return Optional.empty();
    }
    Poly scale = kernel.exponents().power(one, size(table.ranges().getFirst()));
    PathSum rest = without(sum.get(), List.of());
    PathSum scaled = rest.times(kernel.ring(), kernel.powers().reciprocal(one));
    return turned(scaled).map(turned -> kernel.ring().times(scale, turned));
  }

  private Poly size(Use range) {
    return kernel
        .dimensions()
        .dimension(range)
        .map(kernel.dimensions()::number)
        .orElseThrow(() -> new Undecidable("a determinant of unknown size"));
  }

  private static PathSum without(PathSum sum, List<Integer> word) {
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>(sum.terms());
    terms.remove(word);
    return new PathSum(sum.from(), sum.to(), terms);
  }

  /** det(L + R) = det(L) det(I + L⁻¹R) for the first letter L whose inverse occurs. */
  private Optional<Poly> peeled(PathSum sum, Table table) {
    for (var term : sum.terms().entrySet()) {
      boolean letter =
          term.getKey().size() == 1
              && term.getValue().equals(Poly.ONE)
              && alphabet.letter(term.getKey().getFirst()).kind() == Letter.Kind.MATRIX;
      if (!letter) {
        continue;
      }
      Monomial content = alphabet.letter(term.getKey().getFirst()).content();
      Table part = new Table(table.ranges(), Poly.of(content));
      if (kernel.matrices().isInverted(part)) {
        int row = kernel.store().fresh();
        int column = kernel.store().fresh();
        Table inverse =
            kernel
                .ring()
                .table(
                    part.ranges(),
                    List.of(row, column),
                    kernel.matrices().inverse(row, column, part));
        Optional<PathSum> word = paths.read(inverse.body(), sum.from(), sum.to());
        if (word.isPresent() && word.get().terms().size() == 1) {
          List<Integer> left = word.get().terms().keySet().iterator().next();
          PathSum rest =
              new PathSum(sum.from(), sum.to(), Map.of())
                  .plus(kernel.ring(), Poly.ONE, left, without(sum, term.getKey()), List.of());
          Poly outside = kernel.matrices().determinant(part);
          return turned(rest).map(turned -> kernel.ring().times(outside, turned));
        }
      }
    }
    return Optional.empty();
  }

  /** det(I + R), turned round into its least form. */
  private Optional<Poly> turned(PathSum rest) {
    List<Table> forms = new ArrayList<>();
    if (rest.from().isPresent()) {
      forms.add(table(rest, rest.from().get()));
    }
    List<Integer> suffix = suffix(List.copyOf(rest.terms().keySet()));
    for (int length = 1; length <= suffix.size(); length++) {
      PathSum rotated = rotated(rest, suffix.subList(suffix.size() - length, suffix.size()));
      if (rotated.from().isEmpty()) {
        return Optional.of(Poly.ONE.plus(number(rotated)));
      }
      forms.add(table(rotated, rotated.from().get()));
    }
    List<Integer> prefix =
        suffix(rest.terms().keySet().stream().map(word -> List.copyOf(word.reversed())).toList())
            .reversed();
    for (int length = 1; length <= prefix.size(); length++) {
      PathSum rotated = rotatedForwards(rest, prefix.subList(0, length));
      if (rotated.from().isEmpty()) {
        return Optional.of(Poly.ONE.plus(number(rotated)));
      }
      forms.add(table(rotated, rotated.from().get()));
    }
    return forms.stream().map(this::oriented).min(Determinants::compare).map(this::named);
  }

  private static int compare(Table left, Table right) {
    int byRange = left.ranges().getFirst().compareTo(right.ranges().getFirst());
    return byRange != 0 ? byRange : left.body().compareTo(right.body());
  }

  private Table oriented(Table table) {
    Poly transposed =
        kernel
            .store()
            .rename(table.body(), Map.of(Letter.ROW, Letter.COLUMN, Letter.COLUMN, Letter.ROW));
    return transposed.compareTo(table.body()) < 0 ? new Table(table.ranges(), transposed) : table;
  }

  private Poly named(Table table) {
    return kernel.matrices().plainDeterminant(table);
  }

  /** The longest word in which all words end. */
  private static List<Integer> suffix(List<List<Integer>> words) {
    List<Integer> common = List.copyOf(words.getFirst());
    for (List<Integer> word : words) {
      int length = 0;
      while (length < Math.min(common.size(), word.size())
          && common.reversed().get(length).equals(word.reversed().get(length))) {
        length++;
      }
      common = common.subList(common.size() - length, common.size());
    }
    return common;
  }

  /** UV → VU. */
  private PathSum rotated(PathSum sum, List<Integer> suffix) {
    Optional<Use> end = alphabet.letter(suffix.getFirst()).from();
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
    sum.terms()
        .forEach((word, factor) -> {
          List<Integer> turned = new ArrayList<>(suffix);
          turned.addAll(word.subList(0, word.size() - suffix.size()));
          terms.put(List.copyOf(turned), factor);
        });
    return new PathSum(end, end, terms);
  }

  /** VU → UV. */
  private PathSum rotatedForwards(PathSum sum, List<Integer> prefix) {
    Optional<Use> end = alphabet.letter(prefix.getLast()).to();
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
    sum.terms()
        .forEach((word, factor) -> {
          List<Integer> turned = new ArrayList<>(word.subList(prefix.size(), word.size()));
          turned.addAll(prefix);
          terms.put(List.copyOf(turned), factor);
        });
    return new PathSum(end, end, terms);
  }

  private Poly number(PathSum sum) {
    Poly.Sum number = new Poly.Sum();
    sum.terms()
        .forEach((word, factor) -> {
          int unused = kernel.store().fresh();
          Flat flat = alphabet.network(word, unused, unused);
          Poly network = kernel.sums().sum(kernel.ring().product(flat.body()), flat.bounds());
          number.add(kernel.ring().times(factor, network), Rational.ONE);
        });
    return number.poly();
  }

  /** The table of I + R. */
  private Table table(PathSum rest, Use range) {
    int row = kernel.store().fresh();
    int column = kernel.store().fresh();
    Poly delta =
        kernel
            .dimensions()
            .dimension(range)
            .map(size -> Poly.of(kernel.store().delta(size, row, column)))
            .orElseThrow(() -> new Undecidable("an identity of unknown size"));
    Poly.Sum body = new Poly.Sum();
    body.add(delta, Rational.ONE);
    rest.terms()
        .forEach((word, factor) -> {
          Poly network = alphabet.matrix(word, delta, row, column);
          body.add(kernel.ring().times(factor, network), Rational.ONE);
        });
    return kernel.ring().table(List.of(range, range), List.of(row, column), body.poly());
  }
}
