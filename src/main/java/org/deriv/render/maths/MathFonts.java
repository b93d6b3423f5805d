package org.deriv.render.maths;

import java.awt.Font;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.document.LatexCommand;
import org.deriv.render.ink.Face;
import org.scilab.forge.jlatexmath.CharFont;
import org.scilab.forge.jlatexmath.DefaultTeXFont;
import org.scilab.forge.jlatexmath.FontInfo;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * What JLaTeXMath keeps to itself about its fonts: their files, and which sign each code is.
 *
 * <p>The library is frozen (1.0.7 of 2018), so its private fields will not move. Each font gets a
 * placeholder that AWT never opens, so that no font need be installed; the measures come from the
 * library's own tables.
 */
final class MathFonts {
  private static final String ROOT = "/org/scilab/forge/jlatexmath/";

  private final Map<String, Map<Character, String>> unicode = new HashMap<>();

  /** Fills in the placeholders and reads the tables; call it under the lock of the library. */
  MathFonts() {
    Map<Integer, FontInfo> fonts = table(FontInfo.class, "fonts", Integer.class, FontInfo.class);
    fonts.values().forEach(MathFonts::placeholder);
    letters();
    signs(fonts);
  }

  /** The TrueType file that a placeholder stands for. */
  static Face face(String placeholder) {
    return new Face(ROOT + placeholder);
  }

  /** The font that the library starts with. */
  static Font first() {
    return new Font("fonts/latin/jlm_cmr10.ttf", Font.PLAIN, 100);
  }

  /** What a code of a font stands for; empty when it is a part of a larger sign. */
  String unicode(String font, char code) {
    String known = unicode.getOrDefault(font, Map.of()).get(code);
    if (known != null) {
      return known;
    }
    return code > ' ' && code < 0x7f && !font.contains("cmex") ? String.valueOf(code) : "";
  }

  private static void placeholder(FontInfo info) {
    String path = path(info);
    try {
      accessible(FontInfo.class, "font").set(info, new Font(path, Font.PLAIN, 100));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("JLaTeXMath is not the expected version", e);
    }
  }

  private void letters() {
    alphabet(
        "fonts/maths/jlm_msbm10.ttf",
        0x1d538,
        Map.of('C', "ℂ", 'H', "ℍ", 'N', "ℕ", 'P', "ℙ", 'Q', "ℚ", 'R', "ℝ", 'Z', "ℤ"));
    Map<Character, String> script =
        Map.of('B', "ℬ", 'E', "ℰ", 'F', "ℱ", 'H', "ℋ", 'I', "ℐ", 'L', "ℒ", 'M', "ℳ", 'R', "ℛ");
    alphabet("fonts/maths/jlm_cmsy10.ttf", 0x1d49c, script);
    alphabet("fonts/maths/jlm_rsfs10.ttf", 0x1d49c, script);
    alphabet(
        "fonts/euler/jlm_eufm10.ttf",
        0x1d504,
        Map.of('C', "ℭ", 'H', "ℌ", 'I', "ℑ", 'R', "ℜ", 'Z', "ℨ"));
  }

  // Letterlike signs that existed before the mathematical alphabets keep their old places.
  private void alphabet(String font, int first, Map<Character, String> older) {
    Map<Character, String> codes = unicode.computeIfAbsent(font, _ -> new HashMap<>());
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      codes.put(letter, older.getOrDefault(letter, Character.toString(first + letter - 'A')));
    }
  }

  private void signs(Map<Integer, FontInfo> fonts) {
    Map<String, String> names = names();
    Map<String, CharFont> symbols =
        table(DefaultTeXFont.class, "symbolMappings", String.class, CharFont.class);
    symbols.forEach((name, at) ->
        Optional.ofNullable(names.get(name))
            .ifPresent(sign -> {
              put(fonts, at.fontId, at.c, sign);
              put(fonts, at.boldFontId, at.c, sign);
            }));
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (char c = '!'; c < 0x7f; c++) {
      String name = TeXFormula.symbolMappings[c];
      if (name != null) {
        names.put(name, String.valueOf(c));
      }
    }
    for (LatexCommand command : LatexCommand.all()) {
      names.put(command.name(), command.unicode());
    }
    names.put("minus", "−");
    names.put("surdsign", "√");
    names.put("sqrt", "√");
    return names;
  }

  // A sign, its larger versions, and the topmost of the parts that a still larger one is made of.
  private void put(Map<Integer, FontInfo> fonts, int fontId, char code, String sign) {
    Deque<CharFont> waiting = new ArrayDeque<>(List.of(new CharFont(code, fontId)));
    while (!waiting.isEmpty()) {
      CharFont at = waiting.pop();
      FontInfo info = fonts.get(at.fontId);
      if (info == null) {
        continue;
      }
      String path = path(info);
      Map<Character, String> codes = unicode.computeIfAbsent(path, _ -> new HashMap<>());
      if (codes.putIfAbsent(at.c, sign) == null) {
        Optional.ofNullable(info.getNextLarger(at.c)).ifPresent(waiting::push);
        waiting.push(new CharFont(at.c, info.getBoldId()));
      }
    }
  }

  private static String path(FontInfo info) {
    try {
      return (String) accessible(FontInfo.class, "path").get(info);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("JLaTeXMath is not the expected version", e);
    }
  }

  private static <K, V> Map<K, V> table(
      Class<?> owner, String name, Class<K> keys, Class<V> values) {
    try {
      Map<K, V> copy = new HashMap<>();
      Map<?, ?> table = (Map<?, ?>) accessible(owner, name).get(null);
      table.forEach((key, value) -> copy.put(keys.cast(key), values.cast(value)));
      return copy;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("JLaTeXMath is not the expected version", e);
    }
  }

  private static Field accessible(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("JLaTeXMath is not the expected version", e);
    }
  }
}
