package org.deriv.render.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where English words may be broken.
 *
 * <p>Liang, Word Hy-phen-a-tion by Com-put-er (1983): a digit between two letters of a pattern
 * votes for a break there if it is odd, against it if it is even, and the largest vote wins.
 */
final class Hyphenator {
  private static final String ENGLISH = "/hyphenation/hyph-en-us.tex";
  private static final int SHORTEST = 5;
  private static final int LEFT = 2;
  private static final int RIGHT = 3;

  private final Map<String, int[]> patterns = new HashMap<>();
  private final Map<String, List<Integer>> exceptions = new HashMap<>();
  private int longest;

  /** The patterns of American English. */
  Hyphenator() {
    String text = text();
    for (String pattern : group(text, "\\patterns{")) {
      learn(pattern);
    }
    for (String word : group(text, "\\hyphenation{")) {
      except(word);
    }
  }

  private static String text() {
    try (InputStream stream = Hyphenator.class.getResourceAsStream(ENGLISH)) {
      if (stream == null) {
        throw new IllegalStateException("no " + ENGLISH + " on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)%.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ENGLISH, e);
    }
  }

  private static List<String> group(String text, String opening) {
    int start = text.indexOf(opening) + opening.length();
    String inside = text.substring(start, text.indexOf('}', start)).strip();
    return List.of(inside.split("\\s+", -1));
  }

  private void learn(String pattern) {
    StringBuilder letters = new StringBuilder();
    int[] votes = new int[pattern.length() + 1];
    for (int i = 0; i < pattern.length(); i++) {
      char sign = pattern.charAt(i);
      if (Character.isDigit(sign)) {
        votes[letters.length()] = sign - '0';
      } else {
        letters.append(sign);
      }
    }
    patterns.put(letters.toString(), votes);
    longest = Math.max(longest, letters.length());
  }

  private void except(String word) {
    List<Integer> breaks = new ArrayList<>();
    int letters = 0;
    for (String syllable : word.split("-", -1)) {
      letters += syllable.length();
      breaks.add(letters);
    }
    exceptions.put(word.replace("-", ""), breaks.subList(0, breaks.size() - 1));
  }

  /** The numbers of letters before each place where a word of letters may be broken. */
  List<Integer> breaks(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (word.length() < SHORTEST || !lower.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return List.of();
    }
    List<Integer> known = exceptions.get(lower);
    return known == null ? voted("." + lower + ".", word.length()) : known;
  }

  private List<Integer> voted(String marked, int length) {
    int[] votes = new int[marked.length() + 1];
    for (int start = 0; start < marked.length(); start++) {
      for (int end = start + 1; end <= Math.min(marked.length(), start + longest); end++) {
        int[] pattern = patterns.get(marked.substring(start, end));
        for (int i = 0; pattern != null && i <= end - start; i++) {
          votes[start + i] = Math.max(votes[start + i], pattern[i]);
        }
      }
    }
    List<Integer> breaks = new ArrayList<>();
    for (int i = LEFT; i <= length - RIGHT; i++) {
      // One more for the dot at the beginning.
      if (votes[i + 1] % 2 == 1) {
        breaks.add(i);
      }
    }
    return breaks;
  }
}
