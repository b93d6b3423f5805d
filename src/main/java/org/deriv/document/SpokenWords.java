package org.deriv.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the signs of formulas are said, and where a spoken part must be closed. */
final class SpokenWords {
  private static final String TABLE = "/latex/speech.tsv";
  private static final Map<String, String> KNOWN = read();
  private static final Pattern JOINT =
      Pattern.compile(" (?:plus|minus|times|over|equals|is|tends|to the power) |,|end ");
  private static final int SHORT = 4;

  private SpokenWords() {}

  private static Map<String, String> read() {
    try (InputStream stream = SpokenWords.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException("no table " + TABLE + " on the class path");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + TABLE, e);
    }
  }

  /** The words for a sign, or the sign. */
  static String of(String sign) {
    return KNOWN.getOrDefault(sign, sign);
  }

  /** The words for a sign that has any. */
  static Optional<String> known(String sign) {
    return Optional.ofNullable(KNOWN.get(sign));
  }

  /** Whether one hears where it ends. */
  static boolean isShort(String words) {
    return words.split(" ", -1).length <= SHORT && !JOINT.matcher(words).find();
  }

  /** The words, and where their end would not be heard, what says it. */
  static String closed(String words, String end) {
    return isShort(words) ? words : words + ", " + end + ",";
  }

  /** What stands above a letter at its right. */
  static String raised(String words) {
    return switch (words) {
      case "2" -> "squared";
      case "3" -> "cubed";
      case "transpose", "prime", "star" -> words;
      case "is orthogonal to" -> "perp";
      case "minus 1" -> "inverse";
      case "minus transpose" -> "inverse transpose";
      case "plus", "dagger" -> "pseudoinverse";
      case "elementwise times 2" -> "elementwise squared";
      case "" -> "";
      default ->
          words.startsWith("(")
              ? "superscript " + words
              : "to the power " + closed(words, "end power");
    };
  }

  /** What stands below a letter at its right. */
  static String lowered(String words) {
    return switch (words) {
      case "" -> "";
      case "is orthogonal to" -> "sub perp";
      case "the maximum" -> "sub max";
      case "the minimum" -> "sub min";
      default -> "sub " + closed(words, "end sub");
    };
  }

  /** The norm that such a letter names. */
  static String norm(String letter) {
    return switch (letter) {
      case "" -> "the norm";
      case "F" -> "the Frobenius norm";
      case "infinity" -> "the infinity norm";
      case "star" -> "the nuclear norm";
      default -> "the " + letter + "-norm";
    };
  }

  /** A quotient; one of differentials is a derivative. */
  static String quotient(String above, String below) {
    String partial = "partial";
    if (above.startsWith(partial) && below.startsWith(partial + " ")) {
      String of = above.substring(partial.length()).strip();
      String by = below.substring(partial.length()).strip();
      return of.isEmpty()
          ? "the derivative by " + by + " of"
          : "the derivative of "
              + of
              + " by "
              + by
              + (isShort(of) && isShort(by) ? "" : ", end derivative,");
    }
    return isShort(above) && isShort(below)
        ? above + " over " + below
        : "the fraction " + above + " over " + below + ", end fraction,";
  }

  /** With the blanks and commas that are usual. */
  static String tidy(String words) {
    return words
        .replaceAll("\\s+", " ")
        .replaceAll("\\( ", "(")
        .replaceAll(" ([),;.])", "$1")
        .replaceAll("\\[ ", "[")
        .replaceAll(" ]", "]")
        .replaceAll(",(?:\\s*[,;])+", ",")
        .replaceAll(",\\s*([)\\]])", "$1")
        .replaceAll("[,;\\s]+$", "")
        .strip();
  }
}
