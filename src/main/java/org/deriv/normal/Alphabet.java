package org.deriv.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The letters of a session, numbered, and the networks that words of them stand for. */
final class Alphabet {
  private final Kernel kernel;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<Letter, Integer> numbers = new HashMap<>();

  Alphabet(Kernel kernel) {
    this.kernel = kernel;
  }

  int number(Letter letter) {
    Integer known = numbers.get(letter);
    if (known == null) {
      known = letters.size();
      letters.add(letter);
      numbers.put(letter, known);
    }
    return known;
  }

  /** Whether the letter has a number already. */
  boolean isKnown(Letter letter) {
    return numbers.containsKey(letter);
  }

  Letter letter(int number) {
    return letters.get(number);
  }

  int size() {
    return letters.size();
  }

  int transposed(int number) {
    return number(letters.get(number).transposed(kernel.store()));
  }

  /** Whether the letters can stand after one another from one end to the other. */
  boolean isPath(Optional<Use> from, List<Integer> word, Optional<Use> to) {
    Optional<Use> here = from;
    for (int number : word) {
      if (number < 0 || number >= letters.size() || !letters.get(number).from().equals(here)) {
        return false;
      }
      here = letters.get(number).to();
    }
    return here.equals(to);
  }

  /** The product of a word's letters between two variables, with the variables summed over. */
  Flat network(List<Integer> word, int start, int end) {
    Map<Integer, Use> bounds = new LinkedHashMap<>();
    List<Power> powers = new ArrayList<>();
    int here = start;
    for (int i = 0; i < word.size(); i++) {
      Letter letter = letters.get(word.get(i));
      boolean last = word.subList(i + 1, word.size()).stream().noneMatch(this::moves);
      int next = here;
      if (letter.kind() != Letter.Kind.DIAGONAL) {
        next = last || letter.to().isEmpty() ? end : kernel.store().fresh();
        if (next != end && letter.to().isPresent()) {
          bounds.put(next, letter.to().get());
        }
      }
      Map<Integer, Integer> renaming = Map.of(Letter.ROW, here, Letter.COLUMN, next);
      powers.addAll(kernel.store().rename(letter.content(), renaming).powers());
      here = next;
    }
    return new Flat(bounds, Monomial.of(powers));
  }

  /** The entry of a word that is a square matrix; that of a diagonal matrix is a multiple of δ. */
  Poly matrix(List<Integer> word, Poly delta, int start, int end) {
    if (word.stream().noneMatch(this::moves)) {
      return kernel.ring().times(delta, Poly.of(network(word, start, start).body()));
    }
    Flat flat = network(word, start, end);
    return kernel.sums().sum(kernel.ring().product(flat.body()), flat.bounds());
  }

  /** Whether the letter is no diagonal matrix. */
  private boolean moves(int number) {
    return letters.get(number).kind() != Letter.Kind.DIAGONAL;
  }

  /**
   * Longer words are greater, then those with more letters of a higher class, where a letter and
   * its transpose are of one class, then the numbers of the letters decide.
   */
  int compare(List<Integer> left, List<Integer> right) {
    int byContent = compareContents(left, right);
    if (byContent != 0) {
      return byContent;
    }
    for (int i = 0; i < left.size(); i++) {
      int byLetter = Integer.compare(left.get(i), right.get(i));
      if (byLetter != 0) {
        return byLetter;
      }
    }
    return 0;
  }

  /** The first two parts of {@link #compare}, which transposition leaves as they are. */
  int compareContents(List<Integer> left, List<Integer> right) {
    int byLength = Integer.compare(left.size(), right.size());
    if (byLength != 0) {
      return byLength;
    }
    List<Integer> mine = classes(left);
    List<Integer> theirs = classes(right);
    for (int i = 0; i < mine.size(); i++) {
      int byClass = Integer.compare(mine.get(i), theirs.get(i));
      if (byClass != 0) {
        return byClass;
      }
    }
    return 0;
  }

  private List<Integer> classes(List<Integer> word) {
    return word.stream()
        .map(number -> Math.min(number, transposed(number)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
