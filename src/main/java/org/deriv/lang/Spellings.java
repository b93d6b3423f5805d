package org.deriv.lang;

import java.text.Normalizer;
import java.util.Map;

/** The ASCII spelling of names: {@code Σ} and {@code Sigma} are one name. */
final class Spellings {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '∑', "sum"),
          Map.entry((int) '∏', "prod"),
          Map.entry((int) '∇', "grad"),
          Map.entry((int) '∫', "integral"),
          Map.entry((int) '∞', "oo"),
          Map.entry((int) 'ℝ', "R"),
          Map.entry((int) 'ℕ', "N"),
          Map.entry((int) 'ℤ', "Z"),
          Map.entry((int) 'ℙ', "P"),
          Map.entry(0x1D53C, "E"),
          Map.entry((int) 'ς', "sigma"),
          Map.entry((int) 'ϵ', "epsilon"),
          Map.entry((int) 'ϑ', "theta"),
          Map.entry((int) 'ϕ', "phi"),
          Map.entry((int) 'ϖ', "pi"),
          Map.entry((int) 'ϱ', "rho"),
          Map.entry((int) 'ϰ', "kappa"),
          Map.entry((int) 'µ', "mu"));

  private static final String LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";
  private static final String CAPITALS = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
  private static final String[] LETTER_NAMES =
      ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
              + " sigma tau upsilon phi chi psi omega")
          .split(" ", -1);

  private Spellings() {}

  /** The name that {@code word} spells, in ASCII where it has such a spelling. */
  static String name(String word) {
    if (isAscii(word)) {
      return word;
    }
    StringBuilder name = new StringBuilder();
    boolean subscript = false;
    for (int character : Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().toArray()) {
      boolean lowered = character >= '₀' && character <= '₉';
      if (lowered) {
        name.append(subscript || name.charAt(name.length() - 1) == '_' ? "" : "_");
        name.append(character - '₀');
      } else {
        appendLetter(name, character);
      }
      subscript = lowered;
    }
    return name.toString();
  }

  private static boolean isAscii(String word) {
    for (int index = 0; index < word.length(); index++) {
      if (word.charAt(index) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void appendLetter(StringBuilder name, int character) {
    int small = LETTERS.indexOf(character);
    int capital = CAPITALS.indexOf(character);
    if (SIGNS.containsKey(character)) {
      name.append(SIGNS.get(character));
    } else if (small >= 0) {
      name.append(LETTER_NAMES[small]);
    } else if (capital >= 0) {
      String letter = LETTER_NAMES[capital];
      name.append(Character.toUpperCase(letter.charAt(0))).append(letter, 1, letter.length());
    } else {
      name.appendCodePoint(character);
    }
  }

  /** The digits that {@code superscript}, such as {@code ⁻¹}, raises. */
  static String lowered(String superscript) {
    StringBuilder digits = new StringBuilder();
    for (int index = 0; index < superscript.length(); index++) {
      int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(superscript.charAt(index));
      digits.append(digit < 0 ? "-" : String.valueOf(digit));
    }
    return digits.toString();
  }
}
