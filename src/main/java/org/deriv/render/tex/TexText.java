package org.deriv.render.tex;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.document.LatexCommand;

/** Plain text as LaTeX source: nothing in it is a command any more. */
final class TexText {
  private static final Map<Integer, String> SPECIAL =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry((int) '`', "\\textasciigrave{}"),
          Map.entry(0xa0, "~"),
          Map.entry(0xb5, "\\ensuremath{\\mu}"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "\\mbox{-}"),
          Map.entry(0x2013, "--"),
          Map.entry(0x2014, "---"),
          Map.entry(0x2018, "`"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201c, "``"),
          Map.entry(0x201d, "''"),
          Map.entry(0x2026, "\\ldots{}"),
          Map.entry(0x2022, "\\textbullet{}"),
          Map.entry(0x20ac, "\\texteuro{}"),
          Map.entry(0x3bf, "\\ensuremath{o}"),
          Map.entry(0x2212, "\\ensuremath{-}"));

  /** Greek capitals that look like Latin ones have no command. */
  private static final String GREEK_CAPITALS = "ΑΒΕΖΗΙΚΜΝΟΡΤΧ";

  private static final String LATIN_CAPITALS = "ABEZHIKMNOPTX";

  private static final Map<Integer, String> SIGNS =
      LatexCommand.all().stream()
          .filter(TexText::isSign)
          .collect(
              Collectors.toUnmodifiableMap(
                  command -> command.unicode().codePointAt(0),
                  LatexCommand::name,
                  // Both names print the same sign.
                  (a, b) -> a.compareTo(b) <= 0 ? a : b));

  private TexText() {}

  private static boolean isSign(LatexCommand command) {
    boolean single = command.unicode().codePointCount(0, command.unicode().length()) == 1;
    return switch (command.kind()) {
      case SYMBOL, LARGE, DELIMITER -> single && command.unicode().codePointAt(0) > 0x7f;
      case FUNCTION, SPACE, ACCENT, FONT, STRUCTURE, LAYOUT -> false;
    };
  }

  /** The text for a place where text is set. */
  static String escape(String text) {
    StringBuilder source = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(codePoint -> append(source, codePoint));
    return source.toString();
  }

  /** The text for typewriter type: no ligatures. */
  static String verbatim(String text) {
    return escape(text)
        .replace("-", "-{}")
        .replace("'", "\\textquotesingle{}")
        .replace(",", ",{}")
        .replace("!", "!{}")
        .replace("?", "?{}");
  }

  private static void append(StringBuilder source, int codePoint) {
    String special = SPECIAL.get(codePoint);
    if (special != null) {
      source.append(special);
    } else if (codePoint < 0x20) {
      source.append(' ');
    } else if (codePoint < 0x7f || isEuropean(codePoint)) {
      source.appendCodePoint(codePoint);
    } else {
      source.append(foreign(codePoint));
    }
  }

  // The letters that T1 fonts have; LaTeX's utf8 knows them without a package.
  private static boolean isEuropean(int codePoint) {
    return (codePoint >= 0xa1 && codePoint <= 0x17e && codePoint != 0xad)
        && (codePoint <= 0xff || Character.isLetter(codePoint))
        && "ħĦŉĿŀŦŧĸſ".indexOf(codePoint) < 0;
  }

  private static String foreign(int codePoint) {
    String name = SIGNS.get(codePoint);
    if (name != null) {
      return "\\ensuremath{\\" + name + "}";
    }
    int capital = GREEK_CAPITALS.indexOf(codePoint);
    if (capital >= 0) {
      return "\\ensuremath{\\mathrm{" + LATIN_CAPITALS.charAt(capital) + "}}";
    }
    String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
    if (parts.length() == 2 && parts.charAt(1) == 0x301) {
      return "\\ensuremath{\\acute{" + unwrapped(foreign(parts.charAt(0))) + "}}";
    }
    return "\\derivcharacter{"
        + Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT)
        + "}";
  }

  private static String unwrapped(String source) {
    return source.startsWith("\\ensuremath{")
        ? source.substring("\\ensuremath{".length(), source.length() - 1)
        : source;
  }
}
