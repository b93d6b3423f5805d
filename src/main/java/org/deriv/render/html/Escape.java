package org.deriv.render.html;

import java.util.regex.Pattern;

/** Text made safe for HTML. */
final class Escape {
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:)[^\\s\"'<>]*|#.*");

  private Escape() {}

  /** Text for the content of an element or for an attribute in double quotes. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          switch (codePoint) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default -> {
              boolean control = codePoint < 0x20 && codePoint != '\n' && codePoint != '\t';
              safe.appendCodePoint(control ? ' ' : codePoint);
            }
          }
        });
    return safe.toString();
  }

  /** Whether an address may be linked to: the web, mail, or a place in the page. */
  static boolean isAddress(String target) {
    return ADDRESS.matcher(target).matches();
  }

  /** The name of a place in the page. */
  static String anchor(String name) {
    return "ref-" + name.replaceAll("[^A-Za-z0-9.-]", "-");
  }
}
