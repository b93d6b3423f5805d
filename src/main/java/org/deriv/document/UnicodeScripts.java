package org.deriv.document;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Superscripts, subscripts and double-struck letters of Unicode. */
public final class UnicodeScripts {
  private static final Map<Integer, String> ABOVE =
      table("0123456789+-−=()ni⊤′*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀ′*");
  private static final Map<Integer, String> BELOW =
      table("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
  private static final Map<Integer, String> DOUBLE_STRUCK =
      table("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ");

  private UnicodeScripts() {}

  /** Above or below the line. */
  public enum Level {
    /** A superscript. */
    ABOVE,
    /** A subscript. */
    BELOW
  }

  /** A script: in small signs where Unicode has them all, else after {@code ^} or {@code _}. */
  public static String script(String text, Level level) {
    Map<Integer, String> signs =
        switch (level) {
          case ABOVE -> ABOVE;
          case BELOW -> BELOW;
        };
    return mapped(text, signs)
        .orElseGet(() -> {
          boolean single = text.codePointCount(0, text.length()) == 1;
          String mark = level == Level.ABOVE ? "^" : "_";
          boolean word = level == Level.BELOW && text.matches("[\\p{L}\\d]+");
          return mark + (single || word ? text : "(" + text.replace(" ", "") + ")");
        });
  }

  /** A small sign as LaTeX; nothing for any other. */
  public static Optional<String> latex(String sign) {
    return script(sign, ABOVE, "^").or(() -> script(sign, BELOW, "_"));
  }

  private static Optional<String> script(String sign, Map<Integer, String> signs, String mark) {
    return signs.entrySet().stream()
        .filter(entry -> entry.getValue().equals(sign))
        .map(entry -> Character.toString(entry.getKey()))
        .sorted()
        .findFirst()
        .map(base -> "{}" + mark + "{" + base.replace("⊤", "\\top").replace("−", "-") + "}");
  }

  /** Capital letters double-struck. */
  public static String doubleStruck(String text) {
    return mapped(text, DOUBLE_STRUCK).orElse(text);
  }

  private static Optional<String> mapped(String text, Map<Integer, String> signs) {
    boolean all = !text.isEmpty() && text.codePoints().allMatch(signs::containsKey);
    return all
        ? Optional.of(text.codePoints().mapToObj(signs::get).collect(Collectors.joining()))
        : Optional.empty();
  }

  private static Map<Integer, String> table(String from, String to) {
    int[] keys = from.codePoints().toArray();
    int[] values = to.codePoints().toArray();
    if (keys.length != values.length) {
      throw new IllegalStateException("tables of unequal length: " + from + " " + to);
    }
    return java.util.stream.IntStream.range(0, keys.length)
        .boxed()
        .collect(Collectors.toUnmodifiableMap(i -> keys[i], i -> Character.toString(values[i])));
  }
}
