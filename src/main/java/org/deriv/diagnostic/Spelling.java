package org.deriv.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The one of {@code known} nearest to {@code word}, if it is near enough to be worth proposing:
   * one slip in three letters. Of equally near ones the first in {@code known} wins.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int allowed = Math.max(1, Math.min(word.length(), 12) / 3);
    Optional<String> best = Optional.empty();
    int least = allowed + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) < least && !candidate.equals(word)) {
        int slips = slips(word, candidate);
        if (slips < least && slips < Math.max(word.length(), candidate.length())) {
          least = slips;
          best = Optional.of(candidate);
        }
      }
    }
    return best;
  }

  // Damerau's distance (optimal string alignment): letters inserted, left out, changed or swapped.
  private static int slips(String from, String to) {
    int[][] least = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int near = Math.min(least[i - 1][j], least[i][j - 1]) + 1;
        least[i][j] = Math.min(near, least[i - 1][j - 1] + changed);
        if (swapped(from, to, i, j)) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[from.length()][to.length()];
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
