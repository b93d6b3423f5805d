package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/**
 * Reads the entry of a matrix, in the variables {@link Letter#ROW} and {@link Letter#COLUMN}, as a
 * sum of words: each term must be a path of factors from one to the other.
 */
final class PathReader {
  private static final int ROW = Letter.ROW;
  private static final int COLUMN = Letter.COLUMN;

  private final Kernel kernel;
  private final Alphabet alphabet;

  PathReader(Kernel kernel, Alphabet alphabet) {
    this.kernel = kernel;
    this.alphabet = alphabet;
  }

  /** The sum of words, or nothing where some term is no path. */
  Optional<PathSum> read(Poly entry, Optional<Use> from, Optional<Use> to) {
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
    for (Monomial monomial : entry.sorted()) {
      Optional<Walk> walk = walk(monomial, from, to);
      if (walk.isEmpty()) {
        return Optional.empty();
      }
      Poly factor = Poly.of(walk.get().scalar(), entry.coefficient(monomial));
      Poly sum = terms.getOrDefault(walk.get().word(), Poly.ZERO).plus(factor);
      if (sum.isZero()) {
        terms.remove(walk.get().word());
      } else {
        terms.put(walk.get().word(), sum);
      }
    }
    return Optional.of(new PathSum(from, to, terms));
  }

  /** A number that is one network, as a word from a vector to a vector. */
  Optional<List<Integer>> number(Use use) {
    Flat flat = kernel.sums().open(use);
    for (int start : flat.bounds().keySet()) {
      Map<Integer, Use> ranges = new HashMap<>(flat.bounds());
      Optional<Use> range = Optional.ofNullable(ranges.get(start));
      List<Power> body = List.copyOf(flat.body().powers());
      boolean end = body.stream().filter(power -> touches(power, start, ranges)).count() == 1;
      if (end && ranges.values().stream().allMatch(other -> other.arity() == 0)) {
        Optional<List<Integer>> word = new Walker(body, ranges).closed(start, range);
        if (word.isPresent()) {
          return word;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a factor leads from a variable to another. */
  private static boolean touches(Power power, int start, Map<Integer, Use> ranges) {
    boolean leads = false;
    for (int slot : power.use().slots()) {
      leads |= slot != start && ranges.containsKey(slot);
    }
    return leads && power.use().touches(start);
  }

  /** A diagonal matrix with this entry, in the variable of the row. */
  Optional<PathSum> diagonal(Poly entry, Optional<Use> range) {
    Map<List<Integer>, Poly> terms = new LinkedHashMap<>();
    for (Monomial monomial : entry.sorted()) {
      List<Power> inside = new ArrayList<>();
      List<Power> outside = new ArrayList<>();
      for (Power power : monomial.powers()) {
        (power.use().touches(ROW) ? inside : outside).add(power);
      }
      Monomial content = Monomial.of(inside);
      List<Integer> word =
          content.isOne()
              ? List.of()
              : List.of(alphabet.number(new Letter(Letter.Kind.DIAGONAL, content, range, range)));
      Poly factor = Poly.of(Monomial.of(outside), entry.coefficient(monomial));
      terms.merge(word, factor, Poly::plus);
    }
    return Optional.of(new PathSum(range, range, terms));
  }

  private record Walk(Monomial scalar, List<Integer> word) {}

  private Optional<Walk> walk(Monomial monomial, Optional<Use> from, Optional<Use> to) {
    List<Power> scalar = new ArrayList<>();
    List<Power> body = new ArrayList<>();
    Map<Integer, Use> ranges = new HashMap<>();
    from.ifPresent(range -> ranges.put(ROW, range));
    to.ifPresent(range -> ranges.put(COLUMN, range));
    for (Power power : monomial.powers()) {
      Use use = power.use();
      if (!use.touches(ROW) && !use.touches(COLUMN)) {
        scalar.add(power);
      } else if (use.template().isConnected() && power.exponent().isOne() && isOpen(use)) {
        Flat flat = kernel.sums().open(use);
        ranges.putAll(flat.bounds());
        body.addAll(flat.body().powers());
      } else {
        body.add(power);
      }
    }
    if (ranges.values().stream().anyMatch(range -> range.arity() > 0)) {
      return Optional.empty();
    }
    return new Walker(body, ranges)
        .walk(from.isPresent(), to.isPresent())
        .map(word -> new Walk(Monomial.of(scalar), word));
  }

  /** Whether a network with one free end is a word; the diagonal of X'Y is rather one factor. */
  private boolean isOpen(Use use) {
    if (use.arity() != 1) {
      return true;
    }
    Flat flat = kernel.sums().open(use);
    List<Integer> word = new ArrayList<>();
    Walker walker = new Walker(flat.body().powers(), flat.bounds());
    walker.forward(word, use.slots()[0], false);
    boolean diagonal =
        word.size() == 2
            && alphabet.letter(word.getLast()).content().isOne()
            && !isOneFactor(alphabet.letter(word.getFirst()).content());
    return walker.left.isEmpty() && !diagonal;
  }

  private static boolean isOneFactor(Monomial content) {
    return content.powers().size() == 1 && content.powers().getFirst().exponent().isOne();
  }

  /** Follows the factors of one term. */
  private final class Walker {
    private final List<Power> left;
    private final Map<Integer, Use> ranges;
    private final Set<Integer> visited = new HashSet<>();

    Walker(List<Power> body, Map<Integer, Use> ranges) {
      this.left = new ArrayList<>(body);
      this.ranges = ranges;
    }

    Optional<List<Integer>> walk(boolean fromRow, boolean toColumn) {
      if (left.size() == 1
          && left.getFirst().use().template().content() instanceof Content.Delta
          && fromRow
          && toColumn) {
        return Optional.of(List.of());
      }
      List<Integer> word = new ArrayList<>();
      boolean arrived = fromRow && forward(word, ROW, toColumn);
      List<Integer> back = new ArrayList<>();
      if (!arrived && toColumn) {
        forward(back, COLUMN, false);
        back.reversed().forEach(number -> word.add(alphabet.transposed(number)));
      }
      return left.isEmpty() ? Optional.of(List.copyOf(word)) : Optional.empty();
    }

    /** The word of a network without free ends, from a variable that has one neighbour. */
    Optional<List<Integer>> closed(int start, Optional<Use> range) {
      Monomial content = kernel.store().rename(take(start, Optional.empty()), Map.of(start, ROW));
      Letter first =
          new Letter(Letter.Kind.COLUMN_VECTOR, content, range, Optional.empty())
              .transposed(kernel.store());
      List<Integer> word = new ArrayList<>(List.of(alphabet.number(first)));
      forward(word, start, false);
      return left.isEmpty() ? Optional.of(List.copyOf(word)) : Optional.empty();
    }

    /** Adds the letters met from a variable on; whether the column was reached. */
    private boolean forward(List<Integer> word, int start, boolean toColumn) {
      int here = start;
      while (true) {
        if (toColumn && here == COLUMN) {
          diagonal(word, here);
          return true;
        }
        visited.add(here);
        Optional<Integer> next = neighbour(here);
        if (next.isEmpty() || visited.contains(next.get())) {
          vector(word, here);
          return false;
        }
        diagonal(word, here);
        matrix(word, here, next.get());
        here = next.get();
      }
    }

    private Optional<Integer> neighbour(int here) {
      for (Power power : left) {
        for (int slot : power.use().slots()) {
          if (power.use().touches(here) && slot != here && ranges.containsKey(slot)) {
            return Optional.of(slot);
          }
        }
      }
      return Optional.empty();
    }

    /** The factors that touch exactly these of the variables in question. */
    private Monomial take(int here, Optional<Integer> there) {
      List<Power> taken = new ArrayList<>();
      for (Power power : List.copyOf(left)) {
        boolean fits = power.use().touches(here);
        for (int slot : power.use().slots()) {
          boolean known = slot == here || there.filter(other -> other == slot).isPresent();
          fits &= known || !ranges.containsKey(slot);
        }
        fits &= there.isEmpty() || power.use().touches(there.get());
        if (fits) {
          taken.add(power);
          left.remove(power);
        }
      }
      return Monomial.of(taken);
    }

    private void diagonal(List<Integer> word, int here) {
      Monomial content = take(here, Optional.empty());
      if (!content.isOne()) {
        Optional<Use> range = Optional.ofNullable(ranges.get(here));
        Monomial named = kernel.store().rename(content, Map.of(here, ROW));
        word.add(alphabet.number(new Letter(Letter.Kind.DIAGONAL, named, range, range)));
      }
    }

    private void vector(List<Integer> word, int here) {
      Monomial content = take(here, Optional.empty());
      Optional<Use> range = Optional.ofNullable(ranges.get(here));
      Monomial named = kernel.store().rename(content, Map.of(here, ROW));
      Optional<Letter> known = knownDiagonal(named, range);
      if (known.isPresent()) {
        word.add(alphabet.number(known.get()));
        named = named.times(known.get().content().power(Rational.of(-1)));
      }
      word.add(
          alphabet.number(new Letter(Letter.Kind.COLUMN_VECTOR, named, range, Optional.empty())));
    }

    /** Of v⊙w the matrix diag(v), if that is a letter of some equation already. */
    private Optional<Letter> knownDiagonal(Monomial content, Optional<Use> range) {
      if (content.powers().size() < 2) {
        return Optional.empty();
      }
      return content.powers().stream()
          .filter(power -> power.exponent().isOne())
          .map(power -> content.times(Monomial.of(List.of(power)).power(Rational.of(-1))))
          .map(rest -> new Letter(Letter.Kind.DIAGONAL, rest, range, range))
          .filter(alphabet::isKnown)
          .findFirst();
    }

    /** The identity is no letter: diag(v) is reached by a diagonal letter and δ. */
    private boolean isUnit(Monomial content) {
      return content.powers().size() == 1
          && content.powers().getFirst().use().template().content() instanceof Content.Delta;
    }

    private void matrix(List<Integer> word, int here, int there) {
      Monomial content = take(here, Optional.of(there));
      if (isUnit(content)) {
        return;
      }
      Map<Integer, Integer> renaming = new HashMap<>();
      renaming.put(here, ROW);
      renaming.put(there, COLUMN);
      Monomial named = kernel.store().rename(content, renaming);
      word.add(
          alphabet.number(
              new Letter(
                  Letter.Kind.MATRIX,
                  named,
                  Optional.ofNullable(ranges.get(here)),
                  Optional.ofNullable(ranges.get(there)))));
    }
  }
}
